"""Exact counts of possible orders, by one pass forwards and one backwards over down-sets.

f(I) counts the ways to reach a down-set I, g(I) those to go on from it. A step that adds
x to I lies on f(I) * g(I + x) orders, and each order has one step that adds x. So the
orders with a before x are the sum over the steps that add x to a down-set with a in it:
for a whole layer at once, a product of matrices (Kangas, Hankala, Niinimaki, Koivisto
2016 for the recursion).

Few down-sets are counted in plain Python, which needs no numpy. More are counted modulo
primes below 2**32, so that every number is exact in 64 bits and every sum exact in a
float, and put together by the Chinese remainder theorem.
"""

from functools import cache
from math import ceil, log2
from typing import TYPE_CHECKING, NamedTuple

from robustmap.reason.orders.downsets import FEW, MOST, Downsets, downsets, members
from robustmap.reason.orders.order import Order, bits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Residues = NDArray[np.uint64]

SINGLE = 250_000
"""Products of matrices with no more steps than this run on one core."""

EXACT = 2_000_000
"""Sums over so many numbers below 2**32 are exact in a float."""


class Counts(NamedTuple):
    """How many possible orders there are, and how many have what.

    `pairs[i][j]` counts those with element i before element j, `ranks[i][k]` those with
    element i at place k (from 0).
    """

    total: int
    pairs: tuple[tuple[int, ...], ...]
    ranks: tuple[tuple[int, ...], ...]


def counts(order: Order, most: int = MOST) -> Counts | None:
    """Count all pairs and ranks; None where there are more than `most` down-sets."""
    plain = _Plain.of(order, min(most, FEW))
    if plain is not None:
        return plain.counts()
    found = downsets(order, min(most, EXACT)) if most > FEW else None
    return None if found is None else _counted(found)


def total(order: Order, most: int = MOST) -> int | None:
    """Count the possible orders; None where there are more than `most` down-sets."""
    plain = _Plain.of(order, min(most, FEW))
    if plain is not None:
        return plain.forward[-1][plain.top]
    found = downsets(order, most) if most > FEW else None
    if found is None:
        return None
    primes = _primes(_bits(found))
    return _joined([int(_forward(found, prime)[-1][0]) for prime in primes], primes)


class _Plain:
    """The two passes in plain Python: dictionaries from down-sets to numbers."""

    def __init__(self, order: Order, forward: list[dict[int, int]]) -> None:
        self.order = order
        self.forward = forward
        self.top = (1 << len(order)) - 1
        self.after = _uppers(order)

    @classmethod
    def of(cls, order: Order, most: int) -> "_Plain | None":
        """Go forwards; None where there are more than `most` down-sets."""
        layers: list[dict[int, int]] = [{0: 1}]
        after = _uppers(order)
        # What may come next: kept along, as looking for it anew would cost the most.
        free = {0: sum(1 << place for place, below in enumerate(order.below) if not below)}
        found = 1
        for _ in order.elements:
            layer: dict[int, int] = {}
            following: dict[int, int] = {}
            for mask, number in layers[-1].items():
                for place in bits(free[mask]):
                    more = mask | 1 << place
                    if more in layer:
                        layer[more] += number
                        continue
                    layer[more] = number
                    open_ = free[mask] ^ 1 << place
                    for upper in after[place]:
                        if order.below[upper] & ~more == 0:
                            open_ |= 1 << upper
                    following[more] = open_
            found += len(layer)
            if found > most:
                return None
            layers.append(layer)
            free = following
        return cls(order, layers)

    def counts(self) -> Counts:
        """Go backwards."""
        size = len(self.order)
        pairs = [[0] * size for _ in range(size)]
        ranks = [[0] * size for _ in range(size)]
        onward = {self.top: 1}
        for rank in reversed(range(size)):
            now: dict[int, int] = {}
            for mask, number in self.forward[rank].items():
                inside = list(bits(mask))
                ways = 0
                for place in range(size):
                    rest = onward.get(mask | 1 << place, 0) if not mask >> place & 1 else 0
                    if rest:
                        ways += rest
                        ranks[place][rank] += number * rest
                        for earlier in inside:
                            pairs[earlier][place] += number * rest
                now[mask] = ways
            onward = now
        return Counts(onward[0], tuple(map(tuple, pairs)), tuple(map(tuple, ranks)))


def _uppers(order: Order) -> list[list[int]]:
    """Give, for each element, those directly after it."""
    after: list[list[int]] = [[] for _ in order.elements]
    for place, mask in enumerate(order.lower_covers):
        for earlier in bits(mask):
            after[earlier].append(place)
    return after


def _counted(found: Downsets) -> Counts:
    import numpy as np

    size = len(found.order)
    primes = _primes(_bits(found))
    passes = [_Pass(found, prime) for prime in primes]
    for rank in reversed(range(size)):
        inside = members(found.words[rank], size)
        # Every prime writes to the same places of it.
        added = np.zeros_like(inside)
        flat = found.steps[rank].source * size + found.steps[rank].element
        for one in passes:
            added.reshape(-1)[flat] = one.step(rank)
            one.pairs = (one.pairs + _product(inside, added)) % one.prime
    whole = _joined([int(one.onward[0]) for one in passes], primes)
    pairs = _table([one.pairs for one in passes], primes)
    return Counts(whole, pairs, _table([one.ranks for one in passes], primes))


class _Pass:
    """Both passes modulo one prime."""

    def __init__(self, found: Downsets, prime: int) -> None:
        import numpy as np

        size = len(found.order)
        self.found = found
        self.prime = prime
        self.forward = _forward(found, prime)
        self.onward: Residues = np.ones(1, np.uint64)
        self.pairs, self.ranks = np.zeros((size, size)), np.zeros((size, size))

    def step(self, rank: int) -> "Floats":
        """Go back by one layer; gives for each step the orders that take it."""
        import numpy as np

        modulus = np.uint64(self.prime)
        source, target, element = self.found.steps[rank]
        rest = self.onward[target]
        through = (self.forward[rank][source] * rest % modulus).astype(np.float64)
        self.ranks[:, rank] = np.bincount(element, through, len(self.ranks)) % self.prime
        ways = np.bincount(source, rest.astype(np.float64), len(self.forward[rank]))
        self.onward = ways.astype(np.uint64) % modulus
        return through


def _product(one: "Floats", other: "Floats") -> "Floats":
    """Multiply, transposed, with so few rows at a time that no library starts threads.

    These gain nothing here, and on a busy machine they wait for each other.
    """
    import numpy as np

    size = one.shape[1]
    rows = max(1, SINGLE // (size * size))
    whole = len(one) // rows * rows
    blocks = (whole // rows, rows, size)
    turned = one[:whole].reshape(blocks).transpose(0, 2, 1)
    found: Floats = np.matmul(turned, other[:whole].reshape(blocks)).sum(axis=0)
    return found + one[whole:].T @ other[whole:]


def _table(residues: "list[Floats]", primes: list[int]) -> tuple[tuple[int, ...], ...]:
    rows = zip(*(one.tolist() for one in residues), strict=True)
    return tuple(
        tuple(_joined([int(one) for one in entry], primes) for entry in zip(*row, strict=True))
        for row in rows
    )


def _forward(found: Downsets, prime: int) -> "list[Residues]":
    """Give f modulo a prime, layer by layer."""
    import numpy as np

    layers = [np.ones(1, np.uint64)]
    for steps, layer in zip(found.steps, found.words[1:], strict=True):
        ways = np.bincount(steps.target, layers[-1][steps.source].astype(np.float64), len(layer))
        layers.append(ways.astype(np.uint64) % np.uint64(prime))
    return layers


def _bits(found: Downsets) -> float:
    """Give how many bits the number of possible orders has, to far better than one bit."""
    import numpy as np

    layer: Floats = np.ones(1)
    length = 0.0
    for steps, words in zip(found.steps, found.words[1:], strict=True):
        layer = np.bincount(steps.target, layer[steps.source], len(words)).astype(np.float64)
        most = float(layer.max())
        layer = layer / most
        length += log2(most)
    return length


def _primes(length: float) -> list[int]:
    """Give primes whose product exceeds every number of so many bits."""
    return [_prime(place) for place in range(max(1, ceil((length + 1) / 31.99)))]


@cache
def _prime(place: int) -> int:
    """Give the greatest primes below 2**32, from the greatest on."""
    number = (_prime(place - 1) if place else 1 << 32) - 1
    while any(number % small == 0 for small in _small_primes()):
        number -= 1
    return number


@cache
def _small_primes() -> tuple[int, ...]:
    sieve = bytearray([1]) * (1 << 16)
    sieve[:2] = b"\0\0"
    for number in range(2, 1 << 8):
        if sieve[number]:
            sieve[number * number :: number] = bytes(len(sieve[number * number :: number]))
    return tuple(number for number, prime in enumerate(sieve) if prime)


def _joined(residues: list[int], primes: list[int]) -> int:
    """Give the number below the product of primes that leaves these residues."""
    number, product = residues[0], primes[0]
    for residue, prime in zip(residues[1:], primes[1:], strict=True):
        number += (residue - number) * pow(product, -1, prime) % prime * product
        product *= prime
    return number
