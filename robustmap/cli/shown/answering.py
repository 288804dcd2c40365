"""What `robustmap solve` says: an answer as solvers write it, or as JSON."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from robustmap.cli.shared.common import write_json
from robustmap.explain.excerpt import printable

if TYPE_CHECKING:
    from robustmap.cli.shared.asking import Asked
    from robustmap.reason.problems import Checked, Solver
    from robustmap.reason.semantics import Answer


@dataclass
class Told:
    """What is said besides the answer: `open` where something was not decided in time."""

    notes: list[str] = field(default_factory=list)
    open: bool = False
    wrong: bool = False

    def undecided(self, what: str) -> None:
        """Say that the time was over."""
        self.notes.append(what)
        self.open = True

    def checked(self, found: "Checked", what: str) -> None:
        """Say what the check has come to."""
        if found.faults:
            self.notes.append(f"NOT CONFIRMED: {'; '.join(found.faults)}")
            self.wrong = True
        else:
            self.notes.append(f"checked: {what}" if not found.open else f"unchecked: {found.open}")


def answered(asked: "Asked", *, most: int | None, verify: bool, form: str) -> Told:
    """Answer a problem on the standard output."""
    from robustmap.reason.problems import Solver

    solver = Solver(asked.instance, asked.problem.semantics, asked.budget)
    told = Told()
    data = _TASKS[asked.problem.task](_Saying(asked, solver, told, form == "json", verify, most))
    if form == "json":
        head = {"problem": str(asked.problem)}
        write_json(head | data | {"notes": told.notes})
    return told


@dataclass
class _Saying:
    """An answer on its way out."""

    asked: "Asked"
    solver: "Solver"
    told: Told
    quiet: bool
    verify: bool
    most: int | None

    @property
    def within(self) -> str:
        """Say what the limit was."""
        return f"within {self.asked.budget.seconds:g} s"

    def say(self, text: str, *, ends: bool = True) -> None:
        """Print, unless all is printed as JSON at the end."""
        if not self.quiet:
            click.echo(text, nl=ends)

    def written(self, extension: Iterable[int]) -> str:
        """Write an extension as solvers do."""
        # A file may call its arguments anything; no terminal shall obey what it prints.
        names = [printable(name) for name in self.asked.names(extension)]
        return f"[{','.join(names)}]" if self.asked.brackets else " ".join(["w", *names])


def _decided(saying: _Saying) -> dict[str, Any]:
    """Answer DC, DS and SE."""
    task, solver = saying.asked.problem.task, saying.solver
    query = () if saying.asked.query is None else (saying.asked.query,)
    ask: Mapping[str, Callable[..., Answer]] = {
        "DC": solver.credulous,
        "DS": solver.sceptical,
        "SE": solver.some,
    }
    answer = ask[task](*query)
    if answer.holds is None:
        saying.told.undecided(f"not decided {saying.within}")
        return {"answer": None, "extension": None}
    some = task == "SE"
    if not (some and answer.holds):
        saying.say("YES" if answer.holds else "NO")
    extension = _shown(saying, answer)
    if extension is not None and (some or not saying.asked.brackets):
        saying.say(saying.written(extension))
    if saying.verify and not saying.told.open:
        _verified(saying, answer)
    shown = None if extension is None else saying.asked.names(extension)
    known = not (some and saying.told.open)
    return {"answer": answer.holds if known else None, "extension": shown}


def _shown(saying: _Saying, answer: "Answer") -> frozenset[int] | None:
    """Give the extension that shows an answer, which may take longer than the answer."""
    from robustmap.reason.semantics._search import NotDecidedError

    # Before 2023 an extension is written for SE alone.
    needed = answer.question == "some" or not saying.asked.brackets
    try:
        return answer.extension if needed or saying.quiet or saying.verify else None
    except NotDecidedError:
        what = "the extension that shows it was not found"
        what = "not decided" if answer.question == "some" else what
        saying.told.undecided(f"{what} {saying.within}")
        return None


def _verified(saying: _Saying, answer: "Answer") -> None:
    from robustmap.reason.problems import check

    what = "there is no such extension" if answer.extension is None else "the extension shows it"
    saying.told.checked(check(saying.asked.instance, answer, saying.asked.budget), what)


def _listed(saying: _Saying) -> dict[str, Any]:
    """Answer EE, each extension as soon as it is found."""
    stream = saying.solver.extensions(saying.most)
    kept: list[frozenset[int]] = []
    given: list[list[str]] = []

    def found() -> Iterator[frozenset[int]]:
        for one in stream:
            if saying.verify:
                kept.append(one)
            if saying.quiet:
                given.append(saying.asked.names(one))
            yield one

    if saying.asked.brackets:
        saying.say("[", ends=False)
        for number, one in enumerate(found()):
            saying.say(f"{',' if number else ''}{saying.written(one)}", ends=False)
        saying.say("]")
    else:
        for one in found():
            saying.say(saying.written(one))
        if stream.complete and not stream.given:
            saying.say("NO")
    _ended(saying, stream.stopped, stream.given)
    if saying.verify:
        from robustmap.reason.problems import check_each

        checked = check_each(
            saying.asked.instance, saying.asked.problem.semantics, kept, saying.asked.budget
        )
        saying.told.checked(checked, f"{len(kept)} extensions; not that there are no more")
    return {"extensions": given, "complete": stream.complete, "stopped": stream.stopped}


def _ended(saying: _Saying, stopped: str, number: int) -> None:
    if stopped == "limit":
        saying.told.notes.append(f"there are more than these {number}: --all says how many to give")
    elif stopped == "time":
        saying.told.undecided(f"not all found {saying.within}: these are {number}")


def _counted(saying: _Saying) -> dict[str, Any]:
    """Answer CE."""
    number, exact = saying.solver.count()
    if exact:
        saying.say(str(number))
    else:
        saying.told.undecided(f"not counted {saying.within}: there are at least {number}")
    if saying.verify:
        saying.told.notes.append("unchecked: a number has no witness")
    return {"count": number, "exact": exact}


_TASKS: dict[str, Callable[[_Saying], dict[str, Any]]] = {
    "DC": _decided,
    "DS": _decided,
    "SE": _decided,
    "EE": _listed,
    "CE": _counted,
}
