"""The questions that test an argument, on its own page: where it names its pattern."""

from robustmap.explain.critical import Critic, Offer
from robustmap.explain.patterns import PATTERNS
from robustmap.explain.words import ATTACK
from robustmap.model.nodes import Argument
from robustmap.model.schemes import Scheme, scheme_of
from robustmap.publish.html import NOTHING, Html, join, link, text
from robustmap.publish.parts.writer import Writer, items, section, small

PATH = "schemes/"


def questions(writer: Writer, node: Argument) -> Html:
    """List the questions of an argument's pattern, with what puts each of them already."""
    scheme = scheme_of(node.scheme)
    if scheme is None or node.review == "withdrawn":
        return NOTHING
    rows = [_row(writer, one) for one in Critic(writer.site.map, node.id).own]
    return section(PATTERNS["section"], items(rows))


def pattern(writer: Writer, scheme: Scheme) -> Html:
    """Give a link to where a pattern is told."""
    return link(writer.to(path_of(scheme)), text(scheme.name))


def path_of(scheme: Scheme) -> str:
    """Give the path of the page of a pattern."""
    return f"{PATH}{scheme.id}/"


def _row(writer: Writer, offer: Offer) -> Html:
    put = [join(writer.link(one), writer.mark(one), by=" ") for one in offer.put]
    by = join(text(PATTERNS["put-by"]), join(*put, by=", "), by=" ") if put else NOTHING
    return join(text(offer.text), small(join(text(ATTACK[offer.does]), by, by="; ")), by=" ")
