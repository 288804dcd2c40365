"""The words of queries for how something fares."""

from collections.abc import Callable
from typing import NamedTuple, get_args

from robustmap.explain.words import ARGUMENT, CLAIM
from robustmap.model.nodes import ArgumentAnswer, ClaimAnswer
from robustmap.query.item import Asker
from robustmap.query.language._index import Index, Step

STANDING = frozenset({"supported", "unargued", "stands"})
FALLEN = frozenset({"rejected", "unsupported", "circular", "undercut", "premise-lost"})


class Fate(NamedTuple):
    """How something fares in this view; `answer` is "" for what has no verdict."""

    answer: str
    counts: bool


def fate(kb: Asker, index: Index, ref: str) -> Fate:
    """Give how a statement, step, argument or proposal fares. Constant time, but for arguments."""
    solution, map_ = kb.solution, kb.map
    if isinstance(ref, Step):
        return Fate(solution.inference_answer(ref), solution.counts(ref))
    statement = map_.statement_id(ref)
    if statement is not None:
        return Fate(solution.claim_answer(statement), solution.counts(statement))
    own = index.inferences(ref)
    if not own:
        return Fate("", counts=False)
    if ref in map_.inferences_of:
        return Fate(solution.argument_answer(ref), any(solution.counts(one.id) for one in own))
    return Fate(solution.inference_answer(ref), solution.counts(ref))


def _replied(kb: Asker, ref: str) -> int:
    verdict = kb.verdict(ref)
    return len(verdict.replies) if verdict else 0


def _fragile(kb: Asker, ref: str) -> bool:
    verdict = kb.verdict(ref)
    return bool(verdict and verdict.fragile)


Judge = Callable[[Asker, Index, str], bool]


class Word(NamedTuple):
    """A word for how something fares: what it means, and whether it is so."""

    means: str
    holds: Judge


def _among(*answers: str) -> Judge:
    wanted = frozenset(answers)

    def holds(kb: Asker, index: Index, ref: str) -> bool:
        found = fate(kb, index, ref)
        return found.counts and found.answer in wanted

    return holds


_stands = _among(*STANDING)


WORDS: dict[str, Word] = {
    "standing": Word("it stands: supported, taken for granted, or an argument that holds", _stands),
    "fallen": Word("it does not stand and is not in dispute", _among(*FALLEN)),
    "unanswered": Word(
        "it stands and nobody has replied",
        lambda kb, index, ref: _stands(kb, index, ref) and not _replied(kb, ref),
    ),
    "answered": Word(
        "it stands after replies",
        lambda kb, index, ref: _stands(kb, index, ref) and _replied(kb, ref) > 0,
    ),
    "fragile": Word(
        "at most three changes would turn it (slow)",
        lambda kb, index, ref: fate(kb, index, ref).counts and _fragile(kb, ref),
    ),
    "counted": Word("it counts in this view", lambda kb, index, ref: fate(kb, index, ref).counts),
}
"""Every word by how a query writes it."""

for _answer in dict.fromkeys((*get_args(ClaimAnswer), *get_args(ArgumentAnswer))):
    WORDS[_answer] = Word(f"its verdict is `{_answer}`", _among(_answer))
for _answers in (CLAIM, ARGUMENT):
    for _name, _words in _answers.items():
        WORDS.setdefault(_words, Word(f"its verdict is `{_name}`", _among(_name)))
