"""The critical questions of an argument: what each asks and does, and who has put it already.

After Walton, Reed and Macagno (2008); what a question does to an argument follows Pollock
(Defeasible Reasoning, 1987): it may break the step, deny a premise, argue the opposite, or
merely ask for backing.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from robustmap.explain import patterns as say
from robustmap.explain.patterns import Does
from robustmap.model import ids
from robustmap.model.expand import Relation, heading
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Arguing, Argument, Question
from robustmap.model.schemes import Critical, Scheme, scheme_of

TAG = "critical:"
"""Begins the tag of a node that puts a question: `critical:analogy/difference`."""

ANY = "any"
"""Stands for the pattern in the tag of a question that fits every argument."""

_OPPOSITE: Mapping[Relation, Relation] = {
    "for": "against",
    "against": "for",
    "undercuts": "backs",
    "backs": "undercuts",
}


class Offer(NamedTuple):
    """One question as it may be put to one argument.

    `key` and `target` are the line of the new file that aims it, `about` is the premise that
    it asks about ("" for the step), `reason` what is said by whoever does more than ask;
    `asking` and `saying` are the question and the reason as titles.
    `put` are the nodes that put this very question, `others` those that do the same to the
    same target and name no question, by id.
    """

    id: str
    scheme: str
    text: str
    does: Does
    key: str
    target: str
    about: str
    reason: str
    asking: str
    saying: str
    put: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        """The tag by which a node says that it puts this question."""
        return f"{TAG}{self.scheme}/{self.id}"

    @property
    def title(self) -> str:
        """The title of a node that puts it."""
        return self.asking if self.does == "challenge" else self.saying

    @property
    def kind(self) -> str:
        """The kind of node that puts it."""
        return "question" if self.does == "challenge" else "argument"

    @property
    def fields(self) -> dict[str, Any]:
        """What the front matter of a node that puts it says."""
        sort = {"sort": "challenge"} if self.does == "challenge" else {}
        return {"title": self.title, **sort, self.key: [self.target], "tags": [self.tag]}


class Unfit(ValueError):  # noqa: N818 - a choice, not a machine, is at fault
    """A question cannot do to an argument what was asked for; the text says why."""


class Critic:
    """Puts questions to one argument, or to one of its steps."""

    def __init__(self, map_: Map, ref: str) -> None:
        """Take the id of an argument or failure story, or of one of their steps.

        Raises:
            Unfit: it is no such thing, or it has been withdrawn.
        """
        found = map_.resolve(ref)
        owner = map_.owner(ref)
        if found is None or not isinstance(owner, ARGUING) or found in map_.statements:
            message = f"`{ref}` is no argument, and none of its steps"
            raise Unfit(message)
        if owner.review == "withdrawn":
            message = f"`{owner.id}` has been withdrawn"
            raise Unfit(message)
        self.map = map_
        self.ref = found
        self.node: Arguing = owner

    @property
    def scheme(self) -> Scheme | None:
        """The pattern in the catalogue that the argument names, if any."""
        return scheme_of(self.node.scheme) if isinstance(self.node, Argument) else None

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """The questions of its pattern, then those that fit any argument."""
        return (*self.own, *self._any())

    @cached_property
    def own(self) -> tuple[Offer, ...]:
        """The questions of its pattern only."""
        scheme = self.scheme
        return tuple(self._of(scheme, one) for one in scheme.questions) if scheme else ()

    @cached_property
    def premises(self) -> tuple[str, ...]:
        """What it rests on: ids of statements that are there, in the order of the file."""
        found = (p for one in self._inferences for p in self.map.inferences[one].premises)
        return tuple(dict.fromkeys(one for one in found if one in self.map.statements))

    def turned(self, offer: Offer, does: Does | None = None, on: str = "") -> Offer:
        """Give an offer that does something else, or that is about another premise.

        Raises:
            Unfit: the premise is none of the argument's, or it is not said which.
        """
        about = self._premise(on) if on else offer.about
        does = does or ("undermine" if on and offer.does == "undercut" else offer.does)
        if (does, about) == (offer.does, offer.about):
            return offer
        if does == "undermine" and not about:
            if len(self.premises) != 1:
                message = f"say which premise it denies: {', '.join(self.premises)}"
                raise Unfit(message)
            (about,) = self.premises
        key, target = self._aim(does, about)
        if not key:
            message = f"`{self.ref}` is aimed at nothing of which the opposite can be argued"
            raise Unfit(message)
        return self._known(offer._replace(does=does, key=key, target=target, about=about))

    def body(self, offer: Offer) -> str:
        """Write the text of the node that puts a question, in the argument's own terms."""
        scheme = self.scheme
        own = scheme is not None and offer.scheme == scheme.id
        pattern = say.FOLLOWING.format(pattern=scheme.name) if scheme and own else ""
        lines = [say.PUT_TO.format(argument=heading(self.node).rstrip("."), pattern=pattern)]
        if offer.about:
            lines.append(say.RESTS.format(premise=self._said(offer.about)))
        lines.append(offer.text if offer.does == "challenge" else f"{offer.text} {offer.reason}")
        return "\n".join(lines)

    @cached_property
    def _inferences(self) -> tuple[str, ...]:
        return self.map.inferences_of.get(self.ref, ())

    def _conclusion(self, most: int) -> str:
        """Name what the argument is meant to show, in so many letters of its own words."""
        if len(self._inferences) != 1:
            return say.SHOWN
        one = self.map.inferences[self._inferences[0]]
        meant = say.MEANT.get(one.relation)
        return meant.format(target=_cut(self._said(one.target), most)) if meant else say.SHOWN

    def _said(self, ref: str) -> str:
        statement = self.map.statements.get(ref)
        node = self.map.owner(ref)
        text = statement.text if statement else heading(node) if node else ref
        return " ".join(text.split()).rstrip(".")

    def _premise(self, on: str) -> str:
        """Give the premise that is meant by its id, or by its local id."""
        wanted = {self.map.statement_id(on), self.map.statement_id(ids.join(self.node.id, on))}
        found = next((one for one in self.premises if one in wanted), "")
        if not found:
            message = f"`{on}` is no premise of `{self.ref}`: {', '.join(self.premises)}"
            raise Unfit(message)
        return found

    def _slot(self, local: str) -> str:
        found = ids.join(self.node.id, local)
        return found if local and found in self.premises else ""

    def _of(self, scheme: Scheme, one: Critical) -> Offer:
        """Put a question of the pattern; what the argument leaves unsaid can only be asked for."""
        about = self._slot(one.on)
        does: Does = "challenge" if one.put == "undermine" and not about else one.put
        written = [one.filled(self._conclusion(most)) for most in _LENGTHS]
        return self._offer(one.id, scheme.id, does, about, [*written, one.filled()])

    def _any(self) -> Iterator[Offer]:
        for number, premise in enumerate(self.premises, start=1):
            texts = say.PREMISE_TRUE, say.NOT_TRUE
            said = [{"premise": _cut(self._said(premise), most)} for most in _LENGTHS]
            written = [(texts[0].format(**one), texts[1].format(**one)) for one in said]
            yield self._offer(f"premise-{number}", ANY, "challenge", premise, written)
        shown = [{"conclusion": self._conclusion(most)} for most in _LENGTHS]
        written = [(say.FOLLOWS.format(**one), say.NOT_FOLLOWS.format(**one)) for one in shown]
        yield self._offer("step", ANY, "undercut", "", written)
        if self._aim("rebut", "")[0]:
            written = [(say.OPPOSITE.format(**one), say.IS_OPPOSITE.format(**one)) for one in shown]
            yield self._offer("opposite", ANY, "rebut", "", written)

    def _offer(
        self, name: str, scheme: str, does: Does, about: str, written: list[tuple[str, str]]
    ) -> Offer:
        """Make an offer of a question and its reason, each written at several lengths."""
        told = [(text, reason or say.UNANSWERED.format(question=text)) for text, reason in written]
        (text, reason), *_ = told
        asking, saying = (_title(one[place] for one in told) for place in (0, 1))
        key, target = self._aim(does, about)
        made = Offer(name, scheme, text, does, key, target, about, reason, asking, saying)
        return self._known(made)

    def _aim(self, does: Does, about: str) -> tuple[str, str]:
        """Give the key and the target of a node that does something to the argument."""
        if does == "challenge":
            return "asks_about", about or self.ref
        if does == "undermine":
            return "against", about
        if does == "undercut":
            return "undercuts", self.ref
        for name in self._inferences:
            one = self.map.inferences[name]
            if one.relation in _OPPOSITE and one.target in self.map:
                return _OPPOSITE[one.relation], one.target
        return "", ""

    def _known(self, offer: Offer) -> Offer:
        """Note which nodes put a question already, and which do the same to the same target."""
        put: dict[str, None] = {}
        others: dict[str, None] = {}
        same = {offer.target, *(self._steps if offer.target == self.ref else ())}
        for node, key, target in self._links:
            tags = self.map.nodes[node].tags
            if offer.tag in tags and (offer.does == "rebut" or target in self._own_places):
                put[node] = None
            elif key == offer.key and target in same and not any(t.startswith(TAG) for t in tags):
                others[node] = None
        return offer._replace(put=tuple(put), others=tuple(others))

    @property
    def _steps(self) -> set[str]:
        """The names of what is asked about: an argument stands for all of its steps."""
        return {self.ref, self.node.id, *self._inferences}

    @cached_property
    def _own_places(self) -> set[str]:
        return {*self._steps, *self.premises}

    @cached_property
    def _links(self) -> tuple[tuple[str, str, str], ...]:
        """Node, key and target of whatever is aimed at the argument or at what it is about."""
        targets = {self.map.inferences[one].target for one in self._inferences}
        places = (self._own_places | targets) - {""}
        found: list[tuple[str, str, str]] = [
            (one.owner, one.relation, place)
            for place in sorted(places)
            for one in self.map.aimed_at.get(place, ())
            if one.owner != self.node.id
        ]
        found += [
            (node.id, "asks_about", place)
            for node in self.map.of_kind("question")
            if isinstance(node, Question) and node.sort == "challenge"
            for place in map(self.map.resolve, node.asks_about)
            if place in places
        ]
        return tuple(found)


_LENGTHS = (1000, 60, 45, 30)
"""How much of a sentence a title may take up; the first is all of it."""


def _cut(text: str, most: int) -> str:
    """Cut a text between words where it is longer.

    >>> _cut("one two three", 9)
    'one two …'
    """
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0]} …"


def _title(written: Iterable[str]) -> str:
    """Give the first of several wordings that is short enough for a title."""
    found = [one.rstrip(".") for one in written]
    return next((one for one in found if len(one) <= MAX_TITLE_LENGTH), found[-1])[
        :MAX_TITLE_LENGTH
    ]
