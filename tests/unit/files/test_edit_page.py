"""One file whose words are changed in place."""

import pytest

from robustmap.errors import EditError
from robustmap.files.edit._page import Page
from robustmap.model.nodes import Argument, Claim


def page(text: str) -> Page:
    return Page("claims/a.md", text.encode(), Claim)


def test_nothing_done_is_byte_identical() -> None:
    text = "\ufeff---\r\ntitle: A\r\n# c\r\n---\r\rB\n"
    assert page(text).bytes() == text.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\n", "title: A\naliases:\n  - x\n  - y\n"),
        ("title: A\ntags: b\n", "title: A\naliases:\n  - x\n  - y\ntags: b\n"),
        ("aliases: w\n", "aliases:\n  - w\n  - x\n  - y\n"),
        ("aliases:   'w'\ntags: b\n", "aliases:\n  - 'w'\n  - x\n  - y\ntags: b\n"),
        ("aliases: >-\n  w\ntags: b\n", "aliases:\n  - w\n  - x\n  - y\ntags: b\n"),
        ("aliases: w\n# c\ntags: b\n", "aliases:\n  - w\n  - x\n  - y\n# c\ntags: b\n"),
        ("aliases: [w]\n", "aliases: [w, x, y]\n"),
        ("aliases: [ w, ]\n", "aliases: [ w, x, y ]\n"),
        ("aliases: [w,\n  v]\n", "aliases: [w,\n  v, x, y]\n"),
        ("aliases:\n- w  # c\n\ntitle: A\n", "aliases:\n- w  # c\n- x\n- y\n\ntitle: A\n"),
        ("aliases:\n   - w\n   # c\n", "aliases:\n   - w\n   - x\n   - y\n   # c\n"),
        (
            "note: |\n  Two.\n\n  Lines.\n\ntitle: A\n",
            "note: |\n  Two.\n\n  Lines.\n\ntitle: A\naliases:\n  - x\n  - y\n",
        ),
        ("  title: A\n", "  title: A\n  aliases:\n    - x\n    - y\n"),
        ("# c\ntags: b\n", "aliases:\n  - x\n  - y\n# c\ntags: b\n"),
        ("", "aliases:\n  - x\n  - y\n"),
    ],
)
def test_entries_are_added_to_a_list_however_it_is_written(before: str, after: str) -> None:
    changed = page(f"---\n{before}---\nBody.\n")
    changed.extend("aliases", ["x", "y"])
    assert changed.bytes().decode() == f"---\n{after}---\nBody.\n"


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        ("tags: [a, b, c]\n", 0, "tags: [b, c]\n"),
        ("tags: [a, b, c]\n", 2, "tags: [a, b]\n"),
        ("tags:\n  - a\n  # on b\n  - b\n", 0, "tags:\n  # on b\n  - b\n"),
        ("tags:\n  - a\n  - b\nnote: N\n", 1, "tags:\n  - a\nnote: N\n"),
        ("tags: a\nnote: N\n", 0, "note: N\n"),
        ("tags:\n  - a\nnote: N\n", 0, "note: N\n"),
    ],
)
def test_an_entry_is_taken_out(before: str, number: int, after: str) -> None:
    changed = page(f"---\n{before}---\n")
    changed.remove(("tags", number))
    assert changed.bytes().decode() == f"---\n{after}---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("for: old", "for: new"),
        ('for: "old"', 'for: "new"'),
        ("for: ['old']", "for: ['new']"),
        ('for: "\\u006Fld"', 'for: "new"'),
        ("for: >-\n  old", "for: >-\n  new"),
    ],
)
def test_a_word_is_changed_in_its_own_quotes(before: str, after: str) -> None:
    changed = Page("arguments/a.md", f"---\r\n# c\r\n{before}\r\n---\r\n".encode(), Argument)
    changed.swap(changed.written(("for", 0, "to")), "old", "new")
    assert changed.bytes().decode() == f"---\r\n# c\r\n{after}\r\n---\r\n"


def test_what_cannot_be_changed_with_care_is_refused() -> None:
    with pytest.raises(EditError, match="between braces"):
        page("---\n{title: A}\n---\n").insert("note", "N")
    one = page("---\ntitle: A b\n---\n")
    one.swap(("title",), "A b", "C")
    with pytest.raises(EditError, match="two changes meet"):
        one.swap(("title",), "b", "d")
