"""The JSON-LD context: the short names of our documents, and what their values are.

It is written into every document, so that nobody has to fetch it from anywhere.
"""

from typing import Any

from robustmap.formats._terms import PREFIXES
from robustmap.formats.vocabulary._classes import CLASSES
from robustmap.formats.vocabulary._properties import PROPERTIES
from robustmap.formats.vocabulary._term import Term

_TO_THINGS = (
    *("dcterms:source", "dcterms:isReplacedBy", "dcterms:isPartOf"),
    *("prov:wasAttributedTo", "prov:wasDerivedFrom", "prov:wasRevisionOf"),
    *("oa:hasBody", "oa:hasTarget", "oa:hasSource", "oa:hasSelector"),
)
_TO_TEXT = ("dcterms:title", "dcterms:description", "dcterms:identifier", "dcterms:date")
_AIF = ("aif:Premise", "aif:Conclusion")
_SEVERAL = frozenset({"tag", "goal", "rivalTitle"})
_OWN_TYPE = ("xsd:double", "xsd:decimal")


def context() -> dict[str, Any]:
    """Give the context: prefixes, then classes, then properties.

    A property that may have several values has a set of them; what it leads to is an IRI;
    numbers with a point are texts here, since JSON would change their digits.
    """
    found: dict[str, Any] = {"@version": 1.1, "id": "@id", "type": "@type", **PREFIXES}
    found |= {term.name: f"rm:{term.name}" for term in CLASSES}
    found |= {term.name: _property(term) for term in PROPERTIES}
    found |= {name.partition(":")[2]: _things(name) for name in _TO_THINGS}
    found |= {name.partition(":")[2]: name for name in _TO_TEXT}
    # AIF's own names differ from those of ours by a capital alone, so they keep their prefix.
    found |= {name: _things(name) for name in _AIF}
    found["creator"] = {"@id": "dcterms:creator", "@container": "@set"}
    return found | {"place": "rdf:value"}


def _property(term: Term) -> Any:
    name = f"rm:{term.name}"
    if term.joins:
        return _things(name)
    if term.range[0] in _OWN_TYPE:
        return {"@id": name, "@type": term.range[0]}
    return {"@id": name, "@container": "@set"} if term.name in _SEVERAL else name


def _things(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "@id", "@container": "@set"}
