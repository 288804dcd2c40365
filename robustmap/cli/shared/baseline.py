"""`robustmap check --baseline`: old findings, kept in a file, are not told again."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from robustmap.check.baseline import Known
    from robustmap.files.locate import Located
    from robustmap.model.problem import Problem

MAX_BYTES = 64 * 1024 * 1024


def sifted(
    found: "Located", problems: "tuple[Problem, ...]", baseline: str | None, record: str | None
) -> "tuple[Problem, ...]":
    """Give the findings that a baseline does not hold, and write one where it is asked for.

    What is recorded is known from then on, so a run that writes tells nothing else.

    Raises:
        click.UsageError: the file cannot be read or is no baseline.
        WriteError: it cannot be written.
    """
    from robustmap.check.baseline import recorded, sift

    if record:
        _write(found, record, recorded(problems, found.shown))
        click.echo(f"{record}: {_count(len(problems))} recorded", err=True)
        return ()
    assert baseline is not None
    told = sift(problems, _known(baseline), found.shown)
    if told.hidden:
        click.echo(f"{_count(told.hidden)} not told: recorded in {baseline}", err=True)
    if told.gone:
        way_out = f"`robustmap check --write-baseline {baseline}` renews it"
        click.echo(f"{_count(told.gone)} of {baseline} gone; {way_out}", err=True)
    return told.new


def _count(number: int) -> str:
    from robustmap.explain.words import count

    return count(number, "finding")


def _write(found: "Located", name: str, data: object) -> None:
    from robustmap.disk import write

    path = Path(name)
    if path.resolve().is_relative_to(found.folder):
        message = f"`{name}` lies in the kb, where only nodes are kept; name a place beside it"
        raise click.UsageError(message)
    if path.exists():
        _known(name)  # whatever else the file may be is not overwritten
    written = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    write(path.parent, path.name, written.encode("utf-8", "backslashreplace"))


def _known(name: str) -> "Known":
    from robustmap.check.baseline import known

    try:
        with Path(name).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        given = json.loads(data) if len(data) <= MAX_BYTES else None
    except OSError as error:
        message = f"`{name}` cannot be read: {(error.strerror or str(error)).lower()}"
        raise click.UsageError(message) from error
    except (ValueError, RecursionError):
        given = None
    found = known(given)
    if found is None:
        message = f"`{name}` is no list of findings; `--write-baseline FILE` makes one"
        raise click.UsageError(message)
    return found
