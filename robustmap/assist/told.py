"""Parts that several answers share: how something is named, its verdict, its view."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from robustmap.assist.marked import kept, said
from robustmap.errors import UnknownNameError
from robustmap.explain import words
from robustmap.explain.seen import seen
from robustmap.model.suggest import nearest
from robustmap.reason.solution import CAUTIOUS

if TYPE_CHECKING:
    from robustmap.kb import KB


def named(kb: "KB", ref: str, *, key: str = "id") -> dict[str, Any]:
    """Give an id with its kind, its verdict in both words, and its title, marked."""
    item, verdict = kb[ref], kb.verdict(ref)
    judged = {"answer": verdict.answer, "words": verdict.words.fill()} if verdict else {}
    return {key: ref, "kind": item.kind, **judged, **said(item.title)}


def briefly(kb: "KB", ref: str) -> dict[str, Any]:
    """Give an id with its verdict."""
    verdict = kb.verdict(ref)
    return {"id": ref, **({"words": verdict.words.fill()} if verdict else {})}


def view_told(kb: "KB") -> dict[str, Any]:
    """Say under which view and semantics something holds, where it is not the usual one."""
    told = seen(kb.current_view)
    other = words.SEMANTICS[kb.semantics] if kb.semantics != CAUTIOUS else ""
    return kept(view=told.fill() if told else "", semantics=other)


def known_name(what: str, name: str, known: Iterable[str]) -> None:
    """See to it that a name is one of those that are known.

    Raises:
        UnknownNameError: it is not; the message names the nearest.
    """
    known = tuple(known)
    if name not in known:
        near = nearest(name, known)
        hint = f"did you mean `{near}`?" if near else f"there are {', '.join(known)}"
        message = f"there is no {what} `{name}`; {hint}"
        raise UnknownNameError(message)
