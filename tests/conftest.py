"""What all tests share: how property tests choose their examples."""

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("chance", deadline=None, print_blob=True)


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
    no_constants = providers.Constants()
    providers._get_local_constants = lambda: no_constants
