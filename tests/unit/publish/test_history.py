"""First and last commits on pages, and what the latest commits changed, from real repositories."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from robustmap.files.locate import Located
from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish.html import Html
from robustmap.publish.page import File, Page
from robustmap.publish.past import changes as changing
from robustmap.publish.past.history import History
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from tests.support.repositories import ARGUMENT, CLAIM, UNDERCUT, Work, alone


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    alone(monkeypatch)
    return Work(tmp_path / "repo")


def past(folder: Path, cache: Path | None = None) -> History:
    return History(Located(folder, "kb"), cache)


def site(folder: Path, cache: Path | None = None) -> Site:
    return Site(KB(read(folder, "kb")), history=past(folder, cache))


def made(folder: Path, *sorts: str, cache: Path | None = None) -> dict[str, Page | File]:
    found = site(folder, cache)
    return {one.path: one for name in sorts for one in PAGES[name](found)}


def body(pages: dict[str, Page | File], path: str) -> Html:
    page = pages[path]
    assert isinstance(page, Page)
    return page.body


def node(folder: Path, ref: str):
    return read(folder, "kb").nodes[ref]


def undercut(work: Work, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2021-02-03T04:05:06Z")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "<b>Second</b>")
    work.put({"kb/arguments/short.md": UNDERCUT})
    return work.commit("An <i>undercut</i>")


def test_a_node_tells_its_first_and_last_commit(work, monkeypatch):
    kb = work.home / "kb"
    first = work.git("rev-parse", "HEAD")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2021-02-03T04:05:06Z")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Second")
    work.put({"kb/claims/deeper/thesis.md": CLAIM + "More.\n"})
    (kb / "claims/thesis.md").unlink()
    last = work.commit("later")
    found = past(kb).of(node(kb, "thesis"))
    assert (found.first.id, found.last.id, found.number) == (first, last, 2)
    assert found.first.files == found.last.files == ()  # each may touch all files there are
    told = body(made(kb, "nodes"), "n/thesis/")
    assert "<dt>History</dt>" in told
    assert f"first 2020-01-01 <code>{first[:9]}</code> by Somebody" in told
    assert f"last 2021-02-03 <code>{last[:9]}</code> by Second, 2 in all" in told
    assert "example.org" not in told  # no address of anybody


def test_an_earlier_id_counts_as_the_same_node(work):
    kb = work.home / "kb"
    first = work.git("rev-parse", "HEAD")
    (kb / "arguments/so-far.md").unlink()
    work.put({"kb/arguments/until-now.md": ARGUMENT.replace("---\n", "---\naliases: so-far\n", 1)})
    work.commit("renamed, and no line is left as similar as git would ask for")
    found = past(kb).of(node(kb, "until-now"))
    assert (found.first.id, found.number, found.edited) == (first, 2, False)


def test_what_is_not_committed_is_said(work):
    kb = work.home / "kb"
    work.put({"kb/arguments/short.md": UNDERCUT, "kb/claims/thesis.md": CLAIM + "More.\n"})
    pages = made(kb, "nodes")
    assert "not committed yet" in body(pages, "n/short/")
    assert "changed since, and not committed yet" in body(pages, "n/thesis/")
    assert "changes that are not committed yet" in body(pages, "n/thesis/")
    assert "not committed yet" not in body(pages, "n/so-far/")


@pytest.mark.parametrize("where", ["nowhere", "no-commit", "ignored"])
def test_without_a_history_nothing_is_invented(work, tmp_path, where):
    kb = tmp_path / "apart/kb"
    if where == "ignored":
        # As a snapshot that was installed below somebody's repository.
        kb = work.home / "lib/kb"
        work.put({".gitignore": "/lib\n"})
        work.commit("ignore")
    shutil.copytree(work.home / "kb", kb)
    if where == "no-commit":
        subprocess.run(["git", "init", "-q", kb.parent], check=True)
    pages = made(kb, "nodes", "changes", "home")
    assert "<dt>History</dt><dd>not known here</dd>" in body(pages, "n/thesis/")
    assert "The date of its last change is not known here." in body(pages, "n/thesis/")
    assert "history of this map is not known here" in body(pages, "changes/")
    assert [path for path in pages if path.startswith("changes")] == ["changes/"]
    assert "Latest changes" not in body(pages, "")


def test_git_itself_may_be_missing(work, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    pages = made(work.home / "kb", "nodes", "changes")
    assert "not known here" in body(pages, "n/thesis/")
    assert "history of this map is not known here" in body(pages, "changes/")


def test_a_shallow_clone_does_not_pass_its_end_for_the_beginning(work, tmp_path):
    for number in range(2):
        work.put({"kb/claims/thesis.md": CLAIM + f"{number}\n"})
        last = work.commit(f"change {number}")
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth=2", f"file://{work.home}", shallow], check=True)
    pages = made(shallow / "kb", "nodes", "changes")
    told = body(pages, "n/thesis/")
    assert f"last 2020-01-01 <code>{last[:9]}</code> by Somebody" in told
    assert "what came before is not in this clone" in told
    assert "<dt>History</dt><dd>not known here</dd>" in body(pages, "n/so-far/")
    assert "What came before is not in this clone." in body(pages, "changes/")
    assert "The map begins here." not in body(pages, "changes/")
    assert "change 1" in body(pages, "changes/")
    assert "change 0" not in body(pages, "changes/")


def test_a_commit_tells_what_it_did_to_the_verdicts(work, monkeypatch):
    commit = undercut(work, monkeypatch)
    pages = made(work.home / "kb", "changes", "home")
    told = body(pages, "changes/")
    assert "An &lt;i&gt;undercut&lt;/i&gt;" in told
    assert ", bSecond/b" in told  # git itself takes brackets out of names
    assert "2021-02-03" in told
    assert "1 node new" in told
    assert "The map begins here." in told
    page = pages[f"changes/{commit[:12]}/"]
    assert isinstance(page, Page)
    assert (page.search, page.listed) == (False, False)
    thesis = '<a href="../../n/thesis/">It generalises</a>'
    assert f"{thesis}: before: supported; after: <b>not yet argued for</b>" in page.body
    assert 'because of <a href="../../n/short/">' in page.body
    assert "before: holds, no reply yet; after: <b>step broken by" in page.body
    assert "new: undercuts <a" in page.body
    home = body(pages, "")
    assert home.count("An &lt;i&gt;undercut&lt;/i&gt;") == 1
    assert "verdicts changed" in home


def test_the_home_page_tells_the_latest_commits_that_moved_something(work, monkeypatch):
    kb = work.home / "kb"
    undercut(work, monkeypatch)
    for number in range(4):
        work.put({"kb/claims/thesis.md": CLAIM + "More.\n" * (number + 1)})
        work.commit(f"Wording {number}")
    told = body(made(kb, "home"), "").partition("<h2>Latest changes</h2>")[2]
    told = told.partition("</section>")[0]
    assert "An &lt;i&gt;undercut" in told
    assert "verdicts changed" in told
    assert "Wording" not in told
    everything = body(made(kb, "changes"), "changes/")
    assert all(f"Wording {number}" in everything for number in range(4))


def test_what_was_compared_once_is_not_compared_again(work, monkeypatch, tmp_path):
    undercut(work, monkeypatch)
    cache = tmp_path / "cache"
    first = past(work.home / "kb", cache).changes
    kept = sorted(cache.iterdir())
    assert len(kept) == len(first.found) == 2

    def never(*_: object) -> None:
        pytest.fail("compared again")

    monkeypatch.setattr(changing, "tell", never)
    assert past(work.home / "kb", cache).changes == first
    assert sorted(cache.iterdir()) == kept


@pytest.mark.parametrize("content", ["", "{}", "other\n{}", "\xff", None])
def test_a_cache_that_is_broken_or_of_other_code_is_made_anew(work, monkeypatch, tmp_path, content):
    undercut(work, monkeypatch)
    cache = tmp_path / "cache"
    first = past(work.home / "kb", cache).changes
    kept = {path: path.read_bytes() for path in cache.iterdir()}
    for path, data in kept.items():
        # With the right mark, but cut short.
        path.write_bytes(data[:-5] if content is None else content.encode("latin-1"))
    assert past(work.home / "kb", cache).changes == first
    assert {path: path.read_bytes() for path in cache.iterdir()} == kept


def test_the_cache_holds_only_what_is_told(work, monkeypatch, tmp_path):
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "stale.json").write_text("{}", encoding="utf-8")
    undercut(work, monkeypatch)
    assert past(work.home / "kb", cache).changes.found
    assert "stale.json" not in {path.name for path in cache.iterdir()}


def test_of_a_large_map_fewer_commits_are_compared_and_the_page_says_so(work, monkeypatch):
    for number in range(5):
        work.put({"kb/claims/thesis.md": CLAIM + f"{number}\n"})
        work.commit(f"change {number}")
    monkeypatch.setattr(changing, "NODES", 8)
    found = past(work.home / "kb").changes
    assert ([one.entry.subject for one in found.found], found.left) == (
        ["change 4", "change 3", "change 2"],
        True,
    )
    assert "3 are compared" in body(made(work.home / "kb", "changes"), "changes/")


def test_somebody_who_left_the_map_is_not_named_by_its_history(work):
    work.put({"kb/people/some-one.md": "---\ntitle: Some One\nhandle: s1\n---\n"})
    work.commit("somebody comes")
    (work.home / "kb/people/some-one.md").unlink()
    work.commit("and goes")
    told = "".join(
        page.body for page in made(work.home / "kb", "changes").values() if isinstance(page, Page)
    )
    assert "Some One" not in told
    assert "some-one" not in told
    assert told.count("a person") == 2


def test_a_commit_in_which_the_kb_could_not_be_read_stops_nothing(work):
    work.put({"kb/claims/thesis.md": "---\ntitle: [\n---\n", "kb/map.yaml": "}{"})
    work.commit("broken")
    work.put({"kb/claims/thesis.md": CLAIM, "kb/map.yaml": "title: A map\n"})
    work.commit("mended")
    found = past(work.home / "kb").changes
    assert [one.entry.subject for one in found.found] == ["mended", "broken", "base"]


def test_the_same_history_gives_the_same_pages(work, monkeypatch, tmp_path):
    undercut(work, monkeypatch)
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", f"file://{work.home}", copy], check=True)
    sorts = ("nodes", "changes", "home")
    assert made(work.home / "kb", *sorts) == made(copy / "kb", *sorts)


def test_commits_are_links_only_where_the_map_names_a_forge(work):
    kb = work.home / "kb"
    assert "/commit/" not in body(made(kb, "nodes"), "n/thesis/")
    work.put({"kb/map.yaml": "title: A map\nrepository: https://github.com/nobody/nothing\n"})
    commit = work.git("rev-parse", "HEAD")
    address = f'href="https://github.com/nobody/nothing/commit/{commit}"'
    assert address in body(made(kb, "nodes"), "n/thesis/")


def test_a_page_is_cited_with_what_is_known_and_nothing_else(work):
    kb = work.home / "kb"
    commit = work.git("rev-parse", "HEAD")
    plain = body(made(kb, "nodes"), "n/thesis/")
    cited = f"“It generalises”. A map, claim thesis. State of 2020-01-01, commit {commit[:9]}."
    assert f"<p>{cited}</p>" in plain
    assert "URL" not in plain
    assert "  url = " not in plain
    work.put({"kb/map.yaml": "title: A map\nsite_url: https://example.org/map\n"})
    placed = body(made(kb, "nodes"), "n/thesis/")
    assert f"{cited} https://example.org/map/n/thesis/</p>" in placed
    assert "url = {https://example.org/map/n/thesis/}" in placed


def test_the_record_for_programs_is_json(work):
    from html import unescape

    told = unescape(body(made(work.home / "kb", "nodes"), "n/thesis/"))
    record = json.loads(told.partition("CSL-JSON</p><pre><code>")[2].partition("</code>")[0])
    assert record[0]["issued"] == {"date-parts": [[2020, 1, 1]]}
    assert record[0]["version"] == work.git("rev-parse", "HEAD")
