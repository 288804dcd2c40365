"""What a link was read against is written in place, whatever the form of the link."""

from hashlib import sha256

import pytest

from robustmap.errors import EditError
from robustmap.files.edit._book import Book
from robustmap.files.find import Tree
from robustmap.files.stamp import stamp
from robustmap.model.reads import readings

CLAIMS = {
    "map.yaml": "title: T\n",
    "claims/x.md": "---\ntitle: One\n---\n",
    "claims/y.md": "---\ntitle: Other\n---\n",
    "thresholds/t.md": "---\ntitle: Dawn\n---\n",
}
X, Y, T = (sha256(f"title: {one}".encode()).hexdigest()[:8] for one in ("One", "Other", "Dawn"))


def tree(files: dict[str, str]) -> Tree:
    return Tree("kb", {name: files[name].encode() for name in sorted(files)}, [])


def stamped(front: str, folder: str = "arguments", **more: str) -> str:
    name = f"{folder}/a.md"
    files = {**CLAIMS, name: f"---\n{front}---\nBody.\n", **more}
    book = Book(tree(files))
    links = list(readings(book.map.nodes["a"]))
    changes = stamp(book, links)
    assert set(changes.writes) <= {name}
    text = changes.after.files[name].decode()
    assert text.startswith("---\n")
    assert text.endswith("---\nBody.\n")
    return text.removeprefix("---\n").removesuffix("---\nBody.\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("for: x\n", f"for:\n  - to: x\n    read: {X}\n"),
        ("for:   'x'  # c\n", f"for:\n  - to: 'x'  # c\n    read: {X}\n"),
        ("for:\n  x\n", f"for:\n  - to: x\n    read: {X}\n"),
        ("for: [x, y]\n", f"for: [{{to: x, read: {X}}}, {{to: y, read: {Y}}}]\n"),
        ("for: [ 'x' ]\n", f"for: [ {{to: 'x', read: {X}}} ]\n"),
        (
            "for:\n- x # c\n# d\n- y\n",
            f"for:\n- to: x # c\n  read: {X}\n# d\n- to: y\n  read: {Y}\n",
        ),
        ("for: {to: x}\n", f"for: {{to: x, read: {X}}}\n"),
        ("for: {to: x, }\n", f"for: {{to: x, read: {X}, }}\n"),
        ("for: {to: x # c\n  }\n", f"for: {{to: x, read: {X} # c\n  }}\n"),
        (
            "for:\n  to: x\n  basis: stated # c\n",
            f"for:\n  to: x\n  basis: stated # c\n  read: {X}\n",
        ),
        (
            "for:\n  - basis: stated\n    to: x\n# c\ntags: b\n",
            f"for:\n  - basis: stated\n    to: x\n    read: {X}\n# c\ntags: b\n",
        ),
        (
            "for: {to: x, read: '0000', basis: stated}\n# 0000\n",
            f"for: {{to: x, read: '{X}', basis: stated}}\n# 0000\n",
        ),
        ("for:\n  read: 0000 # 0000\n  to: x\n", f"for:\n  read: {X} # 0000\n  to: x\n"),
        (f"for: {{to: x, read: {X}}}\n", f"for: {{to: x, read: {X}}}\n"),
        (
            "premises: x\nfor: y\n",
            f"premises:\n  - to: x\n    read: {X}\nfor:\n  - to: y\n    read: {Y}\n",
        ),
        (
            "premises:\n  - p1: It is so.\n  - x\n  - to: y\n    read: ffff\n",
            f"premises:\n  - p1: It is so.\n  - to: x\n    read: {X}\n  - to: y\n    read: {Y}\n",
        ),
    ],
)
def test_links_of_any_form(before: str, after: str) -> None:
    assert stamped(before) == after


def test_the_clauses_of_a_proposal() -> None:
    front = "title: Plan\nneeds: t\nbreaks:\n  - at: t\n    sources:\n      - s\nrelies_on: [x]\n"
    assert stamped(front, "proposals") == (
        f"title: Plan\nneeds:\n  - at: t\n    read: {T}\n"
        f"breaks:\n  - at: t\n    sources:\n      - s\n    read: {T}\n"
        f"relies_on: [{{to: x, read: {X}}}]\n"
    )


def test_the_positions_of_a_person() -> None:
    front = "title: Ann\npositions:\n  - id: v1\n    about: x\n    stance: accepts\n"
    assert stamped(front, "people") == f"{front}    read: {X}\n"


def test_line_ends_and_a_mark_at_the_start_are_kept() -> None:
    text = "\ufeff---\r\nfor: x\r\n# c\r\n---\r\nB\r\n"
    files = {name: text_.encode() for name, text_ in CLAIMS.items()}
    book = Book(Tree("kb", dict(sorted({**files, "arguments/a.md": text.encode()}.items())), []))
    changes = stamp(book, readings(book.map.nodes["a"]))
    wanted = f"\ufeff---\r\nfor:\r\n  - to: x\r\n    read: {X}\r\n# c\r\n---\r\nB\r\n"
    assert changes.writes["arguments/a.md"].decode() == wanted


@pytest.mark.parametrize(
    ("front", "more", "told"),
    [
        ("for:\n  - >-\n    x\n", {}, "over several lines"),
        ("title: A\n", {"map.yaml": "title: T\ndefaults:\n  arguments:\n    for: x\n"}, "defaults"),
        ("for: x\ntitel: A\n", {}, "mend it first"),
    ],
)
def test_what_cannot_be_written_is_refused(front: str, more: dict, told: str) -> None:
    with pytest.raises(EditError, match=told):
        stamped(front, **more)
