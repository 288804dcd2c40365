"""What is asked in a way of its own: what mappings hold about one node is one question."""

from random import Random

import pytest

from robustmap.kb import KB
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.publish.asked.book import Book
from robustmap.publish.asked.plain import plain
from robustmap.publish.asked.seen import Seen
from robustmap.publish.asked.ways import TOGETHER
from robustmap.publish.site import Site, said_of, spelled_out
from tests.support.maps import argument, claim, question, random_map
from tests.support.wild import wild_map

NODES = [
    claim("a"),
    claim("b"),
    argument("r", for_="a", premises=["b", {"p1": "It rains."}]),
    argument("cut", undercuts="r"),
    question("q", about=["a"]),
]


def opened(*more) -> tuple[Book, Seen]:
    book = Book(Site(KB(Map([*NODES, *more]))), {}, {})
    return book, Seen(book, 0)


def asked(book: Book) -> set:
    return {book.questions[one][2:] for one in book.used}


def test_what_mappings_hold_about_a_node_is_one_question():
    book, site = opened()
    real = book.answer(0)
    assert site.map.inferences["r"] == real.map.inferences["r"]
    assert site.map.statements.get("r#p1") == real.map.statements["r#p1"]
    assert site.map.inferences_of.get("nowhere", ()) == ()
    assert "r" in site.map.inferences
    place = "robustmap.publish.site"
    assert asked(book) == {(place, "spelled_out", "r"), (place, "spelled_out", "nowhere")}
    book.used = set()
    assert site.map.aimed_at["r"] == real.map.aimed_at["r"]
    assert site.debates_of.get("r") == ("q",)
    assert asked(book) == {(place, "said_of", "r")}


def test_its_answer_tells_one_node_from_what_it_was():
    prints = []
    for more in ([], [argument("again", undercuts="r")]):
        book, site = opened(*more)
        assert site.map.aimed_at["r"]
        assert site.map.inferences["r"]
        prints.append({book.questions[one][3]: book.print(one) for one in book.used})
    one, other = prints
    assert one["spelled_out"] == other["spelled_out"]
    assert one["said_of"] != other["said_of"]


def test_a_mapping_that_is_looked_at_as_a_whole_is_asked_for_its_keys():
    book, site = opened()
    real = book.answer(0)
    assert [*site.map.inferences] == [*real.map.inferences]
    assert len(site.map.statements) == len(real.map.statements)
    assert {book.questions[one][1] for one in book.used} == {"keys", "size"}
    with pytest.raises(KeyError):
        site.map.inferences["nowhere"]


@pytest.mark.parametrize("seed", range(6))
def test_the_answers_about_all_nodes_hold_every_entry_and_are_plain(seed):
    rng = Random(seed)
    for map_ in (random_map(rng), wild_map(rng)):
        site = Site(KB(map_))
        for tell in (spelled_out, said_of):
            mappings = [
                getattr(site.map if of is Map else site, which)
                for (of, which), (_, by) in TOGETHER.items()
                if by == tell.__name__
            ]
            every = [(ref, one[ref]) for one in mappings for ref in one]
            nodes = {ids.split(ref)[0] for ref, _ in every} | {"no-such-id"}
            told = {node: tell(site, node) for node in nodes}
            assert all(map(plain, told.values()))
            assert told["no-such-id"] == ()
            held = [(ref, value) for one in told.values() for _, ref, value in one]
            assert len(held) == len(every)
            assert all(entry in held for entry in every)
            assert all(ids.split(ref)[0] == node for node in told for _, ref, _ in told[node])
