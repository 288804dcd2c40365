"""The laws of every foreign format, over the table of them: what is written reads back.

Reading what was written gives the map without what the format says that it loses, and
every undercut survives every format that can hold one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import robustmap as rm
from robustmap.formats.exchange import FORMATS, NOTHING, Faults, Format, lost, recognised
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Claim, Question
from robustmap.reason.solution import Solution
from tests.support.maps import argument, circle_map, claim, random_map
from tests.support.nodes import maps
from tests.support.wild import wild_map

NAMES = tuple(FORMATS)
# Solvers' files hold no map but what follows from one, which has laws of its own.
BOTH = tuple(name for name, one in FORMATS.entries.items() if one.keeps)
WRITTEN = tuple(name for name, one in FORMATS.entries.items() if one.write)
MAKERS = (random_map, circle_map, wild_map)


@cache
def solved(number: int) -> Solution:
    """Give one of the maps made by chance, solved."""
    return Solution.of(MAKERS[number % len(MAKERS)](Random(number)))


@cache
def real() -> Solution:
    """Give the kb of this repository, solved."""
    return rm.load("kb").solution


def returns(form: Format, solution: Solution) -> None:
    """Assert that what is written reads back as what the format keeps."""
    assert form.read
    assert form.write
    assert form.keeps
    data = form.write(solution)
    assert data == form.write(solution), "the same map gives other bytes"
    faults = Faults()
    found = form.read(data, faults)
    assert found is not None, [*faults.found, data]
    assert not faults.failed, faults.found
    kept = form.keeps(solution.map)
    for name in {*kept.nodes, *found.map.nodes}:
        assert found.map.nodes.get(name) == kept.nodes.get(name)
    assert found.map.settings == kept.settings
    assert form.keeps(kept) == kept, "what is kept is not kept again"


@contextmanager
def of(what: str) -> Iterator[None]:
    """Tell of what a law does not hold."""
    try:
        yield
    except BaseException as error:
        error.add_note(what)
        raise


def undercuts(map_: Map) -> int:
    """Count the pairs of an argument and one of whose steps it breaks, where both are there.

    To name an argument with several steps is to name them all.
    """
    steps = {
        name: map_.inferences[found[0]].owner
        for name, found in map_.inferences_of.items()
        if map_.inferences[found[0]].relation != "contradicts"
    }
    return len(
        {
            (one.owner, steps[one.target])
            for one in map_.inferences.values()
            if one.relation == "undercuts" and one.target in steps
        }
    )


@pytest.mark.parametrize("name", BOTH)
def test_what_is_written_reads_back(name: str) -> None:
    for number in range(30):
        with of(f"map {number}"):
            returns(FORMATS[name], solved(number))


@pytest.mark.long
@pytest.mark.parametrize("name", BOTH)
def test_what_is_written_of_three_hundred_maps_reads_back(name: str) -> None:
    for number in range(1000, 1300):
        returns(FORMATS[name], solved(number))


@pytest.mark.parametrize("name", BOTH)
def test_what_is_written_of_the_real_kb_reads_back(name: str) -> None:
    returns(FORMATS[name], real())


@pytest.mark.long
@pytest.mark.parametrize("name", BOTH)
def test_whatever_a_file_may_say_reads_back(name: str) -> None:
    # Whole maps are found to fail at once, and made smaller for many minutes.
    @settings(
        max_examples=100,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(maps())
    def comes_back(map_: Map) -> None:
        returns(FORMATS[name], Solution.of(map_, map_.settings.evaluate.view()))

    comes_back()


FOUND = {
    "a debate and a claim without words": Map([Claim(id="c"), Question(id="q", sort="debate")]),
    "an attack on an argument that says nothing": Map(
        [Argument(id="a"), argument("b", against="a#reason")]
    ),
    **{
        f"an argument called {words}": Map(
            [claim("c"), Argument(id="a", body=words), argument("b", undercuts="a")]
        )
        for words in ("_", "+", "-", "_ so", "+> so", "<_ so", "- _ +")
    },
}
"""What chance found to be read as something else than was written."""


@pytest.mark.parametrize("name", BOTH)
def test_what_chance_once_found_reads_back(name: str) -> None:
    for found, map_ in FOUND.items():
        with of(found):
            returns(FORMATS[name], Solution.of(map_))


@pytest.mark.parametrize("name", BOTH)
def test_every_undercut_survives(name: str) -> None:
    form = FORMATS[name]
    assert form.keeps is not None
    if not form.undercuts:
        assert "undercut" in form.loses
        return
    for solution in (real(), *map(solved, range(60))):
        assert undercuts(form.keeps(solution.map)) == undercuts(solution.map)


@pytest.mark.parametrize("name", BOTH)
def test_what_is_lost_is_said(name: str) -> None:
    form = FORMATS[name]
    assert form.keeps is not None
    gone = lost(real().map, form.keeps(real().map))
    assert (form.loses == NOTHING) == (not gone), gone


@pytest.mark.parametrize("name", WRITTEN)
def test_an_empty_map_can_be_written(name: str) -> None:
    form = FORMATS[name]
    assert form.write is not None
    empty = Solution.of(Map([]))
    assert isinstance(form.write(empty), bytes)
    if form.keeps:
        returns(form, empty)


@pytest.mark.parametrize("name", BOTH)
def test_what_is_written_is_recognised(name: str) -> None:
    form = FORMATS[name]
    assert form.write is not None
    for solution in (real(), *map(solved, range(6))):
        data = form.write(solution)
        assert form.sniff(data)
        assert recognised(data, f"map{form.suffixes[0]}") == [name]


JUNK = (
    *(b"", b"\n", b"\x00", b"\xff\xfe\x00", b"\xef\xbb\xbf", b"{", b"[]", b"{}", b"null", b"1"),
    *(b"a: [", b"<a>", b"<", b"'", b'"', b"PK\x03\x04", "é".encode("latin-1"), b"\\", b"#", b"="),
    *(b"[" * 100_000, b"{" * 100_000, b'{"a":' * 50_000, b"<a>" * 50_000, b"- " * 50_000),
    *(b"(" * 50_000, b"  " * 50_000 + b"a", b"-\n" * 10_000, b"a" * 1_000_000, b">" * 100_000),
    b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    b'{"nodes": 3, "edges": {"a": []}}',
    b'{"nodes": [[], null, {"nodeID": []}], "edges": [{}, 4]}',
    b'{"robustmap": [], "settings": 7}\n{"kind": [], "id": {}}\n{"kind": "claim", "id": "../x"}',
)


@pytest.mark.parametrize("name", NAMES)
def test_no_content_raises(name: str) -> None:
    form = FORMATS[name]
    for data in JUNK:
        with of(repr(data[:60])):
            assert form.sniff(data) in (True, False)
            if form.read:
                faults = Faults()
                found = form.read(data, faults)
                assert (found is None) == faults.failed, faults.found
                assert all(one.message for one in faults.found)


@pytest.mark.parametrize("name", BOTH)
def test_no_cut_or_changed_file_raises(name: str) -> None:
    form = FORMATS[name]
    assert form.read
    assert form.write
    data, rng = form.write(solved(4)), Random(name)
    for _ in range(60):
        at = rng.randrange(len(data) + 1)
        cut = rng.choice((data[:at], data[at:], data[:at] + rng.randbytes(2) + data[at + 1 :]))
        faults = Faults()
        assert (form.read(cut, faults) is None) == faults.failed
