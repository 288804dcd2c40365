"""What the strength of a node is owed to: the few arguments that move it most."""

from robustmap.explain import strengths as words
from robustmap.explain.differences import UNSETTLED
from robustmap.explain.strengths import OWED
from robustmap.publish.html import NOTHING, Html, el, text
from robustmap.publish.parts.writer import Writer, items, section
from robustmap.reason.moves import Moved, Moves

TOLD = 5
"""How many are told."""


def owed(writer: Writer, node: str) -> Html:
    """Tell by how much a node's strength moves once a single argument is taken away.

    Nothing where no argument moves it by as much as shows.
    """
    site = writer.site
    # A proposal's verdict, and its strength, is that on whether it works.
    found = site.owed.get(site.mention(node).judged or node)
    if found is None:
        return NOTHING
    most = writer.most(TOLD)
    told = [_sentence(writer, found, one) for one in found.moves[:most]]
    rest = len(found.moves) - most
    after = el("p", text(OWED["more-items"].format(number=rest))) if rest > 0 else NOTHING
    if found.strength is None:
        itself = OWED["lost"].format(unsettled=UNSETTLED)
    else:
        itself = OWED["is"].format(strength=words.written(found.strength))
    return section(
        OWED["title"], el("p", text(itself)), items(told), after, note=OWED["note"], still=True
    )


def _sentence(writer: Writer, found: Moves, one: Moved) -> Html:
    said, holes = words.sentence(found.strength, one.without)
    plain = {hole: text(value) for hole, value in holes.items()}
    return writer.fill(said, item=writer.link(one.item), **plain)
