"""What the search looks in: nodes with their verdicts, pages, and headings with their places."""

import json
import re
from html import unescape

import pytest

from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish import build, tree
from robustmap.publish.data import search
from robustmap.publish.data.headings import headings
from robustmap.publish.html import NOTHING
from robustmap.publish.page import Page
from robustmap.publish.render import mkdocs
from robustmap.publish.site import Site
from robustmap.publish.source import find
from tests.unit.publish import payload

SCRIPT = re.compile(r"window\.(\w+) = (.*);\n", re.DOTALL)


def given(data: bytes) -> tuple[str, dict]:
    name, value = SCRIPT.fullmatch(data.decode("utf-8")).groups()
    return name, json.loads(value)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = payload.write(tmp_path_factory.mktemp("search") / "kb")
    return Site(KB(read(folder, "kb")))


@pytest.fixture(scope="module")
def index(site: Site) -> dict:
    made = [
        Page("guide-like/", "A page", NOTHING, "Said of it."),
        Page("x/", "No", NOTHING, search=False),
    ]
    guides = {
        "guide/index.md": b"# How\n\nAll.\n\n## Part `a`\n\nMore *here*.\n",
        "guide/x.png": b"\x89",
    }
    name, value = given(next(search.index(site, made, guides)).data)
    assert name == "robustmapSearch"
    return value


def node(index: dict, name: str) -> list:
    return next(one for one in index["nodes"] if one[0] == name)


def test_every_node_with_a_page_is_found_with_kind_verdict_label_and_earlier_ids(site, index):
    assert [one[0] for one in index["nodes"]] == [one.id for one in site.map.live]
    found = node(index, "calm-for")
    assert found[1] == "Reality corrects beliefs, and nothing corrects aims"
    assert index["kinds"][found[2]][1] == "argument"
    assert index["verdicts"][found[3]] == ["undercut", "⊣", "fallen", "step broken"]
    assert found[4:] == ["For 1", ["calm-for-of-old"]]
    assert node(index, "plain-text")[3] == -1
    assert node(index, "calm-debate")[6] == 1


def test_pages_and_headings_are_found_and_what_stays_out_is_not(index):
    assert index["pages"] == [
        ["guide-like/", "A page"],
        ["guide/", "How"],
        ["guide/#part-a", "Part a", "How"],
    ]


def test_texts_hold_bodies_and_premises_in_the_order_of_the_index(site, index):
    files = list(search.index(site, [], {}))
    name, value = given(files[1].data)
    assert name == "robustmapText0"
    assert index["texts"] == len(files) - 1 == 1
    assert len(value["texts"]) == len(index["nodes"])
    at = [one[0] for one in index["nodes"]].index("calm-for")
    assert "Reality punishes false beliefs wherever they are held." in value["texts"][at]


def test_texts_are_cut_into_files_and_shorter_the_more_there_are(site, monkeypatch):
    monkeypatch.setattr(search, "PER_FILE", 4)
    monkeypatch.setattr(search, "LONGEST", 40)
    monkeypatch.setattr(search, "SHORTEST", 10)
    files = list(search.index(site, [], {}))
    texts = [one for file in files[1:] for one in given(file.data)[1]["texts"]]
    assert len(texts) == len(site.map.live)
    assert all(len(given(file.data)[1]["texts"]) <= 4 for file in files[1:])
    assert max(map(len, texts)) <= 40
    assert files[-1].path == f"search/text-{len(files) - 2}.js"


def test_the_index_is_bounded_per_node(site):
    first = next(search.index(site, [], {}))
    long = max(
        len(json.dumps(one, ensure_ascii=False).encode()) for one in given(first.data)[1]["nodes"]
    )
    assert long < 700  # a title has at most 100 characters, or is one of the test's attacks


def test_hostile_text_stays_data(index):
    title = next(one[1] for one in index["nodes"] if one[0] == "bad-claim")
    assert title == payload.IMAGE


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("# A\n\n```\n# not\n```\n\n## B\n", [("A", "a"), ("B", "b")]),
        ("## Same\n\n## Same\n", [("Same", "same"), ("Same", "same_1")]),
        ("# snake_case and _this_ #\n", [("snake_case and this", "snake_case-and-this")]),
        ("~~~\n# not\n```\n# not\n~~~\n# Yes\n", [("Yes", "yes")]),
        ("text\n", []),
    ],
)
def test_headings_have_the_anchors_that_they_get(source, found):
    assert [(one.title, one.anchor) for one in headings(source)] == found


def test_every_address_of_the_index_leads_to_a_place(site, tmp_path):
    source = find(tmp_path / "kb")
    tree.prepare(tmp_path)
    tree.write(tmp_path, build.files(site, source))
    mkdocs.render(tmp_path / "tree")
    output = tmp_path / "site"
    found = given((output / "search/index.js").read_bytes())[1]
    nodes = [f"{'d' if len(one) > 6 else 'n'}/{one[0]}/" for one in found["nodes"]]
    pages = [one[0] for one in found["pages"]]
    assert len(pages) == len(set(pages)) > 50
    for address in [*nodes, *pages]:
        path, _, anchor = address.partition("#")
        html = (output / path / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in unescape(html), address
