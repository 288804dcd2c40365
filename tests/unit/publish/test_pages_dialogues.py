"""What the pages say of exchanges, games, and of what is still open."""

import re
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.check.registry import check
from robustmap.explain import dialogues as words
from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS
from robustmap.publish.pages import nodes as node_pages
from robustmap.publish.parts.writer import Writer
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.reason.dialogues import PROTOCOLS
from tests.support.maps import argument, claim, dialogue, proposal, question, story
from tests.support.wild import NAMES, wild_map
from tests.unit.publish.test_pages import Reader, body, of, said

REPOSITORY = "https://github.com/nobody/nothing"
TEMPLATE = {"text": "M", "concreteness": "generic"}

ROUND = (
    proposal("plan"),
    proposal("better", revises="plan", addresses="fails"),
    story("fails", against="plan", ends_in="misaligned"),
    story("again", against="better", ends_in="uncompetitive"),
    story("empty", against="plan", model=TEMPLATE),
)


def test_a_derived_exchange_says_who_does_what_and_what_is_open():
    told = said(of(*ROUND, dialogue("d", "builder-breaker", about=["plan", "better"])), "n/d/")
    assert words.DIALOGUE["derived"] in told
    assert "the breaker breaks, in reply to move 1, by the builder: Story fails" in told
    assert "✓ met by move 4, by the builder" in told
    assert "✓ meets move 3, by the breaker" in told
    assert words.DIALOGUE["template"] in told
    assert (
        "Still open in it move 5, by the breaker a break that nobody has met: Story again" in told
    )
    assert "the builder rules out in reply to move 5, by the breaker" in told


def test_a_game_says_which_condition_has_come_about():
    wins = [
        {"id": "far", "for": "counterer", "when": "It lies too far out."},
        {"id": "odd", "for": "proposer", "when": "Only odd data are left."},
    ]
    moves = [
        {"by": "proposer", "move": "propose", "text": "It turns."},
        {"by": "judge", "move": "judge", "wins": "far"},
    ]
    pages = of(
        dialogue("game", "divergence", rules=["Go on by turns."], win_conditions=wins),
        dialogue("round", "divergence", game="game", moves=moves, result="win"),
    )
    told = said(pages, "n/round/")
    assert "Won by the counterer: It lies too far out. ✓ this has come about" in told
    assert "Result: won." in told
    assert "Won by the proposer: Only odd data are left. ✓" not in told
    assert words.DIALOGUE["no-rounds"] in said(pages, "n/game/")


def test_an_illegal_move_is_told_with_its_reason():
    moves = [{"by": "breaker", "move": "break", "node": "fails"}]
    told = said(of(*ROUND, dialogue("d", "builder-breaker", moves=moves)), "n/d/")
    assert "✕ against the rules: a break meets a build, and nothing has been built yet" in told


def test_a_question_says_whether_it_is_answered():
    pages = of(
        question("why", sort="challenge", answered_by="c", asks_about="c"),
        question("how", sort="challenge", asks_about="c"),
        claim("c"),
    )
    assert "Answered by" in said(pages, "n/why/")
    assert words.DIALOGUE["unanswered"] in said(pages, "n/how/")


def test_the_page_of_what_is_open_counts_first_and_groups_by_sort():
    grid = question("grid", sort="comparison", criteria=["c", "e"], options="plan")
    pages = of(*ROUND, dialogue("d", "builder-breaker", about=["better"]), grid, claim("c"),
               claim("e"), argument("a", for_="c"))  # fmt: skip
    told = said(pages, "open/")
    counts, _, rest = told.partition(words.BOARD["sort"])
    assert "Breaks that nobody has met 1" in counts
    assert "Cells that nobody has filled 2" in counts
    assert f"{words.BOARD['reply']} 1" in counts
    rest = rest[rest.index(words.SORTS["break"][1]) :]
    assert rest.index("Story again") < rest.index(words.SORTS["cell"][1])
    assert rest.index("Item a") > rest.index(words.BOARD["reply-note"])


def test_nothing_open_is_said_too():
    assert words.OPEN["none"] in said(of(claim("c")), "open/")


def test_an_answer_can_be_proposed_where_the_map_names_a_forge():
    nodes = (claim("c", implicit="true"), argument("a", ["c"], for_="d"), claim("d"))
    assert "Propose an answer" not in said(of(*nodes), "open/")
    page = body(of(*nodes, repository=REPOSITORY), "open/")
    assert f"{REPOSITORY}/issues/new?template=argument.yml" in page


def test_no_words_of_exchanges_use_a_field_term():
    tables = (
        words.OPEN,
        words.BOARD,
        words.PROTOCOL,
        words.RESULT,
        words.MOVE,
        words.DIALOGUE,
        words.DUE,
    )
    said_ = [one for table in tables for one in table.values()]
    said_ += [one for pair in words.SORTS.values() for one in pair]
    for term in FIELD_TERMS:
        assert not [one for one in said_ if re.search(rf"\b{term}\b", one)], term


def test_every_word_for_a_move_is_told():
    assert {one for p in PROTOCOLS.entries.values() for one in p.words} == set(words.MOVE)
    assert set(PROTOCOLS) == set(words.PROTOCOL)


def wild_dialogue(rng: Random, name: str) -> Any:
    """Make a dialogue whose moves may name anything in any order."""
    refs = (*NAMES, "s0", "s1", "d0", "nowhere", "a#works")

    def some() -> list[str]:
        return [rng.choice(refs) for _ in range(rng.randint(0, 2))]

    moves = []
    for _ in range(rng.randint(0, 6)):
        move: dict[str, Any] = {
            "by": rng.choice([*words.ROLE, "x"]),
            "move": rng.choice([*words.MOVE, "brek"]),
            "id": rng.choice(["m1", "m3", "x y", None]),
            "node": rng.choice([*refs, None]),
            "replies_to": rng.choice(["m1", "m2", "m9", None]),
            "wins": rng.choice(["w", None, None]),
            "who": rng.choice([*refs, None]),
        }
        moves.append({key: value for key, value in move.items() if value})
    return dialogue(
        name,
        rng.choice(list(PROTOCOLS)),
        moves=moves,
        about=some(),
        game=rng.choice([*refs, None]),
        open_points=some(),
        rules=["Go."] if rng.random() < 0.2 else [],
        win_conditions=[{"id": "w", "for": rng.choice(["proposer", "x"]), "when": "So."}],
        result=rng.choice(["open", "agreed", "win", "abandoned"]),
    )


@given(st.integers(0, 10**9).map(Random))
@settings(max_examples=60, deadline=None)
def test_whatever_the_files_hold_is_survived(rng: Random) -> None:
    nodes = [*wild_map(rng).nodes.values()]
    for name in ("s0", "s1"):
        aims = [rng.choice((*NAMES, "a#works", "nowhere")) for _ in range(2)]
        ends = {"ends_in": "misaligned"} if rng.random() < 0.5 else {}
        nodes.append(KINDS["story"].model_validate({"id": name, "against": aims, **ends}))
    kb = KB(Map([*nodes, wild_dialogue(rng, "d0"), wild_dialogue(rng, "d1")]))
    assert check(kb.map) is not None
    for name in ("obligations", "moves", "games", "challenges"):
        assert all(kb.table(name).records())
    site = Site(kb)
    pages = [*PAGES["open"](site)]
    pages += [
        node_pages.page(Writer(site, f"n/{name}/"), kb.map.nodes[name]) for name in ("d0", "d1")
    ]
    for page in pages:
        Reader(page.body)  # type: ignore[union-attr]
