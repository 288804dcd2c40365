"""`robustmap schemas`: the files in `schemas/`, which are made from the models."""

import json
from pathlib import Path

import click

from robustmap.cli.drafts.made import made_options, refreshed
from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.cli.shared.common import format_option, write_json

SUFFIX = ".schema.json"
VOCABULARY = "vocabulary.ttl"
SHAPES = "shapes.ttl"
CONTEXT = "context.jsonld"


@click.command()
@made_options("schemas")
@format_option("text", "json")
@click.pass_context
def command(ctx: click.Context, folder: Path, form: str, *, check: bool) -> None:
    """Write the JSON Schemas of kinds, map.yaml and differences, and what the RDF follows.

    Editors use the schemas to complete and check what is typed. For RDF there are the
    vocabulary, the SHACL shapes and the JSON-LD context. A file that no longer belongs there
    is named, and left for you to delete.

    Exit status 1 with --check if a file is missing, stale or left over.
    """
    made = files()
    stale = refreshed(folder, made, check=check)
    left = sorted(
        path.name for path in folder.glob(f"*{SUFFIX}") if path.name not in made and path.is_file()
    )
    if form == "json":
        write_json({"files": sorted(made), "stale" if check else "written": stale, "left": left})
    else:
        _tell(folder, len(made), stale, left, check=check)
    if check and (stale or left):
        ctx.exit(EXIT_PROBLEMS)


def files() -> dict[str, str]:
    """Give the content of every file by its name, the same for the same models."""
    from robustmap.diff.shape import schema
    from robustmap.formats.rdf import vocabulary
    from robustmap.formats.vocabulary.context import context
    from robustmap.formats.vocabulary.shapes import shapes
    from robustmap.model.schema import json_schemas

    schemas = json_schemas() | {"diff": schema()}
    made = {f"{name}{SUFFIX}": _written(schemas[name]) for name in sorted(schemas)}
    made |= {VOCABULARY: vocabulary(), SHAPES: shapes()}
    return made | {CONTEXT: _written({"@context": context()})}


def _written(schema: object) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _tell(folder: Path, number: int, stale: list[str], left: list[str], *, check: bool) -> None:
    for name in stale:
        click.echo(f"{(folder / name).as_posix()}: {'stale' if check else 'written'}")
    for name in left:
        click.echo(f"{(folder / name).as_posix()}: made no more; delete it")
    if check and stale:
        click.echo("run `robustmap schemas` and commit what it writes")
    elif not stale and not left:
        click.echo(f"{number} files, all as they should be")
