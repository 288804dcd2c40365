"""What `robustmap solve` is asked: a problem about a file's framework or about a map's."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from robustmap.cli.shared.common import open_kb

if TYPE_CHECKING:
    from robustmap.graph.aba import Aba
    from robustmap.graph.csr import Compact
    from robustmap.kb import KB
    from robustmap.reason.problems import Instance, Problem
    from robustmap.reason.semantics import Budget

_FEW = 100_000
"""Of more names than these none is suggested."""

_OTHER_NAMES = {"i23": "af", "iccma23": "af"}
"""Other names under which formats are asked for."""


class Asked(NamedTuple):
    """A problem, what it is about, and how arguments are called in the answer.

    `brackets`: extensions are written as until 2021, in brackets and without a witness.
    """

    problem: "Problem"
    instance: "Instance | Aba"
    query: int | None
    names: Callable[[Iterable[int]], list[str]]
    brackets: bool
    budget: "Budget"


def asked(given: Mapping[str, Any], budget: "Budget") -> Asked:
    """Read the problem and what it is about.

    Raises:
        click.UsageError: something is missing or does not go together.
        RobustmapError: the file cannot be read, or there is no such problem or argument.
    """
    problem = _problem(given)
    if given["path"] is not None:
        view = [name for name in _ABOUT_MAPS if given[name]]
        if view:
            message = f"--{view[0].replace('_', '-')} is about a map, -f names a file"
            raise click.UsageError(message)
        return _of_file(problem, given, budget)
    if given["fo"]:
        message = "-fo is the format of a file: name it with -f"
        raise click.UsageError(message)
    return _of_map(problem, given, budget)


_ABOUT_MAPS = (
    *("folder", "basis", "reframings", "suppositions", "weighing"),
    *("off", "grant", "deny", "eyes"),
)


def _problem(given: Mapping[str, Any]) -> "Problem":
    from robustmap.reason.problems import Problem

    if not given["problem"]:
        message = "-p is missing: which problem? `robustmap solve --problems` lists them"
        raise click.UsageError(message)
    problem = Problem.of(given["problem"])
    if problem.asks and given["argument"] is None:
        message = f"-a is missing: {problem} asks about an argument"
        raise click.UsageError(message)
    if not problem.asks and given["argument"] is not None:
        message = f"{problem} asks about no argument: leave -a out"
        raise click.UsageError(message)
    if given["most"] and problem.task != "EE":
        message = f"--all is for EE, {problem} gives no list"
        raise click.UsageError(message)
    return problem


def _of_file(problem: "Problem", given: Mapping[str, Any], budget: "Budget") -> Asked:
    from robustmap.formats.iccma import FORMATS, sniff
    from robustmap.graph.csr import Compact
    from robustmap.reason.problems import Instance

    path, data = given["path"], _bytes(given["path"])
    fo = _OTHER_NAMES.get(given["fo"] or "", given["fo"] or "")
    form = FORMATS[fo].name if fo else sniff(data, path)
    found = _read(data, form, path, given["engine"])
    names = found.names

    def called(extension: Iterable[int]) -> list[str]:
        return [names[one] for one in sorted(extension)]

    if isinstance(found, Compact):
        query = _place(given["argument"], names, found.index, "argument")
        instance = Instance(found, given["engine"])
        return Asked(problem, instance, query, called, form in ("apx", "tgf"), budget)
    _known_of_aba(problem)
    index = {name: place for place, name in enumerate(names)}
    query = _place(given["argument"], names, index, "atom")
    assumptions = frozenset(found.assumptions)

    def assumed(extension: Iterable[int]) -> list[str]:
        return called(assumptions.intersection(extension))

    return Asked(problem, found, query, assumed, brackets=False, budget=budget)


def _bytes(path: str) -> bytes:
    try:
        if path == "-":
            return sys.stdin.buffer.read()
        return Path(path).read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        raise click.UsageError(message) from error


def _read(data: bytes, form: str, path: str, engine: str) -> "Compact | Aba":
    """Read a file; what does not keep it from being read is told on the way."""
    from robustmap.formats import iccma

    path = "the input" if path == "-" else path
    found, faults = iccma.read(data, form, path, engine)
    if found is None:
        errors = [one for one in faults if one.severity == "error"]
        message = f"{path} cannot be read\n{iccma.told(errors, data, path)}"
        raise iccma.UnreadableError(message, errors)
    if faults:
        click.echo(iccma.told(faults, data, path), err=True)
    return found


def _known_of_aba(problem: "Problem") -> None:
    from robustmap.errors import UnknownNameError
    from robustmap.reason.problems import ABA_PROBLEMS

    if str(problem) not in ABA_PROBLEMS:
        codes = dict.fromkeys(one.partition("-")[2] for one in ABA_PROBLEMS)
        message = (
            f"{problem} is not known of assumptions and rules; of these there are"
            f" {', '.join(codes)}"
        )
        raise UnknownNameError(message)


def _place(
    name: str | None, names: Sequence[str], index: Mapping[str, int], what: str
) -> int | None:
    """Give the number of an argument by its name; None where none is asked about."""
    if name is None:
        return None
    if name in index:
        return index[name]
    from robustmap.errors import UnknownIdError
    from robustmap.graph.csr import Numbered
    from robustmap.model.suggest import nearest

    hint = ""
    if not len(names):
        hint = f"; there is no {what} at all"
    elif isinstance(names, Numbered):
        hint = f"; they are numbered from 1 to {len(names)}"
    elif len(names) <= _FEW and (near := nearest(name, names)):
        hint = f"; did you mean `{near}`?"
    message = f"there is no {what} `{name}`{hint}"
    raise UnknownIdError(message)


def _of_map(problem: "Problem", given: Mapping[str, Any], budget: "Budget") -> Asked:
    from robustmap.errors import KbNotFoundError
    from robustmap.files.locate import own
    from robustmap.reason.problems import Instance

    try:
        # Nobody who forgets -f means the map that is shipped with the package.
        folder = given["folder"] or own().folder
    except KbNotFoundError as error:
        message = "name a file with -f, or a map with --kb"
        raise click.UsageError(message) from error
    kb = open_kb(str(folder), **{name: given[name] for name in _ABOUT_MAPS[1:]})
    flat = kb.solution.flat
    query = None if given["argument"] is None else _node(kb, given["argument"])
    _founded(kb, problem.semantics, budget)
    known = {at: name for side in (flat.stands, flat.inference) for name, at in side.items()}
    # The names of steps have blanks in them, and lead nowhere.
    steps = frozenset(flat.steps.values())

    def called(extension: Iterable[int]) -> list[str]:
        return sorted(known[one] for one in extension if one in known and known[one] not in steps)

    return Asked(problem, Instance(flat.framework), query, called, brackets=False, budget=budget)


def _node(kb: "KB", ref: str) -> int:
    """Give the node of the framework that an id stands for."""
    verdict, flat = kb.ask(ref), kb.solution.flat
    if verdict.id in flat.stands:
        return flat.stands[verdict.id]
    ids = [one.id for one in verdict.inferences]
    if len(ids) > 1:
        message = f"{verdict.id} argues for or against several things; name one: {', '.join(ids)}"
        raise click.UsageError(message)
    return flat.inference[ids[0]]


def _founded(kb: "KB", semantics: str, budget: "Budget") -> None:
    """Refuse maps in which claims lean on each other: only the cautious view knows of that."""
    from robustmap.errors import CircularMapError, NoExtensionError
    from robustmap.reason.founded import unfounded
    from robustmap.reason.semantics import SEMANTICS
    from robustmap.reason.semantics._search import NotDecidedError
    from robustmap.reason.solution import CAUTIOUS

    entry, solution = SEMANTICS[semantics], kb.solution
    if semantics == CAUTIOUS:
        return
    leaning: Iterable[str] = solution.unfounded
    if not leaning and entry.complete and entry.search is not None:
        try:
            labelling = entry.search(solution.flat.framework, budget).labelling()
        except (NotDecidedError, NoExtensionError):
            return
        leaning = unfounded(kb.map, solution.view, solution.flat, labelling)
    if leaning:
        circle = ", ".join(sorted(leaning))
        message = f"the map has circular support ({circle}), so only GR is defined"
        raise CircularMapError(message)
