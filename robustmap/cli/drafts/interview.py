"""From flags and answers to a draft of a new node."""

from collections.abc import Mapping
from typing import Any

import click

from robustmap.cli.drafts.desk import Desk
from robustmap.cli.drafts.forms import AIMS, FORMS, PREMISES, SCHEME, SOURCES, TAGS, TITLE, Field
from robustmap.cli.drafts.pattern import ask_premises, ask_scheme, slotted
from robustmap.cli.drafts.prompts import line, paragraph, pick, several
from robustmap.cli.drafts.read import READ
from robustmap.cli.drafts.seek import ask_id, offered
from robustmap.cli.drafts.target import ask_target
from robustmap.files.new import Draft, free_id, taken
from robustmap.model import ids
from robustmap.model.expand import first_sentence
from robustmap.model.nodes import KINDS
from robustmap.model.schemes import near, scheme_of

ARGUMENT = "argument"


def fields_of(kind: str) -> tuple[Field, ...]:
    """Give the fields that a new node of a kind may be given, in the order of the questions."""
    title = TITLE if KINDS[kind].title_required else TITLE._replace(needed=False)
    if kind == ARGUMENT:
        return (*AIMS, SCHEME, PREMISES, title, SOURCES, TAGS)
    return (title, *FORMS.get(kind, ()), SOURCES, TAGS)


class Interview:
    """Collects what a new node says; asks for what no flag has given, if somebody is there."""

    def __init__(self, desk: Desk, given: Mapping[str, Any], *, asking: bool) -> None:
        """Take the flags: values by key, and `body` and `id`."""
        self.desk = desk
        self.asking = asking
        self.given = {key: _cleaned(value) for key, value in given.items()}

    def draft(self, kind: str) -> Draft:
        """Give the draft.

        Raises:
            click.UsageError: something is missing that nobody can be asked for, or a flag
                gives what cannot be.
        """
        self.check_flags(kind)
        if not self.asking:
            self.complain(kind)
        fields: dict[str, Any] = {}
        known = fields_of(kind)
        if kind == ARGUMENT and self.asking and not self.aimed():
            kind, fields = ask_target(self.desk)
            # A challenge is asked for its title and source only: what it is about is known.
            known = fields_of(kind)[len(AIMS) :] if kind == ARGUMENT else (TITLE, SOURCES)
        for field in known:
            value = fields.get(field.key) or self.value(kind, field, fields)
            if value:
                fields[field.key] = value
        body = self.body(needed=kind == ARGUMENT and not fields.get(PREMISES.key))
        return Draft(kind, self.id(kind, fields, body), fields, body)

    def aimed(self) -> bool:
        """Tell whether a flag says what the argument is aimed at."""
        return any(self.given.get(aim.key) for aim in AIMS)

    def check_flags(self, kind: str) -> None:
        """Stop at once where a flag gives what cannot be, before anybody answers in vain."""
        self.given[SCHEME.key] = self.scheme() if kind == ARGUMENT else ""
        fields = {field.key: self.flag(field) for field in fields_of(kind)}
        fault = self.desk.fault(kind, {key: fields[key] for key in fields if fields[key]})
        if self.given.get("id") and not fault:
            fault = self.id_fault(self.given["id"])
        if fault:
            message = f"{fault}. Nothing was written."
            raise click.UsageError(message)

    def scheme(self) -> str:
        """Give the id of the pattern that a flag names."""
        given: str = self.given.get(SCHEME.key) or ""
        found = scheme_of(given)
        if given and found is None:
            hint = near(given)
            told = f"; did you mean `{hint}`?" if hint else "; `robustmap schemes` lists them."
            message = f"no pattern of reasoning is called `{given}`{told} Nothing was written."
            raise click.UsageError(message)
        return found.id if found else ""

    def complain(self, kind: str) -> None:
        """Stop with the names of the flags that are missing."""
        missing = [
            field.flag
            for field in fields_of(kind)
            if field.needed and not self.given.get(field.key)
        ]
        if kind == ARGUMENT:
            if not self.aimed():
                missing.append(f"one of {', '.join(aim.flag for aim in AIMS)}")
            if not (self.given.get(PREMISES.key) or self.given.get("body")):
                missing.append(f"{PREMISES.flag} or --body")
        if missing:
            message = f"missing: {'; '.join(missing)}. On a terminal it asks."
            raise click.UsageError(message)

    def flag(self, field: Field) -> Any:
        """Give what a flag gives for a field, as a file would have it."""
        given = self.given.get(field.key)
        if not given:
            return given
        scheme = scheme_of(self.given.get(SCHEME.key))
        if field == PREMISES and scheme:
            return slotted(scheme, given)
        if field.key in READ:
            return READ[field.key](given)
        return self.resolved(given) if field.is_id else given

    def value(self, kind: str, field: Field, fields: Mapping[str, Any]) -> Any:
        """Give the value of a field, from its flag or from answers."""
        given = self.flag(field)
        wanted = field.asked and (not field.only or fields.get("sort") in field.only)
        if given or not self.asking or field in AIMS or not wanted:
            return given
        if field == SCHEME:
            # Whoever has the premises already is not asked how to arrange them.
            found = None if self.given.get(PREMISES.key) else ask_scheme()
            return found.id if found else ""
        if field.words:
            options = (field.unsaid, *field.words) if field.unsaid else field.words
            chosen = pick(field.question, dict.fromkeys(options, ""), default=options[0])
            return "" if chosen == field.unsaid else chosen
        return self.asked(kind, field, fields)

    def asked(self, kind: str, field: Field, fields: Mapping[str, Any]) -> Any:
        """Ask for a field until nothing is wrong with what is answered."""

        def read(answers: list[str]) -> Any:
            return READ[field.key](answers) if field.key in READ else answers

        def check(answer: str) -> str:
            if not answer:
                return "it needs an answer" if field.needed else ""
            return self.desk.fault(kind, {field.key: read([answer]) if field.many else answer})

        def ask(question: str) -> str:
            if field.is_id:
                return ask_id(self.desk, question, field.kinds, check)
            offers = offered(self.desk, field.kinds) if field.kinds else None
            return line(question, check=check, offered=offers)

        if field == SOURCES:
            click.echo(f"  sources here: {', '.join(self.sources()) or 'none'}")
        scheme = scheme_of(fields.get(SCHEME.key))
        if field == PREMISES and scheme:
            return ask_premises(scheme, ask)
        question = field.question if field.needed else f"{field.question} (may be empty)"
        found = read(several(question, ask)) if field.many else ask(question)
        return self.resolved(found) if field.is_id else found

    def sources(self) -> list[str]:
        """List the texts that can be named as a source."""
        return [node.id for node in self.desk.map.of_kind("source")]

    def resolved(self, value: Any) -> Any:
        """Give today's ids in the place of earlier ones."""
        if isinstance(value, list):
            return [self.desk.map.resolve(ref) or ref for ref in value]
        return self.desk.map.resolve(value) or value

    def body(self, *, needed: bool) -> str:
        """Give the text of the node."""
        given: str = self.given.get("body") or ""
        if given or not self.asking:
            return given
        return paragraph("Text, in your own words", needed=needed)

    def id(self, kind: str, fields: Mapping[str, Any], body: str) -> str:
        """Give a free id: the one given, or one made of the title."""
        given: str = self.given.get("id") or ""
        said = (
            next(iter(one.values())) if isinstance(one, dict) else one
            for one in fields.get(PREMISES.key, ())
        )
        premises = [one for one in said if not ids.looks_like_ref(one)]
        wish = fields.get("title") or (premises[0] if premises else "") or first_sentence(body)
        free = free_id(self.desk.map, wish, kind)
        if given or not self.asking:
            return given or free
        return line("Id", default=free, check=self.id_fault)

    def id_fault(self, wanted: str) -> str:
        """Say why a new node cannot have an id, or ""."""
        if not ids.is_slug(wanted):
            slug = ids.slugify(wanted)
            hint = f"; did you mean `{slug}`?" if slug else ""
            return f"an id is made of lower-case letters, digits and hyphens{hint}"
        if wanted in taken(self.desk.map):
            return f"`{wanted}` is taken; `{free_id(self.desk.map, wanted, wanted)}` is free"
        return ""


def _cleaned(value: Any) -> Any:
    """Even out the blanks and line ends of what the flags give; drop what is empty then."""
    if isinstance(value, (list, tuple)):
        return [one for one in map(_cleaned, value) if one]
    return "\n".join(value.splitlines()).strip() if isinstance(value, str) else value
