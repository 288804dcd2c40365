"""The one module that knows MkDocs: what it derives, what it renders, when it fails."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from robustmap.errors import ToolError
from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.model.settings import Settings
from robustmap.publish import build as building
from robustmap.publish import tree
from robustmap.publish.render import mkdocs
from robustmap.publish.render.direct import Allowed
from robustmap.publish.render.links import bad_links
from robustmap.publish.render.looks import LOOKS, joined
from robustmap.publish.site import Site
from robustmap.publish.source import asset, find
from tests.support.commands import files
from tests.unit.publish import payload

GIVEN = mkdocs.hand_written(
    (Path(__file__).parents[3] / "site/mkdocs.yml").read_text(encoding="utf-8")
)


def derived(own: dict[str, str] | None = None, **settings: str) -> dict:
    return yaml.safe_load(mkdocs.derive(GIVEN, Settings.model_validate(settings), own or {}))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = payload.write(tmp_path_factory.mktemp("made") / "kb")
    return building.files(Site(KB(read(folder, "kb"))), find(folder))


def rendered(out: Path, made: dict[str, bytes]) -> dict[str, bytes]:
    tree.prepare(out)
    tree.write(out, made)
    mkdocs.render(out / "tree")
    return {
        name: data for name, data in files(out / "site").items() if not name.startswith("sitemap")
    }


def test_the_configuration_takes_title_and_address_from_the_map():
    found = derived(title="A map", description="On things.", site_url="https://example.org/map/")
    assert found["site_name"] == "A map"
    assert found["site_description"] == "On things."
    assert found["site_url"] == "https://example.org/map/"
    assert (found["docs_dir"], found["site_dir"]) == ("docs", "site")


def test_hostile_settings_reach_no_template():
    found = derived(title=payload.SCRIPT, description=payload.IMAGE, site_url="javascript:x")
    assert not set('<>"&{}') & set(found["site_name"] + found["site_description"])
    assert "site_url" not in found


def targets(nav: list[dict[str, Any]]) -> Iterator[str]:
    for entry in nav:
        for to in entry.values():
            if isinstance(to, str):
                yield to
            else:
                yield from targets(to)


def test_the_navigation_leads_to_no_page_that_a_kb_does_not_have():
    def nav(absent: set[str]) -> list[str]:
        return list(targets(yaml.safe_load(mkdocs.derive(GIVEN, Settings(), {}, absent))["nav"]))

    every = nav(set())
    assert set(every) >= mkdocs.OPTIONAL
    assert nav({"loops.md"}) == [page for page in every if page != "loops.md"]


def test_a_section_of_the_navigation_without_pages_is_left_out():
    def sections(absent: set[str]) -> list[str]:
        found = yaml.safe_load(mkdocs.derive(GIVEN, Settings(), {}, absent))["nav"]
        return [title for entry in found for title, to in entry.items() if isinstance(to, list)]

    first = GIVEN["nav"][1]
    ((title, entries),) = first.items()
    assert title in sections(set())
    assert title not in sections(set(targets(entries)))


def test_pages_about_a_kb_join_the_guide():
    found = derived({"kb/review.md": "The review"})
    assert found["nav"][-1]["Guide"][-1] == {"The review": "kb/review.md"}


def test_only_plugins_that_every_renderer_knows_are_used():
    assert derived()["plugins"] == []
    assert derived()["theme"]["font"] is False


def test_the_site_is_rendered_with_every_link_leading_somewhere(made, tmp_path):
    rendered(tmp_path, made)
    assert bad_links(tmp_path / "site") == ()


def test_taking_the_short_way_changes_no_byte(made, tmp_path, monkeypatch):
    short = rendered(tmp_path / "short", made)
    from mkdocs.structure.pages import Page

    monkeypatch.setattr(mkdocs, "_page_class", lambda: Page)
    monkeypatch.setattr(mkdocs, "allowed", lambda _: Allowed())
    plain = rendered(tmp_path / "plain", made)
    assert short.keys() == plain.keys()
    assert [name for name in short if laid_out(short[name]) != laid_out(plain[name])] == []


def laid_out(data: bytes) -> bytes:
    """Shells alone come without the layout of their templates."""
    return re.sub(rb"\s*\n\s*", b"\n", data).strip()


def test_a_warning_of_the_renderer_is_a_failure(made, tmp_path):
    broken = {**made, "docs/guide/contribute.md": b"# Contribute\n\n[gone](nowhere.md)\n"}
    with pytest.raises(ToolError, match=r"rendered with warnings.*nowhere\.md"):
        rendered(tmp_path, broken)


def test_a_page_that_nobody_put_anywhere_is_a_failure(made, tmp_path):
    with pytest.raises(ToolError, match=r"lost\.md"):
        rendered(tmp_path, {**made, "docs/lost.md": b"# Lost\n"})


def test_a_configuration_that_cannot_be_read_is_a_failure(made, tmp_path):
    with pytest.raises(ToolError, match="cannot be rendered"):
        rendered(tmp_path, {**made, "mkdocs.yml": b"theme: {name: nothing}\n"})


def test_the_renderer_leaves_logging_as_it_was(made, tmp_path, capfd):
    logger = logging.getLogger("mkdocs")
    before = logger.propagate, logger.level, list(logger.handlers)
    rendered(tmp_path, made)
    assert (logger.propagate, logger.level, list(logger.handlers)) == before
    assert capfd.readouterr() == ("", "")


def test_pages_ask_once_for_the_looks_that_all_share(made):
    config = yaml.safe_load(made["mkdocs.yml"])
    assert config["extra_css"] == [LOOKS]
    whole, place = made[f"theme/{LOOKS}"].decode(), 0
    for name in GIVEN["extra_css"]:
        assert f"theme/{name}" not in made
        rules = re.sub(r"/\*.*?\*/\s*", "", asset(name.removeprefix("assets/")), flags=re.DOTALL)
        assert whole.find(rules, place) == place, (
            "in the order of the configuration, and nothing between"
        )
        place += len(rules)
    assert place == len(whole)


def test_a_sheet_of_somebody_else_is_asked_for_as_it_is():
    named, files = joined(["a.css", "https://example.org/x.css"], {"a.css": b"a {}", "b.svg": b""})
    assert (named, set(files)) == ([LOOKS, "https://example.org/x.css"], {"b.svg", LOOKS})
    assert joined(["x.css"], {"b.svg": b""}) == (["x.css"], {"b.svg": b""})
