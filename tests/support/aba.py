"""Flat assumption-based argumentation by brute force, and a map written out in it.

The oracle of the tests. It reads a map's statements and inferences, and shares no code
with the flattening or with any semantics. Definitions: A. Bondarenko, P. M. Dung,
R. A. Kowalski and F. Toni, An abstract, argumentation-theoretic approach to default
reasoning, Artificial Intelligence 93, 1997.

Sets are bit masks: the assumptions are the lowest bits, so that a set of assumptions is
also a set of sentences.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from robustmap.model.expand import Inference
from robustmap.model.map import Map
from robustmap.model.view import View

UNDECIDED, IN, OUT = 0, 1, 2

Label = int


class Aba:
    """A flat framework: rules, assumptions, and the contrary of each assumption."""

    def __init__(
        self, contraries: Mapping[str, str], rules: list[tuple[str, tuple[str, ...]]]
    ) -> None:
        """Take the contrary of each assumption, and rules as (head, body)."""
        assert not contraries.keys() & {head for head, _ in rules}, "no rule for an assumption"
        self.assumptions = tuple(contraries)
        self.contraries = dict(contraries)
        self.rules = rules
        sentences = dict.fromkeys(
            (
                *contraries,
                *contraries.values(),
                *(sentence for head, body in rules for sentence in (head, *body)),
            )
        )
        self.bit = {sentence: 1 << place for place, sentence in enumerate(sentences)}
        self.all = (1 << len(contraries)) - 1
        self._rules = [
            (sum({self.bit[sentence] for sentence in body}), self.bit[head]) for head, body in rules
        ]
        self._contraries = [
            (self.bit[assumption], self.bit[contrary])
            for assumption, contrary in contraries.items()
        ]
        self._theories: dict[int, int] = {}

    def theory(self, assumed: int) -> int:
        """Give every sentence that can be deduced from some assumptions."""
        found = self._theories.get(assumed)
        if found is None:
            found = self._theories[assumed] = self._deduce(assumed)
        return found

    def _deduce(self, known: int) -> int:
        waiting = self._rules
        while True:
            left = []
            for rule in waiting:
                body, head = rule
                if body & known == body:
                    known |= head
                else:
                    left.append(rule)
            if len(left) == len(waiting):
                return known
            waiting = left

    def attacks(self, assumed: int) -> int:
        """Give the assumptions that a set attacks: it deduces their contraries."""
        known = self.theory(assumed)
        return sum(assumption for assumption, contrary in self._contraries if contrary & known)

    def defends(self, assumed: int) -> int:
        """Give the assumptions that a set defends: it attacks every set that attacks them.

        The sets that it does not attack are the subsets of what it leaves unattacked,
        and deduction is monotone, so it is enough to look at the largest of them.
        """
        return self.all & ~self.attacks(self.all & ~self.attacks(assumed))

    @cached_property
    def grounded(self) -> int:
        """The grounded set: the least that contains what it defends.

        The authors' well-founded semantics.
        """
        found = 0
        while self.defends(found) != found:
            found = self.defends(found)
        return found

    def complete_sets(self) -> list[int]:
        """Give the complete sets, by going through every set, word for word.

        A set is complete if it does not attack itself, attacks every set that attacks
        it, and contains every assumption of which it attacks every attacker.
        """
        every = range(self.all + 1)
        attacked = [self.attacks(assumed) for assumed in every]
        found = []
        for assumed in every:
            mine = attacked[assumed]
            if mine & assumed:
                continue
            unanswered = 0
            for other in every:
                if not mine & other:
                    unanswered |= attacked[other]
            if assumed == self.all & ~unanswered:
                found.append(assumed)
        return found

    def labels(self, assumed: int, sentences: Iterable[str]) -> tuple[Label, ...]:
        """Give the labels of some sentences under a complete set, in their order.

        In: deduced from it. Out: every deduction rests on something that it attacks, or
        there is none.
        """
        accepted = self.theory(assumed)
        possible = self.theory(self.all & ~self.attacks(assumed))
        bits = (self.bit.get(sentence, 0) for sentence in sentences)
        return tuple(IN if accepted & bit else UNDECIDED if possible & bit else OUT for bit in bits)


def holds(statement: str) -> str:
    """Name the sentence that a statement (or step) stands: h_c."""
    return f"h {statement}"


def goes_through(inference: str) -> str:
    """Name the sentence that an inference goes through: s_a."""
    return f"s {inference}"


def sentences(map_: Map) -> list[str]:
    """Name the sentences on which an oracle and a solution must agree: every h_c and s_a."""
    return [*map(holds, map_.statements), *map(goes_through, map_.inferences)]


def encode(map_: Map, view: View) -> Aba:
    """Write a map out under a view, rule by rule as the design prints it."""
    return _Encoding(map_, view).aba()


class _Encoding:
    def __init__(self, map_: Map, view: View) -> None:
        self.map = map_
        self.view = view
        self.contraries: dict[str, str] = {}
        self.rules: list[tuple[str, tuple[str, ...]]] = []
        self.pro: dict[str, list[str]] = {}
        self.con: dict[str, list[str]] = {}

    def aba(self) -> Aba:
        for inference in self.map.inferences.values():
            if self.counts(inference):
                self.sort(inference)
        standing = {
            one.id: "asserted" if one.supposed and self.view.suppositions else one.standing
            for one in self.map.statements.values()
        }
        aimed_at = {*self.pro, *self.con}
        steps = {step(one) for one in self.map.inferences} & aimed_at
        for claim in (*standing, *sorted(steps)):
            self.claim(claim, standing.get(claim, "presumed"))
        for one in self.map.inferences.values():
            body = [holds(premise) for premise in one.premises]
            if step(one.id) in steps:
                body.append(holds(step(one.id)))
            self.rules.append((goes_through(one.id), tuple(body)))
        return Aba(self.contraries, self.rules)

    def counts(self, inference: Inference) -> bool:
        view = self.view
        levels = {
            "stated": ("stated",),
            "implied": ("stated", "implied"),
            "reading": ("stated", "implied", "reading"),
        }
        return (
            # The two halves of a contradiction go by the name of the first.
            not {inference.id.removesuffix("#back"), inference.owner} & view.off
            and inference.basis in levels[view.basis]
            and (view.suppositions or not inference.supposed)
        )

    def sort(self, inference: Inference) -> None:
        relation, target = inference.relation, inference.target
        if relation == "for":
            self.pro.setdefault(target, []).append(inference.id)
        elif relation in ("against", "contradicts"):
            statement = self.map.statements.get(target)
            if statement is not None and not statement.definitional:
                self.con.setdefault(target, []).append(inference.id)
        elif relation == "undercuts" or (relation == "reframes" and self.view.reframings):
            for one in self.named(target):
                self.con.setdefault(step(one), []).append(inference.id)
        elif relation == "backs":
            for one in self.named(target):
                self.pro.setdefault(step(one), []).append(inference.id)

    def named(self, target: str) -> Iterator[str]:
        """Yield the inferences that a plain id means: all of the argument's, or the one."""
        for one in self.map.inferences.values():
            if one.relation != "contradicts" and target in (one.id, one.owner):
                yield one.id

    def claim(self, claim: str, standing: str) -> None:
        pro, con = self.pro.get(claim, []), self.con.get(claim, [])
        stands, denies, argued = f"g {claim}", f"neg {claim}", f"pro {claim}"
        rebuttable = bool(con) and (standing == "asserted" or bool(pro))
        for_it, against_it = f"f+ {claim}", f"f- {claim}"
        if claim in self.view.denied:
            pass  # attacked from an unattacked node: nothing deduces it
        elif claim in self.view.granted:
            self.rules.append((holds(claim), ()))
        elif standing == "open":
            self.rules.append((holds(claim), (argued,)))
        elif con:
            self.contraries[stands] = denies
            self.rules.append((holds(claim), (stands,)))
        else:
            self.rules.append((holds(claim), ()))
        if rebuttable:
            self.contraries[for_it] = denies
            self.contraries[against_it] = argued
        if rebuttable and standing == "asserted":
            self.rules.append((argued, (for_it,)))
        for one in pro:
            self.rules.append((argued, (goes_through(one), *((for_it,) if rebuttable else ()))))
        for one in con:
            self.rules.append((denies, (goes_through(one), *((against_it,) if rebuttable else ()))))


def step(inference: str) -> str:
    """Name the step of an inference as a claim."""
    return f"({inference} goes through)"
