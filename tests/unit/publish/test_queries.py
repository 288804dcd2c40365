"""Queries within pages, the page of the cookbook, the page on asking, and notebooks."""

import re
import shlex
from html import unescape
from pathlib import Path
from random import Random

import pytest

import robustmap as rm
from robustmap.errors import ToolError
from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.publish.page import Page
from robustmap.publish.pages.cookbook import MOST, answered, pages, path_of
from robustmap.publish.parts.queried import found
from robustmap.publish.queries import embedded
from robustmap.publish.site import Site
from robustmap.query.cookbook import cookbook
from tests.support.commands import runner
from tests.support.wild import wild_map
from tests.unit.query.test_language import SMALL, node

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "site/pages/guide/queries.md").read_text(encoding="utf-8")
HOSTILE = KB(
    Map([node("claim", "bad").model_copy(update={"title": "<script>alert(1)</script>\n\n# x"})])
)


def one(text: str, kb: KB = SMALL, name: str = "kb/mine.md") -> str:
    return embedded(Site(kb), {name: text.encode()})[name].decode()


def test_a_block_becomes_a_table_with_links() -> None:
    made = one("# Mine\n\n```robustmap\narguments where undercut by\n  standing\n```\n\nEnd.\n")
    assert made.startswith("# Mine\n\n<div class=")
    assert made.endswith("\n\nEnd.\n")
    assert '<a href="../../n/both/">' in made
    assert "holds, no reply yet" in made
    assert "<code>arguments where undercut by standing</code>" in made
    assert made.count("\n") == 5


def test_the_page_of_a_folder_links_from_its_own_place() -> None:
    assert '"../n/both/"' in one(
        "```robustmap\narguments where id = both\n```\n", name="kb/index.md"
    )


def test_limits_and_nothing_are_told() -> None:
    assert "Left out by the limit of the query: 4 more." in one(
        "```robustmap\narguments limit 1\n```"
    )
    assert "Nothing found." in one("```robustmap\nclaims where circular\n```")


@pytest.mark.parametrize(
    "text",
    [
        "```python\nclaims\n```\n",
        "````markdown\n```robustmap\nclaims\n```\n````\n",
        "robustmap\n",
        "~~~text\n```robustmap\nclaims\n~~~\n",
    ],
)
def test_other_blocks_stay(text: str) -> None:
    assert one(text) == text


def test_a_query_that_cannot_be_answered_stops_the_build() -> None:
    with pytest.raises(ToolError, match=r"kb/mine\.md:4: .*did you mean `claims`\?"):
        one("# T\n\n```robustmap\nclams\n```\n")


def test_text_of_the_kb_is_escaped() -> None:
    made = one("```robustmap\nclaims show id, title\n```", HOSTILE)
    assert "<script>" not in made
    assert "\n" not in made.strip()
    for thing in (
        HOSTILE,
        HOSTILE["bad"],
        HOSTILE.claims,
        HOSTILE.ask("bad"),
        HOSTILE.query("all"),
    ):
        assert "<script>" not in thing._repr_html_()


def test_the_page_of_the_cookbook_shows_each_question_with_its_answer() -> None:
    kb = rm.load(ROOT / "kb")
    told = {one.path: one.body for one in pages(Site(kb)) if isinstance(one, Page)}
    for name, recipe in cookbook().items():
        assert f'<li id="{name}"><a href="{name}/">' in told["cookbook/"]
        assert "SPARQL" in told[path_of(name)]
        assert recipe.question in unescape(told[path_of(name)])
    asked = kb.query(cookbook()["in-dispute"].text)
    assert f'href="../../n/{asked.ids[0]}/"' in told[path_of("in-dispute")]
    assert (
        f'"in-dispute/">{cookbook()["in-dispute"].question}</a> <small>{len(asked)} answers<'
        in (unescape(told["cookbook/"]))
    )
    assert "Not shown here: " in "".join(told.values())
    assert list(pages(Site(KB(Map([])))))


@pytest.mark.parametrize("seed", range(12))
def test_its_answers_are_those_to_its_queries(seed: int) -> None:
    site = Site(KB(wild_map(Random(seed))))
    shown = (found(site.kb.query(one.text), MOST) for one in cookbook().values())
    assert answered(site) == tuple(shown)


def test_a_notebook_shows_maps() -> None:
    kb = rm.load(ROOT / "kb")
    for thing in (kb, kb["for-2"], kb.ask("for-2")):
        made = thing._repr_html_()
        assert "<svg" in made
        assert 'href="../' not in made
        assert "<script" not in made
    assert "for-2" in kb["for-2"]._repr_html_()
    assert "Not shown here: " in kb.claims._repr_html_()
    assert kb.query("claims limit 2")._repr_html_().count("<tr>") == 3
    assert KB(Map([]))._repr_html_()


COMMANDS = re.findall(r"^\$ (robustmap .*)$", GUIDE, re.MULTILINE)


@pytest.mark.parametrize("line", COMMANDS)
def test_the_commands_of_the_guide_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    ran = runner(monkeypatch, capsys)(*shlex.split(line)[1:], cwd=ROOT)
    after = GUIDE.partition(f"$ {line}\n")[2].partition("```")[0].partition("$ ")[0]
    if "spported" in line:
        assert (ran.status, ran.err) == (2, after)
    else:
        assert ran.status == 0, ran.err
        assert after.strip() in ran.out


def test_the_python_of_the_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    held: dict[str, object] = {}
    exec(code, held)  # noqa: S102 - our own page
    assert (tmp_path / "kb.db").is_file()


def test_the_guide_uses_no_field_term() -> None:
    prose = re.sub(r"(`{3,}).*?\1|`[^`]*`", " ", GUIDE, flags=re.DOTALL).lower()
    assert [term for term in FIELD_TERMS if re.search(rf"\b{re.escape(term)}\b", prose)] == []
