"""Slips in YAML: each told at its own place, in plain words, with the mended line."""

import pytest

from robustmap.files.front import read_front

NOT_LIKE_OTHERS = "indent it like its neighbours, with spaces"
QUOTE = "put the whole value in double quotes"

SLIPS = [
    # (lines, line and column of the slip, what it says, the way out)
    (
        "title: Two kinds: one works",
        (1, 17),
        "a second colon stands in the value, where YAML expects another key",
        'write `title: "Two kinds: one works"`',
    ),
    (
        "premises:\n  - Two kinds: one: works",
        (2, 19),
        "a second colon stands in the value, where YAML expects another key",
        'write `- "Two kinds: one: works"`',
    ),
    (
        "premises:\n  - p1: Two kinds: one works",
        (2, 18),
        "a second colon stands in the value, where YAML expects another key",
        'write `- p1: "Two kinds: one works"`',
    ),
    (
        'title: He said "no": twice',
        (1, 20),
        "a second colon stands in the value, where YAML expects another key",
        'write `title: "He said \\"no\\": twice"`',
    ),
    (
        "title: x\nfoo bar\nsources: y",
        (2, 1),
        "this line has no colon, so it is no key with a value",
        "write it as `key: value`, or join it to the line above",
    ),
    (
        "foo bar\ntitle: x",
        (1, 1),
        "this line has no colon, so it is no key with a value",
        "write it as `key: value`, or join it to the line above",
    ),
    ("title: x\nsort:y\n", (2, 5), "no blank follows the colon", "write `sort: y`"),
    ("title:x\nsort: y\n", (1, 6), "no blank follows the colon", "write `title: x`"),
    (
        'title: "abc\nsort: y',
        (1, 8),
        "the quote is not closed",
        "close it at the end of the value",
    ),
    (
        'title: "abc\nnote: "y"',
        (1, 8),
        "the quote is not closed",
        "close it at the end of the value",
    ),
    (
        "title: 'it's fine'",
        (1, 12),
        "text follows the closing quote",
        'write `title: "it\'s fine"`',
    ),
    (
        'title: "a "b" c"',
        (1, 12),
        "text follows the closing quote",
        'write `title: "a \\"b\\" c"`',
    ),
    (
        "title: {foo} bar",
        (1, 14),
        "text follows the closing `}`",
        'write `title: "{foo} bar"`',
    ),
    (
        "title: [foo] bar",
        (1, 14),
        "text follows the closing `]`",
        'write `title: "[foo] bar"`',
    ),
    (
        "title: *foo bar",
        (1, 8),
        "a value that begins with `*` would repeat one from elsewhere",
        'write `title: "*foo bar"`',
    ),
    (
        "tags: [a, b\nsort: x",
        (1, 7),
        "a `[` is not closed, or a comma is missing after it",
        "close it with `]`",
    ),
    (
        "quantity: {value: 1\nsort: x",
        (1, 11),
        "a `{` is not closed, or a comma is missing after it",
        "close it with `}`",
    ),
    ("tags: [,]", (1, 8), "a value is missing here", "give it, or take a comma away"),
    ("title: @foo", (1, 8), "no value can begin with `@`", 'write `title: "@foo"`'),
    ("title: `foo`", (1, 8), "no value can begin with a backtick", 'write `title: "`foo`"`'),
    ("title: %foo", (1, 8), "no value can begin with `%`", 'write `title: "%foo"`'),
    ("title: & foo", (1, 8), "no value can begin with `&`", 'write `title: "& foo"`'),
    ("title: , foo", (1, 8), "no value can begin with `,`", 'write `title: ", foo"`'),
    ("title: ? foo", (1, 8), "no value can begin with `?`", 'write `title: "? foo"`'),
    (
        "title: > foo",
        (1, 8),
        "text follows `>`, which announces a block on the next lines",
        'write `title: "> foo"`',
    ),
    (
        "for: - a",
        (1, 6),
        "a list cannot begin on the line of its key",
        "put each entry on a line of its own, or quote the value if `-` belongs to it",
    ),
    (
        "title: x\n  sort: y",
        (2, 3),
        "this line is indented deeper than the one above it, which has a value already",
        NOT_LIKE_OTHERS,
    ),
    (
        " title: x\nsort: y",
        (2, 1),
        "this line is not indented like the first one",
        NOT_LIKE_OTHERS,
    ),
    (
        "premises:\n  - a\n - b",
        (3, 2),
        "this line is not indented like the ones around it",
        NOT_LIKE_OTHERS,
    ),
    (
        "premises:\n  - a\n  b: c",
        (3, 3),
        "this line of the list does not begin with `-`",
        "begin it with `- `, or indent it to belong to the entry above",
    ),
    (
        "premises:\n  - a\n  b",
        (3, 3),
        "this line of the list does not begin with `-`",
        "begin it with `- `, or indent it to belong to the entry above",
    ),
    (
        "title: x\n  y\n  z: a",
        (3, 4),
        "a colon stands in a value that runs over several lines",
        QUOTE,
    ),
    ("title: x\n\tsort: y", (2, 1), "a tab indents this line", "indent with spaces"),
    ("premises:\n\t- a", (2, 1), "a tab indents this line", "indent with spaces"),
    (
        'title: "C:\\path"',
        (1, 11),
        'a backslash inside "..." begins an escape, and YAML does not know this one',
        "write `\\\\` for a backslash, or quote the value with '...'",
    ),
    (
        "%FOO bar\ntitle: x",
        (1, 1),
        "a line that begins with `%` is a command to YAML",
        "delete the line",
    ),
    ("title: x\n...\nsort: y", (2, 1), "the line `...` ends the keys early", "delete the line"),
    (": x", (1, 1), "no key stands before this colon", "write the key, or delete the line"),
    (
        "title: x\n: y",
        (2, 1),
        "no key stands before this colon",
        "write the key, or delete the line",
    ),
]


@pytest.mark.parametrize(("text", "place", "message", "way_out"), SLIPS)
def test_a_slip_is_told_once_at_its_place(
    text: str, place: tuple[int, int], message: str, way_out: str
) -> None:
    read = read_front(f"{text}\n", "a.md")
    assert [one.message for one in read.problems] == [message]
    [found] = read.problems
    assert found.code == "RM003"
    assert found.span[1:3] == place
    assert found.way_out == way_out
    assert not read.whole


def test_the_mended_line_can_be_read() -> None:
    for text, (number, _), _, way_out in SLIPS:
        if not way_out.startswith("write `") or not way_out.endswith(('"`', ": x`", ": y`")):
            continue
        lines = text.split("\n")
        indent = len(lines[number - 1]) - len(lines[number - 1].lstrip())
        lines[number - 1] = lines[number - 1][:indent] + way_out[len("write `") : -1]
        assert not read_front("\n".join(lines) + "\n", "a.md").problems, way_out


def test_a_long_line_is_not_repeated() -> None:
    [found] = read_front(f"title: {'word ' * 40}: and more\n", "a.md").problems
    assert found.way_out == QUOTE


def test_the_place_is_counted_in_the_whole_file() -> None:
    [found] = read_front("title: a: b\n", "a.md", first_line=7).problems
    assert found.span == ("a.md", 7, 9, 10)
