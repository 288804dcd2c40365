"""`robustmap robustness`: what scaling up, down or unevenly does to proposals."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import format_option, kb_option, open_kb, view_options, write_json
from robustmap.cli.shared.table import GAP, aligned, code, csv_text, markdown_row, plain, safe
from robustmap.cli.shown import ahead, plans, portfolio

if TYPE_CHECKING:
    from robustmap.kb import KB
    from robustmap.reason.robustness import Robustness

Table = dict[str, dict[str, "Robustness"]]

FIELDS = (
    "answer",
    "words",
    "witness",
    "gap",
    "failure",
    "clause",
    "rests_on",
    "disputed",
    "argued",
    "agree",
)


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

    told = {one: list(_lines(kb, one, row)) for one, row in table.items()}
    silent = [one for one in table if _silent(kb, one, table[one])]
    blocks = [
        [f"{proposal} - {_title(kb, proposal)}", *(f"{GAP}{line}" for line in told[proposal])]
        for proposal in table
        if proposal not in silent
    ]
    if silent:
        word, meaning = ROBUSTNESS["unknown"]
        named = aligned(("", ""), [(one, _title(kb, one)) for one in silent], head=False)
        heading = f"{word.capitalize()} in every way: {meaning[0].lower()}{meaning[1:]}"
        blocks.append([heading, *(f"{GAP}{line}" for line in named)])
    together = list(portfolio.lines(kb))
    blocks += [together] if together else []
    click.echo("\n\n".join("\n".join(block) for block in blocks))


def _silent(kb: "KB", proposal: str, row: dict[str, "Robustness"]) -> bool:
    """Tell whether nothing at all is known of a proposal."""
    known = {one.answer for one in row.values()} != {"unknown"}
    return not (known or any(ahead.argued(kb, proposal, kind) for kind in row)) and not any(
        ahead.ahead(kb, proposal)
    )


def _lines(kb: "KB", proposal: str, row: dict[str, "Robustness"]) -> Iterator[str]:
    """Yield a line for each kind of scaling, and beneath it what the answer hangs on."""
    from robustmap.explain.words import SCALING

    more = list(ahead.ahead(kb, proposal))
    heads = [*(SCALING[kind] for kind in row), *(one.about for one in more)]
    width = max(map(len, heads)) + 1
    indent = " " * (width + len(GAP))
    for kind, one in row.items():
        yield f"{SCALING[kind] + ':':<{width}}{GAP}{_words(one)}"
        said = ahead.argued(kb, proposal, kind)
        if said:
            yield f"{indent}argued: {said}"
        yield from (f"{indent}{line}" for line in _hangs(one.rests_on, one.disputed))
    # What stands above already need not be told again.
    known = {ref for one in row.values() for ref in (*one.rests_on, *one.disputed)}
    for told in more:
        yield f"{told.about + ':':<{width}}{GAP}{told.words}"
        rests_on, disputed = (
            tuple(ref for ref in refs if ref not in known)
            for refs in (told.rests_on, told.disputed)
        )
        yield from (f"{indent}{line}" for line in _hangs(rests_on, disputed))


def _hangs(rests_on: tuple[str, ...], disputed: tuple[str, ...]) -> Iterator[str]:
    if rests_on:
        yield f"rests on {', '.join(rests_on)}"
    if disputed:
        yield f"in dispute: {', '.join(disputed)}"


def _text_one(kb: "KB", table: Table) -> None:
    from robustmap.explain.words import SCALING

    ((proposal, row),) = table.items()
    click.echo(f"{proposal} - {_title(kb, proposal)}")
    for kind, one in row.items():
        click.echo(f"\n{SCALING[kind]}: {_words(one)}")
        said = ahead.argued(kb, proposal, kind)
        if said:
            click.echo(f"{GAP}argued: {said}")
        if one.witness:
            click.echo(f"{GAP}{one.witness} - {_title(kb, one.witness)}")
        if one.state:
            click.echo(f"{GAP}crossed then: {', '.join(one.state)}")
        _hanging(kb, one.rests_on, one.disputed)
    for told in ahead.ahead(kb, proposal):
        click.echo(f"\n{told.about}: {told.words}")
        for line in told.shown:
            click.echo(f"{GAP}{line}")
        _hanging(kb, told.rests_on, told.disputed)
    for line in plans.lines(kb, proposal):
        click.echo(line)
    for line in _named(kb, "\nclauses", [clause["id"] for clause in _clauses(kb, proposal)]):
        click.echo(line)


def _hanging(kb: "KB", rests_on: tuple[str, ...], disputed: tuple[str, ...]) -> None:
    for heading, refs in (("rests on", rests_on), ("in dispute", disputed)):
        for line in _named(kb, heading, refs):
            click.echo(f"{GAP}{line}")


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


def _data(kb: "KB", proposal: str, row: dict[str, "Robustness"]) -> dict[str, Any]:
    """Give each kind of scaling, computed and argued."""
    from robustmap.explain.data import robustness_data

    both = kb.argued[proposal]
    return {
        kind: {
            **robustness_data(one),
            "argued": both[kind].argued if kind in both else None,
            "agree": both[kind].agree if kind in both else None,
        }
        for kind, one in row.items()
    }


def _json_all(kb: "KB", table: Table) -> None:
    proposals = {one: {**_data(kb, one, row), **ahead.data(kb, one)} for one, row in table.items()}
    write_json({"proposals": proposals, "together": portfolio.data(kb)})


def _json_one(kb: "KB", table: Table) -> None:
    ((proposal, row),) = table.items()
    about = {"proposal": proposal, "title": _title(kb, proposal)}
    found = {**_data(kb, proposal, row), **ahead.data(kb, proposal)}
    more = {**plans.data(kb, proposal), "clauses": _clauses(kb, proposal)}
    write_json({**about, "robustness": found, **more})


def _csv(kb: "KB", table: Table) -> None:
    rows = []
    for proposal, row in table.items():
        for kind, data in _data(kb, proposal, row).items():
            cells = (data[name] for name in FIELDS)
            shown = (
                " ".join(one) if isinstance(one, (list, tuple)) else plain(one) for one in cells
            )
            rows.append((proposal, _title(kb, proposal), kind, *shown))
    click.echo(csv_text(("proposal", "title", "scaling", *FIELDS), rows), nl=False)


def _markdown_all(kb: "KB", table: Table) -> None:
    from robustmap.explain.words import SCALING

    heads = ("proposal", *SCALING.values(), *ahead.HEADS.values())
    click.echo(markdown_row(heads))
    click.echo(markdown_row("---" for _ in heads))
    for proposal, row in table.items():
        name = f"{safe(_title(kb, proposal))}<br>{code(proposal)}"
        cells = [_cell(one, ahead.argued(kb, proposal, kind)) for kind, one in row.items()]
        more = list(ahead.ahead(kb, proposal))
        cells += [
            "<br>".join(safe(one.words) for one in more if one.about == head)
            for head in ahead.HEADS.values()
        ]
        click.echo(markdown_row((name, *cells)))


def _markdown_one(kb: "KB", table: Table) -> None:
    _markdown_all(kb, table)
    ((proposal, _),) = table.items()
    click.echo("\n" + markdown_row(("clause", "what it says", "verdict")))
    click.echo(markdown_row("---" for _ in range(3)))
    for one in _clauses(kb, proposal):
        click.echo(markdown_row((code(one["id"]), safe(one["text"]), safe(one["words"]))))


def _cell(one: "Robustness", argued: str) -> str:
    said = [safe(_words(one)), *([safe(f"argued: {argued}")] if argued else [])]
    for heading, refs in (("rests on", one.rests_on), ("in dispute:", one.disputed)):
        if refs:
            said.append(f"{heading} {', '.join(map(code, refs))}")
    return "<br>".join(said)


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
