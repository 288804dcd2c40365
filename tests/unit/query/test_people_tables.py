"""Tables of positions and terms."""

from typing import Any

from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Node, SourceText
from tests.support.maps import argument, claim, concept, person

TALK = SourceText.model_validate({"id": "talk", "title": "A talk"})


def said(by: str = "talk/ann", **fields: Any) -> dict[str, Any]:
    return {"source": "talk", "at": "comment 1", "by": by, "attribution": "explicit", **fields}


def records(name: str, *nodes: Node) -> list[dict[str, Any]]:
    return list(KB(Map([TALK, *nodes])).table(name).records())


def test_a_position_is_told_with_both_dials_and_place() -> None:
    one = {
        "about": "it",
        "stance": "leans-to",
        "bearing": "strong",
        "since": "2022-05",
        "because": ["why", "nowhere"],
        "scope": "Here.",
        "residue": "There.",
        "occasion": "A walk.",
        "concedes": "true",
        "source": said(),
    }
    ann = person("ann", one, handle="talk/ann")
    assert records("positions", claim("it"), argument("why", for_="it"), ann) == [
        {
            "who": "ann",
            "about": "it",
            "stance": "leans to (concession)",
            "bearing": "bears strongly",
            "since": "2022-05",
            "moved by": ["why", "nowhere", "A walk."],
            "scope": "Here.",
            "remains": "There.",
            "where": ["talk", "comment 1"],
        }
    ]


def test_what_is_only_inferred_names_nobody() -> None:
    by_handle = {
        "about": "it",
        "stance": "accepts",
        "source": said("talk/c1", attribution="inferred"),
    }
    by_name = {"about": "no", "stance": "accepts", "source": said("ann", attribution="inferred")}
    found = records("positions", claim("it"), person("ann", by_handle, by_name))
    assert [(one["who"], one["where"][-1]) for one in found] == [
        ("talk/c1", "as we infer"),
        ("a speaker", "as we infer"),
    ]


def test_what_moved_somebody_is_told_with_who_says_it() -> None:
    then = {"about": "it", "stance": "accepts", "id": "then", "source": said()}
    now = {
        "about": "it",
        "stance": "rejects",
        "replaces": "then",
        "because": "why",
        "source": said(),
    }
    bob = person("bob", handle="talk/bob")
    sources = [said("bob"), said("ann"), said("talk/ann"), said("bob", voice="asks")]
    sources.append(said("bob", attribution="inferred"))
    why = argument("why", against="it", sources=sources)
    (one,) = records("moved", claim("it"), why, bob, person("ann", then, now, handle="talk/ann"))
    assert (one["who"], one["before"], one["now"]) == ("ann", "holds", "rejects")
    assert (one["moved by"], one["said by"]) == (["why"], ["bob", "a speaker"])


def test_terms_are_told_by_definition_and_case() -> None:
    word = concept(
        "word",
        definitions=[
            {"id": "strict", "text": "So.", "by": "ann", "flaws": ["One.", "Two."], "best": "true"},
            {
                "id": "loose",
                "text": "Or so.",
                "by": "ann",
                "sources": [said("ann", attribution="inferred")],
            },
        ],
        cases=[{"text": "A moth", "verdicts": {"strict": "yes", "loose": "no", "gone": "yes"}}],
    )
    found = records("concepts", word, concept("bare"), person("ann"))
    assert [(one["concept"], one["definition"], one["by"], one["flaws"]) for one in found] == [
        ("bare", "", "", 0),
        ("word", "word#strict", "ann", 2),
        ("word", "word#loose", "a speaker", 0),
    ]
    assert [one["cases"] for one in found] == [0, 1, 1]
    assert [(one["definition"], one["falls under it"]) for one in records("cases", word)] == [
        ("word#strict", "yes"),
        ("word#loose", "no"),
    ]


def test_paraphrases_headings_and_words() -> None:
    told = said("talk/c3", voice="paraphrases", of="ann", confirmed="no")
    rival = {"text": "Better so", "by": "ann"}
    one = claim("it", sources=[told, said()], titles=[rival], uses=["word", "word#strict"])
    word = concept("word", definitions=[{"id": "strict", "text": "So."}])
    nodes = [one, word, person("ann")]
    (row,) = records("paraphrases", *nodes)
    assert (row["of whom"], row["by whom"], row["confirmed"]) == ("ann", "talk/c3", "denied")
    assert records("headings", *nodes) == [
        {"node": "it", "current": "Claim it", "rival": "Better so", "by": "ann"}
    ]
    assert [row["sense"] for row in records("words", *nodes)] == ["not said", "word#strict"]
