"""The pattern of an argument: choosing it, its premises one by one, and its questions."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.drafts.prompts import line, several
from robustmap.model import ids
from robustmap.model.schemes import FAMILIES, SCHEMES, Scheme, near, scheme_of

if TYPE_CHECKING:
    from robustmap.model.map import Map

LIST = "?"
ASK = f"Which pattern of reasoning? (empty: none; {LIST} lists them)"

_NAMED = re.compile(r"([a-z0-9][a-z0-9-]*):\s+(\S.*)", re.DOTALL)


def ask_scheme() -> Scheme | None:
    """Ask for a pattern of the catalogue, by id, name or beginning; None for none."""
    while True:
        typed = line(ASK, offered=_offered)
        if not typed:
            return None
        if typed == LIST:
            for told in catalogue():
                click.echo(f"  {told}".rstrip())
            continue
        begun = [one for one in SCHEMES if one.startswith(typed.lower())]
        found = scheme_of(typed) or (SCHEMES[begun[0]] if len(begun) == 1 else None)
        if found:
            return found
        hint = near(typed)
        told = f"; did you mean `{hint}`?" if hint else f"; {LIST} lists them"
        click.echo(f"  no pattern is called so{told}")


def catalogue() -> Iterator[str]:
    """Yield the lines of a list of every pattern, by what it reasons from."""
    width = max(map(len, SCHEMES))
    for title, schemes in FAMILIES.items():
        yield ""
        yield title
        for one in schemes:
            yield f"  {one.id:<{width}}  {one.gist}"


def _offered(typed: str) -> Mapping[str, str]:
    begun = {one.id: one.gist for one in SCHEMES.values() if one.id.startswith(typed.lower())}
    named = {one.id: one.gist for one in SCHEMES.values() if typed.lower() in _names(one)}
    return begun or named


def _names(scheme: Scheme) -> str:
    return " ".join((scheme.id, scheme.name, *scheme.also)).lower()


Ask = Callable[[str], str]
"""Asks for one premise until nothing is wrong with it; "" for none."""


def ask_premises(scheme: Scheme, ask: Ask) -> list[Any]:
    """Ask for the premises of a pattern, slot by slot, and then for any others."""
    click.echo(f"{scheme.name}: {scheme.gist}")
    for slot in scheme.slots:
        click.echo(f"  {slot.local}: {slot.template}")
    click.echo(f"  So: {scheme.conclusion}")
    found = []
    for slot in scheme.slots:
        answer = ask(f"{slot.local}, as a sentence of yours or an id (may be empty)")
        if answer:
            found.append(answer if ids.looks_like_ref(answer) else {slot.local: answer})
    return [*found, *several("Another premise (may be empty)", ask, more=bool(found))]


def slotted(scheme: Scheme, premises: Iterable[str]) -> list[Any]:
    """Give premises the local ids of a pattern: by name, else in the order of its slots.

    >>> slotted(SCHEMES["sign"], ["Smoke is seen.", "fires-smoke", "It is dry."])
    [{'seen': 'Smoke is seen.'}, 'fires-smoke', 'It is dry.']
    """
    found: list[Any] = []
    named = [_by_name(scheme, one) for one in premises]
    used = {next(iter(one)) for one in named if isinstance(one, dict)}
    free = [slot.local for slot in scheme.slots if slot.local not in used]
    for one in named:
        if isinstance(one, dict):
            found.append(one)
            continue
        local = free.pop(0) if free else ""
        found.append({local: one} if local and not ids.looks_like_ref(one) else one)
    return found


def _by_name(scheme: Scheme, premise: str) -> Any:
    match = _NAMED.fullmatch(premise)
    known = match is not None and match[1] in {slot.local for slot in scheme.slots}
    return {match[1]: match[2]} if match and known else premise


def questions_to(map_: "Map", argument: str) -> Iterator[str]:
    """Yield the questions of an argument's pattern, each with the command that puts it."""
    from robustmap.explain.critical import Critic
    from robustmap.explain.words import ATTACK

    offers = Critic(map_, argument).own
    if not offers:
        return
    yield ""
    yield "What others may ask, and how:"
    for one in offers:
        yield f"  {one.text} ({ATTACK[one.does]})"
        yield f"    robustmap questions {argument} --put {one.id}"
