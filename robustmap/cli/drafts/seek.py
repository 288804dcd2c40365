"""Finding what is meant in the kb, from an id, a part of one, or words of a title."""

from collections.abc import Iterable, Mapping

import click

from robustmap.cli.drafts.desk import Desk
from robustmap.cli.drafts.prompts import Check, line, number
from robustmap.cli.drafts.typing import Offered
from robustmap.model.suggest import nearest

MAX_FOUND = 9
"""More search results than this are not listed."""


def search(desk: Desk, words: str, kinds: Iterable[str] = ()) -> list[str]:
    """Find nodes of some kinds, or of all, that have all words in their id or title."""
    from robustmap.model.expand import heading

    sought = words.lower().split()
    return [
        node.id
        for node in desk.map.live
        if (not kinds or node.kind in kinds)
        and all(word in f"{node.id} {heading(node)}".lower() for word in sought)
    ]


def shown(desk: Desk, ref: str) -> str:
    """Write an id with its title, and its verdict if it has one."""
    from robustmap.explain import words
    from robustmap.reason.ask import ask

    verdict = ask(desk.solution, ref)
    told = f" [{words.verdict(verdict).fill()}]" if verdict else ""
    return f"{ref}: {words.title(desk.solution, ref)}{told}"


def offered(desk: Desk, kinds: Iterable[str] = ()) -> Offered:
    """Give what the tab key completes where an id is asked for."""

    def offer(typed: str) -> Mapping[str, str]:
        from robustmap.model.expand import heading

        node, mark, _ = typed.partition("#")
        if mark:
            parts = desk.map.parts.get(node, ())
            said = desk.map.statements
            return {p: said[p].text if p in said else "" for p in parts if p.startswith(typed)}
        found = search(desk, typed, kinds)
        begun = [one for one in found if one.startswith(typed)]
        return {one: heading(desk.map.nodes[one]) for one in begun or found}

    return offer


def ask_id(desk: Desk, question: str, kinds: Iterable[str], check: Check) -> str:
    """Ask for an id until one fits; words of a title are looked up, and told by number.

    Gives "" for an empty answer that `check` allows.
    """
    while True:
        typed = line(question, offered=offered(desk, kinds))
        fault = check(typed)
        if not fault:
            return typed
        hits = search(desk, typed, kinds) if typed and typed not in desk.map else []
        found = pick_one(desk, hits, check) if hits else ""
        if found:
            return found
        if not hits:
            click.echo(f"  {fault}")


def pick_one(desk: Desk, hits: list[str], check: Check) -> str:
    """Let somebody pick one of what was found by its number; "" for none of them."""
    if len(hits) > MAX_FOUND:
        click.echo(f"  {len(hits)} have that; the first are:")
    listed = hits[:MAX_FOUND]
    choice = number("Which (0: none of them)", [shown(desk, hit) for hit in listed])
    if not choice:
        return ""
    fault = check(listed[choice - 1])
    if fault:
        click.echo(f"  {fault}")
    return "" if fault else listed[choice - 1]


def meant(desk: Desk, question: str, kinds: Iterable[str]) -> str:
    """Ask until something is named or found by its words; gives today's id."""
    while True:
        typed = line(question, offered=offered(desk, kinds))
        found = desk.map.resolve(typed)
        if found is not None:
            return found
        hits = search(desk, typed, kinds)[:MAX_FOUND] if typed else []
        if hits:
            choice = number("Which (0: none of them)", [shown(desk, hit) for hit in hits])
            if choice:
                return hits[choice - 1]
            continue
        near = nearest(typed, desk.map.nodes)
        click.echo(f"  nothing is called so{f'; did you mean `{near}`?' if near else ''}")
