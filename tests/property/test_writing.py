"""What must hold of everything that is written: it reads back as what it was."""

import json
import re
from typing import Any

import pytest
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from robustmap.files.emit import emit, emit_front, takes_either
from robustmap.files.find import Tree
from robustmap.files.fmt import formatted
from robustmap.files.front import MAX_DEPTH, read_front
from robustmap.files.read import read_tree
from robustmap.model.fields import Premise
from robustmap.model.map import Map
from robustmap.model.nodes import KINDS, Argument, Claim
from robustmap.model.settings import Settings
from tests.support.nodes import nodes
from tests.support.untidy import Untidy

ANY = settings(max_examples=150, derandomize=True, database=None, deadline=None)

NASTY = (
    *("no", "on", "yes", "true", "1:20", "2024-05-01", "3", "-1.5", "0x1f", "1e3", "~", "null"),
    *("NULL", "Null", "-", "--", "---", "...", "?", ":", "!", "&a", "*a", "|", ">", "%a", "@a"),
    *("`a`", "#", "# a", "a #b", "a# b", "a: b", "a:b", "a:", ": a", "a : b", "- a", "-a", "? a"),
    *("[a]", "{a: b}", "a, b", "'a'", '"a"', "it's", 'say "so"', "\\", "a\\nb", "\\u0041", "<<"),
    *("=", " a", "a ", "  ", "\t", "a\tb", "\ta", "a\t#b", "a:\tb", "a\nb", "a\n", "\na", "a\n\n"),
    *("\n", "a\n b", " a\nb", "a\n \nb", "a\n\tb", "a\n\nb\n", "a\n---\nb", "a\n# b\nc", "a\n  "),
    *(
        "a: b\nc: d",
        "é",
        "日本語",
        "🦊 a",
        "a\u00a0b",
        "\u00a0a",
        "\ufeffa",
        "https://a.example/#b",
    ),
    *("long words " * 30 + "end", "p1", "a#p1", "%", "a%b", "[", "]", "{", "}", ","),
)

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
"""Characters that the reader refuses wherever they stand."""

seeds = st.integers(0, 2**32)
letters = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t")
free = st.text(letters, max_size=12).filter(lambda text: not UNSEEN.search(text))
marks = st.text(st.sampled_from("ab \n\t:#-'\"\\[]{},&*!|>%@`~?.0"), max_size=8)
texts = st.sampled_from(NASTY) | free | marks
keys = st.sampled_from(("a", "b-c", "p1", "no", "<<", "a: b", "#", "~", "k" * 1100)) | texts.filter(
    bool
)
values: st.SearchStrategy[Any] = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=6,
)


def depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(depth, inner), default=0) if not isinstance(value, str) else 0


def settled(cls: type[BaseModel], fields: dict[str, Any]) -> dict[str, Any]:
    """Give fields as the writer leaves them: a list of one text is that text."""

    def one(key: str, value: Any) -> Any:
        alone = isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)
        return value[0] if alone and takes_either(cls, key) else value

    return {key: one(key, value) for key, value in fields.items()}


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_read_back_in_every_place(text: str) -> None:
    fields = {"title": text, "tags": [text, text], "x-a": {text: {text: [text, [text]]}}}
    front = read_front(emit_front(Claim, fields), "a.md")
    assert front.fields == fields
    assert not front.problems


@ANY
@given(values)
def test_any_value_reads_back(value: Any) -> None:
    assume(depth(value) < MAX_DEPTH)
    text = emit_front(Claim, {"x-a": value})
    front = read_front(text, "a.md")
    assert front.fields == {"x-a": value}
    assert not front.problems


def as_written(value: Any) -> Any:
    """Spell a dumped model as a file spells it: all scalars text, nothing left empty."""
    if isinstance(value, dict):
        return {key: as_written(value[key]) for key in value if value[key] is not None}
    if isinstance(value, (list, tuple)):
        return [as_written(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def premise_as_written(premise: Premise) -> Any:
    if premise.ref is not None:
        return {"to": premise.ref, "read": premise.read} if premise.read else premise.ref
    return premise.text if premise.local is None else {premise.local: premise.text}


@pytest.mark.parametrize("kind", KINDS)
@settings(ANY, max_examples=30)
@given(st.data())
def test_a_node_of_any_kind_reads_back(kind: str, data: st.DataObject) -> None:
    cls = KINDS[kind]
    node = data.draw(nodes(cls, "a"))
    # One word without a name would be read as an id.
    sentences = [one for one in getattr(node, "premises", ()) if not (one.ref or one.local)]
    assume(all(any(map(str.isspace, one.text)) for one in sentences))
    fields = as_written(node.model_dump(by_alias=True, exclude_defaults=True)) | node.x
    if cls.premises_key and node.premises:
        fields[cls.premises_key] = [premise_as_written(premise) for premise in node.premises]
    assume(not UNSEEN.search(json.dumps([fields, node.body], ensure_ascii=False)))
    assume(depth(fields) <= MAX_DEPTH)
    text = emit(cls, fields, node.body)
    read = read_tree(Tree("kb", {f"{cls.folder}/a.md": text.encode()}, [])).nodes["a"]
    assert read.x == node.x
    assert read.body == node.body.strip("\n")
    assert read.model_copy(update={"body": node.body}) == node


some = texts.filter(str.strip)
refs = st.sampled_from(("a", "b", "a#p1", "no"))
sentences = st.sampled_from(("Plans change.", "Plans: no", "'Tis so #1", "- a b", "a\nb")) | some
premises = st.lists(
    refs
    | sentences.map(lambda text: text if any(map(str.isspace, text)) else f"{text} a")
    | st.builds(lambda local, text: {local: text}, st.sampled_from(("p1", "p2", "q")), sentences)
    | st.builds(lambda to: {"to": to, "read": "0e12"}, refs),
    min_size=1,
    max_size=4,
)
links = st.lists(
    refs
    | st.builds(lambda to: {"to": to, "basis": "implied"}, refs)
    | st.builds(lambda to: {"to": to, "read": "3f9a21c0"}, refs),
    max_size=3,
)
arguments = st.fixed_dictionaries(
    {"premises": premises},
    optional={
        "title": some.filter(lambda text: len(text) <= 100),
        "tags": st.lists(some, max_size=2) | some,
        "note": some,
        "sources": st.lists(
            st.sampled_from(("s, p. 3, by s/a", "s")) | st.just({"source": "s", "at": "4: b"}),
            max_size=2,
        ),
        "basis": st.just("stated"),
        "for": links | refs,
        "against": links,
        "x-own": values,
        "x-b": values,
    },
)


def alike(one: Map, other: Map) -> bool:
    """Tell whether two maps say the same, the names of unnamed premises apart."""
    shown = [
        {name: node.model_copy(update={"premises": ()}) for name, node in map_.nodes.items()}
        for map_ in (one, other)
    ]
    return (
        shown[0] == shown[1]
        and one.settings == other.settings
        and one.statements == other.statements
        and one.inferences == other.inferences
    )


@settings(ANY, max_examples=300)
@given(seeds, arguments, marks)
def test_fmt_changes_nothing_that_is_said(seed: int, fields: dict[str, Any], body: str) -> None:
    untidy = Untidy(seed)
    front = "\n".join(untidy.mapping(fields))
    text = f"---\n{front}\n---\n{body}"
    name = "arguments/here.md"
    note(text)
    tree = Tree("kb", {name: text.encode()}, [])
    (once,) = formatted(tree)
    assume(not once.faults)
    after = Tree("kb", {name: once.data}, [])
    (twice,) = formatted(after)
    written = once.data.decode()
    note(written)
    assert not twice.faults
    assert twice.data.decode() == written
    assert alike(read_tree(tree), read_tree(after))
    for comment in untidy.written(text):
        assert written.count(comment) == text.count(comment)
    old = read_front(front + "\n", name).fields
    new = read_front(written.split("\n---\n")[0].removeprefix("---\n") + "\n", name).fields
    assert settled(Argument, old | {"premises": ""}) == settled(Argument, new | {"premises": ""})
    assert all(next(iter(one)) for one in new["premises"] if isinstance(one, dict))
    assert not [one for one in new["premises"] if isinstance(one, str) and " " in one.strip()]


@ANY
@given(
    seeds,
    st.fixed_dictionaries(
        {"title": some.filter(lambda text: len(text) <= 100)},
        optional={
            "description": some,
            "expect": st.dictionaries(refs, st.just("supported")),
            "evaluate": st.fixed_dictionaries(
                {}, optional={"off": refs, "basis": st.just("reading")}
            ),
            "defaults": st.just({"claims": {"sources": "a, b", "tags": ["a"]}}),
        },
    ),
)
def test_map_yaml_keeps_what_it_says(seed: int, fields: dict[str, Any]) -> None:
    untidy = Untidy(seed)
    text = "\n".join(untidy.mapping(fields))
    tree = Tree("kb", {"map.yaml": text.encode()}, [])
    (once,) = formatted(tree)
    assume(not once.faults)
    after = Tree("kb", {"map.yaml": once.data}, [])
    (twice,) = formatted(after)
    written = once.data.decode()
    assert twice.data == once.data
    assert read_tree(tree).settings == read_tree(after).settings
    for comment in untidy.written(text):
        assert written.count(comment) == text.count(comment)
    assert (
        read_front(text, "map.yaml").fields.keys() == read_front(written, "map.yaml").fields.keys()
    )


def test_settings_keys_stand_in_the_order_of_the_model() -> None:
    text = emit_front(Settings, {"expect": {"b": "stands", "a": "stands"}, "title": "T"})
    assert text == "title: T\nexpect:\n  b: stands\n  a: stands\n"
