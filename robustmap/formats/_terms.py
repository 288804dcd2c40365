"""Namespaces, and how our names become the names of RDF."""

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from robustmap.model.settings import Settings

if TYPE_CHECKING:
    from rdflib import URIRef

RM = "https://w3id.org/robustmap/ns#"
URN = "urn:robustmap:"

PREFIXES = {
    "rm": RM,
    "aif": "http://www.arg.dundee.ac.uk/aif#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes of a map's graph: queries may use them without declaring them."""

ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20?#]+")
"""An address that is safe to name things by: no blank, bracket, quote, query or fragment."""

_PLAIN = re.compile(r"[\w.~-]*#?[\w.~-]*", re.ASCII)
"""An id of which nothing is percent-encoded."""

_HUMP = re.compile(r"[-_]([a-z])")


def camel(name: str) -> str:
    """Write a key of a file as RDF vocabularies write theirs.

    >>> camel("similar_to"), camel("premise-lost")
    ('similarTo', 'premiseLost')
    """
    return _HUMP.sub(lambda match: match[1].upper(), name)


def curie(name: str) -> "URIRef":
    """Give the IRI of a name with a prefix, as `rm:undercuts`."""
    from rdflib import URIRef

    return URIRef(iri(name))


def iri(name: str) -> str:
    """Give the same as plain text.

    >>> iri("rdfs:label")
    'http://www.w3.org/2000/01/rdf-schema#label'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


class Names:
    """The IRIs of a map.

    A node is `SITE/n/ID/`, its page, where the settings give the address of a site, else
    `urn:robustmap:ID`; a part of it has its local id as the fragment. Whatever is not a
    plain letter, digit, hyphen, dot, tilde or underscore is percent-encoded in UTF-8,
    also a further `#` in a local id, so no two ids share an IRI.
    """

    def __init__(self, settings: Settings) -> None:
        """Take the address of the site, if it is one."""
        site = settings.site_url or ""
        self.site = site.rstrip("/") + "/" if ADDRESS.fullmatch(site) else ""

    def graph(self, name: str) -> str:
        """Give the IRI of a part of the data about the map, as of its verdicts by a semantics.

        >>> Names(Settings()).graph("grounded")
        'urn:robustmap:map:grounded'
        """
        return f"{self.site}#{name}" if self.site else f"{URN}map:{name}"

    @property
    def map(self) -> str:
        """The IRI of the map as a whole; no id can have it."""
        return self.site or f"{URN}map:this"

    def iri(self, ref: str) -> str:
        """Give the IRI of an id.

        >>> Names(Settings()).iri("against-2#on-for-2#p1")
        'urn:robustmap:against-2#on-for-2%23p1'
        >>> Names(Settings(site_url="https://example.org/map")).iri("for-2#p1")
        'https://example.org/map/n/for-2/#p1'
        """
        name, mark, fragment = ref.partition("#")
        if not _PLAIN.fullmatch(ref):
            name, fragment = quote(name, safe=""), quote(fragment, safe="")
        start, end = (f"{self.site}n/", "/") if self.site else (URN, "")
        return f"{start}{name}{end}{mark}{fragment}"

    def id(self, iri: str) -> str:
        """Give the id that an IRI of this map names, "" where it names none: `iri` backwards.

        >>> Names(Settings()).id("urn:robustmap:against-2#on-for-2%23p1")
        'against-2#on-for-2#p1'
        >>> Names(Settings()).id("urn:robustmap:map:this")
        ''
        """
        start = f"{self.site}n/" if self.site else URN
        name, mark, fragment = iri.removeprefix(start).partition("#")
        if self.site:
            name = name.removesuffix("/") if name.endswith("/") else ""
        if not iri.startswith(start) or not name or "/" in name or ":" in name:
            return ""
        return unquote(name) + (f"#{unquote(fragment)}" if mark else "")
