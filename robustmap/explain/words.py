"""Every word and sentence that a reader sees about verdicts, in one place.

Field terms (grounded, rebuttal, linear extension, ...) stay in code and glossary; a
test goes through the rendered pages and fails on them.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from robustmap.explain.phrases import PHRASES
from robustmap.graph.edges import undermines
from robustmap.model.expand import ROBUST, WORKS, Inference, Relation, heading
from robustmap.model.fields import Basis, Failure
from robustmap.model.ids import split
from robustmap.model.map import Map
from robustmap.model.nodes import ArgumentAnswer, ClaimAnswer, Story
from robustmap.reason import semantics
from robustmap.reason.ask import Verdict, replies
from robustmap.reason.certify import Reach
from robustmap.reason.robustness import Robustness, RobustnessAnswer
from robustmap.reason.semantics import OUT
from robustmap.reason.solution import Solution


class Phrase(NamedTuple):
    """A sentence with holes for names, so that a page can make links of them."""

    text: str
    refs: Mapping[str, str] = {}
    brief: str = ""
    """The same without names, where the verdict's own word would say too much."""

    def fill(self, name: Callable[[str], str] = str) -> str:
        """Write the sentence out; `name` says how an id is shown.

        >>> Phrase("step broken by {by}", {"by": "against-2"}).fill()
        'step broken by against-2'
        """
        return self.text.format(**{hole: name(ref) for hole, ref in self.refs.items()})


CLAIM: dict[ClaimAnswer, str] = {
    "supported": "supported",
    "unargued": "taken for granted",
    "contested": "in dispute",
    "rejected": "countered here",
    "unsupported": "not yet argued for",
    "circular": "leans on itself",
}
UNASSESSED = "unassessed"
NO_EFFECT = "has no effect here: {why}"
DENIED = "{verdict}: denied for this look at it"
GRANTED = "{verdict}: granted for this look at it"
MISSING = "withdrawn or missing"

ARGUMENT: dict[ArgumentAnswer, str] = {
    "stands": "holds",
    "undercut": "step broken",
    "premise-lost": "premise has fallen",
    "contested": "in dispute",
}

WAITS = "premise not yet argued for"
"""Short for an argument of which a premise never stood: nothing has felled it."""

RELATION: dict[Relation, str] = {
    "for": "speaks for",
    "against": "argues the opposite of",
    "undercuts": "undercuts",
    "backs": "defends the step of",
    "reframes": "rejects the question of",
    "qualifies": "limits the scope of",
    "contradicts": "cannot be true together with",
    "": "is aimed at nothing",
}

DENIES = "denies the premise"
TOLD = "is told against"

ATTACK = {
    "rebut": "argues the opposite",
    "undermine": "denies a premise",
    "undercut": "undercut: breaks the step",
    "reframe": "rejects the question",
    "qualify": "limits the scope",
    "challenge": "asks for backing",
}

BASIS: dict[Basis, str] = {
    "stated": "said",
    "implied": "clearly meant",
    "reading": "our reading",
}

FAILURE: dict[Failure, str] = {
    "graceful": "fails gently",
    "detectable": "fails visibly",
    "silent": "fails unnoticed",
    "catastrophic": "fails disastrously",
}

SCALING = {"up": "scaled up", "down": "scaled down", "relative": "one part outgrows another"}

ROBUSTNESS: dict[RobustnessAnswer, tuple[str, str]] = {
    "works": ("keeps working", "Nothing that is said here ends it."),
    "stops": ("stops", "It ends at the point that is named; the clause says so."),
    "stopped": ("already stopped", "That point has been passed already."),
    "no-room": ("never has room to work", "What ends it comes no later than what it needs."),
    "disputed": ("in dispute", "A clause on which the answer hangs is in dispute."),
    "unknown": ("unknown", "The texts are silent."),
}
"""Each answer of the robustness table: its word, and what it means."""

LEDGER = {
    "unanswered": "no reply yet",
    "answered": "holds after replies",
    "disputed": "in dispute",
    "fallen": "fallen",
}

TALLY = {
    "unanswered": "with no reply yet",
    "answered": "holding after replies",
    "disputed": "in dispute",
    "fallen": "fallen",
    "uncounted": "without effect here",
}
NOBODY = "nobody has argued yet"

SEMANTICS = {name: one.words for name, one in semantics.SEMANTICS.entries.items()}
"""What each way of working out verdicts is called; each says so beside its definition."""

REACH: dict[Reach, str] = {
    "every": "in every one",
    "some": "in some, not in all",
    "no": "in none",
}
"""In how many camps, or other sets that can be held together, something is."""

KIND = {
    "claim": ("claim", "claims"),
    "argument": ("argument", "arguments"),
    "threshold": ("threshold", "thresholds"),
    "proposal": ("proposal", "proposals"),
    "story": ("failure story", "failure stories"),
    "axis": ("axis", "axes"),
    "question": ("question", "questions"),
    "concept": ("concept", "concepts"),
    "dialogue": ("dialogue", "dialogues"),
    "person": ("person", "people"),
    "source": ("source", "sources"),
}


def count(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun.

    >>> count(1, "reply", "replies"), count(3, "node")
    ('1 reply', '3 nodes')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def relation(map_: Map, inference: Inference) -> str:
    """Name what an inference does: what speaks against a premise denies it, a story tells."""
    if inference.relation != "against":
        return RELATION[inference.relation]
    if isinstance(map_.nodes.get(inference.owner), Story):
        return TOLD
    return DENIES if undermines(map_, inference.target) else RELATION["against"]


def verdict(asked: Verdict) -> Phrase:
    """Give a verdict in readers' words."""
    if not asked.inferences:
        return claim(asked.solution, asked.id)
    if asked.counted:
        return no_effect(asked.counted)
    deciding = asked.solution.deciding(asked.id)
    return inference(asked.solution, deciding, len(asked.replies.met))


def claim(solution: Solution, statement: str) -> Phrase:
    """Give the verdict on a statement in readers' words."""
    if statement not in solution.flat.standing:
        return Phrase(MISSING)
    if statement in solution.flat.uncounted:
        return no_effect(solution.flat.uncounted[statement])
    answer = solution.claim_answer(statement)
    if statement in solution.view.denied:
        return Phrase(DENIED.format(verdict=CLAIM[answer]))
    if statement in solution.view.granted:
        return Phrase(GRANTED.format(verdict=CLAIM[answer]))
    local = split(statement)[1]
    if answer == "unsupported" and (local == WORKS or local in ROBUST):
        return Phrase(UNASSESSED)
    return Phrase(CLAIM[answer])


def no_effect(why: str) -> Phrase:
    """Say that something decides nothing in the view, and why."""
    return Phrase(NO_EFFECT.format(why=why))


def inference(solution: Solution, inference: str, met: int | None = None) -> Phrase:
    """Give the verdict on an inference: how it holds, or what brought it down."""
    uncounted = solution.flat.uncounted.get(inference)
    if uncounted:
        return no_effect(uncounted)
    answer = solution.inference_answer(inference)
    if answer == "stands":
        number = len(replies(solution, inference).met) if met is None else met
        told = PHRASES["answered"].format(replies=count(number, "reply", "replies"))
        return Phrase(told if number else PHRASES["holds"])
    if answer == "undercut":
        step = solution.flat.steps[inference]
        by = breaker(solution, step)
        return Phrase(PHRASES["broken"], {"by": by}) if by else Phrase(ARGUMENT[answer])
    if answer == "premise-lost":
        return _lost(solution, solution.map.inferences[inference].premises)
    return Phrase(ARGUMENT[answer])


def _lost(solution: Solution, premises: tuple[str, ...]) -> Phrase:
    """Name the premise without which an inference fails; it may only never have stood."""
    lost = next((one for one in premises if solution.statement_label(one) == OUT), None)
    if lost is None:
        # Every camp is without one of them, though not all without the same one.
        return Phrase(ARGUMENT["premise-lost"])
    if lost in solution.flat.standing and solution.claim_answer(lost) == "unsupported":
        return Phrase(PHRASES["waiting"], {"premise": lost}, WAITS)
    return Phrase(PHRASES["lost"], {"premise": lost})


def breaker(solution: Solution, statement: str) -> str:
    """Give the item that brought a statement down first; "" where each camp has another one."""
    flat, labelling = solution.flat, solution.labelling
    holding = [one for one in flat.con[statement] if solution.inference_answer(one) == "stands"]
    if not holding:
        return ""
    first = min(holding, key=lambda one: (labelling.ranks[flat.inference[one]], one))
    return solution.map.inferences[first].owner


def robustness(answer: Robustness) -> Phrase:
    """Give what one kind of scaling does to a proposal in readers' words."""
    manner = f", {FAILURE[answer.failure]}" if answer.failure else ""
    refs = {"at": answer.witness} if answer.witness else {}
    if answer.answer == "stops" and not answer.witness:
        return Phrase("stops in the limit")
    if answer.kind == "down":
        texts = {"stops": "does not work below {at}", "stopped": "{at} is not reached yet"}
    elif answer.kind == "relative":
        rung = answer.axis and answer.axis != answer.witness
        texts = {"stops": f"stops once {{at}} {'is reached too early' if rung else 'pulls ahead'}"}
    else:
        texts = {"stops": "stops once {at} is reached", "stopped": "already stopped, at {at}"}
    texts |= {
        "works": "keeps working",
        "no-room": "never has room to work: {at} comes too early",
        "disputed": "in dispute",
        "unknown": "unknown",
    }
    return Phrase(texts[answer.answer] + manner, refs)


def gap(answer: Robustness) -> str:
    """Say how far from today the nearest failure is; "" where that is not known or is past.

    >>> gap(Robustness("plan", "up", "stops", "high", gap=2))
    '2 crossings ahead'
    """
    if answer.gap is None or answer.answer != "stops" or answer.kind == "relative":
        return ""
    return f"{count(answer.gap, 'crossing')} {'back' if answer.kind == 'down' else 'ahead'}"


def title(solution: Solution, ref: str) -> str:
    """Give the line by which a statement, argument, inference or node is known."""
    statement = solution.map.statements.get(ref)
    if statement is not None:
        return statement.text
    node = solution.map.owner(ref)
    return heading(node) if node else ref
