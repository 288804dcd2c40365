"""The empty states of pages: never a blank, always what to do next."""

from collections.abc import Iterator

from robustmap.explain.empties import EMPTY
from robustmap.model.nodes import KINDS, Argument
from robustmap.publish.html import NOTHING, Html, coded, el, join, link, text
from robustmap.publish.parts.writer import Writer


def nothing_yet(writer: Writer, missing: str) -> Html:
    """Say that there is nothing of a kind yet, or no debate, undercut, or robustness table."""
    said = EMPTY["kind"].format(kind=missing) if missing in KINDS else EMPTY[missing]
    return _box(el("p", text(f"{EMPTY['nothing']} "), coded(said)), _ways(writer))


def first_steps(writer: Writer) -> Html:
    """Say what a map lacks before it has a debate to show; nothing once it has one."""
    steps = [el("li", coded(EMPTY[one])) for one in _missing(writer)]
    if not steps:
        return NOTHING
    title = el("h2", text(EMPTY["title"]))
    again = el("p", coded(EMPTY["again"]))
    return join(title, _box(el("ul", *steps), again, _ways(writer)))


def _missing(writer: Writer) -> Iterator[str]:
    found = writer.site.map
    if writer.site.debates:
        return
    if not any(True for _ in found.of_kind("claim")):
        yield "claim"
    if not any(isinstance(node, Argument) for node in found.nodes.values()):
        yield "argument"
    yield "debate"


def _ways(writer: Writer) -> Html:
    ways = {"guide/contribute/": "guide", "guide/modelling/": "modelling"}
    links = (link(writer.to(page), text(EMPTY[name])) for page, name in ways.items())
    return el("p", join(*links, by=" · "))


def _box(*content: Html) -> Html:
    return el("div", *content, cls="next")
