"""What an obligation is, what finding one needs, and the registry of all sorts."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, Protocol

from robustmap.model.map import Map
from robustmap.model.registry import Registry
from robustmap.reason.comparisons import Comparison
from robustmap.reason.dialogues import Replay
from robustmap.reason.robustness import Robustness
from robustmap.reason.solution import Solution
from robustmap.reason.stories import Coverage


class Obligation(NamedTuple):
    """Something that is still open.

    `node` is what is open, `about` what it concerns, `where` the dialogue, question or text
    in which it came up, `move` the move of the dialogue, `says` what is missing in a few
    words.
    """

    sort: str
    node: str
    about: tuple[str, ...] = ()
    where: str = ""
    move: str = ""
    says: str = ""


class Ground(Protocol):
    """What finding obligations needs of a kb: each is worked out once and kept."""

    @property
    def map(self) -> Map: ...

    @property
    def solution(self) -> Solution: ...

    @property
    def replays(self) -> Mapping[str, Replay]: ...

    @property
    def answers(self) -> Mapping[str, tuple[str, ...]]: ...

    @property
    def class_coverage(self) -> Coverage: ...

    @property
    def comparisons(self) -> Mapping[str, Comparison]: ...

    @property
    def robustness_table(self) -> dict[str, dict[str, Robustness]]: ...


Find = Callable[[Ground], Iterator[Obligation]]

SORTS: Registry[Find] = Registry("robustmap.query.dues", "sort of obligation")
"""What finds each sort of obligation, by the word of the sort."""
