"""The versions of libraries, told by the names of folders."""

from importlib.metadata import PackageNotFoundError, version

import pytest

from robustmap.publish.keep.code import LIBRARIES
from robustmap.publish.versions import version_of


@pytest.mark.parametrize("library", [*LIBRARIES, "PyYAML", "markdown_it.py", "no-such-library"])
def test_a_version_is_the_one_that_the_library_tells_itself(library: str):
    try:
        told = version(library)
    except PackageNotFoundError:
        told = ""
    assert version_of(library) == told
