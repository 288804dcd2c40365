"""Whatever stands in a kb becomes findings: nothing that is read ever raises."""

import json
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from robustmap.check.registry import check
from robustmap.check.report import REPORTS, Checked
from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from robustmap.model.codes import CODES
from robustmap.model.nodes import FOLDERS
from robustmap.model.problem import Problem
from robustmap.model.settings import Settings

HEAVY = [HealthCheck.too_slow, HealthCheck.data_too_large]

KEYS = sorted(
    {
        field.alias or name
        for cls in (*FOLDERS.values(), Settings)
        for name, field in cls.model_fields.items()
    }
    | {"to", "at", "of", "by", "source", "first", "then", "value", "local", "text", "ref", "if"}
    | {"x-own", "", "~", "claims", "claims/sub", "p1", "P 1", "a#p1"}
)

WORDS = st.sampled_from(
    [
        *("a", "b", "a#p1", "a#reason", "b#works", "s", "s/me", "nowhere", "A sentence of words."),
        *("stated", "supported", "stands", "withdrawn", "definitional", "open", "true", "no", "~"),
        *("1", "-1", "nan", "9" * 5000, "2020-01-01", "x" * 300, "\u2028", "\x1b[31m", "\u202e"),
        *("", "a, b", "s, For 1, by s/me", "s, by nobody", "# a comment", "*a", "&a b", "!!int 3"),
        *("a: b", "[a, b", '"open', "{a: b}", "- a", "a  #b", "\ufffe", "\U0001f9ea", "e\u0301"),
    ]
)

SCALARS = WORDS.map(json.dumps) | WORDS | st.text(max_size=6)

PUNCTUATION = st.sampled_from(
    [
        *(": ", ":", "\n", "\n  ", "\n    ", "- ", "[", "]", "{", "}", ", ", '"', "'", "|\n  "),
        *(">\n", "#", " # ", "? ", "*a", "&a ", "!", "!!str ", "---\n", "...\n", "\t", "%", "\r"),
        *("\r\n", "@"),
    ]
)

YAMLISH = st.lists(st.sampled_from(KEYS) | WORDS | PUNCTUATION, max_size=40).map("".join)

VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {pairs[key]}" for key in pairs) + "}"
        )
    ),
    max_leaves=6,
)

KEYED = st.lists(st.tuples(st.sampled_from(KEYS), VALUES), max_size=5).map(
    lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs)
)

FRONTS = (KEYED | YAMLISH).map(lambda front: f"---\n{front}---\nThe body.\n")

FILES = (
    st.binary(max_size=60)
    | FRONTS.map(lambda text: text.encode("utf-8", "replace"))
    | FRONTS.map(
        lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8", "replace")
    )
)

NAMES = st.sampled_from(
    [f"{folder}/{name}.md" for folder in FOLDERS for name in ("a", "b", "s", "A", "index")]
    + [
        "claims/sub/c.md",
        "a.md",
        "nowhere/a.md",
        "claims/a b.md",
        "claims/\n.md",
        "claims/\udc80.md",
    ]
    + ["claims/x.md/y.md", ".md", "claims/.md", "README.md", "claims/" + "a" * 90 + ".md"]
)

SETTINGS = (KEYED | YAMLISH).map(lambda text: text.encode("utf-8", "replace")) | st.binary(
    max_size=60
)


def findings(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Check a kb and write every report; gives what was found."""
    map_ = read_tree(Tree("kb", dict(sorted(files.items())), []))
    found = check(map_)

    @cache
    def lines(path: str) -> list[str]:
        return files.get(path.removeprefix("kb/"), b"").decode("utf-8", "replace").split("\n")

    for name in REPORTS:
        report = REPORTS[name](Checked(found, len(map_), lines))
        report.encode()  # no half characters
        if name in ("gitlab", "json", "sarif"):
            json.loads(report)
        elif name == "text":
            assert not any(one < " " and one not in "\n\t" for one in report)
    return found


@settings(max_examples=400, deadline=None, suppress_health_check=HEAVY)
@given(
    st.dictionaries(NAMES, FILES, max_size=6),
    st.none() | SETTINGS,
)
def test_no_content_raises(files: dict[str, bytes], map_file: bytes | None) -> None:
    given_files = files if map_file is None else files | {"map.yaml": map_file}
    for one in findings(given_files):
        assert one.code in CODES
        assert one.span.line >= 1
        assert one.span.column >= 1
        assert one.span.end == 0 or one.span.end > one.span.column
        assert "\n" not in one.message


BASE = {"map.yaml": b"title: T\n", "sources/s.md": b"---\ntitle: S\n---\n"}


def codes(text: str | bytes, name: str = "claims/a.md") -> list[str]:
    """Check a kb with one strange file; gives the codes found in that file."""
    data = text if isinstance(text, bytes) else text.encode()
    return [one.code for one in findings({**BASE, name: data}) if one.span.path == f"kb/{name}"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_one_finding(opening: str) -> None:
    assert codes(f"---\ntags: {opening * 20_000}\n---\n") in (["RM011"], ["RM003"])


def test_a_line_of_256_kib_is_read_and_shown_in_part() -> None:
    text = f"---\ntitle: {'x' * 250_000}\n---\n"
    assert codes(text) == ["RM105"]
    map_ = read_tree(Tree("kb", {**BASE, "claims/a.md": text.encode()}, []))
    report = REPORTS["text"](Checked(check(map_), len(map_), lambda _: text.split("\n")))
    assert max(len(line) for line in report.split("\n")) < 200


def test_a_file_beyond_256_kib_is_not_read() -> None:
    assert codes(f"---\ntitle: T\n---\n{'x' * 256 * 1024}") == ["RM010"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"", ["RM002"]),
        (b"---\n---\n", ["RM104"]),
        (b"---\n---", ["RM104"]),
        (b"---", ["RM002"]),
        (b"\xff\xfe-\x00", ["RM001"]),
        (b"---\ntitle: \x00\n---\n", ["RM015"]),
    ],
)
def test_a_file_of_nearly_nothing(text: bytes, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places_do_not_depend_on_line_ends_or_a_byte_order_mark(ending: str, mark: str) -> None:
    text = mark + ending.join(("---", "title: T", "basis: sure", "sources: s", "---", "Body."))
    [found] = [p for p in findings({**BASE, "claims/a.md": text.encode()}) if p.code == "RM103"]
    assert found.span == ("kb/claims/a.md", 3, 8, 12)


def test_a_name_that_cannot_be_printed_is_written_out() -> None:
    [found] = [p for p in findings({**BASE, "claims/\x1b[2J.md": b""}) if p.code == "RM205"]
    assert found.span.path == "kb/claims/\\x1b[2J.md"


def test_twenty_thousand_references_in_one_file_are_judged_in_linear_time() -> None:
    # Quadratic work would be felt here without any clock.
    targets = ", ".join(["b"] * 20_000)
    files = {
        **BASE,
        "arguments/a.md": f"---\nagainst: [{targets}]\nsources: s\n---\n".encode(),
        "claims/b.md": b"---\ntitle: B\nsources: s\n---\n",
    }
    found = findings(files)
    assert sum(one.code == "RM306" for one in found) == 19_999
