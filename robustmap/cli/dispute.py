"""`robustmap dispute ID`: argue about a verdict with the program, on either side."""

from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import format_option, kb_option, open_kb, view_options, write_json
from robustmap.cli.shared.complete import complete_ids
from robustmap.cli.shared.named import named

if TYPE_CHECKING:
    from robustmap.explain.dispute import Speaker
    from robustmap.reason.dispute import Dispute, Move, Side
    from robustmap.reason.semantics import Labelling

_SIDES: "dict[str, Side]" = {"defend": "proponent", "doubt": "opponent"}


class _LeftError(Exception):
    """Somebody wants to leave."""


@click.command()
@click.argument("ref", metavar="ID", shell_complete=complete_ids())
@click.option(
    "--as",
    "who",
    type=click.Choice(tuple(_SIDES)),
    default="doubt",
    show_default=True,
    help="Which side you take.",
)
@click.option("--auto", is_flag=True, help="Let the program play both sides.")
@kb_option
@view_options
@format_option("text", "json")
def command(ref: str, who: str, auto: bool, folder: str | None, form: str, **view: Any) -> None:
    """Argue about whether ID stands: what you may say is offered by number.

    Whoever is right wins, whatever is played: the verdict decides. Where nobody is there to
    answer, the program plays both sides, as with --auto. Nothing is written.
    """
    from robustmap.cli.drafts.prompts import can_ask
    from robustmap.explain.dispute import DISPUTE, SIDES, Speaker

    kb = open_kb(folder, **view)
    verdict, dispute = kb.ask(ref), kb.dispute(ref)
    told = set[str]()

    def name(one: str) -> str:
        # The title stands beside an id where that first comes up.
        shown = one if one in told else named(kb, one)
        told.add(one)
        return f"“{shown}”"

    speaker = Speaker(kb.solution, dispute, name)
    table = _Table(dispute, speaker, kb.solution.labelling, _SIDES[who])
    table.alone = auto or form == "json" or not can_ask()
    if form == "json":
        table.play()
        write_json({"id": verdict.id, "answer": verdict.answer, **speaker.data()})
        return
    click.echo(DISPUTE["head"].format(ref=named(kb, verdict.id), verdict=verdict.words.fill()))
    if not table.alone:
        click.echo(DISPUTE["you"].format(side=SIDES[table.side]))
    table.say(dispute.moves[0])
    try:
        table.play(table.say)
    except _LeftError:
        click.echo(DISPUTE["left"])
        return
    click.echo(speaker.winner())


class _Table:
    """A dispute that is being played by somebody with the program, or by the program alone."""

    def __init__(
        self, dispute: "Dispute", speaker: "Speaker", labelling: "Labelling", side: "Side"
    ) -> None:
        self.dispute = dispute
        self.speaker = speaker
        self.labelling = labelling
        self.side = side
        self.alone = False

    def play(self, say: Any = None) -> None:
        """Play to the end, with `say` told of each move before it is made."""
        from robustmap.reason.dispute import best

        while self.dispute.legal:
            theirs = not self.alone and self.dispute.turn == self.side
            move = self._ask() if theirs else best(self.dispute, self.labelling)
            if say:
                say(move)
            self.dispute.play(move)

    def say(self, move: "Move") -> None:
        """Tell a move."""
        from robustmap.explain.dispute import DISPUTE, SIDES

        forced = len(self.dispute.legal) == 1 and move.side == self.side and not self.alone
        only = f" {DISPUTE['only']}" if forced and move.act != "claim" else ""
        click.echo(f"{SIDES[move.side]}: {self.speaker.move(move)}{only}")

    def _ask(self) -> "Move":
        """Let somebody choose what to say; what is the only thing to say is said at once."""
        from robustmap.explain.dispute import DISPUTE
        from robustmap.reason.dispute import best

        legal = self.dispute.legal
        if len(legal) == 1:
            return legal[0]
        for number, move in enumerate(legal, start=1):
            click.echo(f"  {number}  {self.speaker.move(move)}")
        while True:
            said = _line(DISPUTE["choose"])
            if said is None or said == "a":
                if said is None:
                    click.echo(f"\n{DISPUTE['ended']}")
                self.alone = True
                return best(self.dispute, self.labelling)
            if said == "q":
                raise _LeftError
            if said.isdecimal() and 1 <= int(said[:9]) <= len(legal):
                return legal[int(said) - 1]
            _help(said, len(legal))


def _help(said: str, number: int) -> None:
    from robustmap.explain.dispute import DISPUTE
    from robustmap.explain.forge import inert

    if said == "r":
        click.echo(DISPUTE["rules"])
        return
    if said not in ("", "?"):
        shown = "".join(c if c.isprintable() else "?" for c in said[:40])
        click.echo(f"  {DISPUTE['wrong'].format(said=inert(shown))}")
    click.echo(f"  {DISPUTE['help'].format(number=number)}")


def _line(prompt: str) -> str | None:
    """Read one line; None where there will be no more."""
    import sys

    click.echo(f"{prompt}: ", nl=False)
    try:
        read = sys.stdin.readline()
    except (OSError, ValueError, UnicodeDecodeError):
        read = ""
    return read.strip().lower() if read else None
