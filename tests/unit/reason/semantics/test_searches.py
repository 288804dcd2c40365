"""How questions are answered: limits, streams, parts, cones, and what is not loaded."""

import subprocess
import sys
from itertools import islice

import pytest

from robustmap.errors import NoExtensionError
from robustmap.graph.framework import Framework
from robustmap.reason.semantics import IN, OUT, SEMANTICS, UNDECIDED, Budget, Search
from robustmap.reason.semantics import _small as small
from robustmap.reason.semantics._search import Asked
from tests.support.definitions import TEXTBOOK, Dung, every_relation, members
from tests.support.questions import compared, framework_of

MINE = ("admissible", "complete", "conflict-free", "grounded", "naive", "preferred", "stable")


class Clock:
    """Ticks by itself: each look takes a second."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


def pairs(number: int) -> list[tuple[int, ...]]:
    """Arguments that attack each other two by two."""
    return [(one + 1 - 2 * (one % 2),) for one in range(2 * number)]


def search(name: str, attackers: list[tuple[int, ...]], budget: Budget | None = None) -> Search:
    made = SEMANTICS[name].search
    assert made is not None
    return made(framework_of(attackers), budget or Budget())


@pytest.mark.parametrize("name", MINE)
@pytest.mark.parametrize("most", [0, small.SMALL], ids=["solver", "listed"])
def test_every_question_on_small_frameworks(name, most, monkeypatch):
    """With the solver and without it: all frameworks of two arguments, every ninth of three."""
    monkeypatch.setattr(small, "SMALL", most)
    for attackers in [*every_relation(2), *islice(every_relation(3), 0, None, 9)]:
        due = {frozenset(members(one)) for one in TEXTBOOK[name](Dung(attackers))}
        compared(name, attackers, due)


def test_a_limit_is_told_only_where_there_is_more():
    for limit, given, stopped in ((3, 3, "limit"), (4, 4, ""), (9, 4, "")):
        found = search("preferred", pairs(2)).extensions(limit)
        assert len(list(found)) == found.given == given
        assert found.stopped == stopped
        assert found.complete == (not stopped)
        assert list(found) == []


def test_very_many_extensions_come_one_by_one_and_are_counted():
    """2,000 disputes have 2 to the power of 2,000 camps: nobody goes through them."""
    many = search("preferred", pairs(2000))
    assert len(set(islice(many.extensions(), 5))) == 5
    assert many.count() == (2**2000, True)
    assert search("complete", pairs(2000)).count() == (3**2000, True)
    assert many.credulous(3999).holds
    assert not many.sceptical(3999).holds


def test_the_time_is_kept():
    for question in ("credulous", "sceptical"):
        asked = search("preferred", pairs(3), Budget(0.5, Clock()))
        answer = getattr(asked, question)(0)
        assert answer.holds is None
        assert str(answer) == "not decided within 0.5 s"
        assert answer.extension is None
    found = search("stable", pairs(3), Budget(6, Clock())).extensions()
    assert len(list(found)) < 8
    assert found.stopped == "time"
    assert not found.complete
    number, exact = search("complete", pairs(3), Budget(6, Clock())).count()
    assert number < 27
    assert not exact


def test_a_hard_question_stops_within_the_solver():
    """Pigeons: n+1 of them, each with n holes that attack each other. No solver is done soon."""
    holes, found = 10, list[tuple[int, ...]]()
    for pigeon in range(holes + 1):
        for hole in range(holes):
            same = [pigeon * holes + other for other in range(holes) if other != hole]
            shared = [other * holes + hole for other in range(holes + 1) if other != pigeon]
            found.append(tuple(sorted(same + shared)))
    size = len(found)
    # One for each pigeon attacks itself, unless one of its holes is taken.
    found += [
        (size + pigeon, *(pigeon * holes + hole for hole in range(holes)))
        for pigeon in range(holes + 1)
    ]
    answer = search("stable", found, Budget(8, Clock())).some()
    assert answer.holds is None
    assert str(answer) == "not decided within 8 s"


def test_a_limit_needs_a_clock():
    with pytest.raises(ValueError, match="needs a clock"):
        Budget(3)


def test_labels_are_what_all_extensions_share():
    """Two that attack each other, what both attack, and what that attacks."""
    attackers = [(1,), (0,), (0, 1), (2,)]
    labels = SEMANTICS["preferred"].label(framework_of(attackers)).labels
    assert list(labels) == [UNDECIDED, UNDECIDED, OUT, IN]
    cautious = SEMANTICS["complete"].label(framework_of(attackers)).labels
    assert list(cautious) == [UNDECIDED] * 4


def test_labels_by_a_solver_are_those_by_listing(monkeypatch):
    attackers = [(1,), (0,), (0, 1), (2,), (3, 4), (4, 6), (5,), ()]
    listed = {name: SEMANTICS[name].label(framework_of(attackers)) for name in ("preferred",)}
    monkeypatch.setattr(small, "SMALL", 0)
    for name, labelling in listed.items():
        assert SEMANTICS[name].label(framework_of(attackers)) == labelling


def test_no_extension_is_said_clearly():
    alone = framework_of([(0,), ()])
    assert search("stable", [(0,), ()]).some().holds is False
    assert search("stable", [(0,), ()]).sceptical(1).holds is True
    assert search("stable", [(0,), ()]).count() == (0, True)
    with pytest.raises(NoExtensionError, match="no set of arguments can be held here at all"):
        SEMANTICS["stable"].label(alone)


def test_a_long_chain_of_disputes_needs_no_recursion():
    """Each of 10,000 pairs attacks the next: one part, and grounded settles none of it."""
    attackers = pairs(5000)
    linked = [(*by, one - 2) if one % 2 == 0 and one else by for one, by in enumerate(attackers)]
    asked = search("preferred", linked)
    assert asked.credulous(9999).holds
    assert asked.sceptical(1).holds is False
    stable = search("stable", linked).some()
    assert stable.holds
    assert stable.extension is not None
    assert len(stable.extension) == 5000


def test_what_an_extension_must_be_like():
    framework = Framework.of("abc", [("a", "b"), ("b", "a"), ("b", "c")])
    chosen = frozenset({0, 2})
    assert Asked(inside=(0,), outside=(1,), spared=(2,)).met(framework, chosen)
    assert not Asked(spared=(1,)).met(framework, chosen)
    assert not Asked(inside=(1,)).met(framework, chosen)
    assert not Asked(outside=(2,)).met(framework, chosen)


def test_small_parts_load_no_solver():
    code = (
        "import sys\n"
        "from robustmap.graph.framework import Framework\n"
        "from robustmap.reason.semantics import SEMANTICS\n"
        "one = Framework.of('abcd', [('a', 'b'), ('b', 'a'), ('c', 'd'), ('d', 'c')])\n"
        "for name in ('preferred', 'stable', 'complete', 'grounded'):\n"
        "    SEMANTICS[name].label(one)\n"
        "assert not {'pysat', 'numba', 'numpy', 'networkx'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
