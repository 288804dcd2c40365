"""Text in pictures: widths from our own table, lines that fit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.publish.figures.svg import attribute, number, numbers, text
from robustmap.publish.figures.text import ELLIPSIS, clean, width, wrap

SIZE, ROOM = 12, 140


def test_wide_letters_are_wider() -> None:
    assert width("iii", SIZE) < width("nnn", SIZE) < width("mmm", SIZE)
    assert width("橋", SIZE) > 1.5 * width("n", SIZE)


def test_marks_on_letters_take_no_room() -> None:
    assert width("e\u0301", SIZE) == width("e", SIZE)


def test_short_text_is_one_line() -> None:
    assert wrap("It floats", SIZE, ROOM, 3) == ("It floats",)


def test_empty_text_has_no_line() -> None:
    assert wrap("  ", SIZE, ROOM, 3) == ()


def test_text_breaks_between_words() -> None:
    lines = wrap("A bridge serves the island better than the ferry", SIZE, ROOM, 3)
    assert lines == ("A bridge serves the", "island better than the", "ferry")


def test_what_does_not_fit_is_marked() -> None:
    lines = wrap("one two three four five six seven eight nine ten eleven twelve", SIZE, 60, 2)
    assert len(lines) == 2
    assert lines[0] == "one two"
    assert lines[1].endswith(ELLIPSIS)


def test_a_long_word_is_broken() -> None:
    lines = wrap("x" * 60, SIZE, ROOM, 9)
    assert "".join(lines) == "x" * 60
    assert len(lines) > 1


def test_text_without_blanks_is_broken_too() -> None:
    said = "島にはフェリーよりも橋のほうがよく役に立つと考えられている"
    lines = wrap(said, SIZE, ROOM, 9)
    assert "".join(lines) == said
    assert all(width(line, SIZE) <= ROOM for line in lines)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=200), st.integers(30, 400), st.integers(1, 5))
def test_every_line_fits(said: str, room: int, most: int) -> None:
    lines = wrap(said, SIZE, room, most)
    assert len(lines) <= most
    assert all(width(line, SIZE) <= room for line in lines)
    # The last line may end in the mark alone where even one letter and it do not fit.
    whole = "".join(lines).replace(" ", "")
    shown = whole.removesuffix(ELLIPSIS)
    assert clean(said).replace(" ", "").startswith(shown)


def test_control_characters_and_reversals_are_taken_out() -> None:
    assert clean("a\x00b\u202ec\nd\ud800") == "abc d"
    assert clean("क\u094d\u200dष") == "क\u094d\u200dष"


def test_markup_is_escaped() -> None:
    assert text('<b> & "c"') == '&lt;b&gt; &amp; "c"'
    assert attribute('" onload="x') == "&quot; onload=&quot;x"


def test_coordinates_are_short_and_have_no_minus_zero() -> None:
    assert [number(n) for n in (3.0, 3.04, 3.06, -0.04, 1234.56)] == [
        "3",
        "3",
        "3.1",
        "0",
        "1234.6",
    ]
    assert numbers(1, 2.5) == "1 2.5"
