"""Issue forms as a forge reads them: one YAML file each."""

from collections.abc import Iterator
from typing import Any

import yaml

from robustmap.formats.issues.form import BODY, FORMS, ID, Ask, Form

SUFFIX = ".yml"
CONFIG = "config.yml"

_MADE = "# Made by `robustmap forms`: a change here is lost.\n"
_AREAS = frozenset({"ids", "sources", "premises", "clauses", "orders", "margins", "text"})
"""Sorts that are answered in several lines."""

_WELCOME = (
    "Imperfect is welcome: leave empty what you do not know. A person turns this into a file of"
    " the map and shows here which verdicts it changes. Please do not begin a line of your answers"
    " with `### `: that is how the form tells its questions."
)
_TERMS = "These are my own words, and the map may use them under its licence (CC BY 4.0)."


def form_files() -> dict[str, str]:
    """Give the text of every form by the name of its file, the same for the same models."""
    made = {f"{name}{SUFFIX}": _text(_form(form)) for name, form in FORMS.items()}
    return made | {CONFIG: _text({"blank_issues_enabled": True})}


def field_id(ask: Ask) -> str:
    """Give the name under which an address fills a question.

    A forge fills its own fields, the issue's `title` among them, under names of their own.
    """
    return {"title": "sentence", BODY: "words", ID: "short-name"}.get(ask.key, ask.key)


def _form(form: Form) -> dict[str, Any]:
    return {
        "name": form.name,
        "description": form.about,
        "title": f"{form.name}: ",
        "body": [
            {"type": "markdown", "attributes": {"value": _WELCOME}},
            *_aid(form),
            *(_ask(form, ask) for ask in form.asks),
            {
                "type": "markdown",
                "attributes": {"value": f"By sending this you say: {_TERMS}"},
            },
        ],
    }


def _aid(form: Form) -> Iterator[dict[str, Any]]:
    if form.aid:
        yield {"type": "markdown", "attributes": {"value": form.aid}}


def _ask(form: Form, ask: Ask) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": ask.heading}
    hint = form.hint(ask)
    if hint:
        attributes["description"] = hint
    sort = "textarea" if ask.sort in _AREAS else "input"
    if ask.sort == "choice":
        sort = "dropdown"
        attributes["options"] = list(form.options(ask))
    return {
        "type": sort,
        "id": field_id(ask),
        "attributes": attributes,
        "validations": {"required": ask.needed},
    }


def _text(value: dict[str, Any]) -> str:
    return _MADE + yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100)
