"""Frameworks in arrays, and what a labelling leaves of them."""

import sys
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from robustmap.errors import ToolError, UnknownNameError
from robustmap.graph import engine
from robustmap.graph.aba import Aba, Rule
from robustmap.graph.csr import Compact, Numbered
from robustmap.graph.framework import Framework
from robustmap.graph.reduct import reduct
from robustmap.reason.semantics import IN, OUT, UNDECIDED
from robustmap.reason.semantics.grounded import grounded


def random_framework(rng, *, numbered=False):
    size = rng.randint(0, 12)
    names = [str(one + 1) if numbered else f"n{one}" for one in range(size)]
    attacks = [(rng.choice(names), rng.choice(names)) for _ in range(rng.randint(0, 2 * size))]
    return Framework.of(names, attacks)


@pytest.mark.parametrize("numbered", [False, True])
def test_there_and_back(numbered):
    rng = Random(1)
    for _ in range(200):
        plain = random_framework(rng, numbered=numbered)
        compact = Compact.of(plain)
        assert compact.framework() == plain
        assert (len(compact), compact.attacks) == (len(plain), sum(map(len, plain.attackers)))
        assert dict(compact.index) == dict(plain.index)
        assert isinstance(compact.names, Numbered) is (numbered or not len(plain))
        starts, items = compact.targets
        rows = [items[a:b].tolist() for a, b in pairwise(starts)]
        assert rows == [sorted(one) for one in plain.targets]


def test_arrays_are_small_and_pairs_count_once():
    one = Compact.of_pairs(4, [3, 0, 3, 3], [0, 0, 0, 2])
    assert [array.dtype for array in (*one.attackers, *one.targets)] == [np.int32] * 4
    assert one.framework().attackers == ((0, 3), (), (3,), ())
    assert one.attacks == 3
    assert one == Compact.of_pairs(4, [0, 3, 3], [0, 2, 0])
    assert one != Compact.of_pairs(4, [0, 3], [0, 2])
    assert one != Compact.of_pairs(4, [0, 3, 3], [0, 2, 0], tuple("abcd"))
    assert one != "a framework"


def test_nothing_is_a_framework_too():
    nothing = Compact.of_pairs(0, [], [])
    assert (len(nothing), nothing.attacks) == (0, 0)
    assert nothing.targets.items.tolist() == []
    assert nothing.framework() == Framework((), ())


def test_numbers_as_names():
    names = Numbered(1000)
    assert (names[0], names[-1], names[1:3], len(names)) == ("1", "1000", ("2", "3"), 1000)
    assert list(names) == [str(one) for one in range(1, 1001)]
    assert names == Numbered(1000)
    assert names != Numbered(999)
    assert hash(names) == hash(Numbered(1000))
    index = Compact.of_pairs(1000, [], []).index
    assert (index["1"], index["1000"], len(index)) == (0, 999, 1000)
    for name in ("0", "1001", "-1", "01", "", "x", "1" * 9999, "\N{SUPERSCRIPT TWO}", " 1"):
        assert name not in index


@pytest.mark.parametrize("arrays", [False, True])
def test_the_reduct_is_what_is_undecided(arrays):
    rng, left = Random(2), 0
    for _ in range(300):
        plain = random_framework(rng)
        labels = grounded(plain).labels
        part = reduct(Compact.of(plain) if arrays else plain, labels)
        kept = [plain.names[one] for one, label in enumerate(labels) if label == UNDECIDED]
        attacks = {
            (plain.names[by], plain.names[one])
            for one, attackers in enumerate(plain.attackers)
            for by in attackers
        }
        inside = [pair for pair in attacks if set(pair) <= set(kept)]
        assert part.framework == Framework.of(kept, inside)
        assert [plain.names[one] for one in part.origin] == kept
        # What is left has no grounded labels of its own: all that could be decided is.
        assert set(grounded(part.framework).labels) <= {UNDECIDED}
        whole = part.whole([9] * len(kept), labels)
        assert [label for label in whole if label != 9] == [one for one in labels if one]
        left += len(kept)
    assert left > 200


def test_the_reduct_by_another_label():
    framework = Framework.of("abc", [("a", "b"), ("b", "c")])
    assert reduct(framework, [IN, OUT, IN], left=OUT).origin == [1]


def test_engines():
    assert engine.compiled("plain", 10**9) is False
    assert engine.compiled("numba", 1) is True
    assert engine.compiled("auto", 1) is False
    with pytest.raises(UnknownNameError, match="no engine is called `nmba`; did you mean numba"):
        engine.compiled("nmba", 1)


def test_engines_without_numba(monkeypatch):
    monkeypatch.setattr(engine, "has_numba", lambda: False)
    monkeypatch.delitem(sys.modules, "numba", raising=False)
    assert engine.compiled("auto", 10**9) is False
    with pytest.raises(ToolError, match=r"pip install robustmap\[fast\]"):
        engine.compiled("numba", 1)


def test_automatically_numba_is_taken_where_it_pays(monkeypatch):
    monkeypatch.delitem(sys.modules, "numba", raising=False)
    assert engine.compiled("auto", engine.WORTH - 1) is False
    assert engine.compiled("auto", engine.WORTH) is True
    monkeypatch.setitem(sys.modules, "numba", None)
    assert engine.compiled("auto", engine.WORTH - 1) is True
    assert engine.compiled("auto", engine.SMALL) is False


def test_the_shape_of_flat_aba():
    one = Aba.of(4, [0, 1], {0: 2, 1: 3}, [(2, [1]), (2, []), (3, [0])])
    assert one.rules_for == {2: (Rule(2, (1,)), Rule(2, ())), 3: (Rule(3, (0,)),)}
    assert (len(one), one.names[3]) == (4, "4")
