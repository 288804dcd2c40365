"""Arguments that newly hold only because nobody has replied."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from robustmap.diff.effects import EVERYTHING, Cone
from robustmap.explain.words import title
from robustmap.reason.ask import ask
from robustmap.reason.solution import Solution

Since = Literal["new", "turned", "reply-gone"]


@dataclass(frozen=True)
class Silence:
    """An argument without any reply that was not such a one before.

    `since` says why: it is `new`, it did not hold before (`turned`), or the replies that
    it had are gone or aim elsewhere (`reply-gone`).
    """

    id: str
    title: str
    since: Since

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return asdict(self)


def silent(
    solution: Solution, cone: Cone = EVERYTHING, known: Collection[str] = ()
) -> Iterator[str]:
    """Yield the arguments that hold without any reply, by id. Linear in the map.

    Outside of a cone they are those that are `known` to be so.
    """
    for node in solution.map.arguing():
        if not cone.holds(node.id):
            if node.id in known:
                yield node.id
            continue
        asked = ask(solution, node.id)
        if asked and not asked.counted and asked.answer == "stands" and not asked.replies:
            yield node.id


def silences(old: Solution, new: Solution, refs: Iterable[str]) -> Iterator[Silence]:
    """Yield why these arguments are newly without a reply, by id."""
    for ref in sorted(refs):
        yield Silence(ref, title(new, ref), _since(old, ref))


def _since(old: Solution, ref: str) -> Since:
    asked = ask(old, ref) if ref in old.map.nodes else None
    if asked is None:
        return "new"
    return "reply-gone" if asked.answer == "stands" and not asked.counted else "turned"
