"""What the language server takes to answer, asked over stdio as an editor asks it.

Somebody types in an argument of a generated kb: a thousand changes, after each of which a
completion or a hover is asked for, mostly while the changes before are still being judged.
"""

import asyncio
import gc
import sys
import time
from pathlib import Path
from statistics import median

from lsprotocol import types as lsp

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from robustmap.editor.completion import complete  # noqa: E402
from robustmap.editor.hover import hover as tell  # noqa: E402
from robustmap.editor.text import Position  # noqa: E402
from robustmap.editor.workspace import Workspace  # noqa: E402
from robustmap.files.find import on_disk  # noqa: E402
from tests.support.editors import Editor, edit  # noqa: E402

BAR, EDITS, EVERY = 50.0, 1000, 100


def core(folder: Path) -> None:
    """Print what answers cost without an editor and without judging beside them."""
    workspace = Workspace(on_disk(folder / "kb", "kb"))
    workspace.settled()
    gc.freeze()  # as the server does
    name = sorted(one for one in workspace.files() if one.startswith("arguments/"))[50]
    spent: dict[str, list[float]] = {"completion": [], "hover": []}
    for number in range(100):
        for kind, ask in (("completion", complete), ("hover", tell)):
            text = f"---\nagainst: claim-{number % 50 + 100}\n---\n\n{kind} {number}.\n"
            start = time.process_time()
            workspace.edit(name, text)
            ask(workspace, name, Position(1, 12))
            spent[kind].append((time.process_time() - start) * 1000)
    print("\nan answer after an edit at 3,000 nodes (CPU ms)")
    for kind, values in spent.items():
        worst = max(values)
        print(
            f"  {kind:<16} median {median(values):6.1f}  slowest {worst:6.1f}"
            f"  bar {BAR}{' !' if worst > BAR else ''}"
        )


def editing(folder: Path) -> None:
    """Print the times for a kb that lies in `folder/kb`, and the memory of the server."""
    core(folder)

    async def act(editor: Editor) -> None:
        first = sorted((folder / "kb/arguments").glob("*.md"))[50]
        name = f"arguments/{first.name}"
        editor.open(name)
        await asyncio.sleep(1)
        await hover(editor, name, 8)  # waits until the kb has been read and solved once
        asked: dict[str, list[float]] = {"completion": [], "hover": [], "hover, at rest": []}
        memory = []
        for number in range(EDITS):
            word = f"claim-{number % 50 + 100}"
            editor.type(name, f"---\nagainst: {word}\n---\n\nText {number}.\n")
            kind = "hover" if number % 2 else "completion"
            asked[kind].append(await timed(editor, kind, name))
            if number % EVERY == EVERY - 1:
                await asyncio.sleep(4)  # all is judged now
                asked["hover, at rest"].append(await timed(editor, "hover", name))
                memory.append(resident(editor))
        told(asked, memory)

    edit(folder, act, limit=1800)


async def timed(editor: Editor, kind: str, name: str) -> float:
    start = time.perf_counter()
    await (hover(editor, name, 12) if kind == "hover" else completion(editor, name))
    return (time.perf_counter() - start) * 1000


async def hover(editor: Editor, name: str, column: int) -> None:
    where = lsp.HoverParams(editor.document(name), lsp.Position(1, column))
    await editor.client.text_document_hover_async(where)


async def completion(editor: Editor, name: str) -> None:
    where = lsp.CompletionParams(editor.document(name), lsp.Position(1, 14))
    found = await editor.client.text_document_completion_async(where)
    assert found.items


def resident(editor: Editor) -> float:
    """Give the memory that the server holds, in MB; 0 where the system does not tell."""
    status = Path(f"/proc/{editor.pid}/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def told(asked: dict[str, list[float]], memory: list[float]) -> None:
    print("\nrobustmap lsp at 3,000 nodes, as the editor waits (ms)")
    for kind, values in asked.items():
        ranked = sorted(values)
        most = ranked[int(len(ranked) * 0.95)]
        print(
            f"  {kind:<16} median {median(ranked):6.1f}  of 20 the slowest {most:6.1f}"
            f"  slowest {ranked[-1]:6.1f}  bar {BAR}{' !' if most > BAR else ''}"
        )
    print(f"  memory after each {EVERY} edits (MB): {' '.join(f'{one:.0f}' for one in memory)}")
