"""A framework that changes, and questions to it in between: the interface named IPAFAIR."""

from collections.abc import Iterable
from typing import Final

from robustmap.errors import UnknownNameError
from robustmap.graph.csr import Compact, Numbered
from robustmap.graph.framework import Framework
from robustmap.model.suggest import nearest
from robustmap.reason.problems._changing import Changing
from robustmap.reason.problems._problem import CODES
from robustmap.reason.semantics._dynamic import Dynamic
from robustmap.reason.semantics._search import Answer, Budget, Question

INPUT: Final = 0
YES: Final = 10
NO: Final = 20
ERROR: Final = -1

Argument = int | str


class Ipafair:
    """A solver that follows a framework through its changes.

    The calls and the numbers of `status` are those of IPAFAIR, the interface of the dynamic
    tracks since 2023: 0 after a change, 10 after a yes, 20 after a no, -1 after a mistake. A
    mistake changes nothing, `fault` says what it was, and from then on the solver takes no
    more changes and answers None. Arguments are numbers or names; `3` and `"3"` are the same.

    Changes are cheap. The grounded labels are kept up to date where a change bears on them;
    only what they leave open is searched, and no more of it than what leads to the question
    where the semantics allows that.

    >>> solver = Ipafair("PR")
    >>> for one in (1, 2, 3):
    ...     solver.add_argument(one)
    >>> for attack in ((1, 2), (2, 1), (2, 3)):
    ...     solver.add_attack(*attack)
    >>> solver.solve_skept([3]), solver.status, solver.extract_witness()
    (False, 20, [2])
    >>> solver.del_attack(2, 1)
    >>> solver.solve_skept([3]), solver.status
    (True, 10)
    """

    def __init__(self, semantics: str, framework: Framework | Compact | None = None) -> None:
        """Take a semantics, by its code (`PR`) or name, and a framework to begin with.

        Raises:
            UnknownNameError: there is no such semantics; the message names the nearest.
        """
        self.semantics = _named(semantics)
        names = framework.names if framework is not None else ()
        numbered = isinstance(names, Numbered)
        self._given: dict[str, Argument] = {name: int(name) if numbered else name for name in names}
        if isinstance(framework, Compact):
            framework = framework.framework()
        self._framework = Changing(Dynamic(framework), self.semantics)
        self._kept = self._framework.kept
        self.status: int = INPUT
        self.fault = ""
        self._answer: Answer | None = None

    def add_argument(self, arg: Argument) -> None:
        """Add an argument; one that is there already is a mistake."""
        if self._fails(f"there is an argument {arg} already" if str(arg) in self._kept else ""):
            return
        self._kept.add_argument(str(arg))
        self._given[str(arg)] = arg
        self._changed()

    def del_argument(self, arg: Argument) -> None:
        """Delete an argument and all attacks by it and on it; an unknown one is a mistake."""
        if self._fails(self._unknown([arg])):
            return
        self._kept.remove_argument(str(arg))
        del self._given[str(arg)]
        self._changed()

    def add_attack(self, source: Argument, target: Argument) -> None:
        """Add an attack; one that is there, or has an unknown end, is a mistake."""
        if self._fails(self._unknown([source, target])):
            return
        added = self._kept.add_attack(str(source), str(target))
        if not self._fails("" if added else f"{source} attacks {target} already"):
            self._changed()

    def del_attack(self, source: Argument, target: Argument) -> None:
        """Delete an attack; one that is not there is a mistake."""
        if self._fails(self._unknown([source, target])):
            return
        gone = self._kept.remove_attack(str(source), str(target))
        if not self._fails("" if gone else f"{source} does not attack {target}"):
            self._changed()

    def solve_cred(
        self, assumps: Iterable[Argument] = (), budget: Budget | None = None
    ) -> bool | None:
        """Tell whether some extension has all of these; None after a mistake or out of time.

        Where the time of `budget` is over, `status` is 0, and it can be asked again.
        """
        return self._solved("credulous", assumps, budget)

    def solve_skept(
        self, assumps: Iterable[Argument] = (), budget: Budget | None = None
    ) -> bool | None:
        """Tell whether every extension has all of these; None after a mistake or out of time.

        Where there is no extension at all, every one has everything.
        """
        return self._solved("sceptical", assumps, budget)

    def extract_witness(self) -> list[Argument] | None:
        """Give the extension that shows the last answer.

        After a yes of `solve_cred` it has all that was asked for, after a no of `solve_skept`
        it lacks some of it. None after all other answers, and after a change.

        Raises:
            NotDecidedError: the time of the question's budget is over.
        """
        found = self._answer.extension if self._answer is not None else None
        if found is None:
            return None
        names = self._framework.instance.names
        return [self._given[names[one]] for one in sorted(found)]

    def _solved(
        self, question: Question, assumps: Iterable[Argument], budget: Budget | None
    ) -> bool | None:
        asked = list(dict.fromkeys(map(str, assumps)))
        if self._fails(self._unknown(asked)):
            return None
        self._answer = self._framework.answer(question, asked, budget or Budget())
        holds = self._answer.holds
        self.status = INPUT if holds is None else YES if holds else NO
        return holds

    def _changed(self) -> None:
        self.status = INPUT
        self._answer = None
        self._framework.changed()

    def _unknown(self, args: Iterable[Argument]) -> str:
        """Give the fault where something is no argument."""
        lost = next((one for one in args if str(one) not in self._kept), None)
        return "" if lost is None else f"there is no argument {lost}"

    def _fails(self, fault: str) -> bool:
        """Take note of a mistake; tells whether there is, or was, one."""
        if fault and self.status != ERROR:
            self.status, self.fault = ERROR, fault
            self._answer = None
        return self.status == ERROR


def _named(semantics: str) -> str:
    name = CODES.get(semantics.upper(), semantics)
    if name not in CODES.values():
        hint = nearest(semantics, (*CODES, *CODES.values()))
        asked = f"did you mean `{hint}`?" if hint else f"there are {', '.join(CODES)}"
        message = f"no semantics is called `{semantics}`; {asked}"
        raise UnknownNameError(message)
    return name
