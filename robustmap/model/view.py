"""Views: what counts, fixed before anything is computed."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, Self, get_args

from robustmap.model.fields import Basis

Weighing = Literal["none", "last-link", "weakest-link", "weakest-link-democratic"]
"""Whether an argument that is weaker than what it denies still tells against it.

By "none" it does. Otherwise it does not, and an argument is as strong as its last step, as the
weakest of all its steps, or (democratic) as the strongest of them.
"""

WEIGHING_NAMES: tuple[Weighing, ...] = get_args(Weighing)

BASIS_LEVELS: tuple[Basis, ...] = ("stated", "implied", "reading")


@dataclass(frozen=True)
class View:
    """What counts: a verdict is a function of a map, a view and a semantics.

    `basis` is the weakest level that counts: "implied", the default, leaves out what is
    only our reading. It takes away inferences, clauses and facts, never claims. With any
    `weighing` but "none", the default, an argument tells against a claim only where it is not
    weaker than what speaks for it; the names say which of its steps make it weak. `off`
    switches arguments or single inferences off; `granted` claims cannot be attacked,
    `denied` ones are attacked without defence. `eyes` names whose positions were
    taken into the other fields.
    """

    basis: Basis = "implied"
    reframings: bool = False
    suppositions: bool = False
    weighing: Weighing = "none"
    off: frozenset[str] = field(default=frozenset())
    granted: frozenset[str] = field(default=frozenset())
    denied: frozenset[str] = field(default=frozenset())
    eyes: str = ""

    def counts(self, basis: Basis) -> bool:
        """Tell whether what is so well founded counts.

        >>> View().counts("reading"), View(basis="reading").counts("reading")
        (False, True)
        """
        return BASIS_LEVELS.index(basis) <= BASIS_LEVELS.index(self.basis)

    def but(
        self,
        *,
        basis: Basis | None = None,
        reframings: bool | None = None,
        suppositions: bool | None = None,
        weighing: Weighing | None = None,
        off: Iterable[str] = (),
        granted: Iterable[str] = (),
        denied: Iterable[str] = (),
    ) -> Self:
        """Give the same view with some things changed; sets are added to.

        >>> View(off=frozenset({"a"})).but(off={"b"}).off == {"a", "b"}
        True
        """
        return replace(
            self,
            basis=self.basis if basis is None else basis,
            reframings=self.reframings if reframings is None else reframings,
            suppositions=self.suppositions if suppositions is None else suppositions,
            weighing=self.weighing if weighing is None else weighing,
            off=self.off | frozenset(off),
            granted=self.granted | frozenset(granted),
            denied=self.denied | frozenset(denied),
        )


DEFAULT_VIEW = View()
"""Stated and implied; no readings, reframings or suppositions, and nothing is weighed."""
