"""The failure stories: what each is told against, how it ends, how concrete it is."""

from collections.abc import Iterator

from robustmap.explain import words
from robustmap.explain.stories import DIRECTION, ENDS_IN, concreteness
from robustmap.model.nodes import Story
from robustmap.query.item import Asker
from robustmap.query.tables._table import TABLES, Cell, Name, Table
from robustmap.reason.ask import ask
from robustmap.reason.solution import Solution
from robustmap.reason.stories import concreteness as slots_of
from robustmap.reason.stories.told import of_story


@TABLES.entry("stories")
def stories(kb: Asker) -> Table:
    """Give every failure story."""
    return Table(
        "Failure stories",
        "How proposals fail. A story counts as any other argument does, save that one of which "
        "nothing is concrete counts for nothing.",
        (
            *("story", "against", "direction", "ends in", "class"),
            *("how concrete", "modality", "verdict"),
        ),
        tuple(_rows(kb)),
        "Nobody has told a failure story yet.",
    )


def _rows(kb: Asker) -> Iterator[tuple[Cell, ...]]:
    for story in kb.map.stories():
        told = list(of_story(kb.solution, story))
        directions = dict.fromkeys(one.direction for one in told) or {story.direction or "": None}
        known = [one for one in directions if one or told]
        yield (
            Name(story.id),
            tuple(Name(one.target) for one in told),
            ", ".join(DIRECTION[one] for one in known),
            ENDS_IN.get(story.ends_in or "", ""),
            tuple(named(kb, ref) for ref in dict.fromkeys(story.failure_class)),
            concreteness(slots_of(story)),
            story.modality or "",
            verdict(kb.solution, story),
        )


def named(kb: Asker, ref: str) -> Name:
    """Give a reference under today's id."""
    return Name(kb.map.resolve(ref) or ref)


def verdict(solution: Solution, story: Story) -> str:
    """Give the verdict on a story in a few words, without naming what brought it about."""
    found = ask(solution, story.id)
    if found is None:
        return ""
    phrase = words.verdict(found)
    if not phrase.refs:
        return phrase.text
    return phrase.brief or words.ARGUMENT[solution.argument_answer(story.id)]
