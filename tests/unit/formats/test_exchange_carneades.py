"""Carneades files: what is read of them, what is told of, and what a change in them does."""

from pathlib import Path

import pytest

from robustmap.formats.exchange import FORMATS, Faults, Imported
from robustmap.model.map import Map
from robustmap.model.said import said
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim

SAMPLE = Path("tests/golden/exchange/carneades/garden.yml").read_bytes()
FORM = FORMATS["carneades"]


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
    assert said(nodes["report"])["standing"] == "presumed"
    assert said(nodes["report"])["sources"] == ["gazette"]
    assert said(nodes["gazette"])["authors"] == ["The editors"]
    assert said(nodes["rain"])["contradicts"] == ["sprinkler"]
    assert said(nodes["from-report"])["x-roles"] == {"testimony": "report"}
    assert said(nodes["from-timer"])["scheme"] == "factorized"
    assert said(nodes["from-timer"])["x-meta"] == {"note": "a guess"}
    # One undercutter is concluded and nothing else, the other is a statement of its own.
    assert said(nodes["outdated"])["undercuts"] == ["from-report"]
    own = said(nodes["from-the-tap-of-the-sprinkler-was-closed"])
    assert own == {"undercuts": ["from-timer"], "premises": ["closed"]}


def test_labels_that_are_expected_become_pins() -> None:
    found, _ = read(SAMPLE)
    assert found
    assert found.settings
    expect = {"report": "unargued", "rain": "rejected", "from-report": "undercut"}
    assert found.settings.expect == expect
    assert found.settings.title == "The garden in the morning"


def test_undecided_is_contested_and_a_label_that_differs_is_told() -> None:
    text = (
        "statements: {a: A., b: B.}\nissues: {i: {positions: [a, b]}}\n"
        "assumptions: [a]\ntests: {undecided: [b]}\n"
    )
    found, told = read(text)
    assert found
    assert found.settings
    assert found.settings.expect == {"b": "contested"}
    assert told == ["4:21 `b` is expected to be undecided, but here it is rejected"]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("arguments: {x: {conclusion: a, premises: [bb]}}", "2:43 the premise `bb`"),
        ("arguments: {x: {conclusion: bb, premises: [b]}}", "2:29 the conclusion `bb`"),
        ("arguments: {x: {conclusion: a, undercutter: bb}}", "2:45 the undercutter `bb`"),
        ("issues: {i: {positions: [a, bb]}}", "2:29 the position `bb`"),
        ("tests: {in: [bb]}", "2:14 the test `bb`"),
    ],
)
def test_what_no_statement_defines_is_an_error(line: str, place: str) -> None:
    # Carneades prints such a thing, and ends as if all were well.
    found, told = read(f"statements: {{a: A., b: B.}}\n{line}\n")
    assert found is None
    assert told == [f"{place} is no statement of the file"]


def test_what_carneades_passes_over_is_told() -> None:
    found, told = read(
        "statement: {}\nstatements:\n  a: A.\n  b:\n    txt: B.\narguments:\n"
        "  x: {conclusion: a, premises: b}\nargument_schemes:\n  - {id: s}\n"
    )
    assert found
    assert told == [
        "1:1 the section `statement` is not known and left out",
        "8:1 `argument_schemes` is left out: what it would generate is not made",
        "5:5 the key `txt` is not known and left out",
        "4:3 the statement `b` has no text; its key serves",
        "7:32 the premises of `x` are no list; Carneades would see none",
    ]
    assert said(found.map.nodes["x"])["premises"] == ["b"]


def test_the_language_speaks_for_formulas() -> None:
    found, _ = read(
        "statements: {rich(ann): Ann is rich.}\nlanguage: {heir/2: '%s inherits from %s.'}\n"
        "arguments: {x: {conclusion: rich(ann), premises: ['heir(ann, bob)']}}\n"
    )
    assert found
    assert "ann inherits from bob." in [node.title for node in found.nodes]


def test_a_statement_and_an_argument_may_share_an_id() -> None:
    found, _ = read("statements: {a: A., b: B.}\narguments: {a: {conclusion: b, premises: [a]}}\n")
    assert found
    assert [node.kind for node in found.nodes] == ["claim", "claim", "argument"]


MAP = Map(
    [
        *(claim("a"), claim("b", expect="contested"), claim("c", standing="open")),
        argument("x", ["a"], for_=["b"]),
        argument("y", [{"p1": "A reason."}], against=["b", "c"]),
        argument("z", undercuts=["x"]),
        argument("w", ["a"], backs=["x"]),
    ]
)


def test_what_is_written_is_what_carneades_reasons_with() -> None:
    text = write(MAP)
    for part in (
        "  x:\n    conclusion: b\n    premises: [a]\n    undercutter: ¬app(x)\n",
        "  z:\n    conclusion: ¬app(x)\n",
        "  w:\n    conclusion: app(x)\n",
        "  b:\n    positions: [b, ¬b]\n",
        'assumptions: [a, "y#p1", "z#reason"]\n',
        "tests:\n  undecided: [b]\n",
    ):
        assert part in text, text


def test_changes_by_hand_count() -> None:
    text = write(MAP).replace("  a: Claim a\n", "  a: Claim a, said better\n", 1)
    text = text.replace("undecided: [b]", "in: [a]", 1)
    text = text.replace(
        "  x:\n    conclusion: b\n    premises: [a]",
        "  x:\n    conclusion: b\n    premises: [a, c]",
        1,
    )
    found, _ = read(text)
    assert found
    nodes = found.map.nodes
    assert nodes["a"].title == "Claim a, said better"
    assert said(nodes["x"])["premises"] == ["a", "c"]
    assert nodes["b"].expect is None
    assert found.map.settings.expect == {"a": "unargued"}


HOSTILE = (
    ("a: &a [x]\nb: [*a, *a]\nstatements: {}\n", "1:4 the anchor `&a` is refused"),
    ("statements: {a: *x}\n", "1:17 `*x` repeats a value from elsewhere"),
    ("statements: !!python/object:os.system {}\n", "1:13 the tag"),
    ("statements: {a: A., a: B.}\n", "1:21 the key `a` stands twice, first on line 1"),
    (
        "statements:\n  a: " + "[" * 300 + "]" * 300 + "\n",
        "2:204 this is nested more than 200 deep",
    ),
    ("statements: {}\n---\nstatements: {}\n", "2:1 a second document begins here"),
    ("statements: {? [a] : b}\n", "1:16 a key is a list or a mapping"),
    ("statements: [\n", "this is no YAML"),
    ("statements: {a: A.}".encode("utf-16"), "1:1 the file is UTF-16"),
    ("statements: {a: é}".encode("latin-1"), "the byte 0xe9 is not UTF-8"),
    ("- a\n- b\n", "1:1 the file holds no keys with values"),
)


@pytest.mark.parametrize(("text", "message"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_files_are_refused_with_their_place(text: str | bytes, message: str) -> None:
    found, told = read(text)
    assert found is None
    assert message in told[0], told


def test_a_hundred_megabytes_are_refused_before_they_are_read() -> None:
    found, told = read(b"statements: " + b"a" * 100_000_000)
    assert found is None
    assert "the file has more than" in told[0]


def test_an_issue_of_too_many_positions_is_refused() -> None:
    names = [f"a{number}" for number in range(1000)]
    lines = "".join(f"  {name}: A\n" for name in names)
    positions = ", ".join(names)
    found, told = read(f"statements:\n{lines}issues: {{i: {{positions: [{positions}]}}}}\n")
    assert found is None
    assert told == ["1002:26 the positions of issues make more than 100,000 pairs"]
