"""Starting fast: what is imported when."""

import json
import subprocess
import sys
from pathlib import Path

HEAVY = {
    *("jinja2", "markdown", "markdown_it", "material", "mkdocs", "networkx", "numpy", "pygraphviz"),
    *("pyvis", "rapidfuzz", "rdflib", "watchdog"),
}

CHECK = """
import json, sys
sys.argv = ["robustmap", "check", "--kb", sys.argv[1]]
from robustmap.cli.main import main
try:
    main()
except SystemExit as stop:
    assert stop.code == 0, stop.code
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""

KB = {
    "map.yaml": "title: T\n",
    "sources/s.md": "---\ntitle: S\n---\n",
    "claims/a.md": "---\ntitle: Reality punishes false beliefs\nsources: s\nstanding: open\n---\n",
    "claims/b.md": "---\ntitle: Values are not punished\nsources: s\ncontradicts: a\n---\n",
    "arguments/c.md": "---\nfor: a\nsources: s\npremises:\n  - p1: One.\n  - b\n---\n",
    "thresholds/t.md": "---\ntitle: T\nsources: s\n---\n",
    "proposals/p.md": "---\ntitle: P\nsources: s\nneeds: t\nrelies_on: b\n---\n",
}


def loaded(*arguments: str) -> set[str]:
    """Run Python; gives the packages that its last line of output names."""
    done = subprocess.run(
        [sys.executable, "-c", *arguments], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_importing_the_package_imports_nothing_but_itself() -> None:
    names = loaded(
        "import json, sys; before = set(sys.modules); import robustmap;"
        "print(json.dumps([name for name in sys.modules if name not in before]))"
    )
    assert not {name.partition(".")[0] for name in names} & (HEAVY | {"click", "pydantic", "yaml"})
    assert {name for name in names if name.startswith("robustmap")} == {"robustmap"}


def test_loading_a_kb_imports_nothing_heavy(tmp_path: Path) -> None:
    write(tmp_path)
    names = loaded(
        "import json, sys, robustmap; robustmap.load(sys.argv[1]).ask('a');"
        "print(json.dumps([name.partition('.')[0] for name in sys.modules]))",
        str(tmp_path),
    )
    assert "pydantic" in names
    assert not names & HEAVY


def test_a_clean_check_imports_nothing_heavy(tmp_path: Path) -> None:
    write(tmp_path)
    names = loaded(CHECK, str(tmp_path))
    assert {"click", "pydantic", "yaml"} <= names
    assert not names & HEAVY


def test_a_tree_is_made_without_what_compares_maps_or_looks_into_packages(tmp_path: Path) -> None:
    write(tmp_path)
    names = loaded(
        "import json, sys; from robustmap.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(json.dumps([*sys.modules]))",
        *("build", "--tree-only", "--kb", str(tmp_path / "kb"), "--out", str(tmp_path / "out")),
    )
    assert "robustmap.publish.pages.changes" in names
    assert not names & {"robustmap.diff.result", "robustmap.diff.kinds", "importlib.metadata"}


def write(folder: Path) -> None:
    for name, text in KB.items():
        path = folder / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
