"""Pages of comparisons and plans: grids, branches side by side, assumptions, axes."""

import csv
import io
from random import Random

from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Axis, Node
from robustmap.model.settings import Settings
from robustmap.publish.page import File, Page
from robustmap.publish.parts.plans import comparison as part
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from tests.support.maps import argument, claim, proposal, question
from tests.support.plans import wild_plans
from tests.unit.publish.test_pages import Reader

NODES = [
    claim("cheap", title="It is cheap"),
    claim("kind", title="It is <kind>"),
    claim("luck", standing="open", title="Luck lasts"),
    Axis(id="skill", title="Skill"),
    question(
        "which",
        title="Which plan?",
        sort="comparison",
        criteria=["cheap", "kind"],
        options=["plan"],
    ),
    question("each", title="Asked of each", sort="checklist", criteria="cheap"),
    proposal(
        "plan",
        relies_on="luck",
        assessed=[
            {"on": "cheap", "answer": "yes", "if": "it is <early>", "why": "Costs are low."},
            {"on": "skill", "answer": "no"},
        ],
        without=[{"at": "luck", "breaks": "no", "why": "It was tried."}],
        branches=[
            {"if": "it is easy", "then": "Rest.", "on": "rival", "goes": "well", "needs": "luck"},
            {"if": "it is hard", "then": "Work.", "on": "rival", "goes": "badly"},
        ],
        goals="Be safe.",
    ),
    proposal("rival", title="Rival plan"),
    argument("attack", against="plan#meets-cheap", title="Costs grow"),
]


def of(*nodes: Node, **settings: str) -> dict[str, str]:
    """Give the bodies of the pages and the texts of the tables that are published."""
    site = Site(KB(Map(nodes, Settings.model_validate(settings))))
    made = [one for make in PAGES.entries.values() for one in make(site)]
    return {
        one.path: one.body if isinstance(one, Page) else _text(one)
        for one in made
        if isinstance(one, Page) or one.path.endswith(".csv")
    }


def _text(file: File) -> str:
    return file.data.decode()


def words(body: str) -> str:
    return (
        " ".join(" ".join(Reader(body).text).split())
        .replace(" ,", ",")
        .replace(" .", ".")
        .replace(" : ", ": ")
    )


def test_a_grid_shows_marks_words_conditions_and_invitations() -> None:
    body = of(*NODES, repository="https://github.com/a/b")["n/which/"]
    assert "≈</i> yes, in dispute" in body
    assert "if it is &lt;early&gt;" in body
    assert "It is &lt;kind&gt;" in body
    assert 'href="../../n/plan/#meets-cheap"' in body
    told = words(body)
    assert "1 of 2 cells assessed" in told
    assert "In an empty cell, nothing has been said yet." in told
    assert "Costs are low." in told
    assert 'class="invite"' not in body  # nodes of a map without files have nothing to open
    assert "Met by no option" in told


def test_a_checklist_names_those_of_whom_nothing_has_been_said() -> None:
    told = words(of(*NODES)["n/each/"])
    assert "Nothing has been said yet of 1 proposal:" in told
    assert "Rival plan" in told


def test_the_page_of_comparisons_and_its_table() -> None:
    pages = of(*NODES)
    told = words(pages["comparisons/"])
    assert "Which plan? 1 of 2 cells assessed" in told
    assert "Axes that nobody varies" in told
    cells = list(csv.DictReader(io.StringIO(pages["data/comparisons.csv"])))
    assert len(cells) == 4
    assert [one["state"] for one in cells] == ["disputed", "missing", "disputed", "missing"]
    assert {"question": "which", "option": "plan", "answer": "yes"}.items() <= cells[2].items()


def test_there_is_no_such_page_where_there_is_nothing_to_compare() -> None:
    pages = of(claim("cheap"), proposal("plan"))
    assert "comparisons/" not in pages
    assert "data/comparisons.csv" not in pages


def test_a_proposal_tells_its_branches_checklists_assumptions_and_axes() -> None:
    body = of(*NODES)["n/plan/"]
    told = words(body)
    for said in (
        "If it is easy: Rest. Turns on: Rival plan, which goes well here.",
        "If it is hard: Work. Turns on: Rival plan, which goes badly here.",
        "That would take:",
        "with the others granted, it would no longer work",
        "it holds",
        "It was tried.",
        "what is told and what follows disagree",
        "Axes nobody has varied for it",
        "Asked of each, Which plan?",
    ):
        assert said in told, said
    for anchor in ("meets-cheap", "meets-skill", "without-luck"):
        assert body.count(f'id="{anchor}"') == 1
    assert "Costs grow" in told


def test_criteria_of_which_nothing_is_said_are_named_by_the_questions_that_ask() -> None:
    body = of(*NODES, repository="https://github.com/a/b")["n/rival/"]
    found = body.partition('id="checklists"')[2].partition("</section>")[0]
    assert "with nothing said yet:" in found
    assert 'href="../../n/cheap/"' in found
    assert "<table" not in found


def test_what_is_affected_names_the_plan_that_says_so() -> None:
    plan = proposal(
        "plan", branches=[{"if": "so", "then": "Do more.", "on": "try", "affects": "other"}]
    )
    pages = of(plan, proposal("try"), proposal("other"))
    assert "Plan plan: If so: Do more." in words(pages["n/other/"])
    assert "Turns on: Plan try." in words(pages["n/plan/"])


def test_a_branch_on_a_claim_holds_or_does_not() -> None:
    plan = proposal("plan", branches=[{"if": "a", "then": "b", "on": "luck", "goes": "well"}])
    told = words(of(plan, claim("luck"))["n/plan/"])
    assert "Turns on: Claim luck, which holds here." in told
    assert "Nothing is said of the case that this does not hold." in told


def test_what_beats_what_is_told(monkeypatch) -> None:
    nodes = [
        claim("cheap"),
        question("q", title="Which?", sort="checklist", criteria="cheap"),
        proposal("good", assessed=[{"on": "cheap", "answer": "yes"}]),
        proposal("bad", assessed=[{"on": "cheap", "answer": "no"}]),
        proposal("ugly"),
        proposal("unseen"),
    ]
    told = words(of(*nodes)["n/q/"])
    assert (
        "Plan good does as well as Plan bad by every criterion, and better by: Claim cheap" in told
    )
    assert "Plan ugly, Plan unseen" in told
    monkeypatch.setattr(part, "NAMED", 0)
    assert "2 others" in words(of(*nodes)["n/q/"])


def test_every_statement_about_a_plan_has_its_place_in_wild_maps() -> None:
    for seed in range(25):
        map_ = wild_plans(Random(seed))
        pages = of(*map_.nodes.values())
        for body in pages.values():
            assert not Reader(body).open
        site = Site(KB(map_))
        for one in map_.statements.values():
            if one.role == "clause" and one.owner in ("plan", "rival"):
                path, _, anchor = site.path(one.id).partition("#")
                assert pages[path].count(f'id="{anchor}"') == 1, (seed, one.id)
