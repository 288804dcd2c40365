"""No text of a kb gets out of any report: not out of Markdown, HTML, SARIF, or a job's log.

One kb holds all that somebody may try, in every field that takes text, and each command that
writes for a forge or a terminal is run on it.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from robustmap.check.registry import check
from robustmap.check.report import REPORTS as CHECKS
from robustmap.check.report import Checked
from robustmap.diff.compare import compare
from robustmap.diff.findings import new_findings
from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.report.html import _HEAD
from robustmap.explain.words import Phrase
from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from robustmap.formats.issues import FORMS
from robustmap.kb import obligations
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.problem import Span
from tests.support.commands import Run, runner
from tests.support.hostile import (
    TEXTS,
    safe_github,
    safe_html,
    safe_json,
    safe_markdown,
    safe_sarif,
    safe_text,
)
from tests.support.maps import argument, claim, proposal, threshold

SAFE = {
    "text": safe_text,
    "markdown": safe_markdown,
    "github": safe_github,
    "sarif": safe_sarif,
    "json": safe_json,
    "rdjson": safe_json,
    "html": lambda page: safe_html(page, _HEAD),
}

SAFE_FINDINGS = SAFE | {"gitlab": safe_json}


def test_every_form_is_looked_at() -> None:
    assert set(SAFE) == set(REPORTS)
    assert set(CHECKS) <= set(SAFE_FINDINGS)


def quoted(text: str) -> str:
    """Give text as YAML, every character escaped that could be misread."""
    return json.dumps(text)


def files(shift: int = 0, step: int = 1) -> dict[str, bytes]:
    """Give a kb whose every text is hostile; another shift gives every field another text."""
    made = {"map.yaml": f"title: {quoted(TEXTS[shift])}\n"}
    for at in range(0, len(TEXTS), step):
        one, two, three = (quoted(TEXTS[(at + shift + more) % len(TEXTS)]) for more in (0, 7, 11))
        made[f"claims/c{at}.md"] = (
            f"---\ntitle: {one}\nstanding: open\ntags: [{two}]\nsort: {three}\n"
            f"sources: [{two}]\nnote: {three}\nx-own: {{{two}: {three}}}\n{one}: x\n"
            f"---\n\n{TEXTS[at]}\n"
        )
        made[f"arguments/a{at}.md"] = (
            f"---\ntitle: {two}\nfor: [c{at}, {one}]\npremises:\n  - p: {three}\n  - {one}\n"
            f"sources:\n  - source: {two}\n    at: {one}\n    by: {three}\n---\n"
        )
        made[f"arguments/b{at}.md"] = (
            f"---\ntitle: {three}\nundercuts: a{at}\npremises:\n  - p: {one}\n---\n"
        )
        made[f"questions/q{at}.md"] = (
            f"---\ntitle: {one}\nasks_about: c{at}\nsort: challenge\n---\n"
        )
        made[f"people/p{at}.md"] = (
            f"---\ntitle: {three}\nhandle: {one}\npositions:\n  - id: v\n    about: c{at}\n"
            f"    stance: accepts\n    because: {two}\n---\n"
        )
    return {name: text.encode("utf-8", "surrogatepass") for name, text in made.items()}


def read(files_: Mapping[str, bytes]) -> Map:
    return read_tree(Tree("kb", dict(files_), []))


@pytest.fixture(scope="module")
def compared() -> Compared:
    """Compare two hostile maps that differ in every text and in many verdicts."""
    base = read(
        {name: text for name, text in files().items() if not name.startswith("arguments/b")}
    )
    head = read(files(3))
    findings = new_findings(check(base), check(head))
    diff = compare(base, head, owed=obligations)
    assert len(diff.flips) > len(TEXTS) // 2
    assert len(findings) > len(TEXTS)
    return Compared(diff, "main", "topic", findings)


@pytest.mark.parametrize("form", SAFE)
def test_a_difference_of_files(compared: Compared, form: str) -> None:
    SAFE[form](REPORTS[form](compared))


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_a_difference_with_one_text_everywhere(text: str) -> None:
    """Maps made in Python may hold what no file can: ids and places are hostile too."""
    title = text[:90].strip() or "x"
    name = text.strip() or "x"
    aim = name if name.split() == [name] and "#" not in name else "thesis"
    base = Map(
        [
            claim(aim, standing="open", title=title),
            argument("a", [{"p": title}], for_=aim, title=title),
            threshold("t", title=title),
            proposal(f"w{name}", title=title, breaks=[{"at": "t", "why": name}]),
        ]
    )
    head = Map(
        [
            claim(aim, standing="open", title=f"{title} again"),
            argument("a", [{"p": f"{title} too"}], for_=aim, title=title, note=name),
            argument(f"{name}b", undercuts="a", title=title),
            threshold("t", title=title),
            proposal(f"w{name}", title=title, needs="t"),
            claim(f"{name}new", title=title),
        ]
    )
    findings = [
        problem("RM201", text, Span(f"kb/{text}\udce9.md", 3, 4), suggestion=text, node=text),
        problem("RM307", text, Span(f"kb/{text}")),
    ]
    notes = [Phrase("{x}", {"x": text})]
    diff = compare(base, head, owed=obligations)
    assert diff.flips
    told = Compared(diff, f"{text}\udce9", text, findings, notes)
    for form, safe in SAFE.items():
        made = REPORTS[form](told)
        # A place that a caller makes up may lead anywhere; those that are read never do.
        (safe_json if form == "sarif" else safe)(made)


@pytest.mark.parametrize("form", CHECKS.entries)
def test_what_check_says(form: str) -> None:
    made = files()
    found = check(read(made))
    lines = {
        f"kb/{name}": text.decode("utf-8", "replace").split("\n") for name, text in made.items()
    }
    assert len(found) > len(TEXTS)
    SAFE_FINDINGS[form](CHECKS[form](Checked(found, len(made), lambda path: lines.get(path, []))))


# Commands


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in files(step=8).items():
        path = tmp_path / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return tmp_path


@pytest.mark.parametrize("form", SAFE)
def test_impact(run: Run, folder: Path, form: str) -> None:
    for words in (["b0"], ["c8", "--deny"]):
        ran = run("impact", *words, "--format", form, cwd=folder)
        assert (ran.status, ran.err) == (0, "")
        SAFE[form](ran.out)


ANSWERS = {
    "title": "A title",
    "undercuts": "a0",
    "premises": "\n".join(f"- Not {text}\n- {text}" for text in TEXTS),
    "sources": "\n".join(f"- {text}" for text in TEXTS),
    "body": "\n".join(TEXTS),
}


def issue(**answers: str) -> bytes:
    """Give the text that a forge makes of the form for an undercut."""
    asked = FORMS["undercut"].asks
    parts = [f"### {ask.heading}\n\n{answers.get(ask.key, '')}" for ask in asked]
    return "\n\n".join(parts).encode()


CLOSED = {"premises": "- It holds for now.", "sources": "", "body": "No <!-- comment -->"}


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_from_issue(run: Run, folder: Path, form: str) -> None:
    plain = [text for text in TEXTS if text.isprintable() and "<!--" not in text]
    shown = {**ANSWERS, "premises": "- It holds for now.", "sources": ""}
    shown["body"] = "\n".join(plain)
    tried = [ANSWERS, shown, *({**CLOSED, **dict.fromkeys(("title", "id"), t)} for t in TEXTS[::9])]
    tried += [{**CLOSED, "undercuts": text, "title": "It does"} for text in TEXTS[::9]]
    ended = set()
    for answers in tried:
        (folder / "issue.md").write_bytes(issue(**{"undercuts": "a0", **answers}))
        ran = run("from-issue", "issue.md", "--format", form, cwd=folder)
        ended.add("title: A title" in ran.out)
        assert ran.status in (0, 1)
        SAFE[form](ran.out)
        safe_text(ran.err)
    assert ended == {True, False}


def test_an_issue_that_is_hostile_through_and_through(run: Run, folder: Path) -> None:
    for text in TEXTS[::4]:
        (folder / "issue.md").write_bytes(f"### {text}\n\n{text}\n".encode())
        for form in ("text", "markdown", "json"):
            ran = run("from-issue", "issue.md", "--format", form, cwd=folder)
            assert ran.status == 1
            SAFE[form](ran.out)


@pytest.mark.parametrize("form", ["text", "json"])
def test_draft(run: Run, folder: Path, form: str) -> None:
    lines = "".join(f"Claim {text}\n  + {text}\n      ! not {text}\n" for text in TEXTS)
    plain = "".join(f"Claim {n}: {t}\n  + So {t}\n" for n, t in enumerate(TEXTS) if t.isprintable())
    for outline in (
        lines,
        plain,
        "\n".join(TEXTS),
        "".join(f"[[{text}]]\n  - no\n" for text in TEXTS),
    ):
        (folder / "outline.txt").write_bytes(outline.encode())
        for source in ("talk", TEXTS[0], "x\n::error::owned"):
            ran = run("draft", "outline.txt", "--format", form, "--source", source, cwd=folder)
            assert ran.status in (0, 1, 2)
            SAFE[form](ran.out)
            safe_text(ran.err)


def test_new(run: Run, folder: Path) -> None:
    for text in TEXTS[::6]:
        words = ["--title", f"T {text}"[:90], "--for", "c0", "--body", text, "--yes"]
        for more in (
            [*words, "--premise", text],
            [*words, "--premise", "p: It holds.", "--id", text],
            ["--title", "Plain", "--for", text, "--yes"],
        ):
            ran = run("new", "argument", *more, cwd=folder)
            assert ran.status in (0, 1, 2)
            safe_text(ran.out)
            safe_text(ran.err)
    assert {path.name for path in folder.iterdir()} == {"kb"}
