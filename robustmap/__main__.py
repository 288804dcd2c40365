"""Run `python -m robustmap`."""

from robustmap.cli.main import main

main()
