"""The grounded labelling on arrays, compiled and not, against the one on lists."""

import subprocess
import sys
from random import Random

import pytest

from robustmap.errors import UnknownNameError
from robustmap.graph.csr import Compact
from robustmap.graph.framework import Framework
from robustmap.reason.semantics import _kernel
from robustmap.reason.semantics._compact import grounded_compact
from robustmap.reason.semantics.grounded import grounded
from tests.support.dung import accepted, labels_of, min_max

ENGINES = ("auto", "plain", "numba")
DEEP = 100_000


def chance(rng, most):
    size = rng.randint(0, most)
    density = rng.choice([0.5, 1, 1.5, 2, 3]) / max(1, size)
    return tuple(tuple(b for b in range(size) if rng.random() < density) for _ in range(size))


def compact(attackers):
    return Compact.of(Framework(tuple(map(str, range(len(attackers)))), attackers))


@pytest.mark.parametrize("engine", ENGINES)
def test_small_ones_are_as_in_the_textbook(engine):
    rng = Random(20)
    for _ in range(400):
        attackers = chance(rng, 9)
        labels, ranks = grounded_compact(compact(attackers), engine).labelling()
        assert labels == labels_of(attackers, accepted(attackers))
        assert ranks == min_max(attackers, labels)


@pytest.mark.parametrize("engine", ENGINES)
def test_larger_ones_are_as_on_lists(engine):
    rng = Random(21)
    for _ in range(15):
        one = compact(chance(rng, 400))
        found = grounded_compact(one, engine)
        assert found.labelling() == grounded(one.framework())
        assert (found.labels.itemsize, found.ranks.itemsize) == (1, 4)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_deep_chain(engine):
    one = Compact.of_pairs(DEEP, range(DEEP - 1), range(1, DEEP))
    labels, ranks = grounded_compact(one, engine).labelling()
    assert labels == [1, 2] * (DEEP // 2)
    assert ranks == list(range(1, DEEP + 1))


def test_the_kernel_says_the_same_when_it_is_not_compiled(monkeypatch):
    from robustmap.reason.semantics import _compact

    monkeypatch.setattr(_compact, "native", lambda kernel: kernel)
    rng = Random(22)
    for _ in range(50):
        one = compact(chance(rng, 30))
        assert grounded_compact(one, "numba").labelling() == grounded(one.framework())
    assert _kernel.settle.__module__


def test_an_unknown_engine_is_refused():
    with pytest.raises(UnknownNameError, match="no engine is called `gpu`"):
        grounded_compact(Compact.of_pairs(1, [], []), "gpu")


def test_what_is_small_loads_no_numba():
    code = (
        "import sys\n"
        "from robustmap.graph.csr import Compact\n"
        "from robustmap.reason.semantics._compact import grounded_compact\n"
        "assert 'numpy' not in sys.modules\n"
        "grounded_compact(Compact.of_pairs(2000, range(1999), range(1, 2000)))\n"
        "assert 'numba' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
