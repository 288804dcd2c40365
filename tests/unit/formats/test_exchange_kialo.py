"""Kialo's texts: what is read of them, and what is told of."""

from pathlib import Path

import pytest

from robustmap.formats.exchange import FORMATS, Faults, Imported
from robustmap.model.map import Map
from robustmap.model.said import said
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, question

SAMPLE = Path("tests/golden/exchange/kialo/trams.txt").read_text("utf-8")
FORM = FORMATS["kialo"]
THESIS = "the-town-should-bring-back-its-trams"
QUIET = "trams-are-quieter-than-buses-at-least-on-new"


def read(text: str | bytes) -> tuple[Imported | None, list[str]]:
    """Give what is read, and every message with its place."""
    assert FORM.read
    faults = Faults()
    data = text if isinstance(text, bytes) else text.encode()
    found = FORM.read(data, faults)
    return found, [f"{one.line}:{one.column} {one.message}" for one in faults.found]


def write(map_: Map) -> str:
    assert FORM.write
    return FORM.write(Solution.of(map_)).decode()


def test_the_sample_is_read() -> None:
    found, told = read(SAMPLE)
    assert found
    assert told == []
    nodes = found.map.nodes
    debate = said(nodes["should-the-town-bring-back-its-trams"])
    assert debate["sort"] == "debate"
    assert debate["about"] == [THESIS]
    assert nodes[QUIET].title == "Trams are quieter than buses (at least on new tracks)."
    assert said(nodes[f"pro-{QUIET}"]) == {"for": [THESIS], "premises": [QUIET]}
    streets = "laying-tracks-blocks-the-main-street-for-years"
    assert said(nodes[f"con-{QUIET}"]) == {"against": [streets], "premises": [QUIET]}


def test_a_text_goes_on_over_lines() -> None:
    found, _ = read(SAMPLE)
    assert found
    body = found.map.nodes["old-tracks-squeal-in-every-bend-see-the"].body
    assert body.endswith("as well.\n\n1. is how the old report began.")
    assert "[the measurements](https://example.org/noise)" in body


def test_the_sample_comes_back_as_it_was() -> None:
    found, _ = read(SAMPLE)
    assert found
    assert write(found.map) == SAMPLE


def test_ids_do_not_follow_paths() -> None:
    """Kialo numbers claims anew whenever one is moved; our ids are made of the texts."""
    head, rest = "Discussion Title: T\n\n1. A thesis.\n", ("Pro: One reason.", "Con: Another.")
    one, _ = read(f"{head}1.1. {rest[0]}\n1.2. {rest[1]}\n")
    other, _ = read(f"{head}1.1. {rest[1]}\n1.2. {rest[0]}\n")
    assert one
    assert other
    assert one.map == other.map


def test_several_theses() -> None:
    text = (
        "Discussion Title: Which?\n\n1. Which?\n1.1. This one.\n1.1.1. Pro: So.\n1.2. That one.\n"
    )
    found, told = read(text)
    assert found
    assert told == []
    assert said(found.map.nodes["which"])["about"] == ["this-one", "that-one"]
    assert write(found.map) == text


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("1. A.\n1.1. Pro: -> See 1.7.\n", "4:11 `-> See 1.7.` leads nowhere"),
        (
            "1. A.\n1.1. Pro: -> See 1.2.\n1.2. Con: -> See 1.1.\n",
            "4:11 `-> See 1.2.` leads in a circle",
        ),
        ("1. A.\n1.2.1. Pro: B.\n", "4:13 `1.2.1.` stands below `1.2.`, which is missing"),
        (
            "1. A.\n1.1. Pro: B.\n1.1. Con: C.\n",
            "5:11 the path `1.1.` stands twice, first on line 4",
        ),
        (
            "1. A.\n1.1. Pro: -> See 1.\n1.1.1. Pro: B.\n",
            "5:13 `1.1.1.` stands below a line that only",
        ),
        ("Nothing.\n1. A.\n", "3:1 this belongs to no claim"),
        ("1. A.\n0. B.\n", "4:4 the path `0.` has a zero"),
    ],
)
def test_what_leads_nowhere_is_an_error(lines: str, message: str) -> None:
    found, told = read(f"Discussion Title: T\n\n{lines}")
    assert found is None
    assert message in " ".join(told)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("1. A.\n1.1. Pro: B.\n1.3. Pro: C.\n", "5:11 `1.2.` is missing before `1.3.`"),
        ("1. A.\n1.1. Pro: B.\n1.1.1. C.\n", "5:8 `1.1.1.` is neither Pro nor Con"),
        ("1. Pro: A.\n", "3:9 `1.` is Pro nothing"),
        ("1. A.\n1.1. Pro: \n", "4:11 `1.1.` says nothing"),
    ],
)
def test_what_is_odd_is_told(lines: str, message: str) -> None:
    found, told = read(f"Discussion Title: T\n\n{lines}")
    assert found
    assert message in told[0], told


def test_a_circle_of_reasons_is_written_as_references() -> None:
    bare = {"title": None}
    map_ = Map(
        [
            *(claim("a"), claim("b")),
            argument("x", ["a"], for_=["b"], **bare),
            argument("y", ["b"], against=["a"], **bare),
        ]
    )
    assert write(map_).splitlines()[2:] == [
        "1. Claim a",
        "1.1. Con: Claim b",
        "1.1.1. Pro: -> See 1.",
    ]


def test_an_argument_with_words_of_its_own_has_its_line() -> None:
    map_ = Map(
        [
            *(claim("a"), claim("b"), claim("c"), question("q", about=["c"])),
            argument("x", ["a", "b"], for_=["c"]),
            argument("u", undercuts=["x"]),
        ]
    )
    assert write(map_).splitlines() == [
        "Discussion Title: Is it so?",
        "",
        "1. Claim c",
        "1.1. Pro: Item x",
        "1.1.1. Pro: Claim a",
        "1.1.2. Pro: Claim b",
        "1.1.3. Con: Item u",
    ]


def test_hostile_files_are_refused_with_their_place() -> None:
    for data, message in (
        (SAMPLE.encode("utf-16"), "1:1 the file is UTF-16"),
        ("Discussion Title: é".encode("latin-1"), "1:19 the byte 0xe9 is not UTF-8"),
        (b"1. " + b"a" * 100_000_000, "the file has more than"),
        (b"1." * 50_000 + b" deep", "which is missing"),
    ):
        found, told = read(data)
        assert found is None
        assert message in " ".join(told), told


def test_a_long_way_of_references_is_followed_once() -> None:
    many = 20_000
    rows = [f"1.{number}. Pro: -> See 1.{number + 1}." for number in range(1, many)]
    found, told = read("\n".join(["Discussion Title: T", "", "1. A.", *rows, f"1.{many}. Pro: B."]))
    assert found
    assert told == []
    assert said(found.map.nodes["pro-b"])["premises"] == ["b"]
    found, told = read("\n".join(["Discussion Title: T", "", "1. A.", *rows]))
    assert found is None
    assert "leads" in told[0]
