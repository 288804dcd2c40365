"""What tools take: frozen models, from which the assistant's schema is made too."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from robustmap.errors import QueryError
from robustmap.model.fields import Basis
from robustmap.model.suggest import nearest
from robustmap.model.view import Weighing

if TYPE_CHECKING:
    from robustmap.kb import KB

MAX_REF = 200
MAX_REFS = 50
MAX_PAGE = 100
MAX_FAULTS = 5

Ref = Annotated[str, Field(min_length=1, max_length=MAX_REF)]
Refs = Annotated[tuple[Ref, ...], Field(max_length=MAX_REFS)]


class Input(BaseModel):
    """What a tool takes; nothing else is taken."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """Check what a tool was given.

        Raises:
            QueryError: it is not what the tool takes; the message names the nearest.
        """
        try:
            return cls.model_validate(dict(given))
        except ValidationError as error:
            message = "; ".join(_fault(one, cls) for one in error.errors()[:MAX_FAULTS])
            raise QueryError(message) from None


class About(Input):
    """Something that has an id."""

    id: Ref = Field(description="A node, `argument#premise`, clause or inference.")


class Paged(Input):
    """A part of a long list."""

    offset: int = Field(default=0, ge=0, le=10**9, description="How many entries to pass over.")
    limit: int = Field(default=25, ge=1, le=MAX_PAGE, description="At most so many entries.")


class Seen(About):
    """Something that has an id, and what counts while looking at it."""

    basis: Basis | None = Field(default=None, description="Weakest basis to count.")
    reframings: bool = Field(default=False, description="Let rejected framings undercut.")
    suppositions: bool = Field(default=False, description="Count what is only supposed.")
    weighing: Weighing | None = Field(default=None, description="Whether strengths decide.")
    off: Refs = Field(default=(), description="Arguments to switch off.")
    granted: Refs = Field(default=(), description="Claims to take as true.")
    denied: Refs = Field(default=(), description="Claims to take as false.")
    as_seen_by: str = Field(
        default="",
        max_length=MAX_REF,
        description="A person whose positions are taken for granted; computed, not their words.",
    )
    semantics: str = Field(
        default="",
        max_length=MAX_REF,
        description="`grounded` (default, the cautious view), `preferred` (camps), ...",
    )

    def seen(self, kb: "KB") -> "KB":
        """Give the kb as it is to be looked at.

        Raises:
            RobustmapError: one of the ids or names is unknown.
        """
        if self.as_seen_by:
            # What is only inferred to be a person's stays with the handle that the text gives.
            kb = kb.as_seen_by(self.as_seen_by, inferred="/" in self.as_seen_by)
        changed = kb.view(
            basis=self.basis,
            reframings=self.reframings or None,
            suppositions=self.suppositions or None,
            weighing=self.weighing,
            off=self.off,
            granted=self.granted,
            denied=self.denied,
        )
        if changed.current_view != kb.current_view:
            kb = changed  # else what has been solved stays
        return kb.under(self.semantics) if self.semantics else kb


def _fault(one: Any, model: type[Input]) -> str:
    place = ".".join(map(str, one["loc"]))
    known = tuple(model.model_fields)
    if one["type"] == "extra_forbidden" and len(one["loc"]) == 1:
        near = nearest(place, known)
        hint = f"did you mean `{near}`?" if near else f"there are {', '.join(known)}"
        return f"there is no `{place[:MAX_REF]}` here; {hint}"
    if one["type"] == "missing":
        return f"`{place}` is missing"
    told = str(one["msg"]).removeprefix("Value error, ")
    return f"`{place[:MAX_REF]}`: {told[:1].lower()}{told[1:]}" if place else told
