"""What all tests share: how property tests choose their examples."""

import gc

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("chance", deadline=None, print_blob=True)

FEW = 12
"""How many examples of a law an ordinary run tries at most."""


def pytest_configure(config: pytest.Config) -> None:
    """Choose the same examples at every run without the long tests, so that it never surprises.

    With the long tests, which look for what nobody has seen yet, the examples are left to chance.
    """
    if not config.getoption("markexpr"):
        settings.load_profile("chance")
        return
    settings.load_profile("same")
    # Else examples take up constants of whatever modules have been imported by then, which
    # hangs on the tests that ran before; and looking for these takes a while.
    no_constants = Constants()
    providers._get_local_constants = lambda: no_constants


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Try a few examples of each law; with the long tests as many as the law asks for."""
    if not config.getoption("markexpr"):
        return
    for law in {getattr(item, "obj", None) for item in items}:
        asked = getattr(law, "_hypothesis_internal_use_settings", None)
        if asked is not None and asked.max_examples > FEW:
            few = settings(asked, max_examples=FEW)
            law._hypothesis_internal_use_settings = few  # type: ignore[union-attr]  # it is a law


def pytest_collection() -> None:
    """Let the collector of garbage rest while tests are collected: nothing of them goes again."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what the tests themselves are made of.

    Twelve thousand tests are a million objects that stay to the end, and every full pass would
    look at them again.
    """
    gc.freeze()
    gc.enable()
