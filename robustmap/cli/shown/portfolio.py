"""What the proposals do together, for `robustmap robustness`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from robustmap.cli.shared.table import GAP, aligned

if TYPE_CHECKING:
    from robustmap.kb import KB
    from robustmap.reason.robustness.portfolio import Portfolio

MOST_TOLD = 3

MOST = 40
"""With more proposals or thresholds it would take minutes to work out."""


def lines(kb: "KB") -> Iterator[str]:
    """Yield what the proposals do together; nothing where none can be judged."""
    from robustmap.explain.orders import interval

    found = kb.portfolio
    if not found.judged:
        return
    if not _few(kb):
        yield f"What they cover together is not worked out for more than {MOST} of them or of the"
        yield "thresholds; from Python, `kb.portfolio` does it, in minutes."
        return
    yield "Together, over the possible orders"
    rows = [
        (
            one,
            f"has a working range in {interval(survival.share).fill()}"
            + (", as far as the text says" if survival.open else ""),
        )
        for one, survival in found.survival.items()
    ]
    yield from (f"{GAP}{line}" for line in aligned(("", ""), rows, head=False))
    yield from (f"{GAP}{line}" for line in (*_summary(found), *_pairs(kb)))


def _pairs(kb: "KB") -> Iterator[str]:
    """Yield the orders on which most hangs: what dies either way, and what learning it is worth."""
    from robustmap.explain.orders import hundredths

    for pair in kb.fragile_pairs[:MOST_TOLD]:
        ways = (
            (pair.first, pair.then, pair.kills_if_before),
            (pair.then, pair.first, pair.kills_if_after),
        )
        told = [
            f"{', '.join(lost)} never has room to work if {a} comes before {b}"
            for a, b, lost in ways
            if lost
        ]
        if round(pair.value * 100):
            told.append(f"knowing it is worth {hundredths(pair.value)} of 100 possible orders")
        if told:
            yield f"hangs on the order of {pair.first} and {pair.then}: {'; '.join(told)}"


def _few(kb: "KB") -> bool:
    return max(len(kb.portfolio.judged), len(kb.orders.thresholds)) <= MOST


def _summary(found: "Portfolio") -> Iterator[str]:
    from robustmap.explain.orders import hundredths, share, state
    from robustmap.explain.words import count

    yield f"every state on the way is covered in {share(found.covered)}"
    steps = ", ".join(f"{one.crossings}: {hundredths(1 - one.depths[0])}" for one in found.coverage)
    yield f"covered after so many crossings, in so many of 100 possible orders: {steps}"
    if found.gap_count:
        every = found.order.elements
        told = "; ".join(state(one.state, every) for one in found.gaps[:MOST_TOLD])
        more = found.gap_count - min(MOST_TOLD, len(found.gaps))
        rest = f"; and {more} more" if more else ""
        yield f"nobody covers {count(found.gap_count, 'state')}: {told}{rest}"
    for cover in found.covers[:MOST_TOLD]:
        yield f"all that can be covered is covered by {' and '.join(cover)}"
    if found.ranking:
        yield f"covers most: {', then '.join(one.proposal for one in found.ranking)}"
    for point in found.single_points[:MOST_TOLD]:
        what = "if it falls" if point.what == "claim" else "without it"
        what = "once it is reached" if point.what == "threshold" else what
        lost = hundredths(point.lost)
        yield f"hangs on {point.id}: {what}, {lost} of 100 states on the way are covered no more"


def data(kb: "KB") -> dict[str, Any] | None:
    """Give what the proposals do together as plain data; None beyond `MOST`."""
    from robustmap.explain.orders import interval

    found = kb.portfolio
    if not _few(kb):
        return None
    return {
        "judged": list(found.judged),
        "unknown": list(found.unknown),
        "method": found.method,
        "samples": found.samples,
        "survival": {
            one: {
                "low": survival.share.low,
                "high": survival.share.high,
                "standing": survival.share.standing._asdict(),
                "open": survival.open,
                "words": interval(survival.share).fill(),
            }
            for one, survival in found.survival.items()
        },
        "covered": found.covered._asdict(),
        "coverage": [list(step.depths) for step in found.coverage],
        "gap_count": found.gap_count,
        "gap_share": found.gap_share,
        "gaps": [{"state": sorted(one.state), "share": one.share} for one in found.gaps],
        "covers": [list(one) for one in found.covers],
        "ranking": [one._asdict() for one in found.ranking],
        "single_points": [one._asdict() for one in found.single_points],
        "fragile_pairs": [one._asdict() for one in kb.fragile_pairs],
    }
