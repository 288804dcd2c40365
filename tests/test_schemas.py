"""The JSON Schemas: fresh, valid, and of one mind with the models."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from robustmap.check.registry import check
from robustmap.cli.schemas import files
from robustmap.files.document import split
from robustmap.files.front import read_front
from robustmap.files.read import read
from robustmap.model.nodes import FOLDERS, KINDS, Node
from robustmap.model.schema import attribute_docs, json_schemas
from robustmap.model.settings import Settings
from tests.bench.generate import files as generated
from tests.support.nodes import nodes
from tests.support.nodes import settings as any_settings

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests/golden/check"
SCHEMAS = json_schemas()
VALIDATORS = {name: Draft202012Validator(SCHEMAS[name]) for name in SCHEMAS}

_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def native(value: Any) -> Any:
    """Give fields as another reader of YAML 1.2 sees them: with numbers and truth values."""
    if isinstance(value, dict):
        return {key: native(value[key]) for key in value}
    if isinstance(value, list):
        return [native(one) for one in value]
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value) if set(".eE") & set(value) else int(value)
    return value


def front(*lines: str) -> dict[str, Any]:
    text = "".join(f"{line}\n" for line in lines)
    found = read_front(text, "a.md")
    assert not found.problems
    return found.fields


def faults(name: str, fields: dict[str, Any]) -> list[str]:
    """Give what a schema has to say, of the fields as text and as others see them."""
    return [
        one.message
        for form in (fields, native(fields))
        for one in VALIDATORS[name].iter_errors(form)
    ]


def said(value: Any) -> Any:
    """Give what a file would hold of a dumped value: no defaults that stand for nothing."""
    if isinstance(value, dict):
        return {key: said(value[key]) for key in value if value[key] is not None}
    if isinstance(value, (list, tuple)):
        return [said(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)


def premise(one: dict[str, Any]) -> Any:
    """Give a premise as a file would hold it."""
    if "read" in one:
        return {"to": one["ref"], "read": one["read"]}
    return one.get("ref") or ({one["local"]: one["text"]} if "local" in one else one["text"])


def written(node: Node) -> dict[str, Any]:
    """Give the fields of a node as its file would hold them."""
    fields = said(node.model_dump(by_alias=True, exclude_defaults=True))
    key = node.premises_key
    if key in fields:
        fields[key] = [premise(one) for one in fields[key]]
    return fields | {key: said(value) for key, value in node.x.items()}


# The files


def test_the_files_are_fresh() -> None:
    made = files()
    there = {path.name for path in (ROOT / "schemas").iterdir()}
    assert set(made) <= there, "run `robustmap schemas`"
    for name, text in made.items():
        assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == text, f"{name} is stale"


def test_there_is_one_for_each_kind_and_one_for_map_yaml() -> None:
    assert set(SCHEMAS) == {*KINDS, "map"}
    for name, schema in SCHEMAS.items():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["$id"] == f"{name}.schema.json"
        assert schema["title"] == name
        assert schema["additionalProperties"] is False


def test_no_name_of_a_file_or_machine_is_in_them() -> None:
    text = json.dumps(SCHEMAS)
    assert str(ROOT) not in text
    assert set(re.findall(r"https?://[^\"]*", text)) == {SCHEMAS["map"]["$schema"]}


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "robustmap", "schemas", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"},
    )


def test_the_command_writes_and_checks(tmp_path: Path) -> None:
    missing = run("--check", cwd=tmp_path)
    assert missing.returncode == 1
    assert "schemas/claim.schema.json: stale\n" in missing.stdout
    assert not (tmp_path / "schemas").exists()

    assert run(cwd=tmp_path).returncode == 0
    assert {path.name for path in (tmp_path / "schemas").iterdir()} == set(files())
    assert run("--check", cwd=tmp_path).stdout == f"{len(files())} files, all as they should be\n"

    (tmp_path / "schemas/claim.schema.json").write_text("{}\n", encoding="utf-8")
    (tmp_path / "schemas/opinion.schema.json").write_text("{}\n", encoding="utf-8")
    stale = run("--check", cwd=tmp_path)
    assert stale.returncode == 1
    assert stale.stdout == (
        "schemas/claim.schema.json: stale\n"
        "schemas/opinion.schema.json: made no more; delete it\n"
        "run `robustmap schemas` and commit what it writes\n"
    )
    assert json.loads(run("--format", "json", "--out", "schemas", cwd=tmp_path).stdout) == {
        "files": sorted(files()),
        "written": ["claim.schema.json"],
        "left": ["opinion.schema.json"],
    }


# Descriptions


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described_in_the_words_of_its_model(name: str) -> None:
    cls = Settings if name == "map" else KINDS[name]
    docs = attribute_docs(cls)
    for field_name, field in cls.model_fields.items():
        if name == "map" or field_name not in ("id", "body", "x"):
            shown = SCHEMAS[name]["properties"][field.alias or field_name]
            assert shown["description"] == docs[field_name]
    assert SCHEMAS[name]["description"] == cls.__doc__


def test_a_text_under_a_field_is_found_with_its_line_ends_taken_out() -> None:
    assert attribute_docs(KINDS["argument"])["title"] == (
        "What it says, in at most 100 characters. An argument may leave it out: its first "
        "sentence serves."
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_examples_hold(name: str) -> None:
    schema = SCHEMAS[name]
    for part in (schema, *schema["$defs"].values()):
        for key, one in part.get("properties", {}).items():
            for example in one.get("examples", ()):
                holds = Draft202012Validator({**one, "$defs": schema["$defs"]})
                assert holds.is_valid(example), (name, key, example)


# What the models take, the schemas take


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_model_takes_its_schema_takes(kind: str) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(nodes(KINDS[kind], "a"))
    def holds(node: Node) -> None:
        fields = written(node)
        if KINDS[kind].title_required:
            fields.setdefault("title", "T")
        if fields.get("expect") not in SCHEMAS[kind]["properties"]["expect"]["enum"]:
            fields.pop("expect", None)  # a verdict on another kind, which the reader refuses
        assert faults(kind, fields) == []

    holds()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_settings())
def test_whatever_map_yaml_may_say_its_schema_takes(given_settings: Settings) -> None:
    fields = said(given_settings.model_dump(by_alias=True, exclude_defaults=True))
    fields.pop("defaults", None)  # their folders are judged by the kb, not by the model
    assert faults("map", fields) == []


SHORT_FORMS = [
    ("claim", "title: 1984"),
    ("claim", "tags: a"),
    ("claim", "tags: [1, true, a]"),
    ("claim", "sources: gen-post"),
    ("claim", "sources: gen-post, Against 2, by gen-post/author"),
    ("claim", "sources: [gen-post, {source: gen-post, at: 3, confirmed: no}]"),
    ("claim", "sources: {source: gen-post, voice: quotes}"),
    ("claim", "contradicts: a"),
    ("claim", "contradicts: {to: a, basis: reading}"),
    ("claim", "contradicts: [a, {to: b}]"),
    ("claim", "states: {before: [a, b], within: [x, y, 1], graded: true}"),
    ("claim", "states: {before: [[a, b], c]}"),
    ("claim", "states: {enables: [a, b], hinders: [c, d]}"),
    ("claim", "quantity: {value: 10, unit: 1, certainty: measured}"),
    ("claim", "implicit: true"),
    ("claim", "expect: circular"),
    ("claim", "x-own: {anything: [goes, {here: 1}]}"),
    ("claim", "similar_to: 2020"),
    ("argument", "for: a"),
    ("argument", "for: [a, {to: b, basis: implied}]"),
    ("argument", "premises: a"),
    ("argument", "premises: A sentence alone."),
    ("argument", "premises: {p1: A sentence.}"),
    ("argument", "premises: [a, {p1: A sentence.}, Another sentence.]"),
    ("argument", "number: 3"),
    ("argument", "rests_on_list: {list: q, except: a}"),
    ("argument", "expect: premise-lost"),
    ("threshold", "level: 2.5"),
    ("threshold", "level: -1e3"),
    ("threshold", "level: 3"),
    ("proposal", "needs: t"),
    ("proposal", "breaks: {at: t, failure: silent}"),
    ("proposal", "breaks: [t, {at: u, why: Because., sources: s, basis: reading}]"),
    ("proposal", "needs: [{at: t, sources: [s, {source: s}]}]"),
    ("proposal", "requires_order: [{first: a, then: b, grade: soft}]"),
    ("proposal", "relative: [{of: a, to: b, margin: -2}]"),
    ("proposal", "except: wars"),
    ("proposal", "branches: [{if: a, then: b}]"),
    ("source", "date: 2020"),
    ("source", "date: 2020-05-01"),
    ("source", "authors: A. Nobody"),
    ("person", "positions: [{id: 1, about: a, stance: unsure, source: 's, For 1'}]"),
    ("map", "title: T"),
    ("map", "evaluate: {basis: reading, off: a, reframings: true}"),
    ("map", "today: {crossed: a, source: s}"),
    ("map", "expect: {a: supported, a#p1: unargued}"),
    ("map", "defaults: {claims: {sources: s}, claims/post/deep: {tags: [a]}}"),
]


@pytest.mark.parametrize(("name", "line"), SHORT_FORMS)
def test_whatever_may_be_written_short(name: str, line: str) -> None:
    fields = front("title: T", line) if "title" not in line else front(line)
    cls = Settings if name == "map" else KINDS[name]
    own = {key: fields[key] for key in fields if key.startswith("x-")}
    rest = {key: fields[key] for key in fields if key not in own}
    cls.model_validate(rest | ({} if name == "map" else {"id": "a"}))
    assert faults(name, fields) == []


def test_a_generated_kb_holds() -> None:
    for path, text in generated(300):
        if not path.endswith(".md"):
            continue
        document, _ = split(path, text.encode())
        assert document
        kind = FOLDERS[path.partition("/")[0]].kind
        assert faults(kind, read_front(document.front, path).fields) == [], path


# What they refuse

REFUSED = [
    ("claim", "titel: T"),
    ("claim", "id: a"),
    ("claim", "body: a"),
    ("claim", "x: {x-a: b}"),
    ("claim", f"title: {'long ' * 30}"),
    ("claim", "title: [T]"),
    ("claim", "sort: empircal"),
    ("claim", "standing: yes"),
    ("claim", "implicit: yes"),
    ("claim", "expect: stands"),
    ("claim", "similar_to: a, b"),
    ("claim", "contradicts: [[a]]"),
    ("claim", "contradicts: {too: a}"),
    ("claim", "sources: {at: For 1}"),
    ("claim", "sources: [{source: s, place: For 1}]"),
    ("claim", "sources: gen post, For 1"),
    ("claim", "states: {before: a}"),
    ("claim", "states: {before: [a]}"),
    ("claim", "states: {hinders: [a]}"),
    ("claim", "states: {within: [a, b]}"),
    ("claim", "states: {within: [a, b, c]}"),
    ("claim", "quantity: 10"),
    ("claim", "quantity: {value: 10}"),
    ("claim", "quantity: {value: 10, certainty: guess}"),
    ("claim", 'note: "  "'),
    ("claim", "for: a"),
    ("argument", "undercut: a"),
    ("argument", "number: third"),
    ("argument", "number: 0"),
    ("argument", "number: 1.5"),
    ("argument", "strength: strongest"),
    ("argument", "premises: {p1: One., p2: Two.}"),
    ("argument", "premises: [{P 1: One.}]"),
    ("argument", "premises: [[a]]"),
    ("argument", "rests_on_list: q"),
    ("argument", "expect: supported"),
    ("threshold", "level: high"),
    ("proposal", "needs: [{att: t}]"),
    ("proposal", "requires_order: [a, b]"),
    ("proposal", "requires_order: {first: a, then: b}"),
    ("proposal", "relative: [{of: a}]"),
    ("proposal", "at_limit: break"),
    ("source", "date: 21 May 2024"),
    ("source", "sha256: abc"),
    ("person", "positions: [{id: a, about: b, stance: yes}]"),
    ("map", "titel: T"),
    ("map", "x-own: a"),
    ("map", "evaluate: {basis: said}"),
    ("map", "expect: {a: fine}"),
    ("map", "expect: [a]"),
    ("map", "defaults: {claim: {tags: a}}"),
    ("map", "defaults: {claims: none}"),
]


@pytest.mark.parametrize(("name", "line"), REFUSED)
def test_mistakes_of_shape_are_refused(name: str, line: str) -> None:
    title = () if "title" in line or "titel" in line else ("title: T",)
    assert faults(name, front(*title, line))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].title_required])
def test_a_title_is_needed(kind: str) -> None:
    assert faults(kind, front("tags: a"))
    assert not faults("argument", front("tags: a"))


def test_the_golden_kbs_are_judged_alike() -> None:
    of_shape = {"RM101", "RM102", "RM103", "RM104", "RM105"}
    refused = accepted = 0
    for folder in sorted(GOLDEN.iterdir()):
        map_ = read(folder / "kb", "kb") if (folder / "kb").exists() else None
        for node in map_.nodes.values() if map_ else ():
            path = map_.places[node.id].path
            if "." in node.id:
                continue  # what is wrong in an imported kb is told there
            found = {one.code for one in check(map_) if one.span.path == path}
            document, _ = split(path, (folder / path).read_bytes())
            read_whole = document and read_front(document.front, path)
            if not read_whole or found & {"RM206"} or any(one < "RM100" for one in found):
                continue
            judged = bool(faults(node.kind, read_whole.fields))
            assert judged == bool(found & of_shape) or found == {"RM106"}, (folder.name, path)
            refused += judged
            accepted += not judged
    assert refused >= 8
    assert accepted >= 100
