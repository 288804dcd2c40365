"""What Python users ask of plans: comparisons, assumptions, branches, axes; and the tables."""

import pytest

from robustmap.errors import QueryError, RobustmapError, UnknownIdError
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Axis
from robustmap.query.tables import TABLES
from tests.support.maps import argument, claim, proposal, question, threshold
from tests.support.plans import wild_plans

NODES = [
    claim("cheap"),
    claim("luck", standing="open"),
    threshold("high", axis="skill"),
    Axis(id="skill", title="Skill"),
    Axis(id="watch", title="Watch"),
    question("which", sort="comparison", criteria=["cheap"], options=["plan", "rival"]),
    question("old", sort="checklist", criteria="cheap", review="withdrawn"),
    question("debate", about="cheap"),
    proposal(
        "plan",
        aliases=["scheme"],
        relies_on="luck",
        breaks="high",
        enables="rival",
        assessed=[
            {
                "on": "cheap",
                "answer": "partly",
                "if": "early",
                "why": "So it is.",
                "quantity": {"value": "2", "unit": "coins", "certainty": "guessed"},
            }
        ],
        without=[{"at": "luck", "breaks": "no"}],
        branches=[
            {"if": "it is easy", "then": "Rest.", "on": "rival", "goes": "well", "needs": "luck"}
        ],
    ),
    proposal("rival", enables="plan"),
    proposal("gone", review="withdrawn", relies_on="luck"),
    argument("shown", for_="plan#enables-rival"),
    argument("doubt", against="plan#enables-rival"),
]


@pytest.fixture
def kb() -> KB:
    return KB(Map(NODES))


def test_one_comparison(kb: KB) -> None:
    found = kb.comparison("which")
    assert found.cell("plan", "cheap").condition == "early"
    assert kb.asked == {"plan": ("which",), "rival": ("which",)}
    assert set(kb.comparisons) == {"which"}


def test_assumptions_by_an_earlier_id_and_under_a_view(kb: KB) -> None:
    [luck] = kb.assumptions("scheme").relied_on
    assert (luck.supposing, luck.breaks, luck.agree) == (True, True, False)
    [luck] = kb.view(granted={"luck"}).assumptions("plan").relied_on
    assert (luck.supposing, luck.breaks) == (False, True)
    assert kb.assumptions("gone").assumptions == ()


def test_branches_in_a_world(kb: KB) -> None:
    assert kb.branches() is kb.branches()
    assert [case.then for case in kb.branches("plan").of("plan").open] == ["Rest."]
    world = kb.branches("scheme", given={"rival#works": "well"})
    assert world.given == {"rival": "well"}
    assert [need.claim for need in world.of("plan").needs] == ["luck"]


def test_axes(kb: KB) -> None:
    assert kb.unvaried("plan").never == ("watch",)
    assert kb.varied.unvaried == ("watch",)


@pytest.mark.parametrize(
    ("ask", "error", "sentence"),
    [
        (
            lambda kb: kb.comparison("debate"),
            UnknownIdError,
            "`debate` is no comparison or checklist",
        ),
        (lambda kb: kb.comparison("old"), UnknownIdError, "`old` has been withdrawn"),
        (lambda kb: kb.comparison("plan"), UnknownIdError, "is a proposal, not a question"),
        (lambda kb: kb.assumptions("luck"), UnknownIdError, "is a claim, not a proposal"),
        (lambda kb: kb.branches("lukc"), UnknownIdError, "did you mean `luck`"),
        (lambda kb: kb.branches(given={"riva": "well"}), UnknownIdError, "did you mean `rival`"),
        (
            lambda kb: kb.branches(given={"rival": "wel"}),
            QueryError,
            "`rival` cannot go `wel`; did you mean `well`",
        ),
        (
            lambda kb: kb.branches(given={"rival": "x"}),
            QueryError,
            "name one of well, partly, badly",
        ),
        (lambda kb: kb.unvaried("gone"), UnknownIdError, "`gone` has been withdrawn"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(ask, error, sentence, kb: KB) -> None:
    with pytest.raises(error, match=sentence) as told:
        ask(kb)
    assert isinstance(told.value, RobustmapError)


def rows(kb: KB, name: str) -> list[dict]:
    return list(kb.table(name).records())


def test_the_cells_as_tables(kb: KB) -> None:
    assert rows(kb, "comparisons") == [
        {
            "question": "which",
            "option": "plan",
            "criterion": "cheap",
            "answer": "in part",
            "condition": "early",
            "verdict": "taken for granted",
            "why": "So it is.; 2 coins (guessed)",
        }
    ]
    assert rows(kb, "unassessed") == [
        {"question": "which", "option": "rival", "criterion": "cheap", "said": "nothing said yet"}
    ]


def test_assumptions_as_a_table(kb: KB) -> None:
    assert rows(kb, "assumptions") == [
        {
            "proposal": "plan",
            "assumption": "luck",
            "verdict": "not yet argued for",
            "works without": "with the others granted, it would no longer work",
            "told": "it holds (what is told and what follows disagree)",
            "cells that flip": ["if granted, works: unassessed → supported"],
        }
    ]


def test_branches_axes_and_arrows_as_tables(kb: KB) -> None:
    assert rows(kb, "branches") == [
        {
            "plan": "plan",
            "case": "it is easy",
            "on": "rival",
            "goes": "well",
            "then": "Rest.",
            "affects": [],
            "needs": ["luck"],
        }
    ]
    assert rows(kb, "axes") == [
        {"axis": "skill", "by clause": ["plan"], "by story": [], "never": ["rival"]},
        {"axis": "watch", "by clause": [], "by story": [], "never": ["plan", "rival"]},
    ]
    arrows = rows(kb, "enabling")
    assert [(one["from"], one["to"], one["on every loop"]) for one in arrows] == [
        ("plan", "rival", ["this arrow", "plan", "rival"]),
        ("rival", "plan", ["this arrow", "plan", "rival"]),
    ]
    assert (arrows[0]["reasons for"], arrows[0]["against"]) == (["shown"], ["doubt"])


OWN = ("comparisons", "unassessed", "assumptions", "branches", "axes", "enabling")


def test_tables_of_wild_and_empty_maps_have_a_cell_for_each_column() -> None:
    from random import Random

    maps = [Map([]), *(wild_plans(Random(seed)) for seed in range(60))]
    for map_ in maps:
        kb = KB(map_)
        for name in OWN:
            found = TABLES[name](kb)
            assert all(len(row) == len(found.head) for row in found.rows)


def test_more_assumptions_than_are_tried_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    from robustmap.reason import assumptions

    monkeypatch.setattr(assumptions, "WORK", -1)
    assert rows(KB(Map(NODES)), "assumptions")[0]["assumption"] == "more than are tried out here"
