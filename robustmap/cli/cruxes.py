"""`robustmap cruxes A B`: on what the difference of two people over a thesis turns."""

from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import format_option, kb_option, open_kb, view_options, write_json
from robustmap.cli.shared.complete import complete_ids

if TYPE_CHECKING:
    from robustmap.explain.crux import Cruxes
    from robustmap.kb import KB


@click.command()
@click.argument("a", metavar="PERSON", shell_complete=complete_ids("person"))
@click.argument("b", metavar="PERSON", shell_complete=complete_ids("person"))
@click.option(
    "--about",
    metavar="ID",
    shell_complete=complete_ids("claim", "proposal"),
    help="The thesis (default: those of all debates, and what the two dispute).",
)
@click.option("--explicit", is_flag=True, help="Count only what the text itself says is theirs.")
@kb_option
@view_options
@format_option("text", "json")
def command(
    a: str, b: str, about: str | None, explicit: bool, folder: str | None, form: str, **view: Any
) -> None:
    """Find what would turn a thesis if one of two people took over the other's word on it.

    PERSON is a person's id, or a handle inside a text (`talk/c2`). What each of them would
    think of the thesis is computed from the positions on record: none of it is in their own
    words.
    """
    if view["eyes"]:
        message = "the two people are the eyes here; leave out --as-seen-by"
        raise click.UsageError(message)
    kb = open_kb(folder, **view)
    if about is not None:
        found: tuple[Cruxes, ...] = (kb.cruxes(a, b, about=about, inferred=not explicit),)
    else:
        found = kb.cruxes_by_thesis(a, b, inferred=not explicit)
    if form == "json":
        write_json([one.data() for one in found])
        return
    _text(kb, found, asked=about is not None)


def _text(kb: "KB", found: "tuple[Cruxes, ...]", *, asked: bool) -> None:
    """Tell each thesis on which something bears; of the others only that nothing does."""
    from robustmap.explain.crux_words import CRUX, NOTHING
    from robustmap.explain.labels import STANCE

    def name(ref: str) -> str:
        # People go by the names with which they were asked for.
        titled = ref in kb.map and kb[ref].kind != "person"
        return f"{ref} ({kb[ref].title})" if titled else ref

    told = [one for one in found if asked or one.points]
    for one in told:
        for line in one.lines(name):
            click.echo(line)
    if told:
        return
    differ = {point.about: point for one in found for point in one.differ}
    spoken = any(one.shared for one in found)
    why = ("apart" if differ else "agree") if spoken else "strangers"
    why = why if found else "no-thesis"
    click.echo(NOTHING[why])
    for point in differ.values():
        sides = {"one": STANCE[point.a.stance], "other": STANCE[point.b.stance]}
        who = {"a": found[0].a, "b": found[0].b}
        click.echo(f"  {CRUX['point'].format(point=name(point.about), **who, **sides)}")
