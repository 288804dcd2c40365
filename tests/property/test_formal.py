"""What is kept because of the form of a map: no wording bears on it."""

from collections import Counter
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from robustmap.files.read import read
from robustmap.formats._triples import triples
from robustmap.formats.vocabulary import path
from robustmap.graph.debate import debates
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.publish import build as building
from robustmap.publish.asked.formal import FORMAL
from robustmap.publish.figures import explore
from robustmap.publish.keep.keeper import Keeper
from robustmap.publish.keep.told import form, told
from robustmap.publish.pages import _beyond, cookbook, terms
from robustmap.publish.parts.debates import lists, matrix
from robustmap.publish.parts.points import firm
from robustmap.publish.site import Site
from robustmap.publish.source import find
from robustmap.publish.voices import voices
from tests.bench.generate import generate
from tests.support.wild import wild_map

SEEDS = range(12)

OF_DEBATE = (explore._part, lists.reframed, matrix._attacked, lists.unanswered)
"""What is asked of each debate."""

MOST_TURNED = 30
"""Of so many nodes of a map it is asked what would turn their verdict."""


def reworded(node: Node) -> Node:
    """Give a node with other words wherever it has any."""
    titles = [one.model_copy(update={"text": "Called otherwise"}) for one in node.titles]
    said = dict.fromkeys(("body", "note", "title"), f"Said otherwise in {node.id}.")
    there = {name: words for name, words in said.items() if getattr(node, name)}
    return node.model_copy(update={**there, "titles": tuple(titles)})


def written(map_: Map, write: Callable[[Node], Node]) -> Site:
    return Site(KB(Map(map(write, map_.nodes.values()), map_.settings)))


def asked_alike(map_: Map) -> None:
    site, other = Site(KB(map_)), written(map_, reworded)
    assert site.map != other.map
    assert form(told(site)) == form(told(other))
    assert terms.used(site) == terms.used(other)
    assert voices(site) == voices(other)
    assert explore._whole(site) == explore._whole(other)
    number = explore._size(site)
    for some in (number // 2, number):
        assert explore._mostly(site, some) == explore._mostly(other, some)
    assert _beyond.stating(site) == _beyond.stating(other)
    for question in debates(site.map):
        for one in OF_DEBATE:
            assert one(site, question.id) == one(other, question.id)
    assert cookbook.answered(site) == cookbook.answered(other)
    judged = (name for name in site.map.nodes if site.kb.verdict(name))
    for name in islice(judged, MOST_TURNED):
        assert firm.brief(site, name) == firm.brief(other, name)
        assert firm.lost(site, name) == firm.lost(other, name)


def test_all_of_them_are_asked_here():
    asked = (
        *(cookbook.answered, terms.used, voices, explore._whole, explore._mostly),
        *(firm.brief, firm.lost, _beyond.stating, *OF_DEBATE),
    )
    assert {(one.__module__, one.__qualname__) for one in asked} == FORMAL


@pytest.mark.parametrize("seed", SEEDS)
def test_other_words_give_the_same_form_and_the_same_answers(seed: int):
    asked_alike(wild_map(Random(seed)))


def test_so_they_do_where_there_are_many(tmp_path: Path):
    asked_alike(read(generate(tmp_path / "kb", 80, seed=5), "kb"))


@pytest.mark.parametrize("name", ["body", "note", "title"])
def test_words_where_there_were_none_give_another_form(name: str):
    map_ = wild_map(Random(0))
    forms = {
        form(told(written(map_, lambda one, said=said: one.model_copy(update={name: said}))))
        for said in ("", "Now.")
    }
    assert len(forms) == 2


def test_what_a_map_uses_is_counted_and_shown():
    map_ = wild_map(Random(1))
    found = terms.used(Site(KB(map_)))
    live = [one.id for one in map_.of_kind("argument")]
    assert found["rm:Argument"].number == len(live) > 0
    assert {*found["rm:Argument"].first} <= {*live}
    assert max(len(one.first) for one in found.values()) <= terms.SHOWN


@pytest.mark.parametrize("seed", SEEDS)
def test_every_use_of_a_term_is_counted(seed: int):
    solution = KB(wild_map(Random(seed))).solution
    said = [(name, str(getattr(value, "curie", ""))) for _, name, value in triples(solution)]
    numbers = Counter(kind if name == "rdf:type" else name for name, kind in said)
    used = terms.used(Site(KB(solution.map)))
    assert {term: used[term].number for term in used} == {term: numbers[term] for term in used}


def kept(kb: Path, out: Path) -> frozenset[str]:
    """Make what an edit bears on, and give the names of the units that are kept."""
    keeper = Keeper(Site(KB(read(kb, "kb"))), find(kb), out)
    for _ in keeper.made():
        pass
    keeper.book.close()
    return frozenset(keeper.kept)


@pytest.mark.long
def test_pages_of_the_form_and_of_the_package_are_kept(tmp_path: Path):
    kb, out = generate(tmp_path / "kb", 60, seed=3), tmp_path / "out"
    building.plant(Site(KB(read(kb, "kb"))), find(kb), out)
    claim = min((kb / "claims").glob("*.md"))
    claim.write_text(f"{claim.read_text(encoding='utf-8')}\nMore words.\n", encoding="utf-8")
    pages = {path(term) for sort in terms.SORTS.values() for term in sort}
    assert {"cookbook/", "ns/files", *pages} <= kept(kb, out)
    step = min((kb / "arguments").glob("*.md")).stem
    added = f"---\nundercuts: {step}\n---\n\nIt does not follow.\n"
    (kb / "arguments/added.md").write_text(added, encoding="utf-8")
    found = kept(kb, out)
    assert "ns/files" in found
    made = pages - found
    assert {"ns/Undercut/", "ns/Argument/"} <= made
    assert len(made) < len(pages) / 2
