"""What `robustmap robustness` tells of a proposal beside the three kinds of scaling."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from robustmap.kb import KB

HEADS = {
    "limit": "in the limit",
    "range": "working range",
    "order": "asks for an order",
    "ladder": "part against part",
}


class Told(NamedTuple):
    """One thing told: what it is about, its words, and what it hangs on."""

    about: str
    words: str
    rests_on: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


def ahead(kb: "KB", proposal: str) -> Iterator[Told]:
    """Yield what is known of the limit, the working range and the orders of a proposal."""
    from robustmap.explain import orders as words

    limit = kb.limit(proposal)
    if "unknown" not in (limit.computed, limit.said) or limit.computed != limit.said:
        told = words.limit(limit).fill()
        yield Told(HEADS["limit"], told, limit.rests_on, limit.disputed)
    window = kb.window(proposal)
    if window is not None:
        shown = [f"shown by {' before '.join(window.chain)}"] if len(window.chain) > 1 else []
        told = words.window(window).fill()
        yield Told(HEADS["range"], told, window.rests_on, window.disputed, tuple(shown))
    for one in kb.reliance(proposal):
        shown = [f"shown by {' before '.join(one.chain)}"] if len(one.chain) > 1 else []
        if one.good and one.bad:
            shown += [f"kept by {', '.join(one.good)}", f"not kept by {', '.join(one.bad)}"]
        told = words.reliance(one).fill()
        yield Told(HEADS["order"], told, one.rests_on, one.disputed, tuple(shown))
    for rungs in kb.ladders(proposal):
        told = words.ladder(rungs).fill()
        yield Told(HEADS["ladder"], told, rungs.rests_on, rungs.disputed)


def argued(kb: "KB", proposal: str, kind: str) -> str:
    """Give what is argued of one kind of scaling; "" where nobody has argued."""
    from robustmap.explain.orders import argued as words

    both = kb.argued[proposal].get(kind)
    return words(both) if both and both.statement in kb.map.aimed_at else ""


def data(kb: "KB", proposal: str) -> dict[str, Any]:
    """Give the limit, the working range and the orders of a proposal as plain data."""
    from robustmap.explain import orders as words

    limit, window = kb.limit(proposal), kb.window(proposal)
    return {
        "limit": {**limit._asdict(), "agree": limit.agree, "words": words.limit(limit).fill()},
        "window": window and {**_plain(window._asdict()), "words": words.window(window).fill()},
        "orders": [
            {**_plain(one._asdict()), "words": words.reliance(one).fill()}
            for one in kb.reliance(proposal)
        ],
        "ladders": [
            {**_plain(one._asdict()), "words": words.ladder(one).fill()}
            for one in kb.ladders(proposal)
        ],
    }


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    share = fields["share"]
    if share is not None:
        fields["share"] = {**share._asdict(), "standing": share.standing._asdict()}
    return fields
