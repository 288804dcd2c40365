"""Text that tries to break out of whatever it is written into, and what must not come of it."""

import json
import re
from html.parser import HTMLParser

from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

TEXTS = (
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</code></li><b>x</b>",
        "<!-- m -->",
    ),
    *(
        "-->",
        "]]>",
        "<?php x ?>",
        "&lt;b&gt;",
        "&#60;b&#62;",
        "<details><summary>x</summary>",
        "<a href=x>",
    ),
    *(
        "`",
        "``",
        "```",
        "a ` b `` c ``` d",
        "`x`",
        "\\`x\\`",
        "````" * 9,
        "~~~",
        "    indented",
        "\\",
    ),
    *(
        "| a | b |",
        "a|b",
        "---",
        "# heading",
        "> quote",
        "- item",
        "1. item",
        "* * *",
        "===",
        "**b** _i_",
    ),
    *(
        "[x](javascript:alert(1))",
        "](javascript:alert(1))",
        "![i](http://e.example/i.png)",
        "[x]: http://e",
    ),
    *(
        "<http://e.example>",
        "http://e.example/",
        "www.e.example",
        "@mention",
        "#123",
        "GH-1",
        "e/e#1",
    ),
    *(
        "x\n::error file=a,line=1::owned",
        "x\r::error::owned",
        "::error::owned",
        "  ::warning::owned",
    ),
    *(
        "::set-output name=a::b",
        "::add-mask::a",
        "::stop-commands::x",
        "##[error]owned",
        "##[add-mask]a",
    ),
    *(
        "%0A::error::owned",
        "%0D%0A::error::x",
        "a,title=b::c",
        "a:b",
        "x\n\n# heading\n\n<b>",
        "x\n```\n<b>",
    ),
    *(
        "\x1b[31mred\x1b[0m",
        "\x1b]8;;http://e.example\x07link",
        "\x9b31mred",
        "\x07",
        "\x08\x08",
        "\x7f",
    ),
    *(
        "r\u202eevil",
        "\u2066x\u2069",
        "z\u200bw",
        "\ufeffx",
        "x\U000e0041y",
        "x\u2028y",
        "x\u2029y",
        "x\x85y",
    ),
    *(
        "{x}",
        "{",
        "}",
        "{0}",
        "%s",
        "%(x)s",
        "${x}",
        "$(touch x)",
        "'\"",
        '"',
        "' onclick='x",
        '" onclick="x',
    ),
    *(
        "--output=x",
        "-",
        "../../etc/passwd",
        "é",
        "e\u0301",
        "\u05d0\u05d1",
        "😀",
        "x" * 300,
        "a\tb",
        " ",
    ),
)
"""Each is a title, an id, a name, or whatever else somebody may choose."""

COMMAND = re.compile(
    r"::(error|warning|notice) (file=[^:,]+,line=\d+,col=\d+,(endColumn=\d+,)?)?title=[^:,]+::"
)
"""The only commands that are ours, their properties escaped."""

SARIF = {
    "type": "object",
    "required": ["version", "$schema", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {"driver": {"type": "object", "required": ["name", "rules"]}},
                    },
                    "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
                },
            },
        },
    },
    "$defs": {
        "result": {
            "type": "object",
            "required": ["ruleId", "ruleIndex", "level", "message"],
            "properties": {
                "ruleId": {"type": "string", "pattern": r"^[A-Za-z0-9-]+$"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"enum": ["error", "warning", "note"]},
                "message": {"type": "object", "required": ["text"]},
                "locations": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {
                            "physicalLocation": {
                                "type": "object",
                                "required": ["artifactLocation", "region"],
                                "properties": {
                                    "artifactLocation": {
                                        "type": "object",
                                        "required": ["uri"],
                                        "properties": {"uri": {"$ref": "#/$defs/relative"}},
                                    }
                                },
                            }
                        },
                    },
                },
            },
        },
        # Escaped throughout, with no scheme, no host, and no way upwards.
        "relative": {
            "type": "string",
            "pattern": r"^(?!/)(?!(.*/)?\.\.(/|$))([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$",
        },
    },
}
"""As much of SARIF 2.1.0 as there is in our reports."""


def obeyed_by_nobody(text: str) -> None:
    """Assert that text has no character but the end of a line that does more than be shown."""
    text.encode("utf-8")
    tricks = {c for c in text if not c.isprintable() and c not in "\n\t\u200c\u200d"}
    assert not tricks, ascii(tricks)


def safe_text(text: str) -> None:
    """Assert that text for a terminal holds nothing that it, or a runner of jobs, obeys."""
    obeyed_by_nobody(text)
    assert "##[" not in text
    assert not [line for line in text.split("\n") if line.lstrip().startswith("::")]


def safe_github(text: str) -> None:
    """Assert that the only workflow commands are ours, each whole and on its line."""
    obeyed_by_nobody(text)
    lines = text.split("\n")
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert all(COMMAND.match(line) for line in commands)
    assert not [line for line in lines if "##[" in line and line not in commands]


def safe_markdown(text: str) -> None:
    """Assert that nothing but our own headings, lists and code spans comes of Markdown."""
    obeyed_by_nobody(text)
    parsed = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)
    inner = [child for token in parsed for child in token.children or ()]
    kinds = {token.type for token in (*parsed, *inner)}
    allowed = {"text", "code_inline", "inline", "softbreak", "fence", "em_open", "em_close"}
    blocks = ("heading", "paragraph", "bullet_list", "list_item")
    allowed |= {f"{block}_{side}" for block in blocks for side in ("open", "close")}
    assert kinds <= allowed, kinds - allowed
    assert {one.tag for one in parsed if one.type == "heading_open"} <= {"h2", "h3"}
    assert {one.info for one in parsed if one.type == "fence"} <= {"yaml"}
    outside = " ".join(one.content for one in inner if one.type == "text")
    for trace in ("@", "http", "www.", "GH-", "::", "<", "|"):
        assert trace not in outside, outside
    assert not re.search(r"#\d", outside)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[tuple[str, tuple[tuple[str, str | None], ...]]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, tuple(attrs)))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def elements(page: str) -> set[tuple[str, tuple[tuple[str, str | None], ...]]]:
    """Give every element of a page with its attributes."""
    reader = _Elements()
    reader.feed(page)
    reader.close()
    return reader.found


def safe_html(page: str, frame: str) -> None:
    """Assert that a page has the elements of its frame, and besides only plain ones."""
    obeyed_by_nobody(page)
    plain = {(tag, ()) for tag in ("p", "h2", "ul", "li", "q", "code", "dl", "dt", "dd")}
    assert elements(page) <= elements(frame) | plain


def safe_sarif(text: str) -> None:
    """Assert that a report is SARIF whose addresses lead nowhere else."""
    found = json.loads(text)
    errors = [one.message for one in Draft202012Validator(SARIF).iter_errors(found)]
    assert errors == []


def safe_json(text: str) -> None:
    """Assert that data can be read by programs and sent as UTF-8."""
    text.encode("utf-8")
    json.loads(text)
