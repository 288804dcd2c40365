"""The legend of the pictures: every arrow, shape and verdict, drawn as in the pictures."""

from functools import cache

from robustmap.explain.words import ARGUMENT
from robustmap.publish.figures import signs
from robustmap.publish.figures.arrows import GAP, STYLES, arrow, head
from robustmap.publish.figures.captions import ARROWS, JOINED, PART, SHAPES, UNCOUNTED, VERDICTS
from robustmap.publish.figures.curves import JOINT, joint
from robustmap.publish.figures.signs import glyph, mark_of
from robustmap.publish.figures.svg import Frame, Point, frame, path, text

_WIDTH, _HEIGHT = 46, 22


@cache
def legend() -> str:
    """Give the legend as an HTML list, on one line; the same for every page."""
    items = [_item(_box(shape, "none"), SHAPES[shape]) for shape in SHAPES]
    items += [_item(_arrow(kind), ARROWS[kind]) for kind in ARROWS]
    items.insert(len(SHAPES), _item(_part(), PART))
    items.append(_item(_joined(), JOINED))
    items += [_item(_verdict(answer), VERDICTS[answer]) for answer in VERDICTS]
    items.append(_item(_box("argument", signs.UNCOUNTED), UNCOUNTED))
    return f'<ul class="fig-legend">{"".join(items)}</ul>'


def _item(drawn: str, words: str) -> str:
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    return (
        f'<li><svg class="fig fig-key" aria-hidden="true" {size}>{drawn}</svg> {text(words)}</li>'
    )


def _arrow(kind: str) -> str:
    tip, towards = Point(6 + GAP.get(kind, 0), _HEIGHT / 2), (-1.0, 0.0)
    start = Point(_WIDTH - 4, tip.y)
    heads = [head(kind, tip, towards)]
    if STYLES[kind].both:
        heads.append(head(kind, start, (1.0, 0.0)))
    return arrow(kind, path(start, tip), heads)


def _joined() -> str:
    middle, far = _HEIGHT / 2, _WIDTH - 4
    lines = "".join(
        arrow("premise", path(Point(far, y), Point(JOINT + 2, middle)), ()) for y in (3.0, 19.0)
    )
    return lines + joint(Frame(-18, 0, 20, _HEIGHT), middle)


def _part() -> str:
    behind = f'<path class="fig-behind" d="M{_WIDTH - 2} 8V14Q{_WIDTH - 2} 19 37 19H10"/>'
    front = frame(Frame(1, 1, _WIDTH - 7, _HEIGHT - 7), "argument")
    return f'<g class="fig-node fig-argument fig-none fig-part">{behind}{front}</g>'


def _box(shape: str, tone: str, content: str = "") -> str:
    drawn = frame(Frame(2, 2, _WIDTH - 4, _HEIGHT - 4), shape)
    return f'<g class="fig-node fig-{shape} fig-{tone}">{drawn}{content}</g>'


def _verdict(answer: str) -> str:
    mark = mark_of(answer)
    assert mark is not None
    shape = "argument" if answer in ARGUMENT else "claim"
    return _box(shape, mark.tone, glyph(mark, _WIDTH / 2, _HEIGHT / 2))
