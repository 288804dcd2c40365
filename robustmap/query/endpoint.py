"""Asking a SPARQL 1.1 endpoint over HTTP, with messages that say what went wrong."""

import json
import socket
import ssl
from collections.abc import Callable, Mapping
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import BaseHandler, ProxyHandler, Request, build_opener

from robustmap.errors import EndpointError, QueryError
from robustmap.model.problem import clip
from robustmap.query.answers import Table
from robustmap.query.reading import read
from robustmap.query.sparql import FORMS, arranged, number_of

SECONDS = 60.0
"""So long an endpoint may be silent."""

MOST_BYTES = 200_000_000
_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_ACCEPT = f"{_JSON}, {_TRIPLES};q=0.9, text/turtle;q=0.8"
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def ask(
    url: str,
    query: str,
    prefixes: Mapping[str, str],
    id_of: Callable[[str], str],
    seconds: float = SECONDS,
) -> Table:
    """Ask an endpoint a query, or the shipped one of that name, in the manner of `kb.sparql`.

    The prefixes are declared for the query; `id_of` gives the id that an IRI names, or "".
    As the endpoint is asked for, the query may use SERVICE, FROM and GRAPH there; it may
    change nothing.

    Raises:
        QueryError: the query cannot be read, or is an update. Nothing has been sent then.
        EndpointError: the endpoint cannot be reached, refuses, or gives no SPARQL results.
    """
    asked = read(query, prefixes, outside=True)
    # On one line, so that the lines of the query keep their numbers in messages.
    used = (name for name in prefixes if f"{name}:" in asked.text)
    declared = "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in used)
    request = Request(  # noqa: S310 - the scheme has been looked at
        _address(url),
        data=f"{declared}{asked.text}".encode("utf-8", "replace"),
        headers={"Content-Type": "application/sparql-query", "Accept": _ACCEPT},
        method="POST",
    )
    kind, body = _fetched(request, url, seconds)
    if kind == _JSON or body.lstrip()[:1] == b"{":
        return arranged(asked, _results(url, kind, body, id_of))
    if kind in (_TRIPLES, "text/turtle"):
        return arranged(asked, _triples(url, body, id_of))
    raise _strange(url, kind, body)


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        fine = False
    if not fine or not url.isascii() or not url.isprintable() or " " in url:
        message = f"`{url}` is no address of an endpoint; it begins with http:// or https://"
        raise EndpointError(message)
    if parts.username or parts.password:
        message = "an address may hold no name or password: it ends up in logs"
        raise EndpointError(message)
    return url


def _fetched(request: Request, url: str, seconds: float) -> tuple[str, bytes]:
    """Send a request; gives the type and the bytes of what comes back."""
    # What runs on this machine is never asked by way of another one.
    local = urlsplit(url).hostname in _LOCAL
    handlers: list[BaseHandler] = [ProxyHandler({})] if local else []
    try:
        with build_opener(*handlers).open(request, timeout=seconds) as response:
            assert isinstance(response, HTTPResponse)
            body = response.read(MOST_BYTES + 1)
            kind = response.headers.get_content_type()
    except HTTPError as error:
        with error:
            raise EndpointError(_refusal(url, error)) from error
    except (URLError, HTTPException, OSError) as error:
        raise EndpointError(_unreached(url, error, seconds)) from error
    if len(body) > MOST_BYTES:
        message = f"the answer of {url} is larger than {MOST_BYTES:,} bytes; add a LIMIT"
        raise EndpointError(message)
    return kind, body


def _refusal(url: str, error: HTTPError) -> str:
    try:
        said = _first_line(error.read(10_000))
    except (HTTPException, OSError):
        said = ""
    who = "the endpoint failed" if error.code >= 500 else "the endpoint refuses the query"  # noqa: PLR2004
    reason = error.reason if isinstance(error.reason, str) else ""
    status = f"{error.code} {reason}".strip()
    return f"{who}: {url} says {status}" + (f": {said}" if said else "")


def _first_line(body: bytes) -> str:
    lines = (line.strip() for line in body.decode("utf-8", "replace").splitlines())
    return clip(next(filter(None, lines), ""))


def _unreached(url: str, error: Exception, seconds: float) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, (TimeoutError, socket.timeout)):
        return f"{url} did not answer within {seconds:g} seconds"
    if isinstance(cause, ConnectionRefusedError):
        return f"nothing answers at {url}: the connection was refused; does the server run?"
    if isinstance(cause, socket.gaierror):
        return f"`{urlsplit(url).hostname}` is not known: no such machine, or no network"
    if isinstance(cause, ssl.SSLError):
        return f"no safe connection to {url}: {clip(cause.reason or str(cause))}"
    told = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    return f"{url} cannot be asked: {clip(told)}"


def _strange(url: str, kind: str, body: bytes) -> EndpointError:
    said = _first_line(body)
    shown = f", which begins `{said}`" if said else ""
    message = f"{url} gives no SPARQL results but {kind}{shown}; is it the address of an endpoint?"
    return EndpointError(message)


def _results(url: str, kind: str, body: bytes, id_of: Callable[[str], str]) -> Table:
    try:
        found = json.loads(body)
        if "boolean" in found:
            return Table(("answer",), [{"answer": bool(found["boolean"])}])
        columns = tuple(map(str, found["head"]["vars"]))
        rows = [
            {name: _plain(one.get(name), id_of) for name in columns}
            for one in found["results"]["bindings"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if kind == _JSON:
            # Servers send answers as they find them: what goes wrong then ends the answer.
            message = f"{url} broke off in the middle of its answer"
            raise EndpointError(message) from error
        raise _strange(url, kind, body) from error
    return Table(columns, rows)


def _plain(term: Mapping[str, Any] | None, id_of: Callable[[str], str]) -> Any:
    if term is None:
        return None
    value = str(term["value"])
    if term["type"] == "uri":
        return id_of(value) or value
    return number_of(value, str(term.get("datatype", "")))


def _triples(url: str, body: bytes, id_of: Callable[[str], str]) -> Table:
    from rdflib import Graph, Literal

    try:
        graph = Graph().parse(data=body, format="turtle")
    except Exception as error:
        raise _strange(url, "Turtle that cannot be read", body) from error
    rows = [
        {
            name: number_of(str(term), str(term.datatype or ""))
            if isinstance(term, Literal)
            else id_of(str(term)) or str(term)
            for name, term in zip(FORMS, triple, strict=True)
        }
        for triple in graph
    ]
    return Table(FORMS, rows)


__all__ = ["EndpointError", "QueryError", "ask"]
