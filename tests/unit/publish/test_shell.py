"""Pages that share a shell come out as if the template had written each of them."""

import re
from pathlib import Path

import jinja2
import pytest

from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish import build as building
from robustmap.publish import tree
from robustmap.publish.render import mkdocs, shell
from robustmap.publish.site import Site
from robustmap.publish.source import find
from tests.support.commands import files
from tests.unit.publish import payload


def rendered(out: Path, made: dict[str, bytes]) -> dict[str, bytes]:
    tree.prepare(out)
    tree.write(out, made)
    mkdocs.render(out / "tree")
    return {
        name: data for name, data in files(out / "site").items() if not name.startswith("sitemap")
    }


def laid_out(data: bytes) -> bytes:
    """Shells alone come without the layout of their templates."""
    return re.sub(rb"\s*\n\s*", b"\n", data).strip()


@pytest.mark.parametrize("address", ["", "https://example.org/a/map/"])
def test_shells_change_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str):
    folder = payload.write(tmp_path / "kb")
    if address:
        settings = folder / "map.yaml"
        settings.write_text(f"{settings.read_text()}\nsite_url: {address}\n")
    made = building.files(Site(KB(read(folder, "kb"))), find(folder))
    full: list[str] = []
    render = jinja2.Template.render

    def counted(self: jinja2.Template, *args: object, **kwargs: object) -> str:
        full.append(str(self.name))
        return render(self, *args, **kwargs)

    monkeypatch.setattr(jinja2.Template, "render", counted)
    shared = rendered(tmp_path / "shared", made)
    with_shells = len(full)
    full.clear()
    monkeypatch.setattr(shell, "SHARED", "none")
    plain = rendered(tmp_path / "plain", made)
    assert {name: laid_out(shared[name]) for name in shared} == {
        name: laid_out(plain[name]) for name in plain
    }
    assert with_shells < len(full) / 2


def test_a_value_that_escaping_changes_is_left_to_the_template():
    env = jinja2.Environment(
        loader=jinja2.DictLoader({"main.html": "{{ page.title }}: {{ page.content }}"}),
        autoescape=False,  # noqa: S701 - as the renderer has it
    )
    env.template_class = shell.template_class(shell.Shells())

    class File:
        url = "n/a/"

    class Page:
        block = True
        file = File()
        canonical_url = None
        content = "<p>it</p>"

        def __init__(self, title: str) -> None:
            self.title = title
            self.meta = {"title": title}

    template = env.get_template("main.html")
    assert template.render({"page": Page("a < b")}) == "a < b: <p>it</p>"
    assert template.render({"page": Page("a")}) == "a: <p>it</p>"
