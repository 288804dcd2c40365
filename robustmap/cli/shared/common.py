"""What several commands share: options, loading, and output."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from robustmap.cli.shared.complete import complete_ids
from robustmap.model.fields import Basis
from robustmap.model.view import BASIS_LEVELS, WEIGHING_NAMES, Weighing

if TYPE_CHECKING:
    from robustmap.kb import KB

Function = TypeVar("Function", bound=Callable[..., Any])

kb_option = click.option(
    "--kb", "folder", metavar="FOLDER", help="The kb (default: the nearest folder `kb`)."
)


def format_option(*formats: str) -> Callable[[Function], Function]:
    """Give the option `--format` with the formats of a command, the first by default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How the answer is written.",
    )


def view_options(function: Function, *, deny: str = "--deny") -> Function:
    """Add the options that choose what counts; `deny` is what the one that denies is called."""
    for option in reversed(
        (
            click.option(
                "--basis", type=click.Choice(BASIS_LEVELS), help="Weakest basis to count."
            ),
            click.option("--reframings", is_flag=True, help="Let rejected framings undercut."),
            click.option("--suppositions", is_flag=True, help="Count what is only supposed."),
            click.option(
                "--weighing",
                type=click.Choice(WEIGHING_NAMES),
                help="Whether a weaker argument gives way to a stronger one, and what makes it so.",
            ),
            _ids("--off", "Switch an argument off.", "argument", "story"),
            _ids("--grant", "Grant a claim.", "claim", "proposal"),
            _ids(deny, "Deny a claim.", "claim", "proposal", name="deny"),
            click.option(
                "--as-seen-by",
                "eyes",
                metavar="PERSON",
                shell_complete=complete_ids("person"),
                help="With a person's eyes.",
            ),
        )
    ):
        function = option(function)
    return function


def _ids(flag: str, told: str, *kinds: str, name: str = "") -> Callable[[Function], Function]:
    """Give an option of several ids, which complete in a shell."""
    decls = (flag, name) if name else (flag,)
    return click.option(
        *decls, multiple=True, metavar="ID", shell_complete=complete_ids(*kinds), help=told
    )


def open_kb(
    folder: str | None,
    *,
    basis: Basis | None = None,
    reframings: bool = False,
    suppositions: bool = False,
    weighing: Weighing | None = None,
    off: tuple[str, ...] = (),
    grant: tuple[str, ...] = (),
    deny: tuple[str, ...] = (),
    eyes: str | None = None,
    semantics: str = "",
) -> "KB":
    """Load the kb under the view that the options ask for."""
    from robustmap.kb import load

    kb = load(folder)
    if eyes:
        kb = kb.as_seen_by(eyes)
    if basis or reframings or suppositions or weighing or off or grant or deny:
        kb = kb.view(
            basis=basis,
            reframings=reframings or None,
            suppositions=suppositions or None,
            weighing=weighing,
            off=off,
            granted=grant,
            denied=deny,
        )
    return kb.under(semantics) if semantics else kb


def source_lines(path: str) -> list[str]:
    """Give the lines of a file for showing beside a finding; none where it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []


def write_json(value: Any) -> None:
    """Write a value as JSON, the same bytes for the same value."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False, sort_keys=True))
