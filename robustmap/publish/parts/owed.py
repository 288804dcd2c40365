"""What the strength of a node is owed to: the few arguments that move it most."""

from robustmap.explain import strengths as words
from robustmap.explain.differences import UNSETTLED
from robustmap.explain.strengths import OWED
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.tables import number, table
from robustmap.publish.parts.writer import Writer, details, items, section
from robustmap.reason.owed import Moved, Moves

TOLD = 3
"""How many are told in sentences."""

SHOWN = 5
"""How many rows the table has."""


def owed(writer: Writer, node: str) -> Html:
    """Tell by how much a node's strength moves once a single argument is taken away.

    Nothing where no argument moves it by as much as shows.
    """
    site = writer.site
    # A proposal's verdict, and its strength, is that on whether it works.
    found = site.owed.get(site.mention(node).judged or node)
    if found is None:
        return NOTHING
    told = [_sentence(writer, found, one) for one in found.moves[:TOLD]]
    rows = [_row(writer, found, one) for one in found.moves[:SHOWN]]
    rest = len(found.moves) - SHOWN
    after = el("p", text(OWED["more-items"].format(number=rest))) if rest > 0 else NOTHING
    heads = (OWED["item"], OWED["without"], OWED["adds"])
    twin = details(text(OWED["table"]), join(table(heads, rows, label=OWED["title"]), after))
    if found.strength is None:
        itself = OWED["lost"].format(unsettled=UNSETTLED)
    else:
        itself = OWED["is"].format(strength=words.written(found.strength))
    return section(
        OWED["title"], el("p", text(itself)), items(told), twin, note=OWED["note"], still=True
    )


def _sentence(writer: Writer, found: Moves, one: Moved) -> Html:
    said, holes = words.sentence(found.strength, one.without)
    plain = {hole: text(value) for hole, value in holes.items()}
    return writer.fill(said, item=writer.link(one.item), **plain)


def _row(writer: Writer, found: Moves, one: Moved) -> tuple[Html, Html, Html]:
    adds = None
    if found.strength is not None and one.without is not None:
        adds = found.strength - one.without
    return (
        writer.link(one.item),
        number(text(words.written(one.without)), f"{one.without or 0:.6f}"),
        number(text(words.signed(adds)), f"{adds or 0:.6f}"),
    )
