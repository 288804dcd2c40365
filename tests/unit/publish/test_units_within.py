"""Units within units: an edit makes the parts again that tell of it, and leaves the others."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish import tree
from robustmap.publish.html import Html
from robustmap.publish.keep.keeper import Keeper
from robustmap.publish.keep.units import InUnits, Unit, in_units
from robustmap.publish.page import File, Found, Page, whole
from robustmap.publish.pages import debates, maps
from robustmap.publish.site import Site
from robustmap.publish.source import find

CHAINS = 45


class Round(NamedTuple):
    """What one build did: the units that were made, those kept, and what the search was told."""

    made: set[str]
    kept: set[str]
    found: list[Found]


def site(kb: Path) -> Site:
    return Site(KB(read(kb, str(kb))))


def build(kb: Path, out: Path, *sorts: InUnits) -> Round:
    """Make some sorts of pages as a build does."""
    tree.prepare(out)
    keeper = Keeper(site(kb), find(kb), out)
    keeper.sorts = {str(number): sort for number, sort in enumerate(sorts)}.items()
    planted, found = tree.planted(out), list[Found]()
    for one in keeper.made():
        if isinstance(one, Found):
            found.append(one)
        else:
            name, data = tree.written(one)
            planted.put(f"{tree.DOCS}/{name}", data)
    planted.finish({f"{tree.DOCS}/{name}" for name in keeper.kept_files})
    keeper.note()
    return Round({*keeper.names}, {*keeper.kept}, found)


def lies(out: Path) -> dict[str, bytes]:
    docs = out / tree.TREE / tree.DOCS
    return {
        one.relative_to(docs).as_posix(): one.read_bytes()
        for one in docs.rglob("*")
        if one.is_file()
    }


def wanted(kb: Path, *sorts: InUnits) -> dict[str, bytes]:
    """Make the same from nothing."""
    made = (tree.written(one) for sort in sorts for one in sort(site(kb)))
    return {name: whole(data) for name, data in made}


@in_units
def nested(of: Site) -> Iterator[Unit]:
    del of
    yield Unit("above", _above)


def _above(of: Site) -> Iterator[Page | Unit]:
    yield Unit("of/a", _below, ("a",))
    yield Page("above/", "All", Html(""), of.heading("a"))
    yield Unit("of/b", _below, ("b",))


def _below(of: Site, node: str) -> Iterator[Page | File | Unit]:
    yield Page(f"of/{node}/", node, Html(""), of.map.nodes[node].body)
    yield Unit(f"of/{node}/more", _more, (node,))


def _more(of: Site, node: str) -> Iterator[File]:
    yield File(f"of/{node}/title.txt", of.heading(node).encode())


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    found = tmp_path / "kb"
    for folder in ("claims", "arguments", "questions"):
        (found / folder).mkdir(parents=True)
    (found / "map.yaml").write_text("title: A map\n", encoding="utf-8")
    for name in ("a", "b"):
        write(found, f"claims/{name}", f"title: Claim {name}", f"What {name} says.")
    return found


def write(kb: Path, name: str, front: str, body: str) -> None:
    (kb / f"{name}.md").write_text(f"---\n{front}\n---\n\n{body}\n", encoding="utf-8")


def test_what_is_within_is_made_after_what_it_is_within_and_listed_once(kb: Path) -> None:
    assert [*wanted(kb, nested)] == [
        *("above.md", "of/a.md", "of/a/title.txt", "of/b.md", "of/b/title.txt"),
    ]


def test_only_what_tells_of_an_edit_is_made_again(kb: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = build(kb, out, nested)
    assert first.made == {"above", "of/a", "of/a/more", "of/b", "of/b/more"}
    again = build(kb, out, nested)
    assert (again.made, again.kept) == (set(), first.made)
    write(kb, "claims/a", "title: Claim a", "Something else.")
    edited = build(kb, out, nested)
    # What stands above is made to give those within it; these are looked at one by one.
    assert edited.made == {"above", "of/a"}
    assert edited.kept == {"of/a/more", "of/b", "of/b/more"}
    assert lies(out) == wanted(kb, nested)


def test_the_search_is_told_of_pages_that_are_kept(kb: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert build(kb, out, nested).found == []
    assert build(kb, out, nested).found == [
        Found("above/", "All", "Claim a"),
        Found("of/a/", "a", "What a says."),
        Found("of/b/", "b", "What b says."),
    ]


def test_a_file_that_is_gone_is_made_again_wherever_its_unit_stands(
    kb: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    build(kb, out, nested)
    (out / tree.TREE / tree.DOCS / "of/b/title.txt").unlink()
    assert build(kb, out, nested).made == {"above", "of/b", "of/b/more"}
    assert lies(out) == wanted(kb, nested)


def debate(kb: Path) -> None:
    """Write a debate with too many steps for one picture, and for a table of its attacks."""
    write(kb, "claims/t", "title: The thesis", "What is argued about.")
    write(kb, "questions/q", "title: The question\nsort: debate\nabout: [t]", "Is it so?")
    for n in range(CHAINS):
        write(kb, f"arguments/p{n}", f"title: Reason {n}\nfor: t", f"It is so, {n}.")
        above = f"p{n}"
        for reply in ("c", "d"):
            name = f"{reply}{n}"
            write(kb, f"arguments/{name}", f"title: Reply {name}\nundercuts: {above}", "No.")
            above = name


@pytest.mark.parametrize("sort", [maps.pages, debates.pages])
def test_a_large_debate_is_made_again_where_it_tells_of_an_edit(
    kb: Path, tmp_path: Path, sort: InUnits
) -> None:
    debate(kb)
    out = tmp_path / "out"
    parts = build(kb, out, sort).made
    assert len(parts) > 2
    write(kb, "arguments/d7", "title: Renamed\nundercuts: c7", "No.")
    edited = build(kb, out, sort)
    assert edited.made <= parts
    assert 1 < len(edited.made) <= 3 < len(edited.kept) + len(edited.made)
    assert lies(out) == wanted(kb, sort)
    write(kb, "arguments/added", "title: One more\nundercuts: d9", "No.")
    build(kb, out, sort)
    assert lies(out) == wanted(kb, sort)
