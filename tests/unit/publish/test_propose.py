"""Links that open a new file on a forge: only where the map names one that is known."""

from urllib.parse import parse_qs, urlsplit

import pytest

from robustmap.publish.parts.propose import address, edit


@pytest.mark.parametrize(
    ("repository", "start", "name", "value"),
    [
        ("https://github.com/a/b/", "https://github.com/a/b/new/main/", "filename", "value"),
        ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/new/main/", "file_name", "content"),
    ],
)
def test_a_known_forge_opens_a_new_file_with_its_first_lines(repository, start, name, value):
    found = address(repository, "for-2", "undercuts")
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


def test_a_file_is_opened_for_change_where_the_forge_is_known():
    path = "kb/proposals/a plan.md"
    assert edit("https://gitlab.com/a/b/", path) == (
        "https://gitlab.com/a/b/-/edit/main/kb/proposals/a%20plan.md"
    )
    assert edit("https://example.org/a/b", path) == ""
    assert edit("https://github.com/a/b", "") == ""
