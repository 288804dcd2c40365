"""One position in a line: its two dials, and the place where it is said."""

from collections.abc import Iterator

from robustmap.explain.holders import PEOPLE
from robustmap.explain.labels import BEARING, STANCE
from robustmap.model.positions import Held
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.marks import Mark
from robustmap.publish.parts.writer import Writer, pill, small

STANCE_MARKS = {
    "accepts": Mark("✓", "holds"),
    "leans-to": Mark("○", "granted"),
    "unsure": Mark("?", "silent"),
    "leans-against": Mark("≈", "disputed"),
    "rejects": Mark("✕", "fallen"),
}
"""The first dial: is it true."""

_LEVELS = ("none", "weak", "moderate", "strong", "decisive")


def dials(one: Held) -> Html:
    """Give the two dials of a position: is it true, and how much does it bear."""
    stance = pill(STANCE_MARKS[one.stance], STANCE[one.stance])
    if one.bearing not in _LEVELS:
        return join(stance, small(text(PEOPLE["unknown-bearing"])), by=" ")
    level = _LEVELS.index(one.bearing)
    bars = el("span", text("▮" * level + "▯" * (len(_LEVELS) - 1 - level)), aria_hidden="true")
    return join(stance, small(join(bars, text(BEARING[one.bearing]), by=" ")), by=" ")


def where(writer: Writer, one: Held, known: str = "") -> Html:
    """Give the text and place of a view; who speaks is told by where this stands.

    A text that is `known` is told already, where it stands.
    """
    if one.source is None:
        return NOTHING
    said_in = writer.link(one.source.source) if one.source.source != known else NOTHING
    return join(said_in, text(one.source.at or ""), by=", ")


def manner(
    writer: Writer, one: Held, said_by: Html = NOTHING, *, known: str = ""
) -> Iterator[Html]:
    """Yield how far a view goes, what moved its holder, what remains, and where it is said."""
    if one.scope:
        yield text(PEOPLE["scope"].format(scope=one.scope))
    if one.because:
        label = PEOPLE["moved" if one.concedes or one.replaces else "because"]
        yield join(text(label), join(*map(writer.link, one.because), by=", "), said_by, by=" ")
    if one.occasion:
        yield text(PEOPLE["occasion"].format(occasion=one.occasion))
    if one.residue:
        yield text(PEOPLE["residue"].format(residue=one.residue))
    since = text(PEOPLE["since"].format(since=one.since)) if one.since else NOTHING
    yield join(since, where(writer, one, known), by=", ")
