"""Argdown: every sign of it, what its own program passes over in silence, and hostile files."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

import robustmap as rm
from robustmap.formats.exchange import FORMATS, Faults, Imported
from robustmap.formats.exchange._argdown.data import read_data, write_data
from robustmap.formats.exchange._argdown.plain import escaped
from robustmap.model.map import Map
from robustmap.model.nodes import Argument
from robustmap.model.said import said
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, proposal, random_map, threshold
from tests.support.wild import wild_map

GOLDEN = Path("tests/golden/exchange/argdown")
SAMPLES = sorted(GOLDEN.glob("*.argdown"))
PROGRAM = os.environ.get("ROBUSTMAP_ARGDOWN", "")


def read(text: str, form: str = "argdown") -> tuple[Imported | None, Faults]:
    faults = Faults()
    reader = FORMATS[form].read
    assert reader
    return reader(text.encode(), faults), faults


def nodes(text: str) -> dict[str, dict[str, object]]:
    """Give what each node says of a text that reads without a word."""
    found, faults = read(text)
    assert found is not None, faults.found
    assert not faults.found, faults.found
    return {node.id: said(node) for node in found.nodes}


def refused(text: str) -> list[tuple[int, int, str]]:
    found, faults = read(text)
    assert found is None
    return [(one.line, one.column, one.message) for one in faults.found if one.severity == "error"]


def warned(text: str) -> list[tuple[int, int, str]]:
    found, faults = read(text)
    assert found is not None, faults.found
    return [(one.line, one.column, one.message) for one in faults.found]


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_the_samples_read_as_they_did(path: Path) -> None:
    found, faults = read(path.read_text(encoding="utf-8"))
    assert found is not None, faults.found
    told = {
        node.id: {"kind": node.kind, **said(node), **({"body": node.body} if node.body else {})}
        for node in found.map.nodes.values()
    }
    assert told == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("arrow", "by", "relation", "on"),
    [
        ("<+ <B>: b", "b", "for", "a"),
        ("+ <B>: b", "b", "for", "a"),
        ("<- <B>: b", "b", "against", "a"),
        ("- <B>: b", "b", "against", "a"),
        ("+> [B]: b", "a-for-b", "for", "b"),
        ("-> [B]: b", "a-against-b", "against", "b"),
        ("_> <B>: b", "a-undercuts-b", "undercuts", "b"),
        (">< [B]: b", "a", "contradicts", "b"),
    ],
)
def test_every_arrow_goes_its_way(arrow: str, by: str, relation: str, on: str) -> None:
    text = f"[A]: a\n  {arrow}\n\n[C]: c\n  <+ <B>\n"
    text = text if "<B>" in arrow else f"[A]: a\n  {arrow}\n"
    assert on in nodes(text)[by][relation]  # type: ignore[operator]


def test_an_undercut_breaks_the_step_that_it_stands_below() -> None:
    text = "<A>\n\n(1) p\n--\nRule {uses: [1]}\n--\n  <_ <U>: u\n(2) q\n(3) r\n----\n(4) [T]: t\n"
    found = nodes(text)
    assert found["u"]["undercuts"] == ["a-step-1"]
    assert found["a-step-1"] == {"premises": [{"p1": "p"}], "for": ["q"], "scheme": "Rule"}
    assert found["a"]["premises"] == ["q", {"p3": "r"}]
    assert found["q"]["standing"] == "open", "what is only a step on the way falls with its step"
    text = "[T]: t\n  + <A>: a\n    <_ <U>: u\n"
    assert nodes(text)["u"]["undercuts"] == ["a"]


def test_strict_mode_turns_attacks_between_statements_into_contradictions() -> None:
    text = "[A]: a\n  -> [B]: b\n"
    assert nodes(text)["a-against-b"]["against"] == ["b"]
    strict = nodes(f"===\nmodel: {{mode: strict}}\n===\n\n{text}")
    assert strict == {"a": {"title": "A", "contradicts": ["b"]}, "b": {"title": "B"}}


def test_data_become_fields_where_they_can_and_own_keys_where_not() -> None:
    found, faults = read("[A]: a {standing: presumed, p: 0.5, strength: 3, sort: odd}\n")
    assert found is not None
    expected = {"standing": "presumed", "x-p": "0.5", "x-strength": "3", "x-sort": "odd"}
    assert said(found.nodes[0]) == {"title": "A", **expected}
    assert [one.message for one in faults.found] == [
        "`sort` cannot be read as that of a node; kept as `x-sort`"
    ]


# What Argdown's own program passes over without a word.


def test_a_title_that_nothing_defines_is_told() -> None:
    assert warned("[A]: a\n  + <Clouds>\n") == [
        (2, 5, "nothing says what `<Clouds>` is; its title is all that is known of it")
    ]
    assert warned("[A]: a, as @[Nobody] says\n")[0][:2] == (1, 12)


def test_a_mistyped_title_is_refused_with_the_nearest_one() -> None:
    found, faults = read("[Thesis]: t\n\n[Thesus]\n  - <B>: b\n")
    assert found is None
    assert [(one.line, one.column, one.suggestion) for one in faults.found] == [(3, 1, "Thesis")]


def test_one_title_for_a_statement_and_an_argument_is_told() -> None:
    text = "[A]: a\n\n<A>: b\n  +> [A]\n"
    assert warned(text) == [(3, 1, "`A` is the title of a statement and of an argument")]


def test_members_of_one_title_with_different_texts_are_told_and_none_is_lost() -> None:
    text = "[A]: One.\n\n[A]: Two.\n"
    assert warned(text) == [(1, 1, "`[A]` says two things, of which the last counts")]
    found, _ = read(text)
    assert found is not None
    assert found.nodes[0].body == "Two."
    assert found.nodes[0].x == {"x-wordings": ["One."]}


def test_speaking_for_and_against_one_claim_is_told() -> None:
    assert warned("[T]: t\n  + <A>: a\n  - <A>\n") == [
        (3, 3, "`<A>` speaks for `[T]` and against it")
    ]


def test_a_bracket_that_is_not_closed_is_refused() -> None:
    assert refused("[A]: a\n\n[T and more\n")[0] == (
        *(3, 1),
        "the bracket is not closed: `[T and more`",
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[A]: a\n\n[B]: b {a: [1, b}\n", (3, 17)),
        ("[A]: a {\n  a: 1\n  b: : 2\n}\n", (3, 6)),
        ("[A]: a {a: 1, a: 2}\n", (1, 15)),
        ("===\ntitle: [\n===\n\n[A]: a\n", (3, 1)),
    ],
)
def test_broken_data_are_refused_at_their_place_in_the_file(
    text: str, place: tuple[int, int]
) -> None:
    assert refused(text)[0][:2] == place


def test_an_attack_on_itself_is_not_lost() -> None:
    text = "[A]: foo\n  <- <N>: n\n  <- [A]\n"
    assert warned(text) == [(3, 3, "`[A]` attacks itself")]
    found, _ = read(text)
    assert found is not None
    against = {one.owner for one in found.map.inferences.values() if one.relation == "against"}
    assert against == {"n", "a-against-a"}


def test_an_undercut_below_a_statement_is_aimed_at_its_step_or_refused() -> None:
    text = "[T]: t\n  <+ [C]: c\n    <_ <X>: x\n"
    told = "`<X>` undercuts `[C]`, which is a statement and has no step"
    assert warned(text) == [(3, 5, f"{told}; its step, `c-for-t`, is taken to be meant")]
    found, _ = read(text)
    assert found is not None
    node = found.map.nodes["x"]
    assert isinstance(node, Argument)
    assert [one.to for one in node.undercuts] == ["c-for-t"]
    assert refused("[T]: t\n  <_ <X>: x\n") == [(2, 3, told.replace("C", "T"))]


def test_an_include_is_refused_and_never_followed() -> None:
    assert refused("[A]: a\n\n@include(/etc/passwd)\n")[0][:2] == (3, 1)
    assert nodes("[A]: a\n\n// @include(/etc/passwd)\n") == {"a": {"title": "A"}}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[A]: a\n<+ <B>: b\n", (2, 1)),
        ("[A]: a\n\n  <+ <B>: b\n", (3, 1)),
        ("[A]: a\n    + <B>: b\n  + <C>: c\n", (3, 1)),
        ("<A>\n\n(1) a\n(2) b\n", (4, 6)),
        ("<A>\n\n(1) a\n---\n(2) b\n", (4, 1)),
        ("[A]: a\n\n[A] words\n", (3, 1)),
        ("[A]: a {b: 1} words\n", (1, 14)),
        ("words with [a title] among them\n", (1, 12)),
        ("<A>: a\n  >< <B>: b\n", (2, 3)),
    ],
)
def test_what_belongs_to_nothing_is_refused_at_its_place(text: str, place: tuple[int, int]) -> None:
    assert place in [one[:2] for one in refused(text)]


# Writing.


def test_titles_texts_and_ids_survive_whatever_they_hold() -> None:
    ugly = "a [b] <c> {d} #e *f* _g_ // h === i.j. :k: \\ @[l] --"
    fields = {"x-section": "One > Two", "tags": ["core", "two words", "a (b)"]}
    map_ = Map(
        [
            claim("constructor", body=ugly, x={"x-section": "One > Two"}),
            claim("b", body="Two\n\nparagraphs.", tags=fields["tags"]),
            argument("c", [{"p1": ugly}, "b", "A second one."], for_="b", scheme="sign, of"),
            argument("d", undercuts=["c", "constructor#x"], against=["c#p1", "nowhere"]),
            proposal("e", breaks=[{"at": "t"}], relies_on="b"),
            threshold("t"),
        ]
    )
    for name in ("argdown", "argdown-json"):
        form = FORMATS[name]
        assert form.write
        assert form.read
        assert form.keeps
        faults = Faults()
        found = form.read(form.write(Solution.of(map_)), faults)
        assert found is not None, faults.found
        assert found.map == form.keeps(map_)
        assert "t" not in found.map.nodes


def test_an_undercut_is_written_below_the_inference_line() -> None:
    map_ = Map([claim("t"), argument("a", ["t"], for_="t"), argument("u", undercuts="a")])
    write = FORMATS["argdown"].write
    assert write
    text = write(Solution.of(map_)).decode()
    assert "----\n  <_ <Item u>\n(2) [Claim t]" in text


def test_a_deeply_nested_or_endless_file_is_refused() -> None:
    deep = "[A]: a\n" + "".join(f"{' ' * depth}- <B{depth}>: b\n" for depth in range(1, 300))
    assert "relations are nested too deeply" in {one[2] for one in refused(deep)}
    assert "they are nested too deeply" in refused("[A]: a {b: " + "[" * 5000 + "}\n")[0][2]
    faults = Faults()
    reader = FORMATS["argdown"].read
    assert reader
    assert reader(b"a" * (33 * 2**20), faults) is None
    assert "more than" in faults.found[0].message


@pytest.mark.parametrize(
    "data", ["===\na: &b [x]\nc: [*b, *b]\n===\n", "[A]: a {b: !!python/object:os.system c}\n"]
)
def test_aliases_and_tags_of_yaml_are_refused(data: str) -> None:
    assert "is refused" in refused(data)[0][2]


@pytest.mark.parametrize("data", [b"\xff\xfe[\x00A\x00", b"[A]: caf\xe9\n", b"[A]: a\x00b\n"])
def test_another_encoding_is_refused_at_its_place(data: bytes) -> None:
    faults = Faults()
    reader = FORMATS["argdown"].read
    assert reader
    assert reader(data, faults) is None
    assert faults.found[0].line == 1


@pytest.mark.parametrize(
    "pattern", ["[", "<", "{", "#(", "a /*", ".a", "\n", "[A]: a\n  - [B]: b\n"]
)
def test_reading_is_linear(pattern: str) -> None:
    found, faults = read(pattern * (300_000 // len(pattern)))
    assert (found is None) == faults.failed


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ({}, "this is no map"),
        ({"statements": {"A": 1}, "arguments": {}}, "`statements.A` has another shape"),
        (
            {"statements": {}, "arguments": {}, "relations": [{"relationType": "likes"}]},
            "`relations.0` has another shape",
        ),
        (
            {
                "statements": {},
                "arguments": {},
                "relations": [
                    {"relationType": "attack", "from": "A", "fromType": "argument"}
                    | {"to": "B", "toType": "argument"}
                ],
            },
            "the relation names `A`, which is no argument of the file",
        ),
    ],
)
def test_json_of_another_shape_is_refused(value: object, wrong: str) -> None:
    found, faults = read(json.dumps(value), "argdown-json")
    assert found is None
    assert faults.found[0].message == wrong


def test_ranges_in_json_count_as_javascript_does() -> None:
    text = "\U0001f600 so **it** is #core"
    member = {"role": "top-level-statement", "title": "A", "text": "\U0001f600 so it is #core"}
    bold = {"type": "bold", "start": 6, "stop": 7}
    tag = {"type": "tag", "start": 12, "stop": 16, "tag": "core"}
    statement = {"members": [{**member, "ranges": [bold, tag]}], "tags": ["core"]}
    whole = {"statements": {"A": statement}, "arguments": {}, "relations": []}
    found, faults = read(json.dumps(whole), "argdown-json")
    assert found is not None, faults.found
    other, _ = read(f"[A]: {text}\n")
    assert other is not None
    assert found.nodes == other.nodes


@pytest.mark.parametrize("text", ["e.g. :A: .b. a.b.c.[x].", "====", "a // b", "\\", "#1 #(a)"])
def test_escaped_words_read_as_they_were(text: str) -> None:
    assert nodes(f"[T]: x {escaped(text)}\n")["t"] == {"title": "T"}
    found, _ = read(f"[T]: x {escaped(text)}\n")
    assert found is not None
    assert found.nodes[0].body == f"x {text}"


def test_data_read_as_they_were_written() -> None:
    data = {"id": "a", "yes": ["} b", {"{": ""}], "note": "\u2028\x85'\"\\ }\n, x"}
    assert read_data(write_data(data), Faults(), 1, 1) == data


# Argdown's own program, where it is there.


@pytest.fixture
def program(tmp_path: Path) -> Callable[[bytes], bytes]:
    """Give what `argdown json` makes of a text."""
    if not PROGRAM:
        pytest.skip("ROBUSTMAP_ARGDOWN names no program: the command line of Argdown 1.7.5")

    def run(text: bytes) -> bytes:
        file = tmp_path / "map.argdown"
        file.write_bytes(text)
        done = subprocess.run(
            [PROGRAM, "json", str(file), str(tmp_path / "out")], capture_output=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return (tmp_path / "out" / "map.json").read_bytes()

    return run


def same(map_: Map, data: bytes) -> None:
    """Assert that JSON of Argdown's program reads as a map, all but its settings."""
    found, faults = read(data.decode(), "argdown-json")
    assert found is not None, faults.found
    for name in {*map_.nodes, *found.map.nodes}:
        assert found.map.nodes.get(name) == map_.nodes.get(name)


@pytest.mark.long
@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_argdown_itself_reads_the_samples_as_we_do(
    path: Path, program: Callable[[bytes], bytes]
) -> None:
    text = path.read_bytes()
    found, _ = read(text.decode())
    assert found is not None
    same(found.map, program(text))


@pytest.mark.long
@pytest.mark.parametrize("number", ["kb", *range(12)])
def test_argdown_itself_reads_what_we_write(
    number: int | str, program: Callable[[bytes], bytes]
) -> None:
    form = FORMATS["argdown"]
    assert form.write
    assert form.keeps
    if isinstance(number, str):
        solution = rm.load("kb").solution
    else:
        solution = Solution.of((random_map, wild_map)[number % 2](Random(number)))
    same(form.keeps(solution.map), program(form.write(solution)))
