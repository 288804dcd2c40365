"""What all tests share: how property tests choose their examples."""

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("chance", deadline=None, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    """Choose the same examples at every run without the long tests, so that it never surprises.

    With the long tests, which look for what nobody has seen yet, the examples are left to chance.
    """
    settings.load_profile("same" if config.getoption("markexpr") else "chance")
