"""Everything that can be asked of a semantics about one framework, held against what is due."""

from collections.abc import Collection, Sequence

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import SEMANTICS, Answer, Budget, Search

Attackers = Sequence[Sequence[int]]

Extensions = Collection[frozenset[int]]


def framework_of(attackers: Attackers) -> Framework:
    """Give a framework whose arguments are called by their numbers."""
    return Framework(tuple(map(str, range(len(attackers)))), tuple(map(tuple, attackers)))


def search_of(name: str, attackers: Attackers) -> Search:
    """Open a framework for questions."""
    made = SEMANTICS[name].search
    assert made is not None, f"{name} answers no questions"
    return made(framework_of(attackers), Budget())


def compared(name: str, attackers: Attackers, due: Extensions) -> int:
    """Ask the five questions, about every argument; gives the number of answers compared."""
    # One search for all, so that what one question has learned could mislead the next.
    search = search_of(name, attackers)
    assert_all(name, attackers, search, due)
    assert search.count() == (len(due), True), (name, attackers)
    assert_some(name, attackers, search.some(), due)
    for query in range(len(attackers)):
        assert_credulous(name, attackers, search.credulous(query), due)
        assert_sceptical(name, attackers, search.sceptical(query), due)
    return 3 + 2 * len(attackers)


def compared_in_turn(name: str, attackers: Attackers, due: Extensions, turn: int) -> int:
    """Compare all extensions, and at every other turn another question, each when it is due."""
    search = search_of(name, attackers)
    assert_all(name, attackers, search, due)
    if turn % 2:
        return 1
    query, which = divmod(turn // 2 % (2 + 2 * len(attackers)), 2)
    if query == len(attackers):
        if which:
            assert search.count() == (len(due), True), (name, attackers)
        else:
            assert_some(name, attackers, search.some(), due)
    elif which:
        assert_credulous(name, attackers, search.credulous(query), due)
    else:
        assert_sceptical(name, attackers, search.sceptical(query), due)
    return 2


def assert_all(name: str, attackers: Attackers, search: Search, due: Extensions) -> None:
    found = search.extensions()
    given = list(found)
    assert found.complete, (name, attackers)
    assert len(given) == len(set(given)), (name, attackers, "one is given twice")
    assert set(given) == due, (name, attackers, given, due)


def assert_some(name: str, attackers: Attackers, found: Answer, due: Extensions) -> None:
    assert found.holds == bool(due), (name, attackers)
    assert found.holds == (found.extension is not None)
    assert not found.holds or found.extension in due, (name, attackers, found.extension)


def assert_credulous(name: str, attackers: Attackers, found: Answer, due: Extensions) -> None:
    query, told = found.query, (name, attackers, found.query)
    assert found.holds == any(query in one for one in due), told
    assert found.holds == (found.extension is not None), told
    if found.extension is not None:
        assert found.extension in due, told
        assert query in found.extension, told


def assert_sceptical(name: str, attackers: Attackers, found: Answer, due: Extensions) -> None:
    query, told = found.query, (name, attackers, found.query)
    assert found.holds == all(query in one for one in due), told
    assert found.holds == (found.extension is None), told
    if found.extension is not None:
        assert found.extension in due, told
        assert query not in found.extension, told
