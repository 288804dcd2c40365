"""From the fields of a file to a typed node, or to findings that say what is wrong.

A file with faults still gives a node, made of what was right in it: it keeps its id, and
its other keys and entries, so that the files that name it are not blamed for its faults.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from robustmap.files.lean import lean
from robustmap.files.shape import keys_of, one_of, part
from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.fields import MAX_TITLE_LENGTH, NAMING
from robustmap.model.nodes import Node
from robustmap.model.places import KEY, Path, Places
from robustmap.model.problem import Problem, clip

OWN_KEY = "x-"


class Typed(NamedTuple):
    """A model made of fields, where the sound ones stand, and what was wrong."""

    model: Any
    places: Places
    problems: list[Problem]


def typed_node(
    cls: type[Node], node: str, fields: Mapping[str, Any], body: str, places: Places
) -> Typed:
    """Make a node of kind `cls` from the fields of its file."""
    own = {key: fields[key] for key in fields if key.startswith(OWN_KEY)}
    rest = {key: fields[key] for key in fields if key not in own} if own else dict(fields)
    problems = list(_crowded_premises(cls, rest, places, node))
    if problems:
        gone = {place for place, _ in _crowded(cls, rest)}
        rest, places = _pruned(rest, places, gone)
    if "expect" in rest:
        from robustmap.files.faults import foreign_verdict

        foreign = foreign_verdict(cls, rest, places, node)
        if foreign is not None:
            problems.append(foreign)
    made = typed(cls, rest, places, node=node, fixed={"id": node, "body": body, "x": own})
    problems += made.problems
    if cls.title_required and "title" not in fields and ("title", KEY) not in places.spans:
        problems.append(_no_title(node, places))
    problems += _local_ids(made.model, made.places)
    return Typed(made.model, made.places, problems)


def _no_title(node: str, places: Places) -> Problem:
    return problem(
        "RM104",
        "there is no `title`",
        places.span(),
        node=node,
        expected=f"a line `title: ...` of at most {MAX_TITLE_LENGTH} characters",
        way_out=f"add a line `title: ...` to {places.path}",
    )


def typed(
    cls: type[BaseModel],
    fields: Mapping[str, Any],
    places: Places,
    *,
    node: str = "",
    fixed: Mapping[str, Any] | None = None,
) -> Typed:
    """Check fields against a model; what is faulty is reported and left out."""
    rest, fixed = dict(fields), dict(fixed or {})
    if not rest.keys() & fixed.keys():
        try:
            return Typed(lean(cls.model_validate(rest | fixed)), places, [])
        except ValidationError:
            pass
    # What tells of faults is imported only where there are some.
    from robustmap.files.faults import findings
    from robustmap.files.strangers import unknown_key

    problems = [unknown_key(cls, (key,), places, node) for key in rest if key in fixed]
    rest = {key: rest[key] for key in rest if key not in fixed}
    try:
        cls.model_validate(rest | fixed)
    except ValidationError as error:
        problems += findings(cls, error.errors(include_url=False), rest, places, node)
    return Typed(*_sound(cls, rest, places, fixed), problems)


def _sound(
    cls: type[BaseModel], fields: Mapping[str, Any], places: Places, fixed: Mapping[str, Any]
) -> tuple[Any, Places]:
    """Make a model of what is sound in faulty fields; each round takes something away.

    What is only missing because of that is no new mistake, so nothing is reported here.
    """
    from robustmap.files.faults import trail

    while True:
        try:
            return cls.model_validate({**fields, **fixed}), places
        except ValidationError as error:
            gone = {trail(fields, detail["loc"]) for detail in error.errors(include_url=False)}
        fields, places = _pruned(fields, places, gone if fields else {()})


def _pruned(
    fields: Mapping[str, Any], places: Places, gone: Collection[Path]
) -> tuple[dict[str, Any], Places]:
    """Give fields without what stands at some paths, and the places of what is left."""
    spans: dict[Path, tuple[int, int, int]] = {}

    def copy(value: Any, old: Path, new: Path) -> Any:
        for end in ((), (KEY,)):
            if (*old, *end) in places.spans:
                spans[(*new, *end)] = places.spans[(*old, *end)]
        if isinstance(value, dict):
            left = (key for key in value if stays(value[key], (*old, key)))
            return {key: copy(value[key], (*old, key), (*new, key)) for key in left}
        if isinstance(value, list):
            entries = [n for n in range(len(value)) if stays(value[n], (*old, n))]
            return [copy(value[n], (*old, n), (*new, to)) for to, n in enumerate(entries)]
        return value

    def stays(value: Any, path: Path) -> bool:
        """Tell whether anything is left of a value; a group that has lost all keys goes too."""
        emptied = isinstance(value, dict) and value and all((*path, key) in gone for key in value)
        return path not in gone and not emptied

    kept = {} if () in gone else copy(dict(fields), (), ())
    return kept, Places(places.path, spans, places.body_line)


def _crowded(
    cls: type[Node], fields: Mapping[str, Any]
) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield the place and keys of each premise that is not one `local-id: sentence`.

    An id with what was read of it is none of these either.
    """
    key = cls.premises_key
    given = fields.get(key)
    entries = list(enumerate(given)) if isinstance(given, list) else []
    for place, entry in (((key,), given), *(((key, number), one) for number, one in entries)):
        if isinstance(entry, dict) and len(entry) != 1 and entry.keys() != NAMING:
            yield place, entry


def _crowded_premises(
    cls: type[Node], fields: Mapping[str, Any], places: Places, node: str
) -> Iterator[Problem]:
    for place, entry in _crowded(cls, fields):
        meant = ", or the keys `to` and `read`" if entry.keys() & NAMING else ""
        yield problem(
            "RM102",
            f"this premise holds {len(entry)} keys" if entry else "this premise is empty",
            places.span(place),
            node=node,
            expected=f"one `local-id: A whole sentence.`{meant}",
            way_out="begin each premise with `- ` on a line of its own",
        )


def _local_ids(node: Node, places: Places) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, premise in enumerate(getattr(node, "premises", ())):
        local, text = premise.local, premise.text
        if text is None:
            continue
        if local is None:
            span = places.span((node.premises_key, number))
            yield problem("RM107", "the premise has no local id", span, node=node.id)
        elif not ids.is_slug(local) or ids.is_taken(local) or local in seen:
            twice = local in seen
            what = "is the local id of two premises" if twice else "cannot be a local id"
            slug = ids.slugify(local).removeprefix(ids.ON)
            yield problem(
                "RM106",
                f"`{clip(local)}` {what}",
                places.key(node.premises_key, number, local),
                node=node.id,
                expected=_local_form(local, twice=twice),
                suggestion="" if slug == local else slug,
                way_out="give each premise an id of its own"
                if twice
                else f'or quote the sentence: "{clip(f"{local}: {text}", ids.MAX_ID_LENGTH)}"',
            )
        seen.add(local or "")


def _local_form(local: str, *, twice: bool) -> str:
    if ids.is_taken(local):
        return f"an id that does not begin with `{ids.ON}`, as those of inferences do"
    return "another id" if twice else "lower-case letters, digits and hyphens"


__all__ = ["Typed", "keys_of", "one_of", "part", "typed", "typed_node"]
