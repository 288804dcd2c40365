"""Questions on a terminal."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

import click

from robustmap.cli.drafts.typing import Offered, completing

Check = Callable[[str], str]
"""Says what is wrong with an answer, or "" where nothing is."""


def can_ask() -> bool:
    """Tell whether somebody is there to answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def line(
    question: str,
    *,
    default: str = "",
    check: Check = lambda _: "",
    offered: Offered | None = None,
) -> str:
    """Ask for one line until nothing is wrong with it; the default is "" unless shown.

    `offered` gives what the tab key completes.
    """
    while True:
        with completing(question, offered):
            answer: str = click.prompt(question, default=default, show_default=bool(default))
        fault = check(answer.strip())
        if not fault:
            return answer.strip()
        click.echo(f"  {fault}")


def lines(
    question: str, *, check: Check = lambda _: "", offered: Offered | None = None
) -> list[str]:
    """Ask for one line after the other, until an empty one."""
    return several(question, lambda asked: line(asked, check=check, offered=offered))


def several(question: str, ask: Callable[[str], str], *, more: bool = False) -> list[str]:
    """Ask again and again, until an empty answer; `more` where some have been given already."""
    found: list[str] = []
    while answer := ask("Another (empty: no more)" if found or more else question):
        found.append(answer)
    return found


def paragraph(question: str, *, needed: bool) -> str:
    """Ask for text of several lines; an empty line ends it."""
    click.echo(f"{question} (an empty line ends it)")
    while True:
        text = "\n".join(_until_empty())
        if text or not needed:
            return text
        click.echo("  it needs some text")


def _until_empty() -> Iterator[str]:
    while answer := click.prompt(" ", default="", show_default=False, prompt_suffix=" ").rstrip():
        yield answer


def pick(question: str, options: Mapping[str, str], *, default: str = "") -> str:
    """Ask for one of a few words, each with what it means; its beginning is enough."""
    width = max(map(len, options))
    for word, meaning in options.items():
        click.echo(f"  {word:<{width}}  {meaning}".rstrip())

    def begun(answer: str) -> list[str]:
        return [word for word in options if answer and word.startswith(answer.lower())]

    def check(answer: str) -> str:
        if len(begun(answer)) == 1 or answer.lower() in options:
            return ""
        return f"please answer {', '.join(list(options)[:-1])} or {list(options)[-1]}"

    answer = line(question, default=default, check=check)
    return answer.lower() if answer.lower() in options else begun(answer)[0]


def number(question: str, options: Sequence[str]) -> int:
    """Ask for one of several lines by its number; 0 is none of them."""
    for position, option in enumerate(options, start=1):
        click.echo(f"  {position}  {option}")
    choice: int = click.prompt(question, type=click.IntRange(0, len(options)))
    return choice
