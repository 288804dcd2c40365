"""Builder and breaker: a proposal is put forward, a story is told of how it fails, and so on.

A break leaves an obligation open until a later build answers its story (by `addresses`, its
own or that of a proposal which it revises) or a standing claim excludes the whole class of
the failure. The empty template may be told, but it obliges nobody.
"""

from collections.abc import Iterator, Sequence

from robustmap.model.nodes import Proposal, Story
from robustmap.reason.dialogues._move import Change, Due, Option, Outcome, Turn, Wrong
from robustmap.reason.dialogues._protocol import PROTOCOLS, Protocol, State, known_win, now


class BuilderBreaker(Protocol):
    """The rules of builder and breaker."""

    roles = ("builder", "breaker")
    words = {  # noqa: RUF012 - a constant of the class
        "build": ("builder",),
        "break": ("breaker",),
        "exclude": ("builder",),
        "concede": ("builder", "breaker"),
    }

    def judge(self, state: State, turn: Turn) -> Iterator[Wrong]:
        """Yield what the rules have against a move."""
        if turn.word == "build":
            yield from self._build(state, turn)
        elif turn.word == "break":
            yield from self._break(state, turn)
        elif turn.word == "exclude":
            yield from self._exclude(state, turn)
        elif state.last is None:
            yield Wrong("illegal", "move", "nothing can be conceded yet", self._now(state))
        if turn.wins:
            yield from _won(state, turn)

    def _build(self, state: State, turn: Turn) -> Iterator[Wrong]:
        node = state.facts.node(turn.node)
        if not turn.node:
            yield Wrong("illegal", "move", "a build puts forward nothing", "`node: PROPOSAL`")
        elif node is not None and (not isinstance(node, Proposal) or node.id != turn.node):
            yield Wrong("illegal", "node", f"`{turn.node}` is no proposal", "a proposal")
        met = state.answered(turn)
        if met is not None and met.word not in ("break", "concede"):
            told = f"a build meets a break, and `{met.id}` is a `{met.word}`"
            yield Wrong("illegal", "replies_to", told, "the id of a break, or nothing")

    def _break(self, state: State, turn: Turn) -> Iterator[Wrong]:
        built = self._built(state, turn)
        if built is None or built.word != "build":
            told = f"`{built.id}` is a `{built.word}`" if built else "nothing has been built yet"
            key = "replies_to" if turn.replies_to else "move"
            yield Wrong("illegal", key, f"a break meets a build, and {told}", self._now(state))
        node = state.facts.node(turn.node)
        if not turn.node:
            yield Wrong("illegal", "move", "a break tells nothing", "`node: STORY`")
        elif node is not None and not isinstance(node, Story):
            told = f"`{turn.node}` is no failure story"
            yield Wrong("illegal", "node", told, "a failure story told against what was built")
        elif isinstance(node, Story) and built is not None and built.word == "build":
            yield from _told(state, node, built)

    def _exclude(self, state: State, turn: Turn) -> Iterator[Wrong]:
        broken = self._broken(state, turn)
        if broken is None or broken.word != "break":
            told = f"`{broken.id}` is a `{broken.word}`" if broken else "nothing is broken"
            key = "replies_to" if turn.replies_to else "move"
            yield Wrong("illegal", key, f"an exclusion meets a break, and {told}", self._now(state))
            return
        story, node = state.facts.node(broken.node), state.facts.node(turn.node)
        if not turn.node:
            expected = "`node: CLAIM`, or an argument for such a claim"
            yield Wrong("illegal", "move", "an exclusion puts forward nothing", expected)
        elif node is not None and isinstance(story, Story):
            wanted = self._pairs(state, broken, story)
            if wanted is not None and not any(
                pair in wanted for _, pair in state.facts.exclusions(node)
            ):
                yield _not_excluded(turn, wanted)

    def play(self, state: State, turn: Turn) -> Change:
        """Make a legal move."""
        if turn.word == "build":
            stories = dict.fromkeys(state.facts.addressed(turn.node))
            closed = [due for story in stories for due in state.close(("story", story))]
            return Change(closes=tuple(closed))
        if turn.word == "break":
            return self._tell(state, turn)
        if turn.word == "exclude":
            return self._rule_out(state, turn)
        if turn.wins:
            state.outcome = Outcome(state.conditions[turn.wins].for_, turn.wins, turn.id)
        return Change(effect="concession")

    def _tell(self, state: State, turn: Turn) -> Change:
        story, built = state.facts.node(turn.node), self._built(state, turn)
        if not isinstance(story, Story) or built is None:
            return Change()
        if story.is_template:
            return Change(effect="template")
        classes = (("class", built.node, one) for one in state.facts.classes(story))
        due = Due("break", turn.id, story.id, built.node)
        return Change(opens=(state.open(due, ("story", story.id), *classes),))

    def _rule_out(self, state: State, turn: Turn) -> Change:
        node = state.facts.node(turn.node)
        if node is None:
            return Change()
        closed = [
            due
            for claim, pair in state.facts.exclusions(node)
            if state.facts.stands(claim)
            for due in state.close(("class", *pair))
        ]
        return Change(closes=tuple(closed), effect="" if closed else "idle")

    def options(self, state: State) -> Sequence[Option]:
        """Give what would be legal now: a game of this sort never ends by itself."""
        built, broken = state.last_of.get("build"), self._latest(state)
        found = [Option("builder", "build", broken.move if broken else "")]
        if built:
            found.append(Option("breaker", "break", built.id))
        if broken:
            found.append(Option("builder", "exclude", broken.move))
        return found

    def _now(self, state: State) -> str:
        return now(self.options(state))

    def _latest(self, state: State) -> Due | None:
        return state.due[next(reversed(state.due))] if state.due else None

    def _built(self, state: State, turn: Turn) -> Turn | None:
        """Give the build that a break meets: the one that it names, else the last one."""
        return state.answered(turn) or state.last_of.get("build")

    def _broken(self, state: State, turn: Turn) -> Turn | None:
        return state.answered(turn) or state.last_of.get("break")

    def _pairs(self, state: State, broken: Turn, story: Story) -> set[tuple[str, str]] | None:
        """Give what would rule a break out; None where that cannot be told."""
        built = self._built(state, broken)
        if built is None or not built.node:
            return None
        return {(built.node, one) for one in state.facts.classes(story)}


def _told(state: State, story: Story, built: Turn) -> Iterator[Wrong]:
    """Yield what keeps a story from being a break of what was built."""
    proposal = built.node
    if proposal and proposal not in state.facts.told_against(story):
        told = f"`{story.id}` is not told against `{proposal}`, which `{built.id}` builds"
        expected = f"a story with `against: {proposal}`, or against a clause of it"
        yield Wrong("illegal", "node", told, expected)
    if story.ends_in is None and not story.is_template:
        told = f"`{story.id}` does not say how it ends"
        expected = "`ends_in: misaligned` or `ends_in: uncompetitive` in the story"
        yield Wrong("illegal", "node", told, expected)


def _won(state: State, turn: Turn) -> Iterator[Wrong]:
    """Nobody judges this game: who concedes may say by which condition the other has won."""
    if turn.word != "concede":
        yield Wrong("illegal", "wins", f"a `{turn.word}` wins nothing", "`wins` of a concession")
        return
    unknown = list(known_win(state, turn))
    yield from unknown
    if not unknown and state.conditions[turn.wins].for_ == turn.by:
        told = f"`{turn.wins}` is for the {turn.by}, who has conceded"
        yield Wrong("wins", "wins", told, "a condition for the other side")


def _not_excluded(turn: Turn, wanted: set[tuple[str, str]]) -> Wrong:
    told = f"`{turn.node}` does not exclude the class of the failure"
    pairs = " or ".join(f"`states: {{excludes: [{p}, {c}]}}`" for p, c in sorted(wanted))
    expected = f"a claim with {pairs}, or an argument for one"
    if not wanted:
        expected = "a break whose story has a `failure_class`"
    return Wrong("illegal", "node", told, expected)


PROTOCOLS.add("builder-breaker", BuilderBreaker())
