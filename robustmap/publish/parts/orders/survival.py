"""In how many possible orders a proposal has room to work."""

from robustmap.explain import orders as words
from robustmap.explain.plots import SCALING, share
from robustmap.publish.html import NOTHING, Html, join, text
from robustmap.publish.orders import orders
from robustmap.publish.parts.tables import number
from robustmap.publish.parts.writer import Writer, small
from robustmap.reason.orders.worlds import Interval


def survival(writer: Writer, proposal: str) -> Html:
    """Give the share of possible orders in which a proposal has room to work, in words."""
    portfolio = orders(writer.site).portfolio
    found = portfolio.survival.get(proposal) if portfolio else None
    if found is None:
        return text(SCALING["silent"])
    after = text(SCALING["open"]) if found.open else NOTHING
    return join(interval(writer, found.share), small(after), by=" ")


def interval(writer: Writer, found: Interval) -> Html:
    """Give a share of possible orders, and how far it moves with what is in dispute."""
    value = found.standing.value
    if round(found.low, 3) == round(found.high, 3):
        return number(text(share(value, found.standing.of)), f"{value:.6f}")
    return number(writer.phrase(words.interval(found)), f"{value:.6f}")
