"""Five of the readers' questions, answered by an assistant through `robustmap mcp` alone.

Each answer is found as an assistant would find it: by words first, then from id to id. Every
verdict that it is told on the way is the one that the kb gives.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")

from mcp.client.client import Client
from mcp.shared.exceptions import MCPError

from robustmap.kb import KB
from tests.support.assistants import ROOT, ask, with_client

Tell = Callable[..., Awaitable[dict[str, Any]]]

ATTACKS = ("undercuts", "undermines", "rebuts", "contradicts")


async def around(tell: Tell, ref: str, *edges: str) -> list[dict[str, Any]]:
    """Give the edges of some kinds that lead to something or its parts."""
    said = await tell("neighbours", id=ref, limit=100)
    assert said["incoming"]["more"] == said["outgoing"]["more"] == 0
    there = [one for one in said["outgoing"]["entries"] if one["edge"] == "contradicts"]
    # What contradicts does so either way.
    return [one for one in (*said["incoming"]["entries"], *there) if one["edge"] in edges]


async def question_1(tell: Tell) -> dict[str, Any]:
    """Which arguments attack the idea that reality hits back on ability only, and how?"""
    said = await tell("search", words="feedback on capabilities steadier", kind="argument")
    idea = said["entries"][0]["id"]
    edges = await around(tell, idea, *ATTACKS)
    return {"idea": idea, "how": {(one["from"], one["edge"], one["basis"]) for one in edges}}


async def question_8(tell: Tell) -> dict[str, Any]:
    """What is the hidden premise of the coherence chain, and where does it enter?"""
    said = await tell("search", words="superintelligence cares things", kind="claim")
    premise = next(one["id"] for one in said["entries"] if one["id"].endswith("about-things"))
    used = await tell("neighbours", id=premise, edge="premise", limit=100)
    chain = await tell("neighbours", id="chain-step-four", edge="supports")
    [end] = [one["to"] for one in chain["outgoing"]["entries"]]
    ways = {one["from"] for one in await around(tell, end, "supports")}
    steps = [one["to"] for one in used["outgoing"]["entries"] if one["to"] in ways]
    before = await tell("why", id="chain-step-four", depth=1)
    undercut = [one["id"] for one in before["because"] if one["lead"] == "undercut by"]
    return {"premise": premise, "enters": steps, "without it broken by": undercut}


async def question_10(tell: Tell) -> dict[str, Any]:
    """What casts doubt on 'obviously it will care', and is it denied outright?"""
    said = await tell("search", words="obvious care", kind="claim")
    claim = said["entries"][0]["id"]
    doubts = await tell("ledger", id=claim)
    itself = await tell("ledger", id="superintelligence-cares-about-things")
    return {
        "claim": claim,
        "against": [one["id"] for one in doubts["against"]],
        "denied": [one["id"] for one in itself["against"]],
    }


async def question_22(tell: Tell) -> dict[str, Any]:
    """Which part of For 9 does Against 7 meet, and by what claim?"""
    meets = await tell("neighbours", id="against-7", limit=100)
    out = [one for one in meets["outgoing"]["entries"] if one["edge"] in ATTACKS]
    met = [one["to"] for one in out if one["basis"] == "implied"]
    by = [one["from"] for one in meets["incoming"]["entries"] if one["edge"] == "premise"]
    users = [
        one["to"]
        for ref in met
        for one in (await tell("neighbours", id=ref, edge="premise"))["outgoing"]["entries"]
    ]
    verdicts = [(await tell("ask", id=ref))["answer"] for ref in met]
    return {"met": met, "verdicts": verdicts, "used by": users, "by": by}


async def question_27(tell: Tell) -> dict[str, Any]:
    """Which For arguments are attacked nowhere in the files?"""
    overview = await tell("list", limit=1)
    listed = overview["debates"]["entries"][0]["listed"]
    bases = {}
    for item in (one for one in listed if one.startswith("for-")):
        edges = await around(tell, item, "part_of", "premise", *ATTACKS)
        inside = [one["from"] for one in edges if one["edge"] in ("part_of", "premise")]
        for ref in inside:
            edges += await around(tell, ref, *ATTACKS)
            edges += [
                attack
                for one in await around(tell, ref, "premise")
                for attack in await around(tell, one["from"], *ATTACKS)
            ]
        bases[item] = {one["basis"] for one in edges if one["edge"] in ATTACKS}
    return {
        "nowhere": [item for item, found in bases.items() if not found],
        "only by a reading": [item for item, found in bases.items() if found == {"reading"}],
    }


QUESTIONS = {"1": question_1, "8": question_8, "10": question_10, "22": question_22}
QUESTIONS["27"] = question_27

ANSWERS: dict[str, dict[str, Any]] = {
    "1": {
        "idea": "for-2",
        "how": {
            ("against-2", "undercuts", "implied"),
            ("against-2", "undermines", "implied"),
            ("against-5", "undermines", "reading"),
        },
    },
    "8": {
        "premise": "superintelligence-cares-about-things",
        "enters": ["chain-step-four-with-caring"],
        "without it broken by": ["describable-is-not-pursuing"],
    },
    "10": {
        "claim": "caring-is-obvious",
        "against": ["expert-systems-cast-doubt", "gpt3-casts-doubt"],
        "denied": [],
    },
    "22": {
        "met": ["no-chance-to-refine"],
        "verdicts": ["contested"],
        "used by": ["for-9b"],
        "by": ["progress-stays-smooth"],
    },
    "27": {"nowhere": ["for-1", "for-6", "for-8"], "only by a reading": ["for-3", "for-4"]},
}


def judged(data: Any) -> dict[str, tuple[str, str]]:
    """Give the verdicts that an answer tells: id -> word of the files, words of the readers."""
    found: dict[str, tuple[str, str]] = {}
    if isinstance(data, dict):
        if "answer" in data and "id" in data:
            found[data["id"]] = data["answer"], data["words"]
        data = list(data.values())
    for one in data if isinstance(data, list) else ():
        found |= judged(one)
    return found


async def nodes(client: Client) -> list[str]:
    """Give the addresses of all resources, page by page."""
    found: list[str] = []
    cursor = None
    while cursor is not None or not found:
        page = await client.list_resources(cursor=cursor)
        found += [one.uri for one in page.resources]
        cursor = page.next_cursor
    with pytest.raises(MCPError):
        await client.list_resources(cursor="-1")
    return found


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Hold one conversation; gives the answer to each question, and every verdict told."""
    log: Path = tmp_path_factory.mktemp("talk") / "stderr"

    async def act(client: Client) -> dict[str, Any]:
        verdicts: dict[str, tuple[str, str]] = {}

        async def tell(name: str, **given: Any) -> dict[str, Any]:
            said = await ask(client, name, **given)
            assert not said.failed, said.data
            verdicts.update(judged(said.data))
            return said.data

        found = {number: await answer(tell) for number, answer in QUESTIONS.items()}
        return {"answers": found, "verdicts": verdicts, "nodes": await nodes(client)}

    return with_client(ROOT, act, log)


@pytest.mark.parametrize("number", QUESTIONS)
def test_the_answer_is_found_from_id_to_id(talk: dict[str, Any], number: str):
    assert talk["answers"][number] == ANSWERS[number]


def test_every_verdict_on_the_way_is_what_the_kb_says(talk: dict[str, Any], kb: KB):
    told = talk["verdicts"]
    assert told == {ref: (kb.ask(ref).answer, kb.ask(ref).words.fill()) for ref in told}
    assert len(told) > 30
    assert {"for-2", "against-2", "caring-is-obvious", "no-chance-to-refine"} <= told.keys()


def test_every_node_is_a_resource(talk: dict[str, Any], kb: KB):
    assert talk["nodes"] == [f"robustmap://n/{node.id}" for node in kb.map.live]
