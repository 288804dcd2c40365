"""What Markdown a kb's text may use, and what is shown as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.publish import markdown
from robustmap.publish.markdown import external, parsed, render

NODES = {"for-2": "../for-2/", "for-2#p1": "../for-2/#p1"}


def rendered(source: str) -> str:
    return render(source, lambda named: NODES.get(named) or external(named)).strip()


def test_links_lead_to_nodes_by_id():
    assert rendered("[a](for-2#p1)") == '<p><a href="../for-2/#p1">a</a></p>'


def test_links_may_leave_by_http_and_mail_only():
    assert 'href="https://example.org/a"' in rendered("[a](https://example.org/a)")
    assert 'href="mailto:a@example.org"' in rendered("<mailto:a@example.org>")
    assert 'rel="nofollow noopener"' in rendered("[a](https://example.org/a)")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//elsewhere.test",
        "/root",
        "nowhere",
        "https:elsewhere.test",
    ],
)
def test_any_other_link_is_its_text(address):
    assert rendered(f"see [this]({address}) now") == "<p>see this now</p>"
    assert "<a" not in rendered(f"[this]\n\n[this]: {address}")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("<script>\nx\n</script>", "<p>&lt;script&gt;\nx\n&lt;/script&gt;</p>"),
        ("&lt;b&gt;", "<p>&lt;b&gt;</p>"),
        ("# Heading", "<p># Heading</p>"),
        ("Heading\n===", "<p>Heading\n===</p>"),
        ("{: onclick=x }", "<p>{: onclick=x }</p>"),
        ("{{ 7*7 }}", "<p>{{ 7*7 }}</p>"),
        ("a\x00b\u202ec", "<p>abc</p>"),
    ],
)
def test_what_is_not_allowed_is_shown_as_text(source, shown):
    assert rendered(source) == shown


@given(st.text("aZé9 ,.;:'\"()?%/-\n_*#[]<>&!+=`~|\\", max_size=40))
def test_plain_text_is_rendered_as_the_parser_would(source):
    assert render(source, str) == parsed(source, str)


@pytest.mark.parametrize("source", ["Two\nlines, one (so).", 'Said: "it\'s 50%".\n\nThen - more'])
def test_plain_text_needs_no_parser(source, monkeypatch):
    shown = parsed(source, str)
    monkeypatch.setattr(markdown, "parsed", None)
    assert render(source, str) == shown


def test_images_are_not_loaded():
    assert "<img" not in rendered("![alt](https://elsewhere.test/x.png)")


def test_code_has_no_class_that_a_script_might_look_for():
    assert rendered("```mermaid\ngraph\n```") == "<pre><code>graph\n</code></pre>"


def test_links_within_links_stay_balanced():
    assert rendered("[a [b](for-2) c](nowhere)").count("<a ") == 1
