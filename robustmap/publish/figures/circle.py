"""A loop between proposals as a picture: a row of boxes, and the way back below it."""

from robustmap.explain import orders as told
from robustmap.explain.plots import LOOPS
from robustmap.publish.figures.arrows import head
from robustmap.publish.figures.boxes import Look, box, draw
from robustmap.publish.figures.needs import Site
from robustmap.publish.figures.svg import Frame, Point, attribute, number, picture, text
from robustmap.reason.loops import Arrow, Loop

BOX = Look(11.5, 160, 3)
GAP = 64
PAD = 6
BELOW = 30
"""How far below the boxes the way back runs."""

LOOKS = {"stands": "fig-fixed", "disputed": "fig-unsure", "fallen": "fig-assumed fig-spent"}
"""The class of an arrow by how it has fared."""


def circle(site: Site, loop: Loop, page: str) -> str:
    """Draw a loop as inline SVG: each box a proposal, each arrow a link to what says it."""
    boxes = [box(site, one, BOX) for one in loop.proposals]
    tall = max(one.height for one in boxes)
    frames = [
        Frame(PAD + row * (BOX.width + GAP), PAD + (tall - one.height) / 2, BOX.width, one.height)
        for row, one in enumerate(boxes)
    ]
    middle = PAD + tall / 2
    shown = []
    for arrow, here, there in zip(loop.arrows[:-1], frames, frames[1:], strict=False):
        tip = Point(there.x - 2, middle)
        line = f"M{number(here.right)} {number(middle)}H{number(tip.x)}"
        at = Point((here.right + there.x) / 2, middle)
        shown.append(_arrow(site, arrow, line, head("for", tip, (1.0, 0.0)), at, page))
    shown.append(_back(site, loop.arrows[-1], frames, page))
    shown += [
        draw(site, one, frame, page, ref=one.ref) for one, frame in zip(boxes, frames, strict=True)
    ]
    size = frames[-1].right + PAD, PAD * 2 + tall + BELOW + 12
    return picture("fig-map fig-loop", size, _named(site, loop), "".join(shown))


def _named(site: Site, loop: Loop) -> str:
    chain = " → ".join(site.heading(one) for one in (*loop.proposals, loop.proposals[0]))
    return LOOPS["label"].format(loop=told.loop(loop), chain=chain)


def _back(site: Site, arrow: Arrow, frames: list[Frame], page: str) -> str:
    """Draw the last arrow: down from the last box, along below all, up to the first."""
    first, last = frames[0], frames[-1]
    low = max(frame.bottom for frame in frames) + BELOW - 6
    start, end = number(last.middle.x), number(first.middle.x)
    tip = Point(first.middle.x, first.bottom + 2)
    line = f"M{start} {number(last.bottom)}V{number(low)}H{end}V{number(tip.y)}"
    at = Point((first.middle.x + last.middle.x) / 2, low)
    return _arrow(site, arrow, line, head("for", tip, (0.0, -1.0)), at, page)


def _arrow(site: Site, arrow: Arrow, line: str, tip: str, at: Point, page: str) -> str:
    title = told.arrow(arrow).fill(site.heading)
    sign = "+" if arrow.sign > 0 else "\N{MINUS SIGN}"
    x, y = number(at.x), number(at.y)
    content = (
        f'<title>{text(title)}</title><path class="fig-hit" d="{line}"/><path d="{line}"/>'
        f'<path class="fig-head" d="{tip}"/><circle class="fig-sign" cx="{x}" cy="{y}" r="9"/>'
        f'<text class="fig-mid" x="{x}" y="{number(at.y + 4)}">{sign}</text>'
    )
    name = f"fig-edge {LOOKS[arrow.state]}"
    url = site.url(arrow.clauses[0], page)
    if url:
        return f'<a class="{name}" href="{attribute(url)}">{content}</a>'
    return f'<g class="{name}">{content}</g>'
