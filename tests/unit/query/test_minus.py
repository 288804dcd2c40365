"""`MINUS` by look-ups gives what rdflib gives by itself."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.sparql.evaluate import _minus
from rdflib.plugins.sparql.sparql import FrozenDict

from robustmap.query._minus import left, quick_minus

rows = st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), max_size=3), max_size=6)


@given(rows, rows)
def test_it_leaves_what_the_definition_leaves(some: list[Any], others: list[Any]) -> None:
    mine, theirs = [FrozenDict(one) for one in some], {FrozenDict(one) for one in others}
    assert list(left(mine, theirs)) == list(_minus(iter(mine), theirs))


QUERIES = (
    "SELECT * { ?a <urn:p> ?b MINUS { ?b <urn:p> ?c } }",
    "SELECT * { ?a <urn:p> ?b MINUS { ?c <urn:q> ?d } }",
    "SELECT * { ?a <urn:p> ?b OPTIONAL { ?b <urn:q> ?c } MINUS { ?x <urn:q> ?c . ?c <urn:p> ?b } }",
    "SELECT * { ?a <urn:p> ?b MINUS { ?a <urn:p> ?c MINUS { ?c <urn:q> ?d } } }",
    "SELECT (COUNT(?a) AS ?n) { ?a <urn:p> ?b MINUS { ?a <urn:q> 1 } }",
    "ASK { ?a <urn:p> ?b FILTER NOT EXISTS { ?b <urn:p> ?c MINUS { ?c <urn:q> ?b } } }",
)
triples = st.tuples(
    st.sampled_from([URIRef(f"urn:{one}") for one in "abcd"]),
    st.sampled_from([URIRef("urn:p"), URIRef("urn:q")]),
    st.sampled_from([*(URIRef(f"urn:{one}") for one in "abcd"), Literal(1), Literal("1")]),
)


@pytest.mark.parametrize("query", QUERIES)
@settings(max_examples=12, deadline=None)
@given(given_=st.lists(triples, max_size=12))
def test_queries_have_the_answers_that_they_have_without_it(query: str, given_: Any) -> None:
    graph = Graph()
    for one in given_:
        graph.add(one)

    def answer() -> Any:
        found = graph.query(query)
        if found.type == "ASK":
            return found.askAnswer
        return sorted(str(sorted(row.asdict().items())) for row in found)

    usual = answer()
    with quick_minus():
        assert answer() == usual
    assert answer() == usual


def test_it_does_not_grow_with_the_square() -> None:
    class Counted(dict[str, int]):
        looked = 0

        def __getitem__(self, key: str) -> int:
            Counted.looked += 1
            return super().__getitem__(key)

    def looked(size: int) -> int:
        Counted.looked = 0
        mine = [Counted(a=one, b=one) for one in range(size)]
        found = list(left(mine, [Counted(a=2 * one) for one in range(size)]))
        assert len(found) == size // 2
        return Counted.looked

    assert looked(1000) == 10 * looked(100)
