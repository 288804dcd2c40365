"""What an element says of itself, as the fields and body of a node."""

from typing import Any

from pydantic import ValidationError

from robustmap.formats.exchange._argdown.document import Document, Element, End
from robustmap.formats.exchange._argdown.plain import argument_title, clean, statement_title
from robustmap.formats.exchange._argdown.refs import identity
from robustmap.formats.exchange._nodes import Maker
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.ids import slugify
from robustmap.model.nodes import KINDS
from robustmap.model.problem import clip

BETWEEN = " > "
"""Stands between the headings above a node in its `x-section`."""

_DERIVED = frozenset({"id", "kind", "text", "untitled", "elsewhere", "title", "body", "x"})
_PLAIN = {"statement": statement_title, "argument": argument_title}


def keys(kind: str) -> frozenset[str]:
    """Give the keys that a file of a kind may have, but those that Argdown says itself."""
    fields = KINDS[kind].model_fields
    return frozenset(fields[name].alias or name for name in fields if name not in _DERIVED)


def common(maker: Maker, document: Document, kind: str, end: End) -> tuple[dict[str, Any], str]:
    """Give the fields and the body that any element has; what is odd is told in the faults."""
    element = document.element(end)
    fields = _data(maker, document, kind, element)
    title, body = words(element, end)
    if len(title) > MAX_TITLE_LENGTH:
        if not element.untitled:
            fields.setdefault("x-title", title)
        body, title = body or title, shortened(title)
    if title:
        fields["title"] = title
    tags = fields.pop("tags", [])
    tags = tags if isinstance(tags, list) else [tags]
    known = {"", *map(str, tags)}
    tags = [*tags, *dict.fromkeys(clean(tag) for tag in element.tags if clean(tag) not in known)]
    if tags:
        fields["tags"] = tags
    if element.section and "x-section" not in fields:
        fields["x-section"] = BETWEEN.join(element.section)
    counts = element.text
    other = list(dict.fromkeys(one.text for one in element.texts if one.text != counts))
    if other:
        fields.setdefault("x-wordings", other)
    return fields, body


def shortened(title: str) -> str:
    """Cut a title between words.

    >>> len(shortened("word " * 40))
    100
    """
    if len(title) <= MAX_TITLE_LENGTH:
        return title
    cut, _, _ = title[:MAX_TITLE_LENGTH].rpartition(" ")
    return f"{cut[: MAX_TITLE_LENGTH - 2] or title[: MAX_TITLE_LENGTH - 2]} …"


def words(element: Element, end: End) -> tuple[str, str]:
    """Give the title and the body, in the exact words of the data where they agree."""
    seen = element.text
    given = element.data.get("text")
    exact = given if isinstance(given, str) and clean(given) == seen else None
    if element.untitled:
        return seen, exact or ""
    told = element.data.get("title")
    agrees = isinstance(told, str) and end.title.startswith(_PLAIN[end.sort](told))
    title = told if agrees and isinstance(told, str) else end.title
    if element.data.get("untitled"):
        title = ""
    if exact is not None:
        return title, exact
    same = seen in (end.title, clean(title)) or (not title and seen == identity(element))
    return title, "" if same else seen


def _data(maker: Maker, document: Document, kind: str, element: Element) -> dict[str, Any]:
    """Give what the data say: fields where they can be, the rest under keys of the user's own."""
    known = keys(kind)
    ours = identity(element) is not None
    found: dict[str, Any] = {}
    for key, value in element.data.items():
        if key in _DERIVED and ours:
            continue
        if key.startswith("x-"):
            found[key] = texts(value)
        elif key in known and _valid(kind, key, value):
            found[key] = value
        else:
            own = f"x-{slugify(key) or 'data'}"
            if key in known:
                told = f"`{clip(key)}` cannot be read as that of a node; kept as `{own}`"
                maker.faults.warn(told, **document.at(element.place))
            found[own] = texts(value)
    return found


def texts(value: Any) -> Any:
    """Give data whose scalars are all text, as in the files of a kb."""
    if isinstance(value, dict):
        return {str(key): texts(value[key]) for key in value}
    if isinstance(value, (list, tuple)):
        return [texts(one) for one in value]
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    return value if isinstance(value, str) else str(value)


def _valid(kind: str, key: str, value: Any) -> bool:
    """Tell whether a field may have a value."""
    try:
        KINDS[kind].model_validate({"id": "a", key: value})
    except ValidationError:
        return False
    return True
