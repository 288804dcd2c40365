"""The order of a scenario: filled up with what it leaves out, and held against the facts."""

from collections.abc import Collection, Iterator, Sequence

from robustmap.reason.orders.order import Order
from robustmap.reason.orders.poset import Fact
from robustmap.reason.robustness._chains import chain, claims
from robustmap.reason.scenario._result import Against


def filled(
    known: Order, start: Collection[str], order: Sequence[str], today: Collection[str]
) -> list[str]:
    """Give what is crossed after the start, with what the order leaves out filled in."""
    asked = set(order)
    done = list(start)
    first = [one for one in known.elements if one in today and not known.down(one) & asked]
    for threshold in (*first, *order, *known.elements):
        if threshold in done:
            continue
        # What must come before it and was not asked for, unless that in turn must come after
        # something that was asked for later: then no place would do.
        below = [
            one
            for one in known.down(threshold) - {threshold, *asked, *done}
            if not (known.down(one) & asked) - set(done)
        ]
        # By the size of their down-sets they come in an order that the facts allow.
        done += sorted(below, key=lambda one: (len(known.down(one)), one))
        done.append(threshold)
    return done[len(start) :]


def against(
    facts: Sequence[Fact], known: Order, order: Sequence[str], start: Collection[str]
) -> Iterator[Against]:
    """Yield what an order crosses the wrong way round, with the facts that say so.

    Only the closest pairs: those between which no other threshold of the order comes.
    """
    listed = [one for one in order if one not in start]
    for place, first in enumerate(listed):
        for then in listed[place + 1 :]:
            if known.is_before(then, first):
                between = known.up(then) & known.down(first) - {first, then}
                if not between & set(listed):
                    yield Against(first, then, claims(chain(facts, then, first) or ()))
