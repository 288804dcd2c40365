"""What must hold of hashes of wordings and of the links that remember them, on any map."""

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from robustmap.check.registry import check
from robustmap.files.edit._book import Book
from robustmap.files.edit._registry import OPERATIONS
from robustmap.files.emit import emit, emit_front
from robustmap.files.find import Tree, on_disk
from robustmap.files.fmt import formatted
from robustmap.files.read import read_tree
from robustmap.files.stamp import stamp
from robustmap.graph.flatten import flatten
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Node
from robustmap.model.reads import is_live, readings, suspects
from robustmap.model.settings import Settings
from robustmap.model.wording import wording
from robustmap.reason.solution import Solution
from tests.support.maps import circle_map, random_map, random_view
from tests.support.untidy import Untidy

ROOT = Path(__file__).resolve().parents[2]
ANY = settings(max_examples=60, derandomize=True, database=None, deadline=None)
CHANCE = st.randoms(use_true_random=False)


def some_map(rng: Random) -> Map:
    return circle_map(rng) if rng.random() < 0.2 else random_map(rng)


def remembering(map_: Map, rng: Random) -> Map:
    """Give a map some of whose links hold a hash: of today's wording, or of none."""
    return Map([_remembering(map_, node, rng) for node in map_.nodes.values()], map_.settings)


def _remembering(map_: Map, node: Node, rng: Random) -> Node:
    for one in readings(node):
        field, number = one.path
        name = "for_" if field == "for" else str(field)
        now = wording(map_, one.ref)
        digits = rng.choice([None, "0000", f"{rng.getrandbits(32):08x}", now and now.digest])
        listed = list(getattr(node, name))
        listed[int(number)] = listed[int(number)].model_copy(update={"read": digits})
        node = node.model_copy(update={name: tuple(listed)})
    return node


@ANY
@given(CHANCE)
def test_what_links_remember_changes_no_framework_and_no_verdict(rng: Random) -> None:
    plain = some_map(rng)
    remembered = remembering(plain, rng)
    view = random_view(rng, plain)
    one, other = Solution.of(plain, view), Solution.of(remembered, view)
    flat, same = flatten(plain, view), flatten(remembered, view)
    assert flat.framework.attackers == same.framework.attackers
    assert flat.stands == same.stands
    for ref in plain.statements:
        assert one.claim_answer(ref) == other.claim_answer(ref)
    for ref in plain.inferences:
        assert one.inference_answer(ref) == other.inference_answer(ref)
    assert all(wording(plain, ref) == wording(remembered, ref) for ref in every(plain))
    pinned = {"RM407"}
    told = [{(p.code, p.message) for p in check(m)} for m in (plain, remembered)]
    assert {p for p in told[1] if p[0] not in pinned} == told[0]


def every(map_: Map) -> list[str]:
    return [*map_.nodes, *map_.statements, *map_.inferences]


def text_of(node: Node) -> str:
    """Write a node as its file; links in their long form."""
    fields = node.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    fields = {key: _texts(fields[key]) for key in fields if key not in ("id", "body", "x")}
    key = node.premises_key
    if key in fields:
        fields[key] = [_premise(one) for one in fields[key]]
    return emit(type(node), fields, node.body)


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(value[key]) for key in value}
    if isinstance(value, list):
        return [_texts(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _premise(one: dict[str, str]) -> Any:
    if "local" in one:
        return {one["local"]: one["text"]}
    if "read" in one:
        return {"to": one["ref"], "read": one["read"]}
    return one.get("ref") or one["text"]


def tree_of(map_: Map) -> Tree:
    files = {f"{node.folder}/{node.id}.md": text_of(node) for node in map_.nodes.values()}
    files["map.yaml"] = emit_front(Settings, {"title": "T"})
    return Tree("kb", {name: files[name].encode() for name in sorted(files)}, [])


@ANY
@given(CHANCE)
def test_files_keep_what_links_remember(rng: Random) -> None:
    map_ = remembering(some_map(rng), rng)
    tree = tree_of(map_)
    after = Tree("kb", {one.name: one.data for one in formatted(tree)}, [])
    for node in map_.nodes.values():
        for read in (read_tree(tree), read_tree(after)):
            assert list(readings(read.nodes[node.id])) == list(readings(node))


@ANY
@given(CHANCE)
def test_once_read_again_nothing_is_suspect(rng: Random) -> None:
    book = Book(tree_of(remembering(some_map(rng), rng)))
    assume(not any(one.severity == "error" for one in book.map.problems))
    due = [one for one in suspects(book.map) if one.node not in book.map.broken]
    changes = stamp(book, due)
    after = read_tree(changes.after)
    assert not list(suspects(after))
    assert "RM407" not in {one.code for one in check(after)}
    # Whatever else links held is as it was.
    kept = {(one.node, one.path): one for node in after.live for one in readings(node)}
    asked = {(one.node, one.path) for one in due}
    for node in book.map.live:
        for one in readings(node):
            if (one.node, one.path) not in asked:
                assert kept[one.node, one.path] == one
    assert set(changes.writes) == {
        f"{book.map.nodes[one.node].folder}/{one.node}.md" for one in due
    }


words = st.sampled_from(("plans", "help", "change", "no", "stop"))
sentence = st.lists(words, min_size=2, max_size=6).map(" ".join)
fields = st.fixed_dictionaries(
    {
        "for": st.just("b") | st.just(["b", "c"]) | st.just([{"to": "b", "read": "0123abcd"}]),
        "premises": st.lists(
            st.just("b")
            | st.just({"to": "c", "read": "0000"})
            | sentence
            | st.builds(lambda text: {"q": text}, sentence),
            min_size=1,
            max_size=3,
        ),
    },
    optional={"title": sentence, "tags": st.just(["plans"]), "note": sentence},
)


def one_file(fields: dict[str, Any], body: str, seed: int | None = None) -> Tree:
    front = "\n".join(Untidy(seed).mapping(fields)) + "\n" if seed is not None else ""
    text = f"---\n{front}---\n{body}" if front else emit(Argument, fields, body)
    return Tree("kb", {"arguments/a.md": text.encode()}, [])


@ANY
@given(st.integers(0, 2**32), fields, sentence)
def test_the_form_of_a_file_is_no_wording(seed: int, fields: dict[str, Any], body: str) -> None:
    untidy = one_file(fields, "\n\n" + body.replace(" ", " \n", 1) + "\n", seed)
    (once,) = formatted(untidy)
    assume(not once.faults)
    maps = [read_tree(untidy), read_tree(Tree("kb", {once.name: once.data}, []))]
    found = [{ref: wording(map_, ref) for ref in every(map_)} for map_ in maps]
    assert found[0] == found[1]


@ANY
@given(fields, sentence, st.data())
def test_any_other_word_is_another_wording(
    fields: dict[str, Any], body: str, data: st.DataObject
) -> None:
    map_ = read_tree(one_file(fields, body))
    node = map_.nodes["a"]
    assert isinstance(node, Argument)
    inline = [number for number, one in enumerate(node.premises) if one.text]
    places = ["body", *(["title"] if node.title else []), *inline]
    place = data.draw(st.sampled_from(places))
    old = node.premises[place].text if isinstance(place, int) else getattr(node, place)
    said = old.split()
    at = data.draw(st.integers(0, len(said)))
    said[at : at + data.draw(st.integers(0, 1))] = ["otherwise"]
    if isinstance(place, int):
        premises = list(node.premises)
        premises[place] = premises[place].model_copy(update={"text": " ".join(said)})
        update: dict[str, Any] = {"premises": tuple(premises)}
    else:
        update = {place: " ".join(said)}
    changed = Map([node.model_copy(update=update)])
    one, other = wording(map_, "a"), wording(changed, "a")
    assert one is not None
    assert other is not None
    assert one.digest != other.digest


@cache
def real() -> Tree:
    return on_disk(ROOT / "kb", "kb")


@cache
def stamped() -> Tree:
    """Give the real kb with a hash in every link that can hold one."""
    book = Book(real())
    links = [one for node in book.map.live for one in readings(node) if is_live(book.map, one)]
    assert len(links) > 400
    return stamp(book, links).after


def test_every_link_of_the_kb_can_remember_and_none_is_suspect_then() -> None:
    before, after = read_tree(real()), read_tree(stamped())
    assert not list(suspects(after))
    assert [(p.code, p.message) for p in check(after)] == [
        (p.code, p.message) for p in check(before)
    ]
    assert all(wording(before, ref) == wording(after, ref) for ref in every(before))
    assert [one.name for one in formatted(stamped()) if one.changed] == [
        one.name for one in formatted(real()) if one.changed
    ]


@pytest.mark.parametrize("node", ["for-2", "capabilities-generalise-further", "gen-post"])
def test_a_renaming_makes_no_link_suspect(node: str) -> None:
    changes = OPERATIONS["rename"](Book(stamped()), node, "a-name-that-nobody-has")
    after = read_tree(changes.after)
    assert not list(suspects(after))


def test_the_hash_is_the_same_in_every_run() -> None:
    node = Argument.model_validate({"id": "a", "title": "So", "for": "b", "premises": ["c"]})
    found = wording(Map([node]), "a")
    assert found is not None
    assert json.dumps([*found.texts, *found.names]) == '["title: So", "premise: c", "for: b"]'
    assert found.short == "62c40654"
