"""Two maps compared: consequences with their causes, and changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from robustmap.diff.arrivals import arrivals
from robustmap.diff.bearing import Bearing
from robustmap.diff.causes import Cause, causes
from robustmap.diff.changes import changes
from robustmap.diff.dated import dated_changes
from robustmap.diff.effects import EVERYTHING, Cone, Effect, Key, Reading, effects
from robustmap.diff.health import health
from robustmap.diff.kinds import Change
from robustmap.diff.lines import changed_lines
from robustmap.diff.mix import Mix, Solve, Views, solved
from robustmap.diff.owed import Find, owed_changes
from robustmap.diff.pair import Pair, pair
from robustmap.diff.result import (
    Diff,
    Entry,
    Flip,
    LedgerChange,
    RobustnessChange,
    State,
    What,
)
from robustmap.diff.sequence import order_changes
from robustmap.diff.shares import comparable, share_changes
from robustmap.diff.silence import silences, silent
from robustmap.diff.strengths import MOVED, Weighed, weighed
from robustmap.diff.suspects import suspects
from robustmap.explain import words
from robustmap.model.map import Map
from robustmap.model.nodes import Claim, Proposal, Question, Story
from robustmap.model.view import View
from robustmap.reason.ask import Verdict
from robustmap.reason.robustness import FIRST
from robustmap.reason.solution import CAUTIOUS


def compare(
    base: Map,
    head: Map,
    view: View | Views | None = None,
    owed: Find | None = None,
    threshold: float = MOVED,
    *,
    semantics: str = CAUTIOUS,
    solve: Solve = solved,
) -> Diff:
    """Say what changes from `base` to `head`: verdicts, robustness, ledgers, nodes; and why.

    Each map is seen as its own settings say, unless a view is given for both (its ids
    may be those of either map), or one for each. `owed` finds what is still open in a solved
    map; without it that is not compared. Strengths are told that moved by more than
    `threshold`.

    What the changes cannot reach is not looked at twice. Linear in the maps, and once more in
    what the changes reach for each trial of a cause (`causes`); `solve` says how maps
    are solved. With `solved_plainly` everything is looked at: the same comes out, later.

    Raises:
        CircularMapError: the semantics is not defined for one of the maps.
    """
    both = pair(base, head)
    mix = Mix(both, _views(both, view), semantics, solve)
    return between(mix, owed, changes(both), threshold)


def between(
    mix: Mix,
    owed: Find | None,
    done: tuple[Change, ...],
    threshold: float = MOVED,
) -> Diff:
    """Say what changes within a mixture; `done` is what was done to the nodes."""
    both = mix.both
    old = Reading(mix.base)
    new = Reading(mix.head) if done else old
    bearing = Bearing(mix)
    cone: Cone = EVERYTHING if mix.plainly else bearing
    found = list(effects(old, new, cone)) if mix.units else []
    because = causes(found, mix, bearing=bearing)
    rank = _Rank(both.head)
    flips = tuple(sorted(_flips(old, new, found, because), key=rank.flip))
    one, other = old.solution, new.solution
    before = set(silent(one))
    unanswered = before, set(silent(other, cone, before))
    return Diff(
        mix.semantics,
        (len(both.base.live), len(both.head.live)),
        _steady(both, flips),
        flips,
        tuple(sorted(_robustness(old, new, found, because), key=rank.robustness)),
        tuple(sorted(_ledgers(new, found, because), key=rank.ledger)),
        done,
        tuple(share_changes(one, other)) if mix.units else (),
        comparable(one, other),
        tuple(order_changes(one, other)) if mix.units else (),
        owed_changes(one, other, owed) if owed and done else (),
        tuple(silences(one, other, unanswered[1] - unanswered[0])),
        tuple(suspects(both, other, done)),
        health(old, new, unanswered),
        changed_lines(both, done),
        tuple(arrivals(other, done, counted=comparable(one, other))),
        weighed(one, other, threshold, _what) if mix.units else Weighed(threshold=threshold),
        (one.view, other.view),
        tuple(dated_changes(one, other)) if done or mix.units else (),
    )


def _views(both: Pair, view: View | Views | None) -> Views:
    base, head = (side.settings.evaluate.view() for side in (both.base, both.head))
    chosen = view if isinstance(view, Views) else Views(view or base, view or head)
    base = replace(
        chosen.base,
        off=frozenset(map(both.today, chosen.base.off)),
        granted=frozenset(map(both.today, chosen.base.granted)),
        denied=frozenset(map(both.today, chosen.base.denied)),
    )
    # One view for both may name nodes as either does: earlier names are today's in the head.
    return chosen._replace(base=base, head=base if isinstance(view, View) else chosen.head)


def _of_kind(found: Iterable[Effect], kind: str) -> Iterator[Effect]:
    return (effect for effect in found if effect.key[0] == kind)


def _flips(
    old: Reading, new: Reading, found: Sequence[Effect], because: dict[Key, Cause]
) -> Iterator[Flip]:
    for effect in _of_kind(found, "verdict"):
        ref = effect.key[1]
        before, after = old.verdict(ref), new.verdict(ref)
        assert before is not None
        assert after is not None
        yield Flip(
            ref,
            _what(new.solution.map, ref),
            words.title(new.solution, ref),
            _state(before),
            _state(after),
            because[effect.key],
        )


def _state(verdict: Verdict) -> State:
    return State(verdict.answer, verdict.counted, words.verdict(verdict))


def _what(map_: Map, ref: str) -> What:
    statement = map_.statements.get(ref)
    if statement is not None:
        return statement.role
    node = map_.nodes.get(ref)
    if node is None:
        return "inference"
    return "story" if isinstance(node, Story) else "argument"


def _ledgers(
    new: Reading, found: Sequence[Effect], because: dict[Key, Cause]
) -> Iterator[LedgerChange]:
    moved: dict[str, list[Entry]] = {}
    for effect in _of_kind(found, "ledger"):
        _, statement, side, item = effect.key
        entry = Entry(side, item, str(effect.before), str(effect.after), because[effect.key])
        moved.setdefault(statement, []).append(entry)
    for statement, entries in moved.items():
        # "for" before "against", as everywhere.
        entries.sort(key=lambda one: (one.side != "for", one.item))
        yield LedgerChange(statement, words.title(new.solution, statement), tuple(entries))


def _robustness(
    old: Reading, new: Reading, found: Sequence[Effect], because: dict[Key, Cause]
) -> Iterator[RobustnessChange]:
    for effect in _of_kind(found, "robustness"):
        _, proposal, kind = effect.key
        yield RobustnessChange(
            proposal,
            kind,
            words.title(new.solution, proposal),
            old.robustness[proposal][kind],
            new.robustness[proposal][kind],
            because[effect.key],
        )


def _steady(both: Pair, flips: Sequence[Flip]) -> int:
    """Count the verdicts on claims, premises, clauses and arguments that stay as they are."""
    base, head = both.base, both.head
    statements = base.statements.keys() & head.statements.keys()
    arguments = {node.id for node in base.arguing()} & {node.id for node in head.arguing()}
    flipped = sum(flip.what != "inference" for flip in flips)
    return len(statements) + len(arguments) - flipped


_PLACES: tuple[What, ...] = (
    "claim",
    "works",
    "argument",
    "story",
    "premise",
    "clause",
    "reason",
    "inference",
    "definition",
)


class _Rank:
    """How much hangs on something: what debates are about first, then claims, and so on."""

    def __init__(self, map_: Map) -> None:
        self.map = map_
        self.theses = {
            map_.statement_id(ref)
            for node in map_.of_kind("question")
            if isinstance(node, Question) and node.sort == "debate"
            for ref in node.about
        }

    def flip(self, one: Flip) -> tuple[object, ...]:
        return one.id not in self.theses, _PLACES.index(one.what), one.id

    def ledger(self, one: LedgerChange) -> tuple[object, ...]:
        whole = isinstance(self.map.nodes.get(one.statement), Claim | Proposal)
        return one.statement not in self.theses, not whole, one.statement

    def robustness(self, one: RobustnessChange) -> tuple[object, ...]:
        kinds = [*FIRST, one.kind]
        return one.proposal, kinds.index(one.kind), one.kind
