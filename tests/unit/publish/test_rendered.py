"""A second build renders what has changed, and gives the same site as a fresh one."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from robustmap.disk.sweep import sweep
from robustmap.errors import ToolError, WriteError
from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish import build as building
from robustmap.publish import tree
from robustmap.publish.render import mkdocs, rendered, shells
from robustmap.publish.site import Site
from robustmap.publish.source import find
from tests.support.commands import files
from tests.unit.publish import payload

Made = dict[str, bytes]
Fresh = Callable[[Made], Path]

GUIDE = "docs/guide/contribute.md"
TOP = ("docs/index.md", "docs/debates.md", "docs/claims.md")
KEPT = (*TOP, "docs/n/calm-", "docs/n/bad-other", "docs/data/", "docs/search/")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Give a tree with a few pages, two of them by hand."""
    folder = payload.write(tmp_path_factory.mktemp("made") / "kb")
    whole = building.files(Site(KB(read(folder, "kb"))), find(folder))
    small = {one: whole[one] for one in whole if one.startswith((*KEPT, "theme/"))}
    config = yaml.safe_load(whole["mkdocs.yml"])
    config["nav"] = [
        *({"Home": "index.md"}, {"Guide": [{"Contribute": "guide/contribute.md"}]}),
        {"Talk": [{"All of it": "debates.md"}]},
    ]
    small["mkdocs.yml"] = yaml.safe_dump(config, width=10_000).encode()
    small[GUIDE] = b"# Contribute\n\nSee [the other](../people/other.md#part).\n"
    small["docs/people/other.md"] = b"# Other\n\n## Part\n\nText.\n"
    return small


def render(out: Path, made: Made) -> int:
    tree.prepare(out)
    tree.write(out, made)
    return mkdocs.render(out / "tree")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    """Give what builds a tree from nothing, each but once: to be compared, or copied."""
    known: dict[object, Path] = {}

    def build(made: Made) -> Path:
        key = frozenset(made.items()), os.environ.get("SOURCE_DATE_EPOCH")
        if key not in known:
            out = tmp_path_factory.mktemp("fresh")
            render(out, made)
            known[key] = out
        return known[key]

    return build


@pytest.fixture
def built(made: Made, fresh: Fresh, tmp_path: Path) -> Path:
    """Give a copy of a built tree, in which the same files lie once as in the other."""
    copies: dict[int, str] = {}

    def copy(source: str, to: str) -> None:
        number = Path(source).stat().st_ino
        if number in copies:
            os.link(copies[number], to)
        else:
            shutil.copy2(source, to)
            copies[number] = to

    shutil.copytree(fresh(made), tmp_path / "out", copy_function=copy)
    return tmp_path / "out"


def same(out: Path, made: Made, fresh: Fresh) -> None:
    one, other = files(out / "site"), files(fresh(made) / "site")
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def edited(made: Made, name: str, old: bytes, new: bytes) -> Made:
    assert old in made[name], name
    return {**made, name: made[name].replace(old, new)}


NODE = "docs/n/calm-for.md"


def test_a_second_build_of_the_same_renders_nothing(built, made, fresh):
    page = built / "site/n/calm-for/index.html"
    before = page.stat().st_mtime_ns
    assert render(built, made) == 0
    assert page.stat().st_mtime_ns == before
    same(built, made, fresh)


def test_after_an_edit_only_its_page_is_rendered(built, made, fresh):
    changed = edited(made, NODE, b"Reality corrects beliefs", b"Reality mends beliefs")
    assert render(built, changed) == 1
    assert "mends beliefs" in (built / "site/n/calm-for/index.html").read_text(encoding="utf-8")
    same(built, changed, fresh)


def test_where_no_page_of_the_renderer_has_changed_it_does_not_start(
    built, made, fresh, monkeypatch
):
    changed = edited(made, NODE, b"Reality corrects beliefs", b"Reality mends beliefs")
    other = made["docs/n/bad-other.md"].replace(b"bad-other", b"bad-more")
    changed |= {"docs/data/graph.json": b"{}", "docs/n/bad-more.md": other}
    del changed["docs/n/bad-other.md"]
    with monkeypatch.context() as given:
        given.setattr(mkdocs, "_rendered", pytest.fail)
        assert render(built, changed) == 2
    same(built, changed, fresh)


TITLES = (
    *[{"Home": "index.md"}, {"Guide": [{"Contribute": "guide/contribute.md"}]}],
    *["debates.md", {"Again": "debates.md"}],
)


def more(made: Made, *names: str) -> Made:
    """Say something more on some pages, and in what they say of themselves."""
    changed = {**made}
    for name in names:
        changed = edited(changed, name, b"</h1>", b"</h1><p>more of it</p>")
        changed = edited(changed, name, b'title: "', b'title: "Now ')
    return changed


def test_pages_at_the_top_are_made_without_the_renderer(built, made, fresh, monkeypatch):
    changed = more(made, *TOP)
    with monkeypatch.context() as given:
        given.setattr(mkdocs, "_rendered", pytest.fail)
        assert render(built, changed) == len(TOP)
    same(built, changed, fresh)
    page = (built / "site/debates/index.html").read_text(encoding="utf-8")
    assert 'aria-current="page">All of it</a>' in page
    assert "more of it" in page


def test_where_the_navigation_gives_a_page_no_title_its_own_stands_there(made, tmp_path, fresh):
    config = yaml.safe_load(made["mkdocs.yml"])
    untitled = {**made, "mkdocs.yml": yaml.safe_dump({**config, "nav": [*TITLES]}).encode()}
    out = tmp_path / "out"
    render(out, untitled)
    changed = more(untitled, "docs/debates.md")
    render(out, changed)
    page = "site/debates/index.html"
    assert (out / page).read_bytes() == (fresh(changed) / page).read_bytes()


def test_a_new_page_at_the_top_that_nobody_put_anywhere_is_a_failure(built, made):
    with pytest.raises(ToolError, match=r"odd\.md"):
        render(built, {**made, "docs/odd.md": made["docs/claims.md"]})


@pytest.mark.parametrize("spoil", ["site/404.html", "site/guide/contribute/index.html"])
def test_what_the_renderer_made_and_somebody_spoilt_has_it_start(built, made, fresh, spoil):
    (built / spoil).write_text("spoilt", encoding="utf-8")
    render(built, made)
    same(built, made, fresh)


def test_a_new_day_has_the_renderer_start(built, made, fresh, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400000")
    assert render(built, made) == 0
    same(built, made, fresh)


@pytest.mark.parametrize("text", ["", "[]", '{"shared": 1}', "\x00"])
def test_shells_that_cannot_be_read_are_rendered_again(built, made, fresh, text):
    (built / shells.NAME).write_text(text, encoding="utf-8")
    changed = edited(made, NODE, b"Reality corrects beliefs", b"Reality mends beliefs")
    render(built, changed)
    same(built, changed, fresh)


DATA = "docs/data/graph.json"


def test_what_is_published_as_it_is_lies_once_and_is_never_written_through(built, made):
    site = built / "site/data/graph.json"
    before = site.read_bytes()
    assert site.stat().st_ino == (built / "tree" / DATA).stat().st_ino
    tree.write(built, {**made, DATA: b"{}"})
    assert site.read_bytes() == before
    render(built, {**made, DATA: b"{}"})
    assert site.read_bytes() == b"{}"
    # The page takes the place of the file: rendering it writes nothing into the tree.
    page = "docs/data/graph.json/index.html"
    render(built, {**{name: made[name] for name in made if name != DATA}, page: b"<p>it</p>"})
    assert (built / "site/data/graph.json/index.html").read_bytes() == b"<p>it</p>"


def test_where_a_file_cannot_have_two_names_it_is_copied(made, fresh, tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    render(tmp_path / "copied", made)
    monkeypatch.undo()
    same(tmp_path / "copied", made, fresh)


def test_a_page_that_is_gone_is_taken_away_and_a_new_one_comes(built, made, fresh):
    changed = {name: data for name, data in made.items() if name != "docs/n/bad-other.md"}
    changed["docs/n/new.md"] = made[NODE]
    render(built, changed)
    assert not (built / "site/n/bad-other/index.html").exists()
    assert (built / "site/n/new/index.html").is_file()
    same(built, changed, fresh)


def test_files_that_are_no_pages_follow_too(built, made, fresh):
    changed = {**made, "docs/data/graph.json": b"{}", "theme/assets/find.css": b"/* */"}
    assert render(built, changed) == 0
    assert (built / "site/data/graph.json").read_bytes() == b"{}"
    same(built, changed, fresh)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("mkdocs.yml", b"site_name: ", b"site_name: An"),
        ("theme/main.html", b"Skip to content", b"Skip all this"),
    ],
)
def test_what_all_pages_share_renders_all_of_them(built, made, fresh, name, old, new):
    changed = edited(made, name, old, new)
    pages = sum(one.endswith(".md") for one in made)
    assert render(built, changed) == pages
    same(built, changed, fresh)


def test_a_page_by_hand_is_rendered_again_when_other_pages_come_or_go(built, made):
    # Pages of nodes that they cannot lead to are of no concern.
    assert render(built, {**made, "docs/n/new.md": made[NODE]}) == 1
    assert render(built, {**made, "docs/claims/17.md": made[NODE]}) == 1
    assert render(built, {**made, "docs/claims/other.md": made[NODE]}) > 1
    broken = {name: data for name, data in made.items() if name != "docs/people/other.md"}
    with pytest.raises(ToolError, match=r"other\.md"):
        render(built, broken)


def spoil_page(site: Path) -> None:
    (site / "n/calm-for/index.html").write_text("spoilt", encoding="utf-8")


def add_file(site: Path) -> None:
    (site / "n/left-over").mkdir()
    (site / "n/left-over/index.html").write_text("left over", encoding="utf-8")


def link_page(site: Path) -> None:
    (site / "n/calm-for/index.html").unlink()
    (site / "n/calm-for/index.html").symlink_to(site / "index.html")


def spoil_theme(site: Path) -> None:
    next(site.glob("assets/javascripts/bundle.*.js")).write_text("spoilt", encoding="utf-8")


def test_what_somebody_did_to_the_site_is_mended(built, made, fresh):
    home = (built / "site/index.html").read_bytes()
    for spoil in (spoil_page, add_file, spoil_theme):
        spoil(built / "site")
    render(built, made)
    link_page(built / "site")
    render(built, made)
    assert (built / "site/index.html").read_bytes() == home
    same(built, made, fresh)


NOTES = ["", "[]", "{}", '{"shared": 1, "files": 2, "outputs": 3}', "\x00", '{"shared": "x"}']


@pytest.mark.parametrize("note", NOTES)
def test_a_note_that_cannot_be_read_says_nothing(tmp_path, note):
    (tmp_path / rendered.NAME).write_text(note, encoding="utf-8")
    assert rendered.load(tmp_path) == rendered.Rendered()


def test_without_a_note_everything_is_rendered(built, made, fresh):
    (built / rendered.NAME).write_bytes(b"\xff")
    assert render(built, made) == sum(one.endswith(".md") for one in made)
    same(built, made, fresh)


def test_after_a_failure_everything_is_rendered(built, made, fresh):
    broken = {**made, GUIDE: b"# Contribute\n\n[gone](nowhere.md)\n"}
    with pytest.raises(ToolError, match="nowhere"):
        render(built, broken)
    assert render(built, made) == sum(one.endswith(".md") for one in made)
    same(built, made, fresh)


def test_sweeping_follows_no_link(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine").write_text("mine", encoding="utf-8")
    root = tmp_path / "root"
    (root / "deep/er").mkdir(parents=True)
    (root / "kept").write_text("kept", encoding="utf-8")
    (root / "folder").symlink_to(outside)
    sweep(root, {"kept", "folder/mine"})
    assert [one.name for one in root.iterdir()] == ["kept"]
    assert (outside / "mine").is_file()
    (tmp_path / "to").symlink_to(outside)
    with pytest.raises(WriteError, match="is a link"):
        sweep(tmp_path / "to", ())
