"""The coverage strip: how well the states are covered as more and more is crossed.

One column per number of crossings; its height is all possible orders, split by how many
independent proposals work in the state that each has reached by then.
"""

from collections.abc import Iterator, Sequence

from robustmap.explain.plots import STRIP
from robustmap.explain.words import count
from robustmap.publish.figures.heat import hundredths
from robustmap.publish.figures.svg import number, picture, text

LEFT, TOP, HEIGHT = 40, 26, 130
COLUMN, GAP = 46, 6
DEEPEST = 3
"""So many proposals, or more, are drawn alike."""
READABLE = 14
"""The height below which a part of a column carries no number."""


def folded(depths: Sequence[float]) -> tuple[float, ...]:
    """Give the shares by depth, all from the deepest on in one.

    >>> folded((0.5, 0.2, 0.1, 0.1, 0.1))
    (0.5, 0.2, 0.1, 0.2)
    """
    padded = [*depths, *([0.0] * (DEEPEST + 1 - len(depths)))]
    return (*padded[:DEEPEST], sum(padded[DEEPEST:]))


def named(depth: int) -> str:
    """Name a depth: by how many independent proposals a state is covered.

    >>> named(0), named(1), named(3)
    ('none', '1 proposal', '3 or more')
    """
    if not depth:
        return STRIP["none"]
    return STRIP["more"].format(number=depth) if depth >= DEEPEST else count(depth, "proposal")


def strip(steps: Sequence[Sequence[float]]) -> str:
    """Draw the strip; `steps` gives the shares by depth after 0, 1, 2, ... crossings."""
    shown: list[str] = []
    for crossings, depths in enumerate(steps):
        x = LEFT + crossings * (COLUMN + GAP)
        shown += _column(x, crossings, folded(depths))
        middle = number(x + COLUMN / 2)
        shown.append(
            f'<text class="fig-caption fig-mid" x="{middle}" y="{TOP + HEIGHT + 16}">'
            f"{crossings}</text>"
        )
    label = f'<text class="fig-caption" x="{LEFT}" y="14">{text(STRIP["axis"])}</text>'
    size = LEFT + len(steps) * (COLUMN + GAP) + 10, TOP + HEIGHT + 26
    return picture("fig-map fig-strip", size, STRIP["label"], label + "".join(shown))


def _column(x: float, crossings: int, depths: Sequence[float]) -> Iterator[str]:
    y = float(TOP)
    for depth, value in enumerate(depths):
        height = value * HEIGHT
        if height:
            title = STRIP["part"].format(
                crossings=count(crossings, "crossing"),
                share=hundredths(value),
                depth=named(depth),
            )
            drawn = (
                f'<rect x="{number(x)}" y="{number(y)}" width="{COLUMN}"'
                f' height="{number(height)}"/>'
            )
            if height >= READABLE:
                drawn += (
                    f'<text class="fig-mid" x="{number(x + COLUMN / 2)}"'
                    f' y="{number(y + height / 2 + 4)}">{text(hundredths(value))}</text>'
                )
            yield f'<g class="fig-depth fig-depth{depth}"><title>{text(title)}</title>{drawn}</g>'
        y += height


def key(depth: int) -> str:
    """Draw the sample of a depth for the legend."""
    return (
        '<svg class="fig fig-key" aria-hidden="true" width="30" height="18" viewBox="0 0 30 18">'
        f'<g class="fig-depth fig-depth{depth}">'
        '<rect x="1" y="1" width="28" height="16"/></g></svg>'
    )
