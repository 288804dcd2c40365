"""Last link: an attack on a conclusion fails where the last step behind it is weaker.

The reading of a map in ASPIC+ (S. Modgil and H. Prakken, A general account of argumentation
with preferences, Artificial Intelligence 195, 2013): inferences are defeasible rules, and a
rebuttal is a defeat unless the attacker is strictly weaker (Def. 9) by the last-link
principle (Def. 20). Each of our arguments ends in one rule, so the elitist and the democratic
order agree: compare the strengths of these two rules. An undercut always defeats.

- A strength that nobody gave is moderate, and so is somebody's saying so: that a claim is
  asserted is a rule without premises. (As an ordinary premise it has no last rule, and by
  Def. 19 nothing that argues could ever tell against it.)
- What is presumed, and the step of an inference, is such a rule too, which whatever is against
  it undercuts: it falls to any attack, and answers none.
- Claims that contradict each other are contradictories: whatever is held for the one attacks
  what is held for the other, as strong as its own last rule. Nothing else answers it, so that
  no camp holds both. A granted claim is an axiom, and what cannot be attacked, a definition,
  is a mere contrary of what it contradicts: these are weaker than nothing.

What is for and against a statement is split by strength, at most three levels a side, so the
framework stays linear.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from robustmap.graph.weighing import WEIGHINGS
from robustmap.graph.weighing import none as plainly
from robustmap.graph.weighing._entry import Ground, Weighing
from robustmap.model.fields import Strength

LEVELS: tuple[Strength, ...] = ("weak", "moderate", "strong")
UNSAID: Strength = "moderate"
"""What a strength is where nobody gave one, and what somebody's saying so is worth."""

_SAID = LEVELS.index(UNSAID)


def level(strength: Strength | None) -> int:
    """Give the place of a strength among all of them, the weakest first.

    >>> level("weak"), level(None), level("strong")
    (0, 1, 2)
    """
    return LEVELS.index(strength or UNSAID)


def unlevelled(name: str) -> str:
    """Give the name of a helper without its level.

    >>> unlevelled("argued c weak"), unlevelled("bare c from strong"), unlevelled("c- strong")
    ('argued c', 'bare c', 'c-')
    """
    start, _, last = name.rpartition(" ")
    return start.removesuffix(" from") if start and last in LEVELS else name


def attack(ground: Ground, statement: str) -> None:
    """Rules 3 to 8 for one statement, weighed; where all is of one strength, unweighed."""
    pro, con = ground.about(statement)
    rivals = [one for one in con if ground.map.inferences[one].relation == "contradicts"]
    argued = [one for one in con if ground.map.inferences[one].relation != "contradicts"]
    sides = _by_level(ground, pro), _by_level(ground, argued)
    asserted = ground.standing[statement] == "asserted"
    # What is no stronger than the assertion itself adds nothing to it.
    held = sorted({*sides[0], _SAID} if asserted else sides[0])
    held = [one for one in held if not asserted or one >= _SAID]
    if rivals or (held and sides[1] and {*held, *sides[1]} != {held[0]}):
        _levels(ground, statement, held, sides, rivals)
    else:
        plainly.attack(ground, statement)


def _by_level(ground: Ground, inferences: Iterable[str]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = {}
    for one in inferences:
        place = level(ground.map.inferences[one].strength)
        found.setdefault(place, []).append(ground.inference[one])
    return found


def _levels(
    ground: Ground,
    statement: str,
    held: list[int],
    sides: tuple[Mapping[int, list[int]], Mapping[int, list[int]]],
    rivals: list[str],
) -> None:
    """Make what is for and against a statement meet level by level."""
    node, standing = ground.stands[statement], ground.standing[statement]
    new, attackers = ground.new, ground.attackers
    argued = {at: new(f"argued {statement} {LEVELS[at]}") for at in held}
    against = {at: new(f"{statement}- {LEVELS[at]}") for at in sorted(sides[1])}
    for at, one in against.items():
        attackers[one].append(new(f"quiet {statement} {LEVELS[at]}", *sides[1][at]))
        attackers[one] += [argued[other] for other in held if other >= at]
    for at, one in argued.items():
        if standing != "asserted" or at != _SAID:
            attackers[one].append(new(f"bare {statement} {LEVELS[at]}", *sides[0][at]))
        attackers[one] += [against[other] for other in against if other >= at]
        attackers[one] += _rivals(ground, rivals, at)
    denials = [*against.values(), *(ground.inference[one] for one in rivals)]
    stays = [*argued.values()]
    if standing == "presumed":
        stays.append(new(f"presumed {statement}", *denials))
    ground.denies[statement] = new(f"{statement}-", new(f"quiet {statement}", *denials))
    pro = [one for at in sorted(sides[0]) for one in sides[0][at]]
    if pro or standing == "open":
        ground.bare[statement] = new(f"bare {statement}", *pro)
    void = new(f"void {statement}", *stays)
    if statement not in ground.view.granted:
        attackers[node].append(void)
    if statement in ground.view.denied:
        attackers[node].append(new(f"denial of {statement}"))


def _rivals(ground: Ground, rivals: Iterable[str], at: int) -> Iterable[int]:
    """Yield a node for each contradiction: what contradicts is held at this level or above."""
    for one in rivals:
        rival = ground.map.inferences[one].premises[0]
        if _never_below(ground, rival, at):
            yield ground.inference[one]
            continue
        name = f"bare {rival} from {LEVELS[at]}"
        lacking = ground.shared(name, partial(_from, ground, rival, at))
        yield ground.new(f"{one} from {LEVELS[at]}", ground.refusal(rival), lacking)


def _never_below(ground: Ground, rival: str, at: int) -> bool:
    """Tell whether a statement is held at a level or above whenever it stands at all."""
    known = ground.map.statements.get(rival)
    if at == 0 or known is None or known.definitional or rival in ground.view.granted:
        return True
    return ground.standing[rival] != "open" and at <= _SAID


def _from(ground: Ground, statement: str, at: int) -> list[int]:
    """Give the inferences for a statement that are of a level or above."""
    pro = _by_level(ground, ground.about(statement)[0])
    return [one for other in sorted(pro) if other >= at for one in pro[other]]


WEIGHINGS.add("last-link", Weighing("last-link", attack, spreads=True))
