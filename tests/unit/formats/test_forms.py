"""The issue forms: fresh, what the forge takes, and of one mind with the models."""

import re
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import yaml

from robustmap.formats.issues import FORMS, form_files, form_query
from robustmap.formats.issues.form import BODY, ID
from robustmap.formats.issues.values import READ
from robustmap.model.nodes import KINDS
from robustmap.model.schema import json_schemas
from robustmap.model.schemes import SCHEMES
from tests.support.commands import runner

ROOT = Path(__file__).parents[3]
MADE = form_files()
RESERVED = {"title", "body", "labels", "assignees", "projects", "milestone", "template"}


def test_the_committed_forms_are_fresh():
    folder = ROOT / ".github/ISSUE_TEMPLATE"
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == MADE


def test_there_is_a_form_for_each_thing_that_people_add():
    assert list(FORMS) == ["claim", "argument", "undercut", "threshold", "proposal", "story"]
    assert set(MADE) == {*(f"{name}.yml" for name in FORMS), "config.yml"}


@pytest.mark.parametrize("name", FORMS)
class TestForm:
    def test_it_is_what_the_forge_takes(self, name: str):
        form = yaml.safe_load(MADE[f"{name}.yml"])
        assert set(form) == {"name", "description", "title", "body"}
        asked = [one for one in form["body"] if one["type"] != "markdown"]
        ids = [one["id"] for one in asked]
        labels = [one["attributes"]["label"] for one in asked]
        assert len(set(ids)) == len(ids)
        assert len(set(labels)) == len(labels)
        assert all(re.fullmatch(r"[\w-]+", one) for one in ids)
        assert not RESERVED & set(ids)
        for one in asked:
            assert set(one["validations"]) == {"required"}
            assert one["type"] in ("input", "textarea", "dropdown")
            options = one["attributes"].get("options", ["x"])
            assert options
            assert all(isinstance(word, str) and word != "None" for word in options)
            assert len(set(options)) == len(options)

    def test_each_question_is_about_a_key_of_its_kind_and_can_be_read(self, name: str):
        form = FORMS[name]
        keys = {*json_schemas()[form.kind]["properties"], BODY, ID}
        assert {ask.key for ask in form.asks} <= keys
        assert {ask.sort for ask in form.asks} <= set(READ)
        assert all(form.hint(ask) for ask in form.asks)

    def test_its_first_heading_is_its_own(self, name: str):
        others = [ask.heading for one in FORMS if one != name for ask in FORMS[one].asks]
        assert FORMS[name].asks[0].heading not in others

    def test_whatever_a_node_needs_is_asked_for(self, name: str):
        form = FORMS[name]
        needed = {ask.key for ask in form.asks if ask.needed}
        assert ("title" in needed) == KINDS[form.kind].title_required


def test_an_address_fills_questions_with_what_it_escapes():
    query = form_query("argument", {"for": "a#b&c=d\n<x>", "title": "T"})
    assert parse_qs(query) == {
        "template": ["argument.yml"],
        "for": ["a#b&c=d\n<x>"],
        "sentence": ["T"],
    }
    assert not set(query) & set("#<>\n ")


def test_the_command_writes_what_is_stale_and_tells_it(monkeypatch, capsys, tmp_path):
    run = runner(monkeypatch, capsys)
    assert run("forms", "--check", "--out", "f", cwd=tmp_path).status == 1
    assert not (tmp_path / "f").exists()
    assert "f/claim.yml: written" in run("forms", "--out", "f", cwd=tmp_path).out
    assert run("forms", "--check", "--out", "f", cwd=tmp_path).status == 0
    (tmp_path / "f/story.yml").write_text("x")
    ran = run("forms", "--check", "--out", "f", "--format", "json", cwd=tmp_path)
    assert '"stale": [\n    "story.yml"' in ran.out
    assert ran.status == 1


def test_the_form_for_arguments_offers_the_patterns():
    form = yaml.safe_load(MADE["argument.yml"])
    (asked,) = (one for one in form["body"] if one.get("id") == "scheme")
    assert asked["type"] == "dropdown"
    assert asked["attributes"]["options"] == list(SCHEMES)


def test_the_form_for_undercuts_names_the_questions_that_break_steps():
    form = yaml.safe_load(MADE["undercut.yml"])
    told = "\n".join(one["attributes"].get("value", "") for one in form["body"])
    for scheme in SCHEMES.values():
        for one in scheme.questions:
            assert (one.filled()[0] in told) == (one.put == "undercut"), one
    assert not re.search(r"^ {0,3}### ", told, re.MULTILINE)  # it would be taken for a question
