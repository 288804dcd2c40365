"""`robustmap`: finds the command, runs it, and turns misuse into exit status 2."""

import atexit
import gc
import os
import sys
from importlib import import_module
from io import StringIO, TextIOWrapper
from pkgutil import iter_modules
from types import ModuleType

import click

from robustmap import cli
from robustmap.errors import RobustmapError

EXIT_FINE, EXIT_PROBLEMS, EXIT_MISUSE, EXIT_GATE = 0, 1, 2, 3

_ORDER = (
    *("init", "check", "build", "serve", "ask", "why", "flip"),
    *("query", "orders", "robustness", "diff", "impact"),
)


class Commands(click.Group):
    """Commands found by file name: `ask.py` holds `command`, run as `robustmap ask`.

    A `_` within a file's name is a `-` of the command's.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """List the commands, the most used first."""
        found = sorted(
            module.name.replace("_", "-")
            for module in iter_modules(cli.__path__)
            if not module.ispkg and module.name != "main"
        )
        return [*(name for name in _ORDER if name in found), *(n for n in found if n not in _ORDER)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the file of one command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"{cli.__name__}.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or suggest the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from robustmap.model.suggest import nearest

            hint = nearest(args[0], self.list_commands(ctx))
            if not hint:
                raise
            message = f"{error.message} Did you mean `{hint}`?"
            raise click.UsageError(message, ctx) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="robustmap")
def group() -> None:
    """Contested knowledge in git: check it, ask it, publish it."""


def _without_plugins() -> None:
    """Keep pydantic from reading the metadata of every installed package to look for plugins.

    Switching plugins off by its environment variable still imports what would read them,
    a tenth of the time of a small check.
    """
    loader = ModuleType("pydantic.plugin._loader")
    vars(loader)["get_plugins"] = tuple
    sys.modules.setdefault(loader.__name__, loader)


def _harmless(text: str) -> str:
    """Write what an error says so that neither a terminal nor a runner of jobs obeys it.

    It may name a branch, a file or an id that somebody has chosen with that in mind.
    """
    from robustmap.explain.forge import inert

    return "\n".join(
        inert("".join(c if c.isprintable() else repr(c)[1:-1] for c in line))
        for line in text.split("\n")
    )


def main() -> None:
    """Run the command line."""
    if isinstance(sys.stdout, TextIOWrapper):
        # A file name that is no text would otherwise stop the output halfway.
        sys.stdout.reconfigure(errors="backslashreplace")
    # A run makes many objects and drops few: collecting them again and again costs a third.
    gc.set_threshold(100_000, 50, 50)
    # Python looks for circles among all objects once more before it ends, and all go anyway.
    atexit.register(gc.freeze)
    _without_plugins()
    try:
        status = group(standalone_mode=False)
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.Abort:
        click.echo("stopped", err=True)
        status = EXIT_MISUSE
    except click.ClickException as error:
        told = StringIO()
        error.show(told)
        click.echo(_harmless(told.getvalue()), err=True, nl=False)
        status = EXIT_MISUSE
    except RobustmapError as error:
        click.echo(_harmless(f"robustmap: {error}"), err=True)
        status = EXIT_MISUSE
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does; say no more to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = EXIT_FINE
    sys.exit(status if isinstance(status, int) else EXIT_FINE)
