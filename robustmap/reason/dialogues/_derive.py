"""Moves that nobody wrote down: what plans and stories already say of one another."""

from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from robustmap.model.map import Map
from robustmap.model.nodes import Dialogue, Proposal, Story
from robustmap.reason.dialogues._facts import Facts
from robustmap.reason.dialogues._move import Turn


def derives(dialogue: Dialogue) -> bool:
    """Tell whether a dialogue takes its moves from its proposals; rules of a game do not."""
    return (
        dialogue.protocol == "builder-breaker"
        and not dialogue.moves
        and not dialogue.rules
        and bool(dialogue.about)
    )


def derived(facts: Facts, dialogue: Dialogue) -> tuple[Turn, ...]:
    """Give the moves of builder and breaker that follow from the proposals it is about.

    Each proposal comes after those that it revises, as a build; then the stories told
    against it, as breaks; then the claims that exclude their class. Stories that do not
    say how they end make no break.
    """
    found: list[Turn] = []
    broken: dict[str, str] = {}
    for proposal in _in_order(facts.map, dialogue):
        met = [broken[one] for one in facts.addressed(proposal.id) if one in broken]
        last = max(met, key=lambda move: int(move[1:]), default="")
        build = _next(found, "builder", "build", proposal.id, last)
        for story in facts.stories_on.get(proposal.id, ()):
            if story.ends_in is None and not story.is_template:
                continue
            told = _next(found, "breaker", "break", story.id, build)
            broken[story.id] = told
            for claim in _excluded(facts, proposal, story):
                _next(found, "builder", "exclude", claim, told)
    return tuple(found)


def _next(found: list[Turn], by: str, word: str, node: str, replies_to: str) -> str:
    number = len(found) + 1
    found.append(Turn(number, f"m{number}", by, word, node, replies_to))
    return found[-1].id


def _excluded(facts: Facts, proposal: Proposal, story: Story) -> Iterator[str]:
    pairs = ((proposal.id, one) for one in sorted(facts.classes(story)))
    yield from dict.fromkeys(claim for pair in pairs for claim in facts.excluding.get(pair, ()))


def _in_order(map_: Map, dialogue: Dialogue) -> Sequence[Proposal]:
    """Give the proposals that a dialogue is about, each after those that it revises.

    Where revisions go in a circle, the order of `about` stays.
    """
    named = (map_.nodes.get(map_.resolve(ref) or "") for ref in dialogue.about)
    plans = {
        node.id: node for node in named if isinstance(node, Proposal) and node.review != "withdrawn"
    }
    before = {
        plan.id: [one for one in map(map_.resolve, plan.revises) if one in plans and one != plan.id]
        for plan in plans.values()
    }
    try:
        order = list(TopologicalSorter(before).static_order())
    except CycleError:
        order = list(plans)
    return [plans[one] for one in order]
