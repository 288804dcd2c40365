"""`robustmap build`: the site, if the kb has no errors."""

import gc
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from robustmap.cli.main import EXIT_PROBLEMS
from robustmap.cli.shared.common import kb_option, source_lines

if TYPE_CHECKING:
    from robustmap.files.locate import Located
    from robustmap.kb import KB
    from robustmap.publish.build import Built
    from robustmap.publish.past.history import History
    from robustmap.publish.site import Site
    from robustmap.publish.source import Source


out_option = click.option(
    "--out",
    default="build",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where the tree and the site are written.",
)


@click.command()
@kb_option
@out_option
@click.option("--strict-warnings", is_flag=True, help="Let warnings of the kb stop it too.")
@click.option("--tree-only", is_flag=True, help="Write the plain tree, and render nothing.")
@click.pass_context
def command(
    ctx: click.Context, folder: str | None, out: Path, *, strict_warnings: bool, tree_only: bool
) -> None:
    """Build the site into OUT/site; exit status 1 if the kb has errors."""
    from robustmap.publish.uncollected import uncollected

    with uncollected():
        sound = _made(folder, out, strict_warnings=strict_warnings, tree_only=tree_only)
        # What is left goes when Python ends, which is next: nobody need look for circles in it.
        gc.freeze()
    if not sound:
        ctx.exit(EXIT_PROBLEMS)


def _made(folder: str | None, out: Path, *, strict_warnings: bool, tree_only: bool) -> bool:
    """Build, or tell of what keeps a kb from being built; tells whether nothing does."""
    from robustmap.files.locate import locate
    from robustmap.publish.keep import same
    from robustmap.publish.source import find

    found = locate(folder)
    source, out = find(found.folder), away_from(found.folder, out)
    history = past(found, out)
    given = same.inputs(found.folder, history, source)
    if not (strict_warnings or tree_only):
        pages = same.known(out, given)
        if pages is not None:
            _told(out, pages)
            return True
    from robustmap.publish.site import Site

    sound = _sound(found, out, given.held, strict_warnings=strict_warnings)
    given.held.clear()
    if sound is None:
        return False
    same.forget(out)
    site = Site(sound.kb, history=history, read=sound.read)
    if tree_only:
        from robustmap.publish.build import plant
        from robustmap.publish.tree import TREE

        click.echo(f"{(out / TREE).as_posix()}: {plant(site, source, out).pages} pages")
        return True
    built = run(site, source, out)
    if same.lie_still(given, found.folder, source):
        same.note(out, given, built.pages, built.lies)
    _told(out, built.pages)
    return True


class _Sound(NamedTuple):
    """A kb without errors, and what tells of its files what they hold."""

    kb: "KB"
    read: dict[str, bytes]


def _sound(
    found: "Located", out: Path, held: dict[str, bytes], *, strict_warnings: bool
) -> _Sound | None:
    """Read the kb, but for files that are `held`, or tell of what keeps it from being built."""
    from robustmap.check.registry import check
    from robustmap.files.read import read
    from robustmap.kb import KB
    from robustmap.model.problem import SEVERITIES
    from robustmap.publish.keep import nodes
    from robustmap.publish.tree import prepare

    known = nodes.load(out)
    kb = KB(read(found.folder, found.shown, known.node, held))
    problems = check(kb.map, SEVERITIES[: 2 if strict_warnings else 1])
    if problems:
        from robustmap.check.report import Checked
        from robustmap.check.report.text import text

        click.echo(text(Checked(problems, len(kb), cache(source_lines))), nl=False)
        return None
    prepare(out)
    nodes.save(out, known)
    return _Sound(kb, known.read)


def _told(out: Path, pages: int) -> None:
    from robustmap.publish.tree import OUTPUT

    click.echo(f"{(out / OUTPUT).as_posix()}: {pages} pages")


def past(found: "Located", out: Path) -> "History":
    """Give the history of a kb that is built; what it takes long to find is kept below `out`."""
    from robustmap.publish.past.history import History
    from robustmap.publish.tree import CACHE

    return History(found, out / CACHE)


def away_from(kb: Path, out: Path) -> Path:
    """Give the place to build in; never one inside the kb.

    Raises:
        WriteError: the place is the kb's folder, or below it.
    """
    from robustmap.errors import WriteError

    if out.resolve().is_relative_to(kb.resolve()):
        message = f"`{out}` is inside the kb, which is only read; name another folder with --out"
        raise WriteError(message)
    return out


def run(site: "Site", source: "Source", out: Path) -> "Built":
    """Build, with a progress bar on a terminal and nothing in a pipe."""
    from robustmap.publish.build import STEPS, build

    if not sys.stderr.isatty():
        return build(site, source, out)
    with click.progressbar(length=len(STEPS), label="Building", file=sys.stderr) as bar:
        return build(site, source, out, lambda _: bar.update(1))
