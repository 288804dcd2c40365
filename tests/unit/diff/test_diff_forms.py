"""Forms for forges and browsers: what is told where, and that no text of a kb gets out."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from robustmap.check.registry import check
from robustmap.diff.compare import compare
from robustmap.diff.findings import new_findings
from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.report.html import _HEAD
from robustmap.diff.shape import schema
from robustmap.explain.forge import LIMIT
from robustmap.explain.words import Phrase
from robustmap.files.find import Tree
from robustmap.files.read import read, read_tree
from robustmap.kb import obligations
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.problem import Span
from tests.support.maps import argument, claim, proposal, threshold

GOLDEN = Path(__file__).parents[2] / "golden/diff"
CASES = sorted(path.parent for path in GOLDEN.glob("*/base"))
SCHEMA = schema()


def told(base, head, findings=()):
    return Compared(compare(base, head, owed=obligations), "main", "topic", findings)


def written(files):
    return read_tree(Tree("kb", {name: text.encode() for name, text in files.items()}, []))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_json_is_as_its_schema_says(case):
    base, head = (read(case / side, "kb") for side in ("base", "head"))
    text = REPORTS["json"](told(base, head, new_findings(check(base), check(head))))
    Draft202012Validator.check_schema(SCHEMA)
    assert [one.message for one in Draft202012Validator(SCHEMA).iter_errors(json.loads(text))] == []


def test_the_schema_is_closed():
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        assert part.get("type") != "object" or part["additionalProperties"] is False


# Annotations


def commands(text):
    return [line for line in text.split("\n") if line.startswith("::")]


def test_annotations_are_cut_at_what_a_forge_shows():
    base = Map([claim("t", standing="open"), *(argument(f"a{n}", for_="t") for n in range(14))])
    head = Map([*base.nodes.values(), *(argument(f"x{n}", undercuts=f"a{n}") for n in range(14))])
    text = REPORTS["github"](told(base, head))
    shown = commands(text)
    assert len([one for one in shown if one.startswith("::warning")]) == LIMIT == 10
    assert shown[-1].endswith("(and 5 more: see the log)")
    assert sum(line.startswith("more: ") for line in text.split("\n")) == 5


def test_the_gravest_comes_first_and_what_is_on_changed_lines():
    files = {"map.yaml": "title: M\n", "claims/a.md": "---\ntitle: A\nsort: meta\nnote: n\n---\n"}
    base = written(files)
    head = written({**files, "claims/a.md": "---\ntitle: A\nsort: meta\nnote: other\n---\n"})
    findings = [
        problem("RM401", "aside", Span("kb/claims/a.md", 3)),
        problem("RM401", "here", Span("kb/claims/a.md", 4)),
        problem("RM201", "wrong", Span("kb/claims/z.md", 9)),
    ]
    first, second, third = commands(REPORTS["github"](told(base, head, findings)))
    assert first.startswith("::error file=kb/claims/z.md,line=9,")
    assert "here" in second
    assert "aside" in third


def test_what_would_end_a_command_or_a_property_is_escaped():
    finding = problem("RM201", "50%\r\n::error::x", Span("kb/a,b:c%\n.md", 2))
    (line,) = commands(REPORTS["github"](told(Map([]), Map([]), [finding])))
    assert line.startswith("::error file=kb/a%2Cb%3Ac%25%0A.md,line=2,col=1,title=RM201::50%25 ")


def test_sarif_is_well_formed_and_each_result_has_its_rule():
    base, head = (read(GOLDEN / "undercut" / side, "kb") for side in ("base", "head"))
    found = json.loads(REPORTS["sarif"](told(base, head, new_findings(check(base), check(head)))))
    (run,) = found["runs"]
    assert found["version"] == "2.1.0"
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"].startswith("kb/")
        assert place["physicalLocation"]["region"]["startLine"] >= 1


def test_rdjson_names_a_line_and_a_severity():
    base, head = (read(GOLDEN / "undercut" / side, "kb") for side in ("base", "head"))
    found = json.loads(REPORTS["rdjson"](told(base, head)))
    assert found["source"] == {"name": "robustmap"}
    assert {one["severity"] for one in found["diagnostics"]} == {"WARNING"}
    assert all(one["location"]["range"]["start"]["line"] for one in found["diagnostics"])


def test_a_loss_of_robustness_is_a_warning_and_a_gain_is_none():
    points = [threshold("low"), threshold("high")]
    less = Map([*points, proposal("way", breaks="low")])
    more = Map([*points, proposal("way", breaks="high"), argument("x", against="way#breaks-high")])
    pins = {
        name: told(*pair).diff.robustness
        for name, pair in {"lost": (more, less), "won": (less, more)}.items()
    }
    assert any(one.loss for one in pins["lost"])
    assert not any(one.loss for one in pins["won"])


# Hostile text


class Elements(HTMLParser):
    """Collects the elements and attributes of a page, and its text."""

    def __init__(self):
        super().__init__()
        self.found = set()
        self.text = []

    def handle_starttag(self, tag, attrs):
        self.found.add((tag, tuple(attrs)))

    def handle_data(self, data):
        self.text.append(data)

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_pi(self, data):
        raise AssertionError(data)


PIECES = (
    *("<script>alert(1)</script>", "</code>", "<!--", "-->", "&lt;", "<img src=x onerror=y>"),
    *("`", "``", "|", "| a | b |\n|---|---|", "\n\n# h", "\n::error file=x::y", "::set-output a=b"),
    *("%0A::error::z", "\r", "\x1b[31m", "\u202e", "\u2028", "@team", "#1", "http://e.example"),
    *("[a](javascript:b)", "![i](http://e/i.png)", "**b**", "{x}", "{", "}", "%", "a", " ", '"'),
    *("]]>", "'", "\\", "\x00", "\t", "é", "<?php", "<style>", "##[error]w", "<details>"),
)
HOSTILE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join).map("{}z".format)


@st.composite
def differences(draw):
    """Give a difference in which every text is hostile."""
    one, two, three, four = (draw(HOSTILE) for _ in range(4))

    def title(text):
        return (text[:90].strip() or "x").replace("\x00", "\x01")

    base = Map(
        [
            claim("t", standing="open", title=title(one)),
            argument("a", [{"p1": two}], for_="t", title=title(two)),
            argument("b", undercuts="a", title=title(four)),
            threshold("p", title=title(three)),
            proposal("w", title=title(four), breaks=[{"at": "p", "why": two}]),
        ]
    )
    head = Map(
        [
            claim("t", standing="open", title=title(three)),
            argument("a", [{"p1": four}], for_="t", title=title(two), note=one),
            argument("c", undercuts="b", title=title(four)),
            argument("d", against="w#breaks-p", title=title(one)),
            threshold("p", title=title(one)),
            proposal("w", title=title(two), breaks=[{"at": "p", "why": one}]),
            claim(f"odd{one}", title=title(two)),
        ]
    )
    finding = problem("RM201", one, Span(f"kb/{two}\udce9.md", 3, 4), suggestion=three)
    return Compared(
        compare(base, head, owed=obligations),
        f"{one}\udce9",
        two,
        [finding],
        [Phrase("{x}", {"x": three})],
    )


@settings(max_examples=120, deadline=None)
@given(differences())
def test_no_hostile_text_gets_out_of_any_form(compared):
    frame = Elements()
    frame.feed(_HEAD)
    made = {form: REPORTS[form](compared) for form in REPORTS}
    page = Elements()
    page.feed(made["html"])
    ours = {(tag, ()) for tag in ("p", "h2", "ul", "li", "q", "code", "dl", "dt", "dd")}
    assert page.found <= frame.found | ours

    parsed = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(made["markdown"])
    inner = [child for token in parsed for child in token.children or ()]
    kinds = {token.type for token in (*parsed, *inner)}
    assert not [kind for kind in kinds if kind.startswith(("table", "html", "link", "image", "s_"))]
    assert {token.tag for token in parsed if token.type == "heading_open"} <= {"h2", "h3"}
    outside = " ".join(token.content for token in inner if token.type == "text")
    assert not [trace for trace in ("script", "@team", "http", "#1", "::") if trace in outside]

    for line in made["github"].split("\n"):
        if line.lstrip().startswith(("::", "##[")):
            assert line.startswith(("::error file=", "::warning ", "::notice "))
            assert "\r" not in line
    assert len(commands(made["github"])) <= 3 * LIMIT
    for form in ("text", "github"):
        assert "\x1b" not in made[form]
        assert "\u202e" not in made[form]
    for form in ("json", "sarif", "rdjson"):
        json.loads(made[form])
    for text in made.values():
        text.encode("utf-8")
