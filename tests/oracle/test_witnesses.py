"""Witnesses: each one holds, and what is changed in one is found."""

from collections import Counter
from collections.abc import Iterator
from random import Random

from robustmap.graph.framework import Framework
from robustmap.reason.ask import ask
from robustmap.reason.semantics import IN, OUT, UNDECIDED
from robustmap.reason.solution import Solution
from robustmap.reason.witness import Witness, verify
from tests.support.dung import accepted, labels_of
from tests.support.maps import circle_map, random_map, random_view


def solutions(number: int) -> Iterator[Solution]:
    rng = Random(7)
    for place in range(number):
        map_ = circle_map(rng) if place % 5 == 0 else random_map(rng)
        yield Solution.of(map_, random_view(rng, map_))


def witnesses(number: int) -> Iterator[tuple[Framework, Witness]]:
    for solution in solutions(number):
        for name in (*solution.map.statements, *solution.map.inferences):
            yield solution.flat.framework, solution.witness_of(name)


def shows(framework: Framework, shown: Witness) -> bool:
    """Tell whether a witness shows its label, by what its docstring says, word for word."""
    labels, ranks = shown.labels, shown.ranks
    if shown.query not in labels:
        return False
    for name, label in labels.items():
        if name not in framework.index or name not in ranks:
            return False
        by = [framework.names[b] for b in framework.attackers[framework.index[name]]]
        earlier = {b for b in by if b in ranks and ranks[b] < ranks[name]}
        if label == IN:
            fine = all(labels.get(b) == OUT and b in earlier for b in by)
        elif label == OUT:
            fine = any(labels.get(b) == IN and b in earlier for b in by)
        elif label == UNDECIDED:
            told = [labels.get(b, IN) for b in by]
            fine = IN not in told and UNDECIDED in told
        else:
            fine = False
        if not fine:
            return False
    return True


def test_every_witness_holds() -> None:
    seen: Counter[int] = Counter()
    for framework, shown in witnesses(400):
        assert verify(framework, shown) == []
        assert shows(framework, shown)
        seen[shown.label] += 1
    assert min(seen[UNDECIDED], seen[IN], seen[OUT]) > 500


def test_a_witness_tells_the_grounded_label() -> None:
    for framework, shown in witnesses(60):
        due = labels_of(framework.attackers, accepted(framework.attackers))
        for name, label in shown.labels.items():
            assert due[framework.index[name]] == label


def test_a_verdict_carries_a_witness_for_its_answer() -> None:
    labels = {"stands": IN, "supported": IN, "unargued": IN, "contested": UNDECIDED}
    for solution in solutions(80):
        for ref in (*solution.map.statements, *solution.map.inferences_of):
            verdict = ask(solution, ref)
            if verdict is not None:
                assert verdict.faults() == []
                assert verdict.witness.label == labels.get(verdict.answer, OUT)


def mutants(shown: Witness, rng: Random) -> Iterator[tuple[str, Witness]]:
    """Yield a witness with one thing changed, for each sort of change."""
    labels, ranks = dict(shown.labels), dict(shown.ranks)
    name = rng.choice(sorted(labels))
    for label in {UNDECIDED, IN, OUT} - {labels[name]}:
        yield "flip a label", shown._replace(labels={**labels, name: label})
    yield "a label that there is not", shown._replace(labels={**labels, name: 3})
    yield "drop a label", shown._replace(labels=_without(labels, name))
    yield "drop a rank", shown._replace(ranks=_without(ranks, name))
    yield "drop an attacker", Witness(shown.query, _without(labels, name), _without(ranks, name))
    for rank in {0, ranks[name] - 1, ranks[name] + 1, 99} - {ranks[name]}:
        yield "change a rank", shown._replace(ranks={**ranks, name: rank})
    yield "all ranks alike", shown._replace(ranks=dict.fromkeys(ranks, 1))
    yield "no ranks", shown._replace(ranks={})
    yield "another question", shown._replace(query="nobody")
    yield (
        "a stranger",
        shown._replace(labels={**labels, "nobody": IN}, ranks={**ranks, "nobody": 1}),
    )


def _without(kept: dict[str, int], name: str) -> dict[str, int]:
    return {other: kept[other] for other in kept if other != name}


def test_changed_witnesses_fail_unless_they_still_show_it() -> None:
    rng = Random(11)
    caught: Counter[str] = Counter()
    survived: Counter[str] = Counter()
    for framework, shown in witnesses(250):
        due = labels_of(framework.attackers, accepted(framework.attackers))
        for change, mutant in mutants(shown, rng):
            faults = verify(framework, mutant)
            assert bool(faults) != shows(framework, mutant), (change, mutant)
            (caught if faults else survived)[change] += 1
            if not faults:
                # Whatever is let through tells the truth.
                for name, label in mutant.labels.items():
                    assert due[framework.index[name]] == label
    always = {"a label that there is not", "another question", "a stranger"}
    assert not always & survived.keys()
    assert min(caught[change] for change in (*always, "drop an attacker", "flip a label")) > 1_000
    # Ranks and labels can change and still show the same: raise the last rank, say.
    assert survived["flip a label"] < caught["flip a label"] / 100
    assert survived["change a rank"] > 0
    assert caught["change a rank"] > 1_000


def test_what_an_accepted_attacker_puts_out_is_not_undecided() -> None:
    framework = Framework.of("abx", [("a", "x"), ("b", "b"), ("b", "x")])
    ranks = {"a": 1, "b": 0, "x": 0}
    labels = {"a": IN, "b": UNDECIDED, "x": UNDECIDED}
    assert verify(framework, Witness("b", {"b": UNDECIDED}, {"b": 0})) == []
    assert verify(framework, Witness("x", labels, ranks)) == [
        "x is undecided, but an attacker is in"
    ]


def test_a_chain_cut_at_any_place_is_found() -> None:
    size = 9
    framework = Framework(tuple(map(str, range(size))), ((), *((i,) for i in range(size - 1))))
    labels = {str(place): (IN, OUT)[place % 2] for place in range(size)}
    ranks = {str(place): place + 1 for place in range(size)}
    whole = Witness("8", labels, ranks)
    assert verify(framework, whole) == []
    for place in map(str, range(size)):
        assert verify(framework, whole._replace(labels=_without(labels, place)))
        for other in {UNDECIDED, IN, OUT} - {labels[place]}:
            assert verify(framework, whole._replace(labels={**labels, place: other}))
    for place in range(1, size):
        assert verify(framework, whole._replace(ranks={**ranks, str(place): place}))
