"""Flat assumption-based argumentation: extensions as what follows from sets of assumptions."""

from robustmap.reason.aba.checking import aba_fault
from robustmap.reason.aba.searches import ABA_SEMANTICS, aba_search

__all__ = ["ABA_SEMANTICS", "aba_fault", "aba_search"]
