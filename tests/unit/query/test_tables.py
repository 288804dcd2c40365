"""Tables: the same rows for Python, the command line and the pages."""

import json

import pytest

import robustmap as rm
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import SourceText
from robustmap.query.copied import copied
from robustmap.query.tables import TABLES, Cell, Name
from robustmap.query.tables.curation import state
from tests.support.maps import argument, claim, proposal


@pytest.fixture(scope="module")
def kb() -> KB:
    return rm.load("kb")


CLEAN = ("suspects",)
"""Tables of what is to be mended, which the kb need not have."""


@pytest.mark.parametrize("name", tuple(TABLES))
def test_every_table_of_the_real_kb_is_whole(kb: KB, name: str) -> None:
    found = kb.table(name)
    assert found.title
    assert found.about.endswith((".", "?"))
    assert found.rows or name in CLEAN, "the kb has content for every table"
    assert all(len(row) == len(found.head) for row in found.rows)
    named = [one for row in found.rows for cell in row for one in _names(cell)]
    assert all(one.ref in kb for one in named)
    json.dumps(list(found.records()))
    assert found == kb.table(name)


def _names(cell: Cell) -> list[Name]:
    """Give what has an id in a cell; a name is itself a tuple of one."""
    if isinstance(cell, Name):
        return [cell]
    return [one for one in cell if isinstance(one, Name)] if isinstance(cell, tuple) else []


@pytest.mark.parametrize("name", tuple(TABLES))
def test_every_table_survives_an_empty_and_a_broken_map(name: str) -> None:
    assert KB(Map([])).table(name).rows == () or name == "counts"
    broken = Map(
        [
            claim("c", sources=["nowhere, part 1, by nobody"], quantity={"certainty": "guessed"}),
            argument("a", ["nothing"], undercuts="a", uses="nowhere#sense"),
            proposal(
                "p",
                relies_on="gone",
                assessed=[{"on": "gone", "answer": "yes"}, {"on": "c"}],
                without=[{"at": "gone", "breaks": "yes"}],
                branches=[{"if": "so", "then": "thus", "on": "gone", "affects": "p"}],
                addresses="gone",
            ),
        ]
    )
    found = KB(broken).table(name)
    assert all(len(row) == len(found.head) for row in found.rows)


def test_counts_add_up(kb: KB) -> None:
    rows = kb.table("counts").rows
    assert sum(number for what, _, number in rows if what == "nodes") == len(kb.map.live)
    assert sum(number for what, _, number in rows if what == "nodes by basis") == len(kb.map.live)


def test_a_column_is_given_by_name(kb: KB) -> None:
    found = kb.table("coverage")
    assert set(found.column("text")) == set(kb.sources.ids)
    with pytest.raises(ValueError, match="not in tuple"):
        found.column("colour")


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ([], ""),
        ([("nominates", "s/a")], "waits for a second"),
        ([("nominates", "s/a"), ("seconds", "s/a")], "waits for a second"),
        ([("nominates", "s/a"), ("seconds", "s/b")], "seconded"),
        ([("reviews", "s/a")], "reviewed"),
        ([("nominates", "s/a"), ("curates", "s/c")], "curated"),
    ],
)
def test_how_far_curation_has_come(acts: list[tuple[str, str]], said: str) -> None:
    given = [{"by": by, "act": act} for act, by in acts]
    node = SourceText.model_validate({"id": "s", "title": "S", "curation": given})
    assert state(node) == said


def test_seven_words_in_a_row_are_a_quotation_and_six_are_not() -> None:
    text = "One two three four five six seven eight."
    seven = claim("seven", note="He says two three four five six seven, EIGHT.")
    six = claim("six", note="He says two three four five six seven.")
    found = list(copied(Map([seven, six]), text))
    assert found == [("seven", "two three four five six seven eight")]
