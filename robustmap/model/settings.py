"""`map.yaml`: what a knowledge base says of itself."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from robustmap.model import ids
from robustmap.model.fields import Basis, Flag, Part, Ref, Refs, Source, Text, Title
from robustmap.model.imports import Import
from robustmap.model.nodes import Answer
from robustmap.model.view import View, Weighing


class Evaluate(Part):
    """The view that is used where nobody asks for another."""

    basis: Basis = "implied"
    reframings: Flag = False
    suppositions: Flag = False
    weighing: Weighing = "none"
    """Unless `none`, what is weaker than what it denies does not tell against it.

    An argument is as strong as its last step (`last-link`), as the weakest of all its steps
    (`weakest-link`), or as the strongest of them (`weakest-link-democratic`).
    """
    off: Refs = ()
    grant: Refs = ()
    deny: Refs = ()

    def view(self) -> View:
        """Give it as a `View`."""
        return View(
            basis=self.basis,
            reframings=self.reframings,
            suppositions=self.suppositions,
            weighing=self.weighing,
            off=frozenset(self.off),
            granted=frozenset(self.grant),
            denied=frozenset(self.deny),
        )


class Today(Part):
    """Which thresholds have been crossed already, and who says so."""

    crossed: Refs = ()
    source: Source | None = None


class Settings(BaseModel):
    """What `map.yaml` may say."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    title: Title = "A robustmap"
    """What the site is called."""
    description: Text = ""
    """One sentence on what the map is about."""
    main: Ref | None = None
    """The debate that the home page opens with (default: the first one)."""
    today: Today | None = None
    """Thresholds that have been crossed already."""
    evaluate: Evaluate = Evaluate()
    """The default view."""
    expect: dict[Ref, Answer] = Field(default_factory=dict)
    """Pins: verdicts that must not change unless this file changes too."""
    imports: tuple[Import, ...] = ()
    """Other kbs that this one builds on, each under a namespace."""
    defaults: dict[str, dict[str, Any]] = Field(default_factory=dict)
    """Values for nodes that do not give their own, per folder of the kb."""
    repository: Text | None = None
    """Address of the repository on a forge; without it no edit links are shown."""
    site_url: Text | None = None
    """Address at which the site is published."""

    def origin(self, ref: str) -> Import | None:
        """Give the imported kb to which an id belongs, or None where it is one of our own."""
        space = ids.space(ref) if self.imports else ""
        return next((one for one in self.imports if one.as_ == space), None)
