"""What `robustmap diff` costs beside `robustmap check`, as whole processes, in CPU seconds.

The kb lies in a git repository with a commit for each change. The two commands are run in
turns, so that a busy machine slows both alike; what is told is the least of each.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from generate import generate

BAR, SIZES = 1.5, (300, 1000, 3000)
"""How many times one check a diff may cost at the largest size, and the sizes."""

CHANGES = {
    "a body reworded": ("diff", "HEAD~2", "HEAD~1"),
    "an undercut added": ("diff", "HEAD~1", "HEAD"),
    "the same, not committed": ("diff", "HEAD~1"),
}

# As on most machines: what Python compiles is kept.
_ENVIRONMENT = {key: os.environ[key] for key in os.environ if key != "PYTHONDONTWRITEBYTECODE"}
_NOBODY = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")


def repository(folder: Path, size: int) -> Path:
    """Put a kb of `size` nodes and two changes to it under git."""
    folder.mkdir(parents=True)
    generate(folder / "kb", size)
    _git(folder, "init", "-q")
    _commit(folder)
    aim = sorted((folder / "kb/arguments").glob("*.md"))[size // 6]
    aim.write_text(aim.read_text(encoding="utf-8") + "\nIn other words.\n", encoding="utf-8")
    _commit(folder)
    text = f"---\nundercuts: {aim.stem}\nsources: source-0\n---\n\nThat does not follow.\n"
    (folder / "kb/arguments/does-not-follow.md").write_text(text, encoding="utf-8")
    _commit(folder)
    return folder


def _commit(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, *_NOBODY, "commit", "-q", "-m", "change")


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True)


def cpu(folder: Path, words: Sequence[str]) -> float:
    """Give the CPU seconds of one run of a command and of what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "robustmap", *words]
    done = subprocess.run(
        command, cwd=folder, env=_ENVIRONMENT, capture_output=True, text=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def diffing(scratch: Path, sizes: Sequence[int] = SIZES, runs: int = 5) -> None:
    """Print the cost of checks and diffs for each size, and their ratio."""
    print("\nrobustmap diff of one change, whole process (CPU s, and as a multiple of one check)")
    for size in sizes:
        folder = repository(scratch / f"diff-{size}", size)
        commands = {"check": ("check",), **CHANGES}
        least = dict.fromkeys(commands, float("inf"))
        for _ in range(runs):
            for name, words in commands.items():
                least[name] = min(least[name], cpu(folder, words))
        print(f"  {size:>6} nodes  {least['check']:8.3f}  check")
        for name in CHANGES:
            ratio = least[name] / least["check"]
            bar = f"  bar {BAR}{' !' if ratio > BAR else ''}" if size == max(SIZES) else ""
            print(f"{'':14} {least[name]:8.3f}  x{ratio:.2f}  {name}{bar}")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as made:
        diffing(Path(made), runs=5)
