"""Facts about the repository around the code, which no other test would miss."""

import hashlib
import os
import re
import runpy
import shutil
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml

import robustmap as rm
from robustmap.files.find import Tree
from robustmap.files.fmt import formatted

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
TARGETS = {"site", "serve", "test", "test-all", "check", "bench", "lock", "clean"}

# Put together from parts, so that this file does not hold what it forbids.
_HOMES = "home|root|Users|tmp|work|opt|mnt"
_HOSTS = "pypi|pythonhosted|npmjs|debian"
FORBIDDEN = {
    "a path of somebody's machine": rf"(?<![\w.~*)}}-])/(?:{_HOMES})/\w",
    "the host of a registry": rf"\b(?:{_HOSTS})\.org\b",
    "the address of an index": r"(?m)^\s*--(?:(?:extra-)?index-url|find-links)\b",
}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def files() -> tuple[Path, ...]:
    """List what git tracks, and what it would track if it were added."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def fenced(document: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text(document), re.DOTALL | re.MULTILINE)


def test_no_file_names_a_machine_or_a_registry():
    found = []
    for path in files():
        try:
            content = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for what, pattern in FORBIDDEN.items():
            name = path.relative_to(ROOT).as_posix()
            found += [f"{name}: {what}: {match[0]}" for match in re.finditer(pattern, content)]
    assert found == []


def test_no_file_is_a_text_that_only_its_hash_may_stand_for():
    stated = set(re.findall(r"sha256: ([0-9a-f]{64})", "\n".join(sources())))
    assert stated
    assert [
        path for path in files() if hashlib.sha256(path.read_bytes()).hexdigest() in stated
    ] == []


def sources() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in (ROOT / "kb/sources").rglob("*.md")]


def test_site_holds_no_python():
    assert [
        path for path in files() if path.is_relative_to(ROOT / "site") and ".py" in path.suffix
    ] == []


@pytest.mark.parametrize(
    ("name", "says"),
    [("LICENSE", "MIT License"), ("kb/LICENSE", "https://creativecommons.org/licenses/by/4.0/")],
)
def test_licences(name: str, says: str):
    assert says in text(name)


def test_the_changelog_is_open_for_the_next_change():
    headings = re.findall(r"^## (.*)$", text("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"


def test_the_version_stands_in_two_places_and_is_one():
    assert tomllib.loads(text("pyproject.toml"))["project"]["version"] == rm.__version__


# The lock.


def locked() -> dict[str, str]:
    blocks = re.split(r"^(?=[^\s#])", text("requirements.lock"), flags=re.MULTILINE)[1:]
    return {re.split(r"==", block)[0]: block for block in blocks}


def test_every_package_is_locked_to_a_version_with_hashes():
    bare = [
        name
        for name, block in locked().items()
        if not re.match(r"[a-z0-9-]+==[\w.]+( ;.*)? \\\n", block)
        or not re.search(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$", block, re.MULTILINE)
    ]
    assert bare == []
    assert "://" not in text("requirements.lock")


def test_whatever_the_project_asks_for_is_locked():
    project = tomllib.loads(text("pyproject.toml"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.match(r"[\w-]+", one)[0].lower() for one in wanted}
    assert names - set(locked()) == set()


# The Makefile and the scripts.


def test_make_takes_every_target_for_a_command():
    makefile = text("Makefile")
    targets = set(re.findall(r"^([a-z][\w-]*):(?!=)", makefile, re.MULTILINE))
    phony = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())
    assert phony == targets == TARGETS | {"help"}


def test_make_tells_its_targets():
    told = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, check=True, text=True)
    assert {line.split()[1] for line in told.stdout.splitlines()} == TARGETS


def test_the_runner_can_be_run():
    assert os.access(ROOT / ".ci/run", os.X_OK)
    subprocess.run(["bash", "-n", ".ci/run"], cwd=ROOT, check=True)


def test_hooks_are_local():
    repos = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]
    hooks = [hook for repo in repos for hook in repo["hooks"]]
    assert {repo["repo"] for repo in repos} == {"local"}
    assert {hook["language"] for hook in hooks} == {"system"}
    assert {hook["entry"].split("/")[0] for hook in hooks} == {".venv"}


# The documents.


@pytest.mark.parametrize("document", [one for one in DOCUMENTS if fenced(one, "python")])
def test_python_in_documents_runs(document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    script = tmp_path / "snippets.py"
    script.write_text("\n".join(fenced(document, "python")), encoding="utf-8")
    runpy.run_path(str(script))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_in_documents_lead_somewhere(document: str):
    headings = re.findall(r"^#+ (.*)$", text(document), re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}
    links = re.findall(r"\]\(([^)\s]+)\)", text(document))
    inside = [link.removeprefix("#") for link in links if link.startswith("#")]
    beside = [link.split("#")[0] for link in links if not link.startswith(("#", "https://"))]
    assert [link for link in inside if link not in anchors] == []
    assert [link for link in beside if not (ROOT / link).exists()] == []


@pytest.mark.skipif(not any((ROOT / "schemas").glob("*.json")), reason="none generated yet")
def test_editors_find_the_schemas_that_they_are_sent_to():
    named = set(
        re.findall(r"schemas/[\w.-]+", text(".vscode/settings.json") + text("CONTRIBUTING.md"))
    )
    assert len(named) == 2
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


@pytest.fixture(scope="module")
def with_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the kb and add the files that CONTRIBUTING shows."""
    copy = tmp_path_factory.mktemp("map") / "kb"
    shutil.copytree(ROOT / "kb", copy)
    for name, content in examples().items():
        path = copy.parent / name
        assert not path.exists()
        path.write_text(content, encoding="utf-8")
    return copy


def examples() -> dict[str, str]:
    shown = r"`(kb/[\w/-]+\.md)`\n\n```markdown\n(.*?)^```$"
    return dict(re.findall(shown, text("CONTRIBUTING.md"), re.DOTALL | re.MULTILINE))


def test_the_examples_of_contributing_pass_the_check(with_examples: Path):
    kinds = {name.split("/")[1] for name in examples()}
    assert kinds == {"claims", "arguments", "questions", "proposals", "sources"}
    assert len(fenced("CONTRIBUTING.md", "markdown")) == len(examples())
    mine = {Path(name).stem for name in examples()}
    kb = rm.load(with_examples)
    found = [one for one in kb.problems if one.node in mine or one.severity == "error"]
    # The undercut turns a pinned verdict, and the page says how to edit the pin.
    assert [(one.code, one.expected.split("`")[1]) for one in found] == [("RM501", "undercut")]
    assert "`for-6: undercut`" in text("CONTRIBUTING.md")
    settings = with_examples / "map.yaml"
    pinned = settings.read_text(encoding="utf-8")
    settings.write_text(pinned.replace("for-6: stands", "for-6: undercut"), encoding="utf-8")
    assert [one for one in rm.load(with_examples).problems if one.severity == "error"] == []


def test_the_examples_of_contributing_are_in_canonical_form():
    shown = {name.removeprefix("kb/"): content.encode() for name, content in examples().items()}
    other = [
        one for one in formatted(Tree("kb", shown, [])) if one.faults or one.data != one.before
    ]
    assert other == []


def test_the_undercut_of_contributing_does_what_is_said_of_it(with_examples: Path):
    before, after = rm.load(ROOT / "kb"), rm.load(with_examples)
    assert before.ask("for-6").answer == "stands"
    assert str(after.ask("for-6")) == "for-6: step broken by demos-do-not-tell-how-often"
    kinds = after.robustness("count-failures-in-use")
    assert {kind: answer.answer for kind, answer in kinds.items()} == {
        "up": "stops",
        "down": "unknown",
        "relative": "unknown",
    }
