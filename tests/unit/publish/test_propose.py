"""Links that open a new file on a forge: only where the map names one that is known."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from robustmap.formats.issues import FORMS
from robustmap.kb import KB
from robustmap.model.expand import RELATIONS
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Proposal
from robustmap.model.settings import Settings
from robustmap.publish.parts.propose import address, edit, file_address, propose
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site


@pytest.mark.parametrize(
    ("repository", "start", "name", "value"),
    [
        ("https://github.com/a/b/", "https://github.com/a/b/new/main/", "filename", "value"),
        ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/new/main/", "file_name", "content"),
    ],
)
def test_a_known_forge_opens_a_new_file_with_its_first_lines(repository, start, name, value):
    found = file_address(repository, "for-2", "undercuts")
    assert found.startswith(f"{start}kb/arguments?")
    query = parse_qs(urlsplit(found).query)
    assert query[name] == ["about-for-2.md"]
    assert "\nundercuts: for-2\n" in query[value][0]


@pytest.mark.parametrize(
    "repository",
    [
        "",
        "https://example.org/a/b",
        "javascript:github.com",
        "github.com/a/b",
        "https://[github",
        'https://github.com/"><script>',
    ],
)
def test_no_other_address_is_made(repository):
    assert address(repository, "for-2", "undercuts") == ""
    assert file_address(repository, "for-2", "undercuts") == ""


@pytest.mark.parametrize(
    ("relation", "form"),
    [
        ("undercuts", "undercut"),
        ("backs", "argument"),
        ("for", "argument"),
        ("against", "argument"),
    ],
)
@pytest.mark.parametrize("node", ["for-2", "for-2#p1", "plan#robust-up", 'a&b=c"<x>'])
def test_a_forge_with_forms_opens_the_right_one_with_the_node_filled_in(relation, form, node):
    found = urlsplit(address("https://github.com/a/b/", node, relation))
    assert (found.netloc, found.path, found.fragment) == ("github.com", "/a/b/issues/new", "")
    assert parse_qs(found.query) == {"template": [f"{form}.yml"], relation: [node]}
    assert relation in {ask.key for ask in FORMS[form].asks}
    assert not set(found.query) & set('#"<> ')


@pytest.mark.parametrize("relation", RELATIONS)
def test_there_is_a_form_for_every_relation_of_an_argument(relation):
    found = address("https://github.com/a/b", "x", relation)
    assert ("template=" in found) == (relation != "contradicts")


def test_a_plan_offers_the_form_for_failure_stories():
    plan = Proposal.model_validate({"id": "plan", "title": "P"})
    settings = Settings.model_validate({"title": "T", "repository": "https://github.com/a/b"})
    html = propose(Writer(Site(KB(Map([plan], settings))), "n/plan/"), plan)
    assert 'new?template=story.yml&amp;against=plan" rel="nofollow noopener">Tell how' in html
    assert "against" in {ask.key for ask in FORMS["story"].asks}


def test_a_forge_without_forms_opens_a_new_file():
    repository = "https://gitlab.com/a/b"
    assert address(repository, "for-2", "backs") == file_address(repository, "for-2", "backs")


@pytest.mark.parametrize(
    ("repository", "words"),
    [
        ("", []),
        (
            "https://github.com/a/b",
            ["Propose an undercut", "Defend its step", "Write the file yourself"],
        ),
        ("https://gitlab.com/a/b", ["Propose an undercut", "Defend its step"]),
    ],
)
def test_the_page_of_an_argument_offers_forms_and_the_file(repository, words):
    settings = {"title": "T", "repository": repository} if repository else {"title": "T"}
    argument = Argument.model_validate({"id": "a", "for": "c", "body": "So it is."})
    map_ = Map([argument], Settings.model_validate(settings))
    html = propose(Writer(Site(KB(map_)), "n/a/"), argument)
    assert re.findall(r">([A-Z][^<]*)</a>", html) == words


def test_a_file_is_opened_for_change_where_the_forge_is_known():
    path = "kb/proposals/a plan.md"
    assert edit("https://gitlab.com/a/b/", path) == (
        "https://gitlab.com/a/b/-/edit/main/kb/proposals/a%20plan.md"
    )
    assert edit("https://example.org/a/b", path) == ""
    assert edit("https://github.com/a/b", "") == ""
