"""Where the text of a query comes from, and the lists of what can be asked."""

import sys
from collections.abc import Callable, Collection
from pathlib import Path

from robustmap.cli.shared.answers import write
from robustmap.errors import QueryError

_OURS = frozenset({"where", "show", "count", "sort", "limit"})


def in_words(words: tuple[str, ...]) -> bool:
    """Tell whether arguments are a query in words, and not rows with `property=value`."""
    said = " ".join(words).split()
    return len(said) > len(words) or any(word.lower() in _OURS for word in said[1:])


def query_text(given: str, known: Collection[str], looks_like_query: Callable[[str], bool]) -> str:
    """Give the text of a query: the name of a shipped one, what a file or the input holds.

    Raises:
        QueryError: the file cannot be read.
    """
    try:
        if given == "-":
            return sys.stdin.read()
        if given in known or looks_like_query(given):
            return given
        looks_like_path = Path(given).suffix or "/" in given or Path(given).exists()
        return Path(given).read_text(encoding="utf-8-sig") if looks_like_path else given
    except UnicodeDecodeError as error:
        message = f"`{given}` cannot be read: it is not UTF-8"
        raise QueryError(message) from error
    except OSError as error:
        message = f"`{given}` cannot be read: {(error.strerror or str(error)).lower()}"
        raise QueryError(message) from error


def is_sparql(given: str) -> bool:
    """Tell whether something is a query rather than the name of one, or of a file."""
    return "{" in given


def is_sql(given: str) -> bool:
    """Tell the same for SQL."""
    return " " in given.strip() or ";" in given


def list_shipped(form: str) -> None:
    """List the shipped SPARQL queries."""
    from robustmap.query.sparql import shipped

    rows = [(one.name, one.answers) for one in shipped().values()]
    heads = ("name", "answers") if form in ("json", "csv") else ("query", "what it answers")
    write(heads, rows, form)


def list_cookbook(form: str) -> None:
    """List the questions of the cookbook."""
    from robustmap.query.cookbook import cookbook

    if form in ("json", "csv"):
        rows = [tuple(one) for one in cookbook().values()]
        write(("name", "question", "text", "python", "sparql", "sql"), rows, form)
    else:
        shown = [(one.name, one.question) for one in cookbook().values()]
        write(("name", "question"), shown, form)


def list_words(form: str) -> None:
    """List the words of the query language, and the tables of SQL."""
    from robustmap.query.language import RELATIONS, ROWS, WORDS
    from robustmap.query.sql import TABLES

    rows = [("rows", one, "what can be asked for") for one in ROWS]
    rows += [("verdict", one, WORDS[one].means) for one in WORDS]
    rows += [("relation", one, RELATIONS[one].means) for one in RELATIONS]
    rows += [
        ("SQL table", name, f"{table.means} ({', '.join(c.split()[0] for c in table.columns)})")
        for name, table in TABLES.items()
    ]
    write(("sort", "word", "meaning"), rows, form)
