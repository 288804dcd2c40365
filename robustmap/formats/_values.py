"""What the object of a triple may be, before any library is involved."""

from datetime import date
from typing import Any, NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"


class Ref(NamedTuple):
    """Something with an id, as the object of a triple."""

    id: str


class Name(NamedTuple):
    """A term with a prefix, as the object of a triple."""

    curie: str


class Typed(NamedTuple):
    """A text with a datatype of XML Schema, as the object of a triple."""

    text: str
    datatype: str


def dated(text: str) -> Any:
    """Give a year, month or day its datatype; what no calendar has stays plain text.

    >>> dated("2018-08"), dated("2018-13")
    (Typed(text='2018-08', datatype='gYearMonth'), '2018-13')
    """
    whole = text + "0000-01-01"[len(text) :]
    try:
        date.fromisoformat(whole)
    except ValueError:
        return text
    return Typed(text, _DATES[len(text)]) if len(text) in _DATES else text


_DATES = {len("2018"): "gYear", len("2018-08"): "gYearMonth", len("2018-08-19"): "date"}
