"""The data files: the same answers as Python gives, in three forms."""

import csv
import io
import json
from pathlib import Path
from random import Random

from robustmap.files.read import read
from robustmap.formats.rdf import turtle, turtle_of
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.publish.pages.data import encoded, graph, table
from robustmap.publish.site import Site
from tests.support.maps import claim, proposal, random_map, threshold
from tests.support.wild import wild_map
from tests.unit.publish import payload


def test_turtle_is_the_same_with_and_without_a_graph(tmp_path: Path):
    rng = Random(11)
    maps = [random_map(rng) for _ in range(30)] + [wild_map(rng) for _ in range(30)]
    maps.append(read(payload.write(tmp_path / "kb"), "kb"))
    for map_ in maps:
        kb = KB(map_)
        assert turtle_of(kb.solution) == turtle(kb.to_rdf())


def test_json_has_an_entry_a_line_and_comes_back_as_it_was():
    found = graph(Site(KB(Map([claim("a", title="Ünlü “x”\u2028"), claim("b")]))))
    written = encoded(found)
    assert json.loads(written) == json.loads(json.dumps(found))
    entries = [line for line in written.decode().split("\n") if '"id": "a"' in line]
    assert len(entries) == 2  # the node, and what it states


def test_half_characters_do_not_stop_json():
    assert json.loads(encoded({"title": "a\ud800b"}))["title"] == "a\ud800b"


def test_the_robustness_table_is_one_row_per_proposal_and_scaling():
    kb = KB(Map([threshold("far"), proposal("plan", breaks={"at": "far", "failure": "silent"})]))
    rows = list(csv.DictReader(io.StringIO(table(Site(kb)).decode())))
    assert [(row["proposal"], row["scaling"], row["answer"]) for row in rows] == [
        ("plan", "up", "stops"),
        ("plan", "down", "unknown"),
        ("plan", "relative", "unknown"),
    ]
    assert rows[0]["words"] == "stops once far is reached, fails unnoticed"
    assert rows[0]["clause"] == "plan#breaks-far"
