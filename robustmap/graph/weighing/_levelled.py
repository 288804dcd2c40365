"""What every way of weighing shares: what is for and against a statement meets level by level.

Each side has at most three levels, so the framework stays linear in the map.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from robustmap.graph.weighing import none as plainly
from robustmap.graph.weighing._entry import Ground
from robustmap.graph.weighing._levels import LEVELS, UNSAID

SAID = LEVELS.index(UNSAID)

Arguments = Callable[[Ground, str], Mapping[int, int]]
"""Gives for an inference the nodes of the arguments that end in it, by level.

The node at a level says that some argument of this level or above goes through; the one at
the lowest level is the inference's own.
"""

Sides = tuple[Mapping[int, list[int]], Mapping[int, list[int]]]


def attack(arguments: Arguments, ground: Ground, statement: str) -> None:
    """Rules 3 to 8 for one statement, weighed; where all is of one level, unweighed."""
    pro, con = ground.about(statement)
    rivals = [one for one in con if ground.map.inferences[one].relation == "contradicts"]
    argued = [one for one in con if ground.map.inferences[one].relation != "contradicts"]
    sides = _by_level(arguments, ground, pro), _by_level(arguments, ground, argued)
    asserted = ground.standing[statement] == "asserted"
    # What is no stronger than the assertion itself adds nothing to it.
    held = sorted({*sides[0], SAID} if asserted else sides[0])
    held = [one for one in held if not asserted or one >= SAID]
    if rivals or (held and sides[1] and {*held, *sides[1]} != {held[0]}):
        against = {at: partial(_rivals, arguments, ground, rivals, at) for at in held}
        _levels(ground, statement, sides, against, [ground.inference[one] for one in rivals])
    else:
        plainly.attack(ground, statement)


def lacking(statement: str, at: int) -> str:
    """Name the helper that says that nothing of a level or above speaks for a statement."""
    return f"bare {statement} from {LEVELS[at]}"


def at_least(
    arguments: Arguments, ground: Ground, inferences: Iterable[str], at: int
) -> Iterable[int]:
    """Yield the nodes of the arguments of a level or above that end in some inferences."""
    for one in inferences:
        found = arguments(ground, one)
        levels = [other for other in found if other >= at]
        if levels:
            yield found[min(levels)]


def _by_level(
    arguments: Arguments, ground: Ground, inferences: Iterable[str]
) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = {}
    for one in inferences:
        for place, node in arguments(ground, one).items():
            found.setdefault(place, []).append(node)
    return found


def _levels(
    ground: Ground,
    statement: str,
    sides: Sides,
    rivals_at: Mapping[int, Callable[[], Iterable[int]]],
    rivals: list[int],
) -> None:
    """Make what is for and against a statement meet level by level."""
    node, standing = ground.stands[statement], ground.standing[statement]
    new, attackers = ground.new, ground.attackers
    argued = {at: new(f"argued {statement} {LEVELS[at]}") for at in rivals_at}
    against = {at: new(f"{statement}- {LEVELS[at]}") for at in sorted(sides[1])}
    for at, one in against.items():
        attackers[one].append(new(f"quiet {statement} {LEVELS[at]}", *sides[1][at]))
        attackers[one] += [argued[other] for other in argued if other >= at]
    for at, one in argued.items():
        if standing != "asserted" or at != SAID:
            attackers[one].append(new(f"bare {statement} {LEVELS[at]}", *sides[0][at]))
        attackers[one] += [against[other] for other in against if other >= at]
        attackers[one] += rivals_at[at]()
    denials = [*against.values(), *rivals]
    stays = [*argued.values()]
    if standing == "presumed":
        stays.append(new(f"presumed {statement}", *denials))
    ground.denies[statement] = new(f"{statement}-", new(f"quiet {statement}", *denials))
    pro = [ground.inference[one] for one in ground.about(statement)[0]]
    if pro or standing == "open":
        ground.bare[statement] = new(f"bare {statement}", *pro)
    void = new(f"void {statement}", *stays)
    if statement not in ground.view.granted:
        attackers[node].append(void)
    if statement in ground.view.denied:
        attackers[node].append(new(f"denial of {statement}"))


def _rivals(arguments: Arguments, ground: Ground, rivals: Iterable[str], at: int) -> Iterable[int]:
    """Yield a node for each contradiction: what contradicts is held at this level or above."""
    for one in rivals:
        rival = ground.map.inferences[one].premises[0]
        if _never_below(ground, rival, at):
            yield ground.inference[one]
            continue
        lacks = ground.shared(lacking(rival, at), partial(_from, arguments, ground, rival, at))
        yield ground.new(f"{one} from {LEVELS[at]}", ground.refusal(rival), lacks)


def _never_below(ground: Ground, rival: str, at: int) -> bool:
    """Tell whether a statement is held at a level or above whenever it stands at all."""
    known = ground.map.statements.get(rival)
    if at == 0 or known is None or known.definitional or rival in ground.view.granted:
        return True
    return ground.standing[rival] != "open" and at <= SAID


def _from(arguments: Arguments, ground: Ground, statement: str, at: int) -> list[int]:
    """Give the arguments for a statement that are of a level or above."""
    return [*at_least(arguments, ground, ground.about(statement)[0], at)]
