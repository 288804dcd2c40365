"""References are kept for as long as their node is there, and what is alike is held once."""

import gc
from itertools import pairwise

from robustmap.model import references as module
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Claim
from robustmap.model.references import Reference, references


def argument(name: str, **more: object) -> Argument:
    given = {"sources": "text, by text/a", "for": f"{name}-aim", "premises": ["b", "p: It is so."]}
    return Argument.model_validate({"id": name, **given, **more})


def test_what_a_node_names_in_the_order_of_its_keys() -> None:
    node = argument("one", uses=["word"], similar_to="two", acknowledged_by="text/b")
    assert [*references(node)] == [
        Reference(("similar_to", 0), "similar_to", "two", "any"),
        Reference(("sources", 0, "source"), "sources", "text", "source"),
        Reference(("sources", 0, "by"), "sources", "text/a", "handle"),
        Reference(("uses", 0), "uses", "word", "definition"),
        Reference(("for", 0, "to"), "for", "one-aim", "statement"),
        Reference(("premises", 0, "to"), "premises", "b", "statement"),
        Reference(("acknowledged_by", 0), "acknowledged_by", "text/b", "handle"),
    ]


def test_a_field_of_one_id_has_no_places_in_it() -> None:
    node = Claim(id="a", title="A", reading_of="b")
    assert [*references(node)] == [Reference(("reading_of",), "reading_of", "b", "any")]


def test_paths_that_are_alike_are_one() -> None:
    one, other = argument("one"), argument("other")
    pairs = zip(references(one), references(other), strict=True)
    assert all(a.path is b.path for a, b in pairs)


def test_references_are_worked_out_once_and_go_with_their_node() -> None:
    node = argument("one")
    pairs = zip(references(node), references(node), strict=True)
    assert all(a is b for a, b in pairs)
    key = id(node)
    assert key in module._KNOWN
    del node
    gc.collect()
    assert key not in module._KNOWN


def test_a_step_written_under_todays_ids_is_held_once() -> None:
    plain, earlier = argument("one", premises=["b"]), argument("two", premises=["old"])
    aims = (Claim(id=f"{name}-aim", title=name) for name in ("one", "two"))
    map_ = Map([plain, earlier, *aims, Claim(id="b", title="B", aliases=["old"])])
    assert map_.inferences["one"] is map_.written["one"]
    assert map_.inferences["two"].premises == ("b",)
    assert map_.written["two"].premises == ("old",)
    assert all(a < b for a, b in pairwise(map_.inferences))
