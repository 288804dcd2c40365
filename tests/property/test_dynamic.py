"""Labels that are kept up to date while a framework changes are those of a fresh start."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from robustmap.errors import UnknownIdError
from robustmap.graph.framework import Framework
from robustmap.reason.semantics import IN, OUT, UNDECIDED, _dynamic
from robustmap.reason.semantics._dynamic import Dynamic
from robustmap.reason.semantics.grounded import grounded

NAMES = st.sampled_from("abcdefgh")


class Changing(RuleBasedStateMachine):
    """Changes a framework, and a plain record of it beside."""

    def __init__(self):
        super().__init__()
        self.kept = Dynamic()
        self.names: dict[str, None] = {}
        self.attacks: set[tuple[str, str]] = set()
        self.told: dict[str, int] = {}

    @rule(name=NAMES)
    def add(self, name):
        assert self.kept.add_argument(name) is (name not in self.names)
        self.names.setdefault(name)

    @precondition(lambda self: self.names)
    @rule(data=st.data())
    def remove(self, data):
        name = data.draw(st.sampled_from(sorted(self.names)))
        self.kept.remove_argument(name)
        del self.names[name]
        self.told.pop(name, None)
        self.attacks = {pair for pair in self.attacks if name not in pair}

    @precondition(lambda self: self.names)
    @rule(data=st.data(), there=st.booleans())
    def attack(self, data, there):
        pair = tuple(data.draw(st.sampled_from(sorted(self.names))) for _ in "ab")
        known = pair in self.attacks
        if there:
            assert self.kept.add_attack(*pair) is not known
            self.attacks.add(pair)
        else:
            assert self.kept.remove_attack(*pair) is known
            self.attacks.discard(pair)

    @rule(name=NAMES)
    def ask(self, name):
        if name in self.names:
            fresh = self.fresh()
            assert self.kept.label(name) == grounded(fresh).labels[fresh.index[name]]
        else:
            with pytest.raises(UnknownIdError, match=f"no argument `{name}`"):
                self.kept.label(name)

    @rule()
    def update(self):
        fresh = self.fresh()
        labels = dict(zip(fresh.names, grounded(fresh).labels, strict=True))
        changed = {name for name, label in labels.items() if self.told.get(name) != label}
        found = self.kept.update()
        # What was removed and added again is told, even with the label that it had.
        assert changed <= found <= set(labels)
        self.told = labels

    def fresh(self):
        return Framework.of(self.names, self.attacks)

    @invariant()
    def the_framework_is_the_same(self):
        assert self.kept.framework == self.fresh()
        assert (len(self.kept), self.kept.attacks) == (len(self.names), len(self.attacks))


TestChanging = Changing.TestCase
TestChanging.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


def random_framework(rng, size, degree):
    names = [str(one) for one in range(size)]
    attacks = [(rng.choice(names), rng.choice(names)) for _ in range(int(size * degree))]
    return Framework.of(names, attacks)


def change(rng, kept):
    """Make one change of a random sort."""
    names = kept.framework.names
    sort = rng.choices(["on", "off", "new", "gone"], [5, 5, 1, 1])[0]
    one, other = rng.choice(names), rng.choice(names)
    if sort == "on":
        kept.add_attack(one, other)
    elif sort == "off":
        attackers = sorted(kept.attackers(one))
        if attackers:
            kept.remove_attack(rng.choice(attackers), one)
    elif sort == "new":
        kept.add_argument(f"x{rng.random()}")
    elif len(names) > 1:
        kept.remove_argument(one)


@pytest.mark.parametrize("limit", ["never", "usual", "always"])
@pytest.mark.parametrize("degree", [0.7, 1.2, 2.0])
def test_many_changes_of_random_frameworks(degree, limit, monkeypatch):
    if limit == "always":
        monkeypatch.setattr(_dynamic, "LIMIT", -1)
        monkeypatch.setattr(_dynamic, "LEAST", 0)
    elif limit == "never":
        monkeypatch.setattr(_dynamic, "LIMIT", 10**9)
    rng, seen = Random(int(degree * 10)), set()
    for _ in range(12):
        kept = Dynamic(random_framework(rng, rng.choice([3, 10, 40]), degree))
        told = dict(zip(kept.framework.names, kept.labelling.labels, strict=True))
        for _ in range(25):
            for _ in range(rng.choice([1, 1, 3])):
                change(rng, kept)
            found = kept.update()
            assert kept.labelling == grounded(kept.framework)
            now = dict(zip(kept.framework.names, kept.labelling.labels, strict=True))
            assert found == {name for name, label in now.items() if told.get(name) != label}
            told = now
            seen |= set(now.values())
    assert seen == {IN, OUT, UNDECIDED}


@given(st.integers(0, 2**32))
def test_two_ways_to_the_same_framework(seed):
    rng = Random(seed)
    target = random_framework(rng, 7, 1.4)
    kept = Dynamic(random_framework(rng, 7, 1.4))
    for name in target.names:
        for other in target.names:
            wanted = target.index[name] in target.attackers[target.index[other]]
            (kept.add_attack if wanted else kept.remove_attack)(name, other)
            if rng.random() < 0.2:
                kept.update()
    assert kept.framework == target
    assert kept.labelling == grounded(target)


def test_only_what_a_change_bears_on_is_looked_at():
    size = 2_000
    chain = [(str(one), str(one + 1)) for one in range(size - 1)]
    kept = Dynamic(Framework.of(map(str, range(size)), chain))
    # An attack by what is out changes nothing behind its target.
    kept.add_attack("1", "1000")
    assert kept.update() == frozenset()
    assert kept.looked <= 2
    kept.remove_attack(str(size - 4), str(size - 3))
    assert kept.update() == {str(size - 3), str(size - 2), str(size - 1)}
    assert kept.looked <= 4


def test_every_link_of_a_chain_that_turns_attacks_one_argument():
    size = 2_000
    names = [*map(str, range(size)), "hub"]
    chain = [(str(one), str(one + 1)) for one in range(size - 1)]
    kept = Dynamic(Framework.of(names, [*chain, *((str(one), "hub") for one in range(size))]))
    kept.add_argument("x")
    kept.add_attack("x", "0")
    assert kept.update() == {"x", *map(str, range(size))}
    assert kept.labelling == grounded(kept.framework)


@pytest.mark.parametrize(("one", "other"), [("a", "z"), ("z", "a")])
def test_attacks_of_unknown_arguments_are_refused(one, other):
    kept = Dynamic(Framework.of("a", []))
    for what in (kept.add_attack, kept.remove_attack):
        with pytest.raises(UnknownIdError, match="no argument `z`"):
            what(one, other)
    with pytest.raises(UnknownIdError):
        kept.remove_argument("z")
    assert kept.framework == Framework.of("a", [])
