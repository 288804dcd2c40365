"""The script of what-if stays small: at most 15 kB minified, all its files together."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.minified import minified

JAVASCRIPTS = Path(__file__).parents[3] / "site/theme/assets/javascripts"
SCRIPTS = sorted(JAVASCRIPTS.glob("whatif*.js"))

LARGEST = 15_000
"""The most bytes that the script of what-if may have once it is minified, all files together."""

RATIO = 0.92
"""What a minifier leaves of our own measure. It was 0.917 when the files came to 14,812 bytes by
terser 5.51 (`terser -c -m`) and 14,957 by esbuild 0.28 (`esbuild --minify`), and 0.937 for the
same script before its numbers had names: near the limit, ask a minifier."""

MINIFIERS = {"terser": ["-c", "-m", "--"], "esbuild": ["--minify"]}


def test_the_scripts_stay_small():
    assert len(SCRIPTS) == 5
    assert sum(minified(path.read_text()) for path in SCRIPTS) * RATIO <= LARGEST


@pytest.mark.parametrize("name", MINIFIERS)
def test_a_minifier_makes_the_scripts_small(name):
    command = shutil.which(name)
    if command is None:
        pytest.skip(f"there is no {name} here")
    made = [
        subprocess.run([command, *MINIFIERS[name], path], capture_output=True, check=True).stdout
        for path in SCRIPTS
    ]
    assert sum(map(len, made)) <= LARGEST
