"""Links that were read against an earlier wording, and hashes that cannot be any."""

import pytest

from robustmap.check.registry import check
from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from robustmap.model.map import Map
from robustmap.model.problem import Problem
from robustmap.model.wording import wording

FILES = {
    "map.yaml": "title: T\nexpect:\n  a: stands\n",
    "sources/s.md": "---\ntitle: A text\n---\n",
    "claims/c.md": "---\ntitle: So it is\nsources: s\n---\n\nIndeed.\n",
}


def read(front: str, **more: str) -> Map:
    files = {**FILES, "arguments/a.md": f"---\n{front}sources: s\n---\n\nFor it is so.\n", **more}
    return read_tree(Tree("kb", {name: files[name].encode() for name in sorted(files)}, []))


def found(front: str, **more: str) -> list[Problem]:
    return list(check(read(front, **more)))


def digest() -> str:
    now = wording(read("for: c\n"), "c")
    assert now is not None
    return now.digest


def test_a_suspect_link_says_what_its_target_says_now() -> None:
    (one,) = found("for:\n  - to: c\n    read: '0000'\n")
    assert (one.code, one.severity, one.node) == ("RM407", "warning", "a")
    assert (one.span.line, one.span.column, one.span.end) == (4, 11, 17)
    assert one.message.endswith("of `c`, which now says: So it is")
    assert "`robustmap reread a`" in one.way_out
    assert digest()[:8] in one.expected
    assert not one.suggestion  # nothing may stamp it unread


@pytest.mark.parametrize("size", [4, 8, 64])
def test_a_link_that_agrees_says_nothing(size: int) -> None:
    assert not found(f"for:\n  to: c\n  read: {digest()[:size]}\n")


def test_a_link_to_nothing_is_only_unknown() -> None:
    front = "for: c\npremises:\n  - to: nowhere\n    read: 0000\n"
    unpinned = {"map.yaml": "title: T\n"}
    assert [one.code for one in found(front, **unpinned)] == ["RM201"]


@pytest.mark.parametrize("key", ["for", "premises"])
@pytest.mark.parametrize("read", ["abc", "0123456g", "ABCD", "'00 00'", "a" * 65])
def test_what_is_no_hash_is_an_error_at_its_place(key: str, read: str) -> None:
    first = "" if key == "for" else "for: c\n"
    (one,) = (p for p in found(f"{first}{key}:\n  - to: c\n    read: {read}\n") if p.code < "RM2")
    assert (one.code, one.severity) == ("RM102", "error")
    assert (one.span.line, one.span.column) == (4 + bool(first), 11)
    assert "4 to 64 hexadecimal digits" in one.expected
    assert "robustmap reread" in one.way_out


@pytest.mark.parametrize(
    ("premise", "told"),
    [
        ("to: c\n    raed: abcd", "this premise holds 2 keys"),
        ("to: c\n    read: abcd\n    basis: implied", "this premise holds 3 keys"),
        ("one: c\n    other: d", "this premise holds 2 keys"),
    ],
)
def test_other_groups_of_keys_are_no_premise(premise: str, told: str) -> None:
    (one,) = (p for p in found(f"for: c\npremises:\n  - {premise}\n") if p.code == "RM102")
    assert one.message == told
    assert ("`to` and `read`" in one.expected) == ("to: c" in premise)


def test_no_pin_and_no_verdict_turns_on_it() -> None:
    codes = {one.code for one in found("for:\n  - to: c\n    read: '0000'\n")}
    assert codes == {"RM407"}
