"""Small kbs that are open in an editor: files as texts, with a `|` where the cursor stands."""

from robustmap.editor.text import Position
from robustmap.editor.workspace import Workspace
from robustmap.files.find import Tree

KB = {
    "map.yaml": "title: T\nmain: debate\nexpect:\n  reality-bites: supported\n",
    "sources/post.md": "---\ntitle: A post\n---\n",
    "questions/debate.md": "---\ntitle: Does it?\nsort: debate\nabout: reality-bites\n---\n",
    "claims/reality-bites.md": "---\ntitle: Reality 🌍 bites\nstanding: open\nsources: post\n---\n",
    "arguments/it-hurts.md": "---\nfor: reality-bites\npremises:\n  - p1: It hurts.\n"
    "sources: post, 1, by post/author\n---\n\nSee [the claim](reality-bites).\n",
    "arguments/not-always.md": "---\nundercuts: it-hurts\npremises:\n  - p1: Not always.\n"
    "  - it-hurts#p1\nsources: post\n---\n",
    "thresholds/deception.md": "---\ntitle: It deceives\naxis: power\nsources: post\n---\n",
    "axes/power.md": "---\ntitle: Power\n---\n",
    "proposals/plan.md": "---\ntitle: A plan\nneeds: deception\nsources: post\n---\n",
}


def workspace(**files: str) -> Workspace:
    """Open the kb; further files by the name of their node, as arguments."""
    more = {f"arguments/{name.replace('_', '-')}.md": text for name, text in files.items()}
    texts = {**KB, **more}
    return Workspace(Tree("kb", {name: texts[name].encode() for name in sorted(texts)}, []))


def typed(draft: Workspace, name: str, text: str) -> Position:
    """Type a text into a file; gives the place of the cursor, marked by `|`."""
    before, _, after = text.partition("|")
    draft.edit(name, before + after)
    line = before.rpartition("\n")[2]
    return Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)
