"""The references of a Carneades file, as sources."""

import re
from typing import Any

from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._packed import plainly
from robustmap.formats.exchange._yaml import Keys, at
from robustmap.model.fields import MAX_TITLE_LENGTH

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_AUTHORS = ("creator", "author", "authors")
_URLS = ("url", "source", "identifier")


def sources_of(references: Keys, maker: Maker) -> dict[str, str]:
    """Make a source of each reference; give their ids by the keys of the file."""
    found: dict[str, str] = {}
    for key, given in references.items():
        about = plainly(given) if isinstance(given, Keys) else {}
        title = " ".join(str(about.get("title", "")).split()) or str(given or key)
        name = maker.name(str(key), title, "source")
        found[str(key)] = name
        fields: dict[str, Any] = {"title": title[:MAX_TITLE_LENGTH].strip() or str(key)}
        authors = next((about.pop(one) for one in _AUTHORS if about.get(one)), None)
        if authors:
            listed = authors if isinstance(authors, list) else [authors]
            fields["authors"] = [str(one) for one in listed]
        url = next((one for one in _URLS if "://" in str(about.get(one, ""))), None)
        if url:
            fields["url"] = str(about.pop(url))
        if _DATE.fullmatch(str(about.get("date", ""))):
            fields["date"] = str(about.pop("date"))
        if len(title) <= MAX_TITLE_LENGTH:
            about.pop("title", None)
        fields |= {"x-meta": about} if about else {}
        maker.add("source", name, fields, "", **at(key))
    return found
