"""`robustmap robustness`: what scaling up, down or unevenly does to proposals."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli._common import format_option, kb_option, open_kb, view_options, write_json
from robustmap.cli._table import GAP, aligned, csv_text, plain

if TYPE_CHECKING:
    from robustmap.kb import KB
    from robustmap.reason.robustness import Robustness

Table = dict[str, dict[str, "Robustness"]]

FIELDS = ("answer", "words", "witness", "gap", "failure", "clause", "rests_on", "disputed")


@click.command()
@click.argument("proposal", required=False)
@kb_option
@view_options
@format_option("text", "json", "csv", "markdown")
def command(proposal: str | None, folder: str | None, form: str, **view: Any) -> None:
    """Tell whether proposals withstand scaling: up, down, and of one part beyond another.

    With a PROPOSAL, tell its clauses too, each with its verdict.
    """
    kb = open_kb(folder, **view)
    if proposal is None:
        if form == "text" and not kb.proposals:
            click.echo("the kb has no proposals")
            return
        ALL[form](kb, kb.robustness_table)
    else:
        found = kb[proposal].node.id
        ONE[form](kb, {found: kb.robustness(found)})


def _title(kb: "KB", ref: str) -> str:
    from robustmap.explain.words import title

    return title(kb.solution, ref)


def _words(one: "Robustness") -> str:
    """Give an answer in readers' words, with how far off the failure is."""
    from robustmap.explain import words

    off = words.gap(one)
    return words.robustness(one).fill() + (f" ({off})" if off else "")


def _text_all(kb: "KB", table: Table) -> None:
    from robustmap.explain.words import ROBUSTNESS

    silent = [one for one in table if {row.answer for row in table[one].values()} == {"unknown"}]
    blocks = [
        [f"{proposal} - {_title(kb, proposal)}", *(f"{GAP}{line}" for line in _lines(row))]
        for proposal, row in table.items()
        if proposal not in silent
    ]
    if silent:
        word, meaning = ROBUSTNESS["unknown"]
        named = aligned(("", ""), [(one, _title(kb, one)) for one in silent], head=False)
        heading = f"{word.capitalize()} in every way: {meaning[0].lower()}{meaning[1:]}"
        blocks.append([heading, *(f"{GAP}{line}" for line in named)])
    click.echo("\n\n".join("\n".join(block) for block in blocks))


def _lines(row: dict[str, "Robustness"]) -> Iterator[str]:
    """Yield a line for each kind of scaling, and beneath it what the answer hangs on."""
    from robustmap.explain.words import SCALING

    width = max(len(SCALING[kind]) for kind in row) + 1
    indent = " " * (width + len(GAP))
    for kind, one in row.items():
        yield f"{SCALING[kind] + ':':<{width}}{GAP}{_words(one)}"
        if one.rests_on:
            yield f"{indent}rests on {', '.join(one.rests_on)}"
        if one.disputed:
            yield f"{indent}in dispute: {', '.join(one.disputed)}"


def _text_one(kb: "KB", table: Table) -> None:
    from robustmap.explain.words import SCALING

    ((proposal, row),) = table.items()
    click.echo(f"{proposal} - {_title(kb, proposal)}")
    for kind, one in row.items():
        click.echo(f"\n{SCALING[kind]}: {_words(one)}")
        if one.witness:
            click.echo(f"{GAP}{one.witness} - {_title(kb, one.witness)}")
        if one.state:
            click.echo(f"{GAP}crossed then: {', '.join(one.state)}")
        for heading, refs in (("rests on", one.rests_on), ("in dispute", one.disputed)):
            for line in _named(kb, heading, refs):
                click.echo(f"{GAP}{line}")
    for line in _named(kb, "\nclauses", [clause["id"] for clause in _clauses(kb, proposal)]):
        click.echo(line)


def _named(kb: "KB", heading: str, refs: Iterable[str]) -> Iterator[str]:
    """Yield a heading and the statements below it, each with its verdict; nothing for none."""
    rows = [(ref, _verdict(kb, ref), _title(kb, ref)) for ref in refs]
    if rows:
        yield f"{heading}:"
        yield from (f"{GAP}{line}" for line in aligned(("", "", ""), rows, head=False))


def _verdict(kb: "KB", statement: str) -> str:
    from robustmap.explain.words import claim

    return claim(kb.solution, statement).fill()


def _clauses(kb: "KB", proposal: str) -> list[dict[str, str]]:
    """Give the clauses of a proposal with their texts and verdicts, in the order of the file."""
    parts = (kb.map.statements.get(part) for part in kb.map.parts.get(proposal, ()))
    return [
        {
            "id": part.id,
            "text": part.text,
            "answer": kb.solution.claim_answer(part.id),
            "words": _verdict(kb, part.id),
        }
        for part in parts
        if part is not None
    ]


def _data(row: dict[str, "Robustness"]) -> dict[str, Any]:
    from robustmap.explain.data import robustness_data

    return {kind: robustness_data(one) for kind, one in row.items()}


def _json_all(_: "KB", table: Table) -> None:
    write_json({proposal: _data(row) for proposal, row in table.items()})


def _json_one(kb: "KB", table: Table) -> None:
    ((proposal, row),) = table.items()
    about = {"proposal": proposal, "title": _title(kb, proposal)}
    write_json({**about, "robustness": _data(row), "clauses": _clauses(kb, proposal)})


def _csv(kb: "KB", table: Table) -> None:
    rows = []
    for proposal, row in table.items():
        for kind, data in _data(row).items():
            cells = (data[name] for name in FIELDS)
            shown = (
                " ".join(one) if isinstance(one, (list, tuple)) else plain(one) for one in cells
            )
            rows.append((proposal, _title(kb, proposal), kind, *shown))
    click.echo(csv_text(("proposal", "title", "scaling", *FIELDS), rows), nl=False)


def _markdown_all(kb: "KB", table: Table) -> None:
    from robustmap.explain.words import SCALING

    click.echo(_row(("proposal", *SCALING.values())))
    click.echo(_row("---" for _ in ("proposal", *SCALING)))
    for proposal, row in table.items():
        name = f"{_safe(_title(kb, proposal))}<br>{_code(proposal)}"
        click.echo(_row((name, *(_cell(one) for one in row.values()))))


def _markdown_one(kb: "KB", table: Table) -> None:
    _markdown_all(kb, table)
    ((proposal, _),) = table.items()
    click.echo("\n" + _row(("clause", "what it says", "verdict")))
    click.echo(_row("---" for _ in range(3)))
    for one in _clauses(kb, proposal):
        click.echo(_row((_code(one["id"]), _safe(one["text"]), _safe(one["words"]))))


def _cell(one: "Robustness") -> str:
    said = [_safe(_words(one))]
    for heading, refs in (("rests on", one.rests_on), ("in dispute:", one.disputed)):
        if refs:
            said.append(f"{heading} {', '.join(map(_code, refs))}")
    return "<br>".join(said)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _safe(text: str) -> str:
    """Write text so that it says only itself in a cell of a Markdown table."""
    special = "\\`*_{}[]()#+!|~@"
    plain_text = "".join(f"\\{one}" if one in special else one for one in " ".join(text.split()))
    return escape(plain_text, quote=False)


def _code(ref: str) -> str:
    # Ids are slugs, but what is broken keeps its id too.
    return f"`{ref}`" if not set("`|\n<") & set(ref) else _safe(ref)


Writer = Callable[["KB", Table], None]

ALL: dict[str, Writer] = {
    "text": _text_all,
    "json": _json_all,
    "csv": _csv,
    "markdown": _markdown_all,
}
ONE: dict[str, Writer] = {
    "text": _text_one,
    "json": _json_one,
    "csv": _csv,
    "markdown": _markdown_one,
}
