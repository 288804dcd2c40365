"""What a site costs: CPU for each node, memory, and how heavy its pages are, as it grows."""

import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

TREE_BAR, WHOLE_BAR, EVEN_BAR = 2.0, 9.0, 1.2
"""CPU ms for a node at 3,000 nodes; and how much more than there a node may cost at 10,000."""

MEMORY_BARS = {10000: 300.0}
"""Megabytes."""

PAGE_BAR = 20.0
"""Kilobytes of a page, pictures aside."""

Row = Callable[[str, dict[int, float], Mapping[int, float], str], None]

_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


class Cost(NamedTuple):
    """What a command took: CPU seconds (user and system), and megabytes at its largest."""

    cpu: float
    memory: float


def reword(path: Path) -> None:
    """Add a sentence to the body of an argument."""
    path.write_text(f"{path.read_text(encoding='utf-8')}An edit.\n", encoding="utf-8")


def undercut(path: Path) -> None:
    """Add a file that undercuts an argument."""
    text = f"---\nundercuts: {path.stem}\n---\n\nThe step does not go through.\n"
    path.with_name(f"new-{path.stem}.md").write_text(text, encoding="utf-8")


EDITS: Mapping[str, Callable[[Path], object]] = {
    "nothing changed": Path.stat,
    "a body reworded": reword,
    "an undercut added": undercut,
}
"""What is done to a kb, by its name, before a site is built again."""


_MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
sys.exit(done.returncode)
"""


def cost(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run a command and give what it took.

    It is started by a process that holds next to nothing: as the memory of a process counts
    what its parent held when it was started.
    """
    measured = [sys.executable, "-c", _MEASURED, *command]
    done = subprocess.run(measured, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return Cost(*map(float, done.stdout.split()))


def building(
    folders: Mapping[int, Path],
    sizes: Sequence[int],
    out: Path,
    environment: Mapping[str, str],
    row: Row,
) -> None:
    """Build sites from nothing, and again after an edit; print what each took."""
    tree, whole, memory, largest, usual = {}, {}, {}, {}, {}
    again: dict[str, dict[int, float]] = {name: {} for name in EDITS}
    for size in sizes:
        kb, to = folders[size], out / str(size)
        build = [sys.executable, "-m", "robustmap", "build", "--kb", str(kb), "--out"]
        planted = cost([*build, str(out / f"tree-{size}"), "--tree-only"], environment)
        built = cost([*build, str(to)], environment)
        tree[size] = planted.cpu * 1000 / size
        whole[size] = built.cpu * 1000 / size
        for name, edit in EDITS.items():
            edit(sorted((kb / "arguments").rglob("*.md"))[size // 50])
            again[name][size] = cost([*build, str(to)], environment).cpu / built.cpu
        memory[size] = built.memory
        largest[size], usual[size] = _weights(to / "site")
    row("robustmap build --tree-only, before mkdocs", tree, {3000: TREE_BAR}, "CPU ms per node")
    bars = {3000: WHOLE_BAR}
    if 3000 in whole:
        bars[10000] = round(whole[3000] * EVEN_BAR, 2)
    row("robustmap build, whole process", whole, bars, "CPU ms per node")
    for name, shares in again.items():
        row(f"the same, {name}", shares, {}, "of the whole build")
    row("the whole build at its largest", memory, MEMORY_BARS, "MB")
    row(
        "pages of nodes, 99 of 100 lighter",
        usual,
        dict.fromkeys(sizes, PAGE_BAR),
        "kB, no pictures",
    )
    row("the heaviest page of a node", largest, {}, "kB, no pictures")


def _weights(site: Path) -> tuple[float, float]:
    """Give the kilobytes of the heaviest page of a node, and of that which 1 in 100 exceed."""
    pages = (path.read_text(encoding="utf-8") for path in site.glob("n/*/index.html"))
    found = sorted(len(_PICTURE.sub("", page).encode()) / 1000 for page in pages)
    return found[-1], found[len(found) * 99 // 100]
