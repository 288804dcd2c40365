"""Reports: what is told, and that no text of a kb turns into markup."""

import json

import pytest
from markdown_it import MarkdownIt

from robustmap.diff.compare import compare
from robustmap.diff.findings import new_findings
from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.report.markdown import LONGEST, MOST, code
from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.explain.words import Phrase
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.problem import Span
from tests.support.maps import argument, claim

HOSTILE = (
    "x` <script>alert(1)</script> [a](javascript:b) ![i](http://e/i.png) @team #1 "
    "**b** | c | <!-- http://e.example www.e.example {{ x }}"
)
BREAKING = "one\n\n# two\n::error file=x::y\r\n```\n\x1b[31mred\u202e"


def hostile():
    base = Map([claim("t", standing="open", title=HOSTILE[:100]), argument("a", for_="t")])
    nodes = [argument("cut", undercuts="a", title=BREAKING)]
    nodes += [claim("odd`]<b>|", title="``", contradicts="t")]
    return compare(base, Map([*base.nodes.values(), *nodes]))


def compared(diff=None, **more):
    finding = problem("RM201", f"`{BREAKING}` does not exist", Span(f"kb/{BREAKING}.md", 3, 4))
    return Compared(
        diff or hostile(), "main", BREAKING, [finding], [Phrase("see {x}", {"x": HOSTILE})], **more
    )


def tokens(parsed):
    for token in parsed:
        yield token
        yield from tokens(token.children or ())


def test_markdown_holds_kb_text_in_code_spans_only():
    text = REPORTS["markdown"](compared())
    parsed = list(tokens(MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)))
    kinds = {token.type for token in parsed}
    assert kinds <= {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline"),
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
        *("text", "code_inline", "softbreak", "em_open", "em_close"),
    }
    outside = " ".join(token.content for token in parsed if token.type == "text")
    for trace in ("script", "javascript", "@team", "http", "www", "::error", "# two", "31m", "odd"):
        assert trace not in outside
    assert any("<script>alert(1)</script>" in t.content for t in parsed if t.type == "code_inline")


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_no_line_begins_with_what_comes_from_the_kb(form):
    text = REPORTS[form](compared())
    assert not any(character in text for character in "\x1b\r\u202e")
    assert not any(line.strip().startswith("::") for line in text.split("\n"))


def test_field_terms_are_not_shown():
    text = REPORTS["text"](Compared(hostile(), "main", "HEAD"))
    assert not [term for term in FIELD_TERMS if f" {term} " in text]


@pytest.mark.parametrize("text", ["", "`", "a``b", "plain", "`x", " ", "```"])
def test_a_code_span_gives_back_its_text(text):
    (token,) = MarkdownIt().parseInline(code(text))[0].children
    assert token.type == "code_inline"
    assert token.content.strip() == text.strip()


def test_json_is_one_object_with_everything():
    found = json.loads(REPORTS["json"](compared()))
    assert found["format"] == "robustmap-diff/1"
    assert [one["id"] for one in found["flips"]] == ["t", "a"]
    assert found["flips"][1]["cause"] == {
        "nodes": ["cut"],
        "exact": True,
        "minimal": True,
        "also": [],
        "undone": True,
    }
    assert found["findings"]["counts"] == {"error": 1, "warning": 0, "note": 0}
    assert found["head"] == BREAKING


@pytest.mark.parametrize("form", list(REPORTS))
def test_a_report_can_be_written_whatever_a_branch_is_called(form):
    written = REPORTS[form](Compared(hostile(), "caf\udce9", "b")).encode()
    # Remarks on files have no place for the names of the two sides.
    assert b"caf" in written or form in ("rdjson", "sarif")


def test_markdown_stays_short_and_says_what_it_leaves_out():
    diff = compare(Map([]), Map(claim(f"c{number}") for number in range(MOST + 7)))
    text = REPORTS["markdown"](Compared(diff, "a", "b"))
    assert "- and 7 more: `robustmap diff --format json` lists all" in text
    assert text.count("new") == MOST


def test_markdown_fits_a_comment_however_much_has_changed():
    base = Map([claim(f"c{n}", standing="open", title=HOSTILE[:100]) for n in range(300)])
    nodes = [argument(f"a{n}", for_=f"c{n}", title=HOSTILE[:100]) for n in range(300)]
    text = REPORTS["markdown"](
        Compared(compare(base, Map([*base.nodes.values(), *nodes])), "a", "b")
    )
    assert len(text) <= LONGEST
    assert "more: `robustmap diff --format json` lists all" in text


def test_nothing_to_say():
    diff = compare(Map([claim("c")]), Map([claim("c")]))
    assert REPORTS["text"](Compared(diff, "main", "HEAD")) == (
        "main -> HEAD: 1 node, cautious view\nNothing changes.\n"
    )


def test_changes_without_consequences():
    diff = compare(Map([claim("c")]), Map([claim("c", note="Remark."), claim("d")]))
    text = REPORTS["text"](Compared(diff, "main", "HEAD"))
    assert "1 -> 2 nodes" in text
    assert "No verdict changes: 1 verdict stays as it is." in text


def test_new_findings_are_those_that_the_base_does_not_have():
    def finding(line, message="wrong", node="n"):
        return problem("RM201", message, Span("kb/n.md", line), node=node)

    base = [finding(3), finding(9, "other")]
    head = [finding(5), finding(6), finding(9, "other"), finding(2, node="m")]
    assert new_findings(base, head) == (finding(6), finding(2, node="m"))
    assert new_findings(head, head) == ()
