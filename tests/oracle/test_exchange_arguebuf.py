"""arguebuf as an independent reader of what is written here, and writer of what is read.

It needs a Python that has arguebuf 2.7.2, named by ROBUSTMAP_ARGUEBUF_PYTHON.
"""

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

import robustmap as rm
from robustmap.formats.exchange import FORMATS
from robustmap.formats.exchange._arguments import drawn
from robustmap.model.map import Map
from robustmap.reason.solution import Solution
from tests.support.foreign import SAMPLES, read
from tests.support.maps import random_map

PYTHON = os.environ.get("ROBUSTMAP_ARGUEBUF_PYTHON", "")
NAMED = pytest.mark.skipif(not PYTHON, reason="ROBUSTMAP_ARGUEBUF_PYTHON names no Python")
pytestmark = [pytest.mark.long, NAMED]

PEER = """
import json, sys
import arguebuf
from arguebuf.dump import Config, Format
for path in sys.argv[1:]:
    graph = arguebuf.load.file(path)
    schemes, edges = graph.scheme_nodes, graph.edges.values()
    kind = lambda one: type(one.scheme).__name__ if one.scheme else ""
    print(json.dumps({
        "atoms": {name: one.plain_text for name, one in graph.atom_nodes.items()},
        "schemes": {name: kind(one) for name, one in schemes.items()},
        "edges": sorted([one.source.id, one.target.id] for one in edges),
    }))
    if not path.endswith(".xml"):
        arguebuf.dump.file(graph, path + ".own.json")
        arguebuf.dump.file(graph, path + ".aif.json", config=Config(format=Format.AIF))
"""


def peer(*paths: Path) -> list[Any]:
    """Give what arguebuf reads in files; it writes what it read beside them."""
    command = [PYTHON, "-c", PEER, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@cache
def maps() -> list[Map]:
    return [rm.load("kb").map, *(random_map(Random(number)) for number in range(20))]


def written(name: str, folder: Path, suffix: str) -> list[Path]:
    """Write every map; give the files."""
    form = FORMATS[name]
    assert form.write is not None
    paths = [folder / f"{number}{suffix}" for number in range(len(maps()))]
    for path, map_ in zip(paths, maps(), strict=True):
        path.write_bytes(form.write(Solution.of(map_)))
    return paths


@pytest.mark.parametrize(("name", "suffix"), [("aif", ".aif.json"), ("arguebuf", ".json")])
def test_it_reads_the_same_statements_and_steps(name: str, suffix: str, tmp_path: Path) -> None:
    form = FORMATS[name]
    for path, found in zip(paths := written(name, tmp_path, suffix), peer(*paths), strict=True):
        from robustmap.formats.exchange._arguebuf.writing import shown

        map_ = read(name, path.read_bytes())[0]
        graph = drawn(shown(map_))
        assert found["atoms"] == {one.id: one.text for one in graph.statements.values()}
        kinds = {one.id: "Attack" if one.attacks else "Support" for one in graph.steps.values()}
        assert found["schemes"] == kinds
        ins = [[ref, one.id] for one in graph.steps.values() for ref in one.premises]
        outs = [[one.id, ref] for one in graph.steps.values() for ref in one.aims]
        assert found["edges"] == sorted(ins + outs)
    assert form.undercuts


def test_nothing_is_lost_on_the_way_through_it(tmp_path: Path) -> None:
    paths = written("arguebuf", tmp_path, ".json")
    peer(*paths)
    for path, map_ in zip(paths, maps(), strict=True):
        back, _ = read("arguebuf", Path(f"{path}.own.json").read_bytes())
        assert back == map_


def test_what_it_writes_as_aif_has_every_undercut(tmp_path: Path) -> None:
    paths = written("aif", tmp_path, ".aif.json")
    peer(*paths)
    for path in paths:
        before, _ = read("aif", path.read_bytes())
        back, _ = read("aif", Path(f"{path}.aif.json").read_bytes())
        for map_ in (before, back):
            assert map_.inferences
        assert aims(back) == aims(before)


def aims(map_: Map) -> set[tuple[str, str, str]]:
    return {(one.owner, one.relation, one.target) for one in map_.inferences.values()}


def test_what_it_makes_of_the_samples_is_what_we_make_of_them(tmp_path: Path) -> None:
    bridge = tmp_path / "bridge.json"
    bridge.write_bytes((SAMPLES / "arguebuf" / "bridge.arguebuf.json").read_bytes())
    peer(bridge)
    back, _ = read("arguebuf", Path(f"{bridge}.own.json").read_bytes())
    assert aims(back) == aims(read("arguebuf", bridge.read_bytes())[0])


def test_where_it_drops_something_silently_we_do_not() -> None:
    sample = SAMPLES / "microtexts" / "dogs.xml"
    [found] = peer(sample)
    assert "a1" not in found["atoms"], "arguebuf reads the statement that a joint holds together"
    map_, _ = read("microtexts", sample.read_bytes())
    assert len([one for one in map_.nodes.values() if one.kind == "claim"]) == 7
    assert len(found["atoms"]) == 6
