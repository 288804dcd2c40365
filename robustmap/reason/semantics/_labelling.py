"""Labellings: which arguments are in, out or undecided (Caminada 2006)."""

from collections.abc import Sequence
from typing import NamedTuple

UNDECIDED, IN, OUT = 0, 1, 2

WORDS = ("undecided", "in", "out")


class Labelling(NamedTuple):
    """A label for each argument, and the round in which it was settled.

    `ranks[i]` is the min-max number of a settled argument (Modgil and Caminada 2009):
    an argument that is in has a higher one than all its attackers, one that is out a
    higher one than the first attacker that put it out; 0 where it is undecided.
    """

    labels: Sequence[int]
    ranks: Sequence[int]
