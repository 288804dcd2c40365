"""The page of the guide on RDF: its commands run, its queries answer, its triples are ours."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import Graph

from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.formats._terms import PREFIXES, Names
from robustmap.formats.exchange import FORMATS
from robustmap.formats.rdf import to_rdf, trig_of, turtle_of
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.settings import Settings
from robustmap.reason.solution import Solution
from tests.support.commands import runner
from tests.support.maps import argument, claim

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "site/pages/guide/rdf.md").read_text(encoding="utf-8")
HEAD = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in PREFIXES)
MAP = Map(
    [
        claim("t", standing="open"),
        argument("for", for_="t"),
        argument("cut", undercuts="for"),
        # Two that break each other, each of which breaks a third: in no camp does that hold.
        argument("one", undercuts=["two", "third"]),
        argument("two", undercuts=["one", "third"]),
        argument("third", undercuts="last"),
        argument("last", for_="t"),
    ]
)


def blocks(sort: str) -> list[str]:
    return re.findall(rf"^```{sort}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


SHOWN = "".join(blocks("console"))
COMMANDS = re.findall(r"^\$ (.*)$", SHOWN, re.MULTILINE)


@pytest.mark.parametrize("line", COMMANDS)
def test_the_commands_run(monkeypatch, capsys, tmp_path, line: str):
    (tmp_path / "kb").symlink_to(ROOT / "kb")
    words = [*shlex.split(line)[1:], "--kb", str(ROOT / "kb")]
    ran = runner(monkeypatch, capsys)(*words, cwd=tmp_path)
    assert ran.status == 0, ran.err
    assert (tmp_path / words[words.index("--out") + 1]).stat().st_size > 100_000


def test_the_table_names_every_format_of_rdf():
    named = set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE))
    assert named == {name for name, one in FORMATS.entries.items() if one.words[:3] == "RDF"}


def test_the_addresses_are_those_of_a_map():
    (block,) = blocks("text")
    site = Settings(site_url="https://example.org/map")
    assert block.split() == [Names(site).iri("for-2#p1"), Names(Settings()).iri("for-2#p1")]


def test_the_triples_are_in_the_map():
    (block,) = blocks("turtle")
    head = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in PREFIXES)
    shown = set(Graph().parse(data=head + block, format="turtle"))
    assert len(shown) == 6
    assert shown <= set(to_rdf(Solution.of(MAP)))


def test_the_queries_answer():
    attacks, compared = blocks("sparql")
    kb = KB(MAP)
    for engine in ("rdflib", "pyoxigraph"):
        found = {(row["attack"], row["broken"]) for row in kb.sparql(attacks, engine=engine)}
        assert found == {("cut", "for"), ("third", "last")}
    store = Store()
    store.load(trig_of(Solution.of(MAP)).encode(), format=RdfFormat.TRIG)
    answers = {row["id"].value for row in store.query(HEAD + compared)}
    assert answers == {"last", "t"}


def test_the_validator_takes_what_the_page_says(tmp_path):
    line = next(one for one in blocks("bash")[0].splitlines() if one.startswith("pyshacl"))
    (tmp_path / "schemas").symlink_to(ROOT / "schemas")
    (tmp_path / "map.ttl").write_text(turtle_of(Solution.of(MAP)), encoding="utf-8")
    words = [sys.executable, "-m", *shlex.split(line)]
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Conforms: True" in ran.stdout, ran.stderr


def test_the_page_uses_no_field_term():
    prose = re.sub(r"```.*?```|`[^`]*`", " ", TEXT, flags=re.DOTALL).lower()
    assert [term for term in FIELD_TERMS if re.search(rf"\b{re.escape(term)}\b", prose)] == []
