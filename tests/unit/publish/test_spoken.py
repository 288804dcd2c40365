"""What is kept while nodes go by the same words tells of none of their prose."""

import robustmap as rm
from robustmap.kb import KB
from robustmap.model.expand import first_sentence
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.publish.data.filters import listed
from robustmap.publish.data.search import shown
from robustmap.publish.keep.told import reworded, told
from robustmap.publish.keep.units import InUnits
from robustmap.publish.page import whole
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.publish.tree import written

AT_LEAST = 10


def otherwise(node: Node) -> Node:
    """Say all at length in other words, and name nothing otherwise."""
    body = f"{first_sentence(node.body)} Wholly other words." if node.body else ""
    titles = tuple(one.model_copy(update={"text": "Another one"}) for one in node.titles)
    note = "Another remark." if node.note else None
    return node.model_copy(update={"body": body, "titles": titles, "note": note})


def test_what_hangs_on_the_words_for_nodes_tells_of_no_other_words() -> None:
    before = rm.load("kb").map
    after = Map(map(otherwise, before.nodes.values()), before.settings, before.places)
    one, other = Site(KB(before)), Site(KB(after))
    assert not reworded(told(one), told(other))
    assert told(one) != told(other)
    units = [
        [
            unit
            for sort in PAGES.entries.values()
            if isinstance(sort, InUnits)
            for unit in sort.units(at)
        ]
        for at in (one, other)
    ]
    pages = 0
    for this, that in zip(*units, strict=True):
        if this.spoken is not None:
            made = [[*map(written, unit.made(at))] for unit, at in ((this, one), (that, other))]
            same, now = ([(name, whole(data)) for name, data in files] for files in made)
            assert same == now
            pages += len(same)
    assert pages > AT_LEAST
    assert listed(one) == listed(other)
    assert shown(one) == shown(other)
