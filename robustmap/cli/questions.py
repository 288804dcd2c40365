"""`robustmap questions ARGUMENT`: what tests an argument, and a file for each question."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.drafts.edits import dry_run_option
from robustmap.cli.shared.common import format_option, kb_option, write_json
from robustmap.cli.shared.complete import complete_ids

if TYPE_CHECKING:
    from robustmap.explain.critical import Critic, Offer
    from robustmap.explain.patterns import Does
    from robustmap.kb import KB
    from robustmap.model.map import Map

_DOES = ("challenge", "undercut", "undermine", "rebut")


@click.command()
@click.argument("ref", metavar="ARGUMENT", shell_complete=complete_ids("argument", "story"))
@click.option("--put", "name", metavar="QUESTION", help="Put this question: write its file.")
@click.option("--as", "does", type=click.Choice(_DOES), help="What it does, if not as listed.")
@click.option("--on", metavar="PREMISE", default="", help="The premise that it is about.")
@click.option("--title", metavar="TEXT", default="", help="Title (default: made of the question).")
@click.option("--premise", "premises", metavar="TEXT|ID", multiple=True, help="A reason for it.")
@click.option("--body", metavar="TEXT", default="", help="Text (default: made of the question).")
@click.option(
    "--source",
    "sources",
    metavar="SOURCE",
    multiple=True,
    shell_complete=complete_ids("source"),
    help="Where it is said: SOURCE, place, by HANDLE.",
)
@click.option("--id", "wanted", metavar="ID", default="", help="Id of the new node.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@dry_run_option
@kb_option
@format_option("text", "json")
def command(
    ref: str,
    name: str | None,
    does: "Does | None",
    on: str,
    folder: str | None,
    form: str,
    **given: Any,
) -> None:
    """List the questions that test an argument, and say which have been put already.

    They are those of the pattern that it names under `scheme`, and those that fit any argument.
    With --put, the file of one is written: a request for backing, or an argument that
    breaks the step or denies a premise, in the terms of the argument. On a terminal it
    asks before it writes.
    """
    from robustmap.explain.critical import Unfit

    try:
        if name is None:
            _list(ref, folder, form)
        else:
            _put(ref, name, does, on, folder, form, given)
    except Unfit as wrong:
        raise click.UsageError(str(wrong)) from None


def _critic(map_: "Map", ref: str) -> "Critic":
    """Give the questions to an argument, or say what may have been meant."""
    from robustmap.explain.critical import Critic, Unfit
    from robustmap.model.suggest import nearest

    try:
        return Critic(map_, ref)
    except Unfit as wrong:
        statement = map_.statement_id(ref) or ""
        aimed = dict.fromkeys(one.owner for one in map_.aimed_at.get(statement, ()))
        near = nearest(ref, [node.id for node in map_.arguing()]) if ref not in map_ else ""
        hint = f"; did you mean `{near}`?" if near else ""
        hint = f"; arguments about it: {', '.join(aimed)}" if aimed else hint
        message = f"{wrong}{hint}"
        raise Unfit(message) from None


def _list(ref: str, folder: str | None, form: str) -> None:
    from robustmap.kb import load

    kb = load(folder)
    critic = _critic(kb.map, ref)
    if form == "json":
        scheme = critic.scheme
        offers = [_data(one) for one in critic.offers]
        write_json({"id": critic.ref, "scheme": scheme and scheme.id, "questions": offers})
        return
    for line in _lines(kb, critic):
        click.echo(line)


def _data(offer: "Offer") -> dict[str, Any]:
    return {**offer._asdict(), "kind": offer.kind, "title": offer.title, "tag": offer.tag}


def _lines(kb: "KB", critic: "Critic") -> Iterator[str]:
    from robustmap.explain.words import ATTACK
    from robustmap.model.expand import heading

    yield f"{critic.ref}: {heading(critic.node)}"
    yield f"  {_pattern(critic)}"
    width = max(len(one.id) for one in critic.offers)
    for one in critic.offers:
        if one == critic.offers[len(critic.own)]:
            yield ""
            yield "  Of any argument:"
        yield f"  {one.id:<{width}}  {one.text}"
        yield f"  {'':<{width}}  {ATTACK[one.does]}{_state(kb, one)}"
    yield ""
    yield f"Write the file of one: robustmap questions {critic.ref} --put QUESTION"


def _pattern(critic: "Critic") -> str:
    from robustmap.model.nodes import Argument
    from robustmap.model.schemes import near

    if not isinstance(critic.node, Argument):
        return "a failure story: it has no pattern, but what fits any argument may be asked"
    named = critic.node.scheme
    if critic.scheme:
        return f"pattern: {critic.scheme.name}: {critic.scheme.gist}"
    if not named:
        return "it names no pattern (`scheme:`); `robustmap schemes` lists them"
    hint = f"; did you mean `{near(named)}`?" if near(named) else ""
    return f"its pattern, “{named}”, is none of those that `robustmap schemes` lists{hint}"


def _state(kb: "KB", offer: "Offer") -> str:
    """Say who has put a question, and how that has fared; or who does the same to the argument."""
    from robustmap.explain import words
    from robustmap.reason.ask import ask

    told = []
    for node in offer.put:
        verdict = ask(kb.solution, node)
        answers = ", ".join(kb.answers.get(node, ()))
        fared = f"answered by {answers}" if answers else "no answer yet"
        told.append(f"{node} ({words.verdict(verdict).fill() if verdict else fared})")
    if told:
        return f"; put by {', '.join(told)}"
    if not offer.others:
        return ""
    return f"; already done by {', '.join(offer.others)}, for whatever reason"


def _offer(critic: "Critic", name: str) -> "Offer":
    """Find a question by its id, its number in the list, or its beginning."""
    from robustmap.explain.critical import Unfit
    from robustmap.model.suggest import nearest

    known = {one.id: one for one in critic.offers}
    if name.isdecimal() and 0 < int(name) <= len(critic.offers):
        return critic.offers[int(name) - 1]
    if name in known:
        return known[name]
    near = nearest(name, known)
    hint = f"did you mean `{near}`?" if near else f"there are {', '.join(known)}"
    message = f"`{critic.ref}` has no question `{name}`; {hint}"
    raise Unfit(message)


def _put(
    ref: str,
    name: str,
    does: "Does | None",
    on: str,
    folder: str | None,
    form: str,
    given: dict[str, Any],
) -> None:
    from robustmap.cli.drafts.desk import Desk
    from robustmap.cli.drafts.prompts import can_ask
    from robustmap.cli.drafts.put import draft_of, finish
    from robustmap.cli.shared.writable import writable_kb

    desk = Desk(writable_kb(folder))
    critic = _critic(desk.map, ref)
    offer = critic.turned(_offer(critic, name), does, on)
    preview: bool = given.pop("dry_run")
    asking = can_ask() and not given.pop("yes") and not preview and form == "text"
    draft = draft_of(desk, critic, offer, given, asking=asking)
    finish(desk, draft, form, asking=asking, preview=preview)
