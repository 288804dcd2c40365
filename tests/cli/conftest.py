"""What tests of the command line share."""

import pytest

from tests.support.commands import Run, runner


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""
    return runner(monkeypatch, capsys)
