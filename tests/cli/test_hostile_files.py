"""Files that mean harm, or are only odd or many: nothing gets out, and output stays bounded."""

import json
import os
from pathlib import Path

import pytest

from robustmap.diff.report.html import _HEAD
from tests.support.hostile import (
    safe_github,
    safe_html,
    safe_json,
    safe_markdown,
    safe_sarif,
    safe_text,
)
from tests.support.repositories import (
    BASE,
    CLAIM,
    SHORT,
    Work,
    alone,
    misuse,
    running,
    standing_in,
)

SAFE = {
    "text": safe_text,
    "json": safe_json,
    "markdown": safe_markdown,
    "github": safe_github,
    "sarif": safe_sarif,
    "rdjson": safe_json,
    "html": lambda page: safe_html(page, _HEAD),
}


@pytest.fixture
def run(capfd, monkeypatch):
    return running(capfd, monkeypatch)


@pytest.fixture
def work(tmp_path, monkeypatch):
    return standing_in(tmp_path, monkeypatch)


# What a kb can become


def test_a_kb_that_is_gone_is_never_taken_for_the_one_that_is_shipped(work, run):
    work.git("checkout", "-q", "-b", "gone")
    work.git("rm", "-rq", "kb")
    work.commit("gone")
    for words in (["main"], ["main", "gone"], ["gone", "main"], ["HEAD"]):
        misuse(run("diff", *words), "no kb was found here or above", "`--kb` names one")
    misuse(run("check"), "no kb was found here or above")
    work.git("checkout", "-q", "main")
    misuse(run("diff", "main", "gone"), "there is no folder `kb` at `gone`")
    assert "everything is new" in run("diff", "gone", "main", "--direct")[1]


@pytest.mark.parametrize("how", ["a file", "a link", "a submodule", "a submodule that is here"])
def test_a_kb_that_was_no_folder_is_none(work, run, how):
    head = work.git("rev-parse", "HEAD")
    work.git("checkout", "-q", "--orphan", "odd")
    work.git("rm", "-rqf", "kb")
    if how == "a file":
        work.put({"kb": "x\n"})
        work.git("add", "-A")
    elif how == "a link":
        (work.home / "kb").symlink_to("/etc")
        work.git("add", "-A")
    else:
        # A commit that this very repository holds must not be read through the link either.
        name = head if how.endswith("here") else "d" * 40
        work.git("update-index", "--add", "--cacheinfo", f"160000,{name},kb")
    work.git("commit", "-q", "-m", how)
    work.git("checkout", "-qf", "main")
    status, output, _ = run("diff", "odd", "--direct")
    assert status == 0
    assert "Note: odd has no kb, so everything is new" in output
    misuse(run("diff", "main", "odd", "--direct"), "there is no folder `kb` at `odd`")


def test_a_file_replaced_by_a_folder_and_a_folder_by_a_file(work, run):
    (work.home / "kb/claims/thesis.md").unlink()
    work.put({"kb/claims/thesis.md/inner.md": CLAIM})
    (work.home / "kb/sources/talk.md").unlink()
    (work.home / "kb/sources").rmdir()
    work.put({"kb/sources": "no folder\n"})
    work.commit("swapped")
    for words in (["main~1"], ["main~1", "main"]):
        status, output, _ = run("diff", *words, "--direct")
        assert status == 0
        assert "+ claim inner, new - kb/claims/thesis.md/inner.md" in output
        assert "- claim thesis, removed" in output
        assert "RM014 kb/sources:1:1: `sources` is not read" in output


def test_binary_and_huge_files_are_findings(work, run):
    noise = bytes(range(256)) * 50_000
    before = work.git("rev-parse", "HEAD")
    files = {b"kb/claims/huge.md": noise, b"kb/claims/picture.png": noise}
    files |= {b"kb/claims/binary.md": noise[:3000], b"kb/claims/empty.md": b""}
    after = work.import_files(files, "large", before)
    for form in ("text", "html"):
        status, output, _ = run("diff", before, after, "--format", form)
        assert status == 0
        assert len(output) < 10_000
    found = json.loads(run("diff", before, after, "--format", "json")[1])["findings"]["new"]
    codes = {(one["code"], one["path"]) for one in found}
    assert ("RM010", "kb/claims/huge.md") in codes
    assert ("RM014", "kb/claims/picture.png") in codes
    assert ("RM001", "kb/claims/binary.md") in codes


def test_names_that_differ_only_in_case_are_an_error(work, run):
    before = work.git("rev-parse", "HEAD")
    files = {b"kb/claims/Thesis.md": CLAIM.encode(), b"kb/Claims/other.md": CLAIM.encode()}
    after = work.import_files(files, "case", before)
    status, output, _ = run("diff", before, after, "--fail-on", "error")
    assert status == 3
    assert "`Thesis` and `thesis` differ only in case" in output


def test_a_link_to_what_may_not_be_looked_at_is_a_finding(work, run, monkeypatch):
    def refuse(path, **_):
        if os.fspath(path).endswith("closed.md"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    real = os.path.realpath
    (work.home / "kb/claims/closed.md").symlink_to("/proc/1/cwd/x")
    monkeypatch.setattr("os.path.realpath", refuse)
    status, output, _ = run("check")
    assert status == 1
    assert "kb/claims/closed.md:1:1: error[RM012] the link leads out of the kb" in output


NAMES = (
    *(
        b"::error file=a::b",
        b"::add-mask::a",
        b"a\nb",
        b"a\n::error::x",
        b"a\rb",
        b"-rf",
        b"--output=x",
    ),
    *(
        b"<img src=x onerror=alert(1)>",
        b"`x`",
        b"a|b",
        b"](javascript:alert(1))",
        b"@team",
        b"#123",
    ),
    *(
        b"\x1b[31mred",
        b"\xc2\x9b31m",
        "r\u202el".encode(),
        "z\u200bw".encode(),
        b"\xff\xfe",
        b'a"b',
    ),
    *(
        b" lead",
        b"trail ",
        b"a\\b",
        b"%0A::error::x",
        b"...",
        b"index",
        b"*",
        b"$(x)",
        b"##[error]x",
    ),
    *(b"-->", b"<!-- marker -->", b"]]>", b"a" * 200, b"&lt;", b"nul", b"{x}"),
)


@pytest.mark.parametrize("form", SAFE)
def test_file_names_do_nothing_in_any_form(work, run, form):
    before = work.git("rev-parse", "HEAD")
    text = b"---\ntitle: Odd\nfor: thesis\nundercuts: [so-far, '::error::x']\n---\nText.\n"
    after = work.import_files(
        {b"kb/arguments/" + name + b".md": text for name in NAMES}, "names", before
    )
    status, output, errors = run("diff", before, after, "--format", form)
    assert (status, errors) == (0, "")
    SAFE[form](output)


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_file_names_do_nothing_in_what_check_says(work, run, form):
    for name in NAMES:
        work.put({b"kb/arguments/" + name + b".md": "---\ntitle: Odd\nfor: nowhere\n---\nText.\n"})
    status, output, errors = run("check", "--format", form)
    assert (status, errors) == (1, "")
    SAFE[form](output)


def test_a_folder_with_an_odd_name_around_the_kb(run, tmp_path, monkeypatch):
    alone(monkeypatch)
    home = Path(os.fsdecode(os.fsencode(tmp_path) + b"/o'dd \xff\n::error::x"))
    work = Work(home, {"in ner/" + name: text for name, text in BASE.items()})
    work.put({"in ner/" + name: text for name, text in SHORT.items()})
    for folder in (home / "in ner", home, tmp_path):
        monkeypatch.chdir(folder)
        for form, safe in SAFE.items():
            status, output, errors = run(
                "diff", "main", "--kb", str(home / "in ner/kb"), "--format", form
            )
            assert (status, errors) == (0, "")
            assert "short" in output
            safe(output)
        for form in ("text", "json", "github", "sarif"):
            status, output, _ = run("check", "--kb", str(home / "in ner/kb"), "--format", form)
            assert status == 0
            SAFE[form](output)


# Many files


def many(number, word):
    text = "---\ntitle: {0} {1}\nstanding: open\n---\n\nText {0}.\n"
    return {b"kb/claims/c/many-%d.md" % n: text.format(word, n).encode() for n in range(number)} | {
        b"kb/arguments/c/reason-%d.md" % n: (
            f"---\ntitle: Reason {n}\nfor: many-{n}\npremises:\n  - p: {word} for {n}.\n---\n"
        ).encode()
        for n in range(0, number, 10)
    }


def bounded(work, run, number):
    """Compare two commits between which every one of many files is another one."""
    base = work.import_files(many(number, "Old"), "old", work.git("rev-parse", "HEAD"))
    undercuts = {
        b"kb/arguments/c/cut-%d.md" % n: (
            f"---\ntitle: Cut {n}\nundercuts: reason-{n}\npremises:\n  - p: No {n}.\n---\n"
        ).encode()
        for n in range(0, number, 10)
    }
    head = work.import_files(many(number, "New") | undercuts, "new", base)
    made = {}
    for form in ("json", "markdown", "github"):
        status, made[form], errors = run("diff", base, head, "--format", form)
        assert (status, errors) == (0, "")
    found = json.loads(made["json"])
    assert len(found["flips"]) >= number // 10
    assert len({one["node"] for one in found["changes"]}) >= number
    assert len(made["markdown"]) <= 65_535
    assert " more" in made["markdown"]
    commands = [line for line in made["github"].split("\n") if line.startswith("::")]
    assert len(commands) <= 30
    assert "more: see the log)" in made["github"]


def test_a_thousand_changed_files(work, run):
    bounded(work, run, 1_000)


@pytest.mark.long
def test_ten_thousand_changed_files(work, run):
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bounded(work, run, 10_000)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 2_000_000, f"{grown} KiB"
