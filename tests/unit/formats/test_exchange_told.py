"""What a map has no place for is never left out without a word, with its place in the file."""

import json
from typing import Any

import pytest

from robustmap.check.registry import check
from robustmap.formats.exchange import FORMATS, Faults
from robustmap.model.map import Map
from tests.support.foreign import read, refused, write
from tests.support.maps import argument, claim

LOST = {
    "carneades: of the file": (
        "carneades",
        "meta:\n  title: T\n  authors: x\nstatements:\n  a: A.\n",
        (3, "what `meta` says of the file is left out: authors"),
    ),
    "carneades: of an issue": (
        "carneades",
        "statements: {a: A., b: B.}\nissues:\n  i:\n    meta: {note: n}\n    positions: [a, b]\n",
        (4, "what `meta` says of the issue `i` is left out: note"),
    ),
    "carneades: no keys": (
        "carneades",
        "statements:\n  a:\n    text: A.\n    meta: note\n",
        (4, "the `meta` of `a` is left out: it holds no keys"),
    ),
    "carneades: no label": (
        "carneades",
        "statements:\n  a:\n    text: A.\n    label: inn\n",
        (4, "the label `inn` of `a` is left out"),
    ),
    "aif: a locution that is none": (
        "aif",
        '{"nodes": [{"nodeID": "1", "type": "I", "text": "A."}],\n"edges": [],\n"locutions": [7]}',
        (3, "an entry of `locutions` is no object; it is left out"),
    ),
    "aif: a step without an aim": (
        "aif",
        '{"nodes": [\n{"nodeID": "1", "type": "RA", "text": "Sign"}],\n"edges": []}',
        (2, "`1` leads to nothing; `check` will ask what it speaks to"),
    ),
    "argdown: of a heading": (
        "argdown",
        "# H {by: x, color: red}\n\n[A]: a\n",
        (1, "what the heading says of itself is left out: by"),
    ),
    "argdown: of the file": (
        "argdown",
        "===\ntitle: {a: b}\n===\n\n[A]: a\n",
        (1, "the front matter's title is not kept"),
    ),
    "argdown: data twice": (
        "argdown",
        "[A]: a {p: 1}\n\n[A] {p: 2}\n",
        (3, "the data of `[A]` say two things of `p`, of which the last counts"),
    ),
    "argdown: data of an inference too": (
        "argdown",
        "[B]: b\n\n<A> {logic: [a]}\n\n(1) p\n-- r {logic: [b]} --\n(2) [C]: c\n",
        (5, "`<A>` says `logic` of itself and of its inference; the latter is left out"),
    ),
    "argdown: no aim": (
        "argdown",
        "[A]: a\n\n<B>: b\n",
        (3, "`<B>` speaks for or against nothing; it becomes a claim"),
    ),
}


@pytest.mark.parametrize("case", LOST)
def test_what_is_left_out_is_told_with_its_place(case: str) -> None:
    name, text, (line, message) = LOST[case]
    _, told = read(name, text.encode())
    assert [(one.line, one.message, one.severity) for one in told] == [(line, message, "warning")]


def test_statements_may_have_both_kinds_of_notes() -> None:
    text = "statements:\n  a:\n    text: A.\n    meta: {m: 1}\n    metadata: {n: 2}\n"
    map_, told = read("carneades", text.encode())
    assert not told
    assert map_.nodes["a"].x["x-meta"] == {"m": 1, "n": 2}


def test_what_an_inference_says_of_itself_is_kept() -> None:
    text = "<A>: g\n\n(1) p\n-- r {logic: [deductive, plain], uses: [1]} --\n(2) [C]: c\n"
    map_, told = read("argdown", text.encode())
    assert not told
    assert map_.nodes["a"].x == {"x-logic": ["deductive", "plain"]}


def errors(map_: Map) -> list[str]:
    return [one.code for one in check(map_) if one.severity == "error"]


def test_an_argument_without_an_aim_becomes_a_claim_that_check_accepts() -> None:
    text = "<B>: b\n  <+ [A]: a\n  <- <C>: c\n  <_ <U>: u\n"
    map_, told = read("argdown", text.encode())
    assert map_.nodes["b"].kind == "claim"
    assert {one.id: (one.relation, one.target) for one in map_.inferences.values()} == {
        "a-for-b": ("for", "b"),
        "c": ("against", "b"),
        "u": ("against", "b"),
    }
    assert [one.line for one in told] == [1, 4]
    assert told[1].message.startswith("`<U>` undercuts `<B>`, which speaks to nothing")
    assert not errors(map_)
    whole, _ = read("argdown", b"[A]: a\n  <+ <B>: b\n  <- <C>: c\n")
    assert {one.kind for one in whole.nodes.values()} == {"claim", "argument"}


def test_an_argument_with_an_id_stays_one() -> None:
    map_, told = read("argdown", b'[A]: a\n\n<B>: b {id: "b"}\n\n<C>: c {qualifies: "a"}\n')
    assert not told
    assert [map_.nodes[name].kind for name in ("b", "c")] == ["argument", "argument"]
    assert errors(map_) == ["RM301"]


PLAIN = Map([claim("c"), argument("a", [{"p1": "Something is so."}], for_="c")])
SAYS = b"Something is so."
HOLDERS = ("arguebuf", "carneades", "graphml", "gsn2x", "jsonl", "nodelink", "argdown", "dot")


@pytest.mark.parametrize("name", HOLDERS)
def test_a_premise_that_says_nothing_is_refused_with_its_place(name: str) -> None:
    fault = refused(name, write(name, PLAIN).replace(SAYS, b""))
    assert fault.line > 0
    assert "`a`: `premises.0" in fault.message


@pytest.mark.parametrize(
    ("name", "quote"), [("jsonl", '"'), ("nodelink", '"'), ("dot", '\\"'), ("graphml", '"')]
)
def test_a_premise_that_is_null_is_refused_with_its_place(name: str, quote: str) -> None:
    said = quote.encode() + SAYS + quote.encode()
    assert said in write(name, PLAIN)
    fault = refused(name, write(name, PLAIN).replace(said, b"null"))
    assert fault.line > 0
    assert fault.message.endswith("a premise needs the id of a claim, or a sentence")


@pytest.mark.parametrize(
    "premise",
    [{"p1": None}, {"to": None, "read": "3f9a"}, {}, None, [], 7, {"to": "c", "text": "Both."}],
)
@pytest.mark.parametrize("as_list", [True, False])
def test_no_premise_raises(premise: Any, *, as_list: bool) -> None:
    given = {"kind": "argument", "id": "a", "premises": [premise] if as_list else premise}
    faults, form = Faults(), FORMATS["jsonl"]
    assert form.read is not None
    found = form.read(json.dumps(given).encode(), faults)
    if found is None:
        assert faults.found[0].line == 1
    else:
        assert given["premises"] == []
        assert [*found.map.inferences] == ["a"]
