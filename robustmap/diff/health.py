"""How a map fares as a debate: three numbers that an edit can better or worsen."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

from robustmap.diff.effects import Reading
from robustmap.graph.debate import debates
from robustmap.graph.sourced import unsourced


@dataclass(frozen=True)
class Count:
    """A number in the base and in the head."""

    base: int
    head: int


@dataclass(frozen=True)
class Health:
    """What is wanting in the base and in the head.

    `unanswered` counts arguments that hold without any reply, `one_sided` debates in which
    everything that counts speaks for one side, `unsourced` nodes that do not say where
    they are taken from.
    """

    unanswered: Count = Count(0, 0)
    one_sided: Count = Count(0, 0)
    unsourced: Count = Count(0, 0)

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return asdict(self)


def health(old: Reading, new: Reading, silent: tuple[Collection[str], Collection[str]]) -> Health:
    """Count what is wanting on both sides; `silent` are the arguments without a reply."""
    maps = old.solution.map, new.solution.map
    return Health(
        Count(*(len(one) for one in silent)),
        Count(*(_one_sided(one) for one in (old, new))),
        Count(*(sum(1 for _ in unsourced(one)) for one in maps)),
    )


def _one_sided(reading: Reading) -> int:
    return sum(_lopsided(reading, node.about) for node in debates(reading.solution.map))


def _lopsided(reading: Reading, about: Collection[str]) -> bool:
    numbers = [0, 0]
    theses = {reading.solution.map.statement_id(ref) for ref in about}
    for thesis in theses:
        if thesis is not None:
            found = reading.ledger(thesis)
            for at, side in enumerate((found.for_, found.against)):
                numbers[at] += sum(map(len, side)) - len(side.uncounted)
    return (numbers[0] == 0) != (numbers[1] == 0)
