"""Queries in words: what they find, what they refuse and where, and that they agree with Python."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import robustmap as rm
from robustmap.errors import QueryError
from robustmap.graph.edges import KINDS as EDGES
from robustmap.graph.edges import Edge, edges, other_edges
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS, Node
from robustmap.query.language import RELATIONS, ROWS, WORDS
from robustmap.query.language._index import MOVES
from robustmap.query.language._relations import PLAIN
from tests.support.nodes import maps
from tests.support.wild import wild_map


def node(kind: str, name: str, **fields: object) -> Node:
    said = {key.rstrip("_"): value for key, value in fields.items()}
    return KINDS[kind].model_validate({"title": f"The {name}", "id": name, **said})


SMALL = KB(
    Map(
        [
            node("claim", "t", standing="presumed"),
            node("claim", "s", tags=["x"]),
            node("argument", "one", for_="t", premises=["s", {"p1": "It rains."}], number="2"),
            node("argument", "two", for_="t", premises=["s"], basis="reading", number="10"),
            node("argument", "both", against="t", undercuts="one"),
            node("argument", "reply", undercuts="both#on-one"),
            node("argument", "doubt", against="one#p1"),
            node("proposal", "plan", breaks=["low", {"at": "high", "failure": "silent"}]),
            node("threshold", "low"),
            node("threshold", "high"),
            node("story", "tale", against="plan#robust-up", assumes=[{"p": "It grows."}]),
            node("question", "why", about=["t"], sort="open"),
        ]
    )
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("claims", ("s", "t")),
        ("CLAIMS WHERE contested", ("t",)),
        ("arguments where undercut by standing", ("both",)),
        ("arguments where undercut by reply", ("both",)),
        ("arguments where undercut by both", ("one",)),
        ("arguments where undercut by (arguments where undercut by standing)", ("one",)),
        ("arguments where undercut by not standing", ("one",)),
        ("arguments where not undercut by anything", ("doubt", "reply", "two")),
        ("arguments where no undercutters", ("doubt", "reply", "two")),
        ("arguments where has undercutters", ("both", "one")),
        ("arguments where standing", ("both", "doubt", "reply")),
        ("arguments where answer = stands", ("both", "doubt", "reply", "two")),
        ("arguments where not counted", ("two",)),
        ("arguments where undermined by doubt", ("one",)),
        ("arguments where attacked by anything", ("both", "one")),
        ("arguments where rests on s and basis = stated", ("one",)),
        ("arguments where undercuts anything or number >= 10", ("both", "reply", "two")),
        ("arguments where number in (2, 3)", ("one",)),
        ("arguments where basis != stated", ("two",)),
        ("claims where count(used by) = 2", ("s",)),
        ("claims where count(used by standing) > 0", ()),
        ("claims where title contains 'the S'", ("s",)),
        ("claims where tags = x", ("s",)),
        ("claims where about (questions)", ()),
        ("claims where asked in questions", ("t",)),
        ("proposals where breaks at low", ("plan",)),
        ("thresholds where ends plan", ("high", "low")),
        ("proposals where fails in anything", ("plan",)),
        ("questions where sort = open and no answered by", ("why",)),
        ("statements where kind = premise and undermined by standing", ("one#p1",)),
        ("steps where undercuts anything", ("both#on-one", "reply")),
        ("steps where basis = reading", ("two",)),
        ("arguments sort by number desc limit 2", ("two", "one")),
        ("proposals where unsupported or not yet argued for", ("plan",)),
    ],
)
def test_what_is_found(text: str, ids: tuple[str, ...]) -> None:
    assert SMALL.query(text).ids == ids


def test_columns_counts_and_limits() -> None:
    found = SMALL.query("arguments show id, undercut by standing, count(premises), number limit 1")
    assert found.columns == ("id", "undercut by standing", "count(premises)", "number")
    assert found[0].cells == ("both", ("reply",), 1, None)
    assert (len(found), found.total, found.left_out) == (1, 5, 4)
    assert repr(found) == "Answer(both; 4 more left out)"
    counts = SMALL.query("arguments count by basis sort by number desc")
    assert counts.records() == [
        {"basis": "stated", "number": 4},
        {"basis": "reading", "number": 1},
    ]
    assert counts.ids == ()


def test_rows_have_reasons_and_items() -> None:
    row = SMALL.query("arguments where undercut by standing")[0]
    assert row.item == SMALL["both"]
    assert "reply" in str(row.why)
    assert row["title"] == "The both"
    with pytest.raises(KeyError):
        row["nothing"]


def test_a_data_frame() -> None:
    frame = SMALL.query("arguments show id, number, undercut by").to_pandas()
    assert list(frame.columns) == ["id", "number", "undercut by"]
    assert frame["undercut by"].tolist() == [("reply",), (), ("both",), (), ()]


@pytest.mark.parametrize(
    ("text", "said", "under"),
    [
        ("clams", "`clams` is not what can be asked for; did you mean `claims`?", "clams"),
        ("claims wher t", "`wher` is not what can come here; did you mean `where`?", "wher"),
        ("claims where spported", "did you mean `supported`?", "spported"),
        ("arguments where undercutt by standing", "did you mean `undercut by`?", "undercutt"),
        ("claims where basis = statd", "`basis` is never `statd`; did you mean `stated`?", "statd"),
        ("claims where bassis = stated", "did you mean `basis`?", "bassis"),
        ("claims where supported by onee", "nothing is called `onee`; did you mean `one`?", "onee"),
        ("claims where basis", "write `basis = VALUE`, or `has basis`", "basis"),
        ("claims where (supported", "expected `)`", ""),
        ("claims where supported and", "the query ends where a condition should come", ""),
        ("claims where count(attackers) > x", "expected a number", "x"),
        ("claims limit 0", "expected a whole number above 0", "0"),
        ("claims where 'a", "the quote ' has no end", "'"),
        ("", "the query ends where", ""),
        ("claims show foo", "there is no property `foo` here", "foo"),
        ("claims where supported supported", "`supported` is not what can come here", "supported"),
        ("claims where " + "(" * 50, "nested too deeply", "("),
        ("claims where " + "x " * 3000, "too long", "x"),
    ],
)
def test_what_is_wrong_is_shown_where_it_is(text: str, said: str, under: str) -> None:
    with pytest.raises(QueryError) as caught:
        SMALL.query(text)
    message, shown, caret = str(caught.value).split("\n")
    assert said in message
    assert shown[caret.index("^") : caret.rindex("^") + 1].strip() == under


def test_every_kind_of_edge_has_words() -> None:
    assert set(EDGES) == PLAIN | MOVES
    assert not PLAIN & MOVES
    assert all(one == one.lower() and RELATIONS[one].means for one in RELATIONS)
    assert not set(WORDS) & set(RELATIONS)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(maps(), st.sampled_from(sorted(RELATIONS)))
def test_a_relation_and_its_negation_part_all_rows(map_: Map, relation: str) -> None:
    kb = KB(map_)
    for rows in ("all", "statements"):
        there = set(kb.query(f"{rows} where {relation} anything").ids)
        rest = set(kb.query(f"{rows} where no {relation}").ids)
        assert not there & rest
        assert there | rest == set(kb.query(rows).ids)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(maps())
def test_words_and_python_agree(map_: Map) -> None:
    kb = KB(map_)
    for name, relation in (("undercutters", "undercut by"), ("backers", "backed by")):
        wanted = [item.id for item in kb.arguments if len(getattr(item, name))]
        assert list(kb.query(f"arguments where {relation} anything").ids) == sorted(wanted)
    standing = [
        item.id
        for item in kb.claims
        if item.answer in ("supported", "unargued") and not item.verdict.counted
    ]
    assert list(kb.query("claims where standing").ids) == sorted(standing)


WORD = st.sampled_from(
    [
        *ROWS,
        *WORDS,
        *list(RELATIONS)[:30],
        "where",
        "and",
        "or",
        "not",
        "(",
        ")",
        "show",
        "count",
        "by",
        "sort",
        "limit",
        "3",
        "=",
        "!=",
        ">",
        "basis",
        "stated",
        "t",
        "one",
        "has",
        "no",
        "in",
    ]
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(WORD, max_size=14).map(" ".join)))
def test_any_text_is_answered_or_refused(text: str) -> None:
    told = ""
    try:
        SMALL.query(text)
    except QueryError as error:
        told = str(error)
    assert told.count("\n") in (0, 2)


def test_the_real_kb() -> None:
    kb = rm.load()
    found = kb.query("arguments where undercut by standing")
    assert found.ids
    assert all(row.why for row in found)


@pytest.mark.parametrize("seed", range(12))
def test_the_edges_beside_the_moves_of_arguments_are_all_others(seed: int) -> None:
    map_ = wild_map(Random(seed))
    some = {one for one in other_edges(map_) if one.kind not in MOVES}
    assert some == {one for one in edges(map_) if one.kind not in MOVES}


def test_edges_are_indexed_once_for_all_queries_and_views_of_a_kb(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Map] = []

    def counted(map_: Map) -> Iterator[Edge]:
        made.append(map_)
        return other_edges(map_)

    monkeypatch.setattr("robustmap.query.language._index.other_edges", counted)
    fresh = KB(Map(SMALL.map.nodes.values()))
    for kb in (fresh, fresh, fresh.view(basis="reading"), KB(Map(SMALL.map.nodes.values()))):
        assert [str(row["id"]) for row in kb.query("thresholds where ends plan")] == ["high", "low"]
    assert len(made) == 2
    assert made[0] is fresh.map
