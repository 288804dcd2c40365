"""Thirteen semantics as logic programs, run by clingo: a second opinion on middling frameworks.

Written from the definitions and sharing nothing with `robustmap`. Where a definition asks for
the largest, clingo's domain heuristic with `domRec` gives the models whose marked atoms are
largest; what builds on other extensions (ideal, eager, stage2) takes two programs in turn.
A framework is the list of each argument's attackers.
"""

from collections.abc import Callable, Iterator, Sequence

import clingo

Attackers = Sequence[Sequence[int]]

Extensions = set[frozenset[int]]

GUESS = """
{ in(X) } :- arg(X).
out(X) :- in(Y), att(Y,X).
range(X) :- in(X).
range(X) :- out(X).
:- in(X), out(X).
#show in/1.
"""

DEFENDED = ":- in(X), att(Y,X), not out(Y)."

ALL_DEFENDED = """
defended(X) :- arg(X), out(Y) : att(Y,X).
:- defended(X), not in(X).
"""

NAIVE = """
joined(X) :- in(Y), att(X,Y).
joined(X) :- att(X,X).
:- arg(X), not in(X), not out(X), not joined(X).
"""

STABLE = ":- arg(X), not range(X)."

# All of it is derived, nothing guessed: the one model is the least fixpoint.
LEAST = """
in(X) :- arg(X), out(Y) : att(Y,X).
out(X) :- in(Y), att(Y,X).
#show in/1.
"""

LARGEST_SET = "#heuristic in(X) : arg(X). [1,true]"

LARGEST_RANGE = """
#heuristic range(X) : arg(X). [1,true]
#show. #show range/1.
"""

ADMISSIBLE = GUESS + DEFENDED
COMPLETE = ADMISSIBLE + ALL_DEFENDED

# Gaggl and Woltran 2013: what is attacked from another component goes, level by level, until
# nothing more does; then the choice is naive in what is left, attacks between components cut.
SEPARATED = """
level(1..most).
left(0,X) :- arg(X).
way(0,X,Y) :- att(X,Y).
way(0,X,Z) :- way(0,X,Y), att(Y,Z).
same(X,Y) :- way(0,X,Y), way(0,Y,X).
way(L,X,Y) :- level(L), L < most, left(L,X), left(L,Y), att(X,Y), same(X,Y).
way(L,X,Z) :- way(L,X,Y), level(L), L < most, left(L,Z), att(Y,Z), same(X,Z).
gone(L,X) :- level(L), left(L-1,X), in(Y), att(Y,X), X != Y, not left(L-1,Y).
gone(L,X) :- level(L), left(L-1,X), in(Y), att(Y,X), X != Y, left(L-1,Y), not way(L-1,X,Y).
left(L,X) :- level(L), left(L-1,X), not gone(L,X).
short :- gone(most,X).
last(X) :- left(most-1,X).
:- in(X), not last(X), not short.
cut(X,Y) :- att(X,Y), last(X), last(Y), way(most-1,Y,X).
cut(X,X) :- att(X,X), last(X).
met(X) :- in(Y), cut(Y,X).
met(X) :- in(Y), cut(X,Y).
met(X) :- cut(X,X).
:- last(X), not in(X), not met(X), not short.
#show short/0.
"""

LARGEST = ("--heuristic=Domain", "--enum-mode=domRec")


EFFORT = "--solve-limit=500"
"""So many conflicts may a search meet: a limit that is the same on every machine."""


DEEPEST = 6
"""So many levels are looked at where components come apart within components."""


class TooManyError(Exception):
    """There are more extensions than were asked for, or clingo has gone to its limit."""


def facts(attackers: Attackers) -> str:
    """Write a framework as facts."""
    found = [f"arg({a})." for a in range(len(attackers))]
    found += [f"att({b},{a})." for a, by in enumerate(attackers) for b in by]
    return " ".join(found)


def models(program: str, most: int, *options: str) -> Iterator[frozenset[str]]:
    """Yield what each model shows.

    Raises:
        TooManyError: there are more than `most`, or it is too hard to tell.
    """
    control = clingo.Control(["0", EFFORT, *options], logger=lambda *_: None)
    control.add("base", [], program)
    control.ground([("base", [])])
    with control.solve(yield_=True) as found:
        for number, model in enumerate(found):
            if number >= most:
                raise TooManyError
            yield frozenset(map(str, model.symbols(shown=True)))
        if not found.get().exhausted:
            raise TooManyError


def chosen(program: str, most: int, *options: str, name: str = "in") -> Extensions:
    """Give the models as sets of arguments."""
    return {
        frozenset(int(atom[len(name) + 1 : -1]) for atom in model if atom.startswith(f"{name}("))
        for model in models(program, most, *options)
    }


def by_range(framework: str, program: str, most: int) -> Extensions:
    """Give the models of largest range: the ranges first, then the models of each."""
    found: Extensions = set()
    whole = f"{framework} {program}"
    for range_ in chosen(whole + LARGEST_RANGE, most, *LARGEST, name="range"):
        asked = " ".join(f":- not range({a})." for a in range_)
        found |= chosen(whole + asked, most)
        if len(found) > most:
            raise TooManyError
    return found


def within_all(framework: str, extensions: Extensions, most: int) -> Extensions:
    """Give the largest admissible sets that lie within every extension."""
    common = frozenset.intersection(*extensions)
    kept = " ".join(f"kept({a})." for a in common)
    barred = ":- in(X), not kept(X)." + LARGEST_SET
    return chosen(f"{framework} {kept} {ADMISSIBLE} {barred}", most, *LARGEST)


def separated(framework: str, most: int, levels: int = 3) -> Extensions:
    """Give the cf2 extensions, with as many levels as it takes."""
    program = f"#const most={levels}. {framework} {GUESS} {NAIVE} {SEPARATED}"
    if next(models(program + ":- not short.", 1), None) is not None:
        if levels >= DEEPEST:
            raise TooManyError
        return separated(framework, most, 2 * levels)
    return chosen(program + ":- short.", most)


def preferred(framework: str, most: int) -> Extensions:
    return chosen(framework + ADMISSIBLE + LARGEST_SET, most, *LARGEST)


def semi_stable(framework: str, most: int) -> Extensions:
    return by_range(framework, COMPLETE, most)


def plain(program: str) -> Callable[[str, int], Extensions]:
    return lambda framework, most: chosen(framework + program, most)


PLAIN = {
    "admissible": ADMISSIBLE,
    "complete": COMPLETE,
    "conflict-free": GUESS,
    "grounded": LEAST,
    "naive": GUESS + NAIVE,
    "stable": GUESS + STABLE,
}
"""Semantics of one program whose models are the extensions."""

ENCODED: dict[str, Callable[[str, int], Extensions]] = {
    **{name: plain(program) for name, program in PLAIN.items()},
    "cf2": separated,
    "eager": lambda framework, most: within_all(framework, semi_stable(framework, most), most),
    "ideal": lambda framework, most: within_all(framework, preferred(framework, most), most),
    "preferred": preferred,
    "semi-stable": semi_stable,
    "stage": lambda framework, most: by_range(framework, GUESS, most),
}
"""What clingo gives for each semantics, at most so many extensions; stage2 stands apart."""


def in_some_and_in_all(program: str) -> tuple[frozenset[int], frozenset[int]] | None:
    """Give the arguments in some model and in every model, however many there are; None of none."""
    found = []
    for mode in ("brave", "cautious"):
        given = list(models(program, 1_000_000, f"--enum-mode={mode}"))
        if not given:
            return None
        # Each is nearer than the one before it: the last is what was asked for.
        found.append(frozenset(int(a[3:-1]) for a in given[-1] if a.startswith("in(")))
    return found[0], found[1]


CUT = """
{ in(X) } :- kept(X).
:- in(X), cut(X,X).
:- in(X), in(Y), cut(X,Y).
had(X) :- in(X).
had(X) :- in(Y), cut(Y,X).
:- covered(X), not had(X).
more :- had(X), not covered(X).
:- not more.
#show in/1.
"""


def wider_in_cells(attackers: Attackers, extension: frozenset[int]) -> bool:
    """Tell whether another set has more range than a cf2 extension, attacks between cells cut."""
    levels = 3
    fixed = " ".join(f":- {'not ' * (a in extension)}in({a})." for a in range(len(attackers)))
    while True:
        program = f"#const most={levels}. {facts(attackers)} {GUESS} {SEPARATED} {fixed}"
        shown = next(models(program + "#show cut/2. #show last/1.", 1))
        if "short" not in shown:
            break
        levels *= 2
    cut = [tuple(map(int, atom[4:-1].split(","))) for atom in shown if atom.startswith("cut")]
    kept = [int(atom[5:-1]) for atom in shown if atom.startswith("last")]
    covered = extension | {target for by, target in cut if by in extension}
    told = [f"kept({a})." for a in kept]
    told += [f"cut({by},{target})." for by, target in cut]
    told += [f"covered({a})." for a in covered]
    return next(models(" ".join(told) + CUT, 1), None) is not None
