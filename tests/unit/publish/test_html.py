"""Text becomes markup in one way only."""

import pytest

from robustmap.publish.html import NOTHING, Html, clean, el, head, join, link, text
from tests.unit.publish import payload


@pytest.mark.parametrize("value", [*payload.ALL, payload.EVERYTHING])
def test_text_holds_no_markup(value):
    assert not set('<>"') & set(text(value))


def test_attributes_are_escaped_and_empty_ones_left_out():
    made = el("a", text("x"), href='"><script>', title="", cls="a")
    assert made == '<a href="&quot;&gt;&lt;script&gt;" class="a">x</a>'


def test_a_link_without_an_address_is_its_text():
    assert link("", text("a & b")) == "a &amp; b"


def test_nothing_is_left_out_when_pieces_are_joined():
    assert join(Html("a"), NOTHING, Html("b"), by=" ") == "a b"


@pytest.mark.parametrize("number", [0, 8, 0x1F, 0x7F, 0x9F, 0x202E, 0x2066, 0xD800, 0xFFFF])
def test_characters_that_no_page_should_carry_are_taken_out(number):
    assert clean(f"a{chr(number)}b") == "ab"


def test_ordinary_characters_stay():
    assert clean("naïve\n\tπ 𝛑 👍") == "naïve\n\tπ 𝛑 👍"


@pytest.mark.parametrize("value", [*payload.ALL, payload.EVERYTHING, "a\nb\u2028c\\d"])
def test_a_head_says_the_same_escaped_or_not_in_html_yaml_and_templates(value):
    found = head(value)
    assert not set('<>&"`{}\\\n\u2028') & set(found)
    assert found.isprintable()


def test_a_head_keeps_ordinary_text_as_it_is():
    assert head("Reality hits  back, twice: 5 % (or so)") == "Reality hits back, twice: 5 % (or so)"
