"""Questions in between changes are answered as by a solver that begins anew."""

from collections.abc import Iterator
from random import Random

import pytest

from robustmap.errors import UnknownNameError
from robustmap.graph.csr import Compact
from robustmap.graph.framework import Framework
from robustmap.reason.problems import CODES, ERROR, INPUT, NO, YES, Instance, Ipafair, Solver
from robustmap.reason.semantics import Budget


def changes(rng: Random, solver: Ipafair, number: int) -> Iterator[Framework]:
    """Make changes by chance, and yield what they come to by a plain record of them."""
    names: dict[int, None] = {}
    attacks: dict[tuple[int, int], None] = {}
    for _ in range(number):
        pair = (rng.choice(list(names)), rng.choice(list(names))) if names else (0, 0)
        if len(names) < 3 or (rng.random() < 0.2 and len(names) < 9):
            new = next(one for one in range(1, 99) if one not in names)
            solver.add_argument(new)
            names[new] = None
        elif rng.random() < 0.08:
            solver.del_argument(pair[0])
            del names[pair[0]]
            attacks = {one: None for one in attacks if pair[0] not in one}
        elif pair in attacks:
            solver.del_attack(*pair)
            del attacks[pair]
        else:
            solver.add_attack(*pair)
            attacks[pair] = None
        yield Framework.of(map(str, names), ((str(one), str(other)) for one, other in attacks))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("seed", range(4))
def test_any_changes_and_then_any_question(code: str, seed: int) -> None:
    rng, solver = Random(f"{code} {seed}"), Ipafair(code)
    told = set()
    for framework in changes(rng, solver, 40):
        assert solver.status == INPUT
        assert solver.extract_witness() is None
        asked = rng.sample(framework.names, min(len(framework), rng.choice([0, 1, 1, 1, 2])))
        places = [framework.index[one] for one in asked]
        fresh = Solver(Instance(framework), CODES[code])
        every = set(fresh.extensions())
        for given, due, shows in (
            (solver.solve_cred, any(set(places) <= one for one in every), True),
            (solver.solve_skept, all(set(places) <= one for one in every), False),
        ):
            assert given(map(int, asked)) is due, (code, framework, asked)
            assert solver.status == (YES if due else NO)
            witness = solver.extract_witness()
            assert (witness is not None) is (due is shows)
            if witness is not None:
                found = frozenset(framework.index[str(one)] for one in witness)
                assert found in every
                assert (set(places) <= found) is shows
            told.add((shows, due))
    assert len(told) >= 3


def test_a_framework_to_begin_with_keeps_its_names() -> None:
    named = Ipafair("stable", Framework.of("abc", [("a", "b"), ("b", "a"), ("b", "c")]))
    assert named.solve_cred(["c"]) is True
    assert named.extract_witness() == ["a", "c"]
    numbered = Ipafair("ST", Compact.of_pairs(3, [0, 1, 1], [1, 0, 2]))
    assert numbered.solve_cred(["3"]) is True
    assert numbered.extract_witness() == [1, 3]


@pytest.mark.parametrize(
    ("call", "args", "told"),
    [
        ("add_argument", (1,), "there is an argument 1 already"),
        ("del_argument", (9,), "there is no argument 9"),
        ("add_attack", (1, 9), "there is no argument 9"),
        ("add_attack", (1, 2), "1 attacks 2 already"),
        ("del_attack", (2, 1), "2 does not attack 1"),
        ("solve_cred", ([1, 9],), "there is no argument 9"),
        ("solve_skept", ([9],), "there is no argument 9"),
    ],
)
def test_mistakes_change_nothing_and_are_told(call: str, args: tuple, told: str) -> None:
    solver = Ipafair("CO", Compact.of_pairs(2, [0], [1]))
    assert solver.solve_cred([1]) is True
    before = solver._kept.framework
    assert getattr(solver, call)(*args) is None
    assert (solver.status, solver.fault) == (ERROR, told)
    assert solver._kept.framework == before
    assert solver.extract_witness() is None
    # There is no way back: nobody knows any more what the caller believes.
    solver.add_argument(5)
    assert solver.solve_cred([1]) is None
    assert (solver.status, solver.fault) == (ERROR, told)
    assert solver._kept.framework == before


def test_no_time_is_no_answer() -> None:
    ring = [(str(one), str((one + 1) % 8)) for one in range(8)]
    solver = Ipafair("SST", Framework.of(map(str, range(8)), ring))
    now = iter(range(100))
    assert solver.solve_cred(["0"], Budget(0.5, lambda: float(next(now)))) is None
    assert solver.status == INPUT
    assert solver.solve_cred(["0"]) is True
    assert solver.status == YES


def test_unknown_semantics_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="did you mean `preferred`"):
        Ipafair("prefered")
