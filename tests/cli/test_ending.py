"""How the command line ends: at once, whatever it has made."""

import subprocess
import sys

ENDING = """
import atexit, gc, sys
atexit.register(lambda: print("left alone" if gc.get_freeze_count() else "looked at"))
sys.argv = ["robustmap", "--version"]
from robustmap.cli.main import main
main()
"""


def test_no_circles_are_looked_for_at_the_end() -> None:
    # What is registered first is run last.
    ran = subprocess.run([sys.executable, "-c", ENDING], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "left alone"
