"""`robustmap formats`: which files of other tools can be read and written."""

from typing import Any

import click

from robustmap.cli.shared.common import format_option, write_json


@click.command()
@format_option("text", "json")
def command(form: str) -> None:
    """List the formats of `import` and `export`: what each is, and what it cannot hold."""
    from robustmap.cli.shared.table import aligned

    rows = _rows()
    if form == "json":
        write_json(rows)
        return
    marks = {True: "yes", False: "-"}
    table = [
        (one["name"], marks[one["reads"]], marks[one["writes"]], marks[one["undercuts"]])
        for one in rows
    ]
    for line in aligned(("format", "read", "written", "undercuts"), table):
        click.echo(line)
    for one in rows:
        click.echo(f"\n{one['name']}: {one['words']} ({', '.join(one['suffixes'])})")
        click.echo(f"  loses {one['loses']}")


def _rows() -> list[dict[str, Any]]:
    from robustmap.formats.exchange import FORMATS

    return [
        {
            "name": name,
            "words": one.words,
            "suffixes": list(one.suffixes),
            "reads": one.read is not None,
            "writes": one.write is not None,
            "undercuts": one.undercuts,
            "loses": one.loses,
        }
        for name, one in FORMATS.entries.items()
    ]
