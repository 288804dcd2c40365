"""Endpoints that refuse, fail, stay silent or answer something else: each is told in words."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from robustmap.errors import EndpointError, QueryError
from robustmap.query.endpoint import ask

JSON = "application/sparql-results+json"
GOOD = json.dumps(
    {
        "head": {"vars": ["x", "n"]},
        "results": {
            "bindings": [
                {
                    "x": {"type": "uri", "value": "urn:robustmap:b"},
                    "n": {
                        "type": "literal",
                        "value": "2",
                        "datatype": "http://www.w3.org/2001/XMLSchema#integer",
                    },
                },
                {"x": {"type": "literal", "value": "a", "xml:lang": "en"}},
            ]
        },
    }
)


@contextmanager
def answering(status: int, kind: str, body: str) -> Iterator[tuple[str, list[bytes]]]:
    heard: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.rfile.read(int(self.headers["Content-Length"])))
            data = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/query", heard
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def asked(url: str, query: str = "SELECT ?x ?n { ?x rm:n ?n }", seconds: float = 5.0) -> object:
    known: Callable[[str], str] = lambda iri: iri.removeprefix("urn:robustmap:")  # noqa: E731
    return ask(url, query, {"rm": "https://example.org/rm#", "xsd": "urn:xsd"}, known, seconds)


def test_an_answer() -> None:
    with answering(200, JSON, GOOD) as (url, heard):
        found = asked(url)
    assert found == (("x", "n"), [{"x": "a", "n": None}, {"x": "b", "n": 2}])
    assert heard == [b"PREFIX rm: <https://example.org/rm#> SELECT ?x ?n { ?x rm:n ?n }"]


@pytest.mark.parametrize(
    ("status", "kind", "body", "said"),
    [
        (400, "text/plain", "\nparse error at 1:3\nmore", "400 Bad Request: parse error at 1:3"),
        (401, "text/plain", "", "refuses the query: .* says 401 Unauthorized"),
        (404, "text/html", "<h1>Gone</h1>", "says 404 Not Found: <h1>Gone</h1>"),
        (500, "text/plain", "out of memory", "the endpoint failed: .* 500 .*: out of memory"),
        (503, "text/plain", "", "the endpoint failed: .* 503"),
        (200, "text/html", "<!doctype html>\n<p>", "no SPARQL results but text/html, which begins"),
        (200, JSON, '{"head": {"vars": ["x"]}, "results": {"bind', "broke off in the middle"),
        (200, JSON, "[]", "broke off in the middle"),
        (200, "application/json", '{"a": 1}', "gives no SPARQL results"),
        (200, "text/turtle", "<a> <b", "Turtle that cannot be read"),
        (200, "text/plain", "", "no SPARQL results but text/plain; is it"),
    ],
)
def test_what_goes_wrong_is_told(status: int, kind: str, body: str, said: str) -> None:
    with answering(status, kind, body) as (url, _), pytest.raises(EndpointError, match=said):
        asked(url)


def test_nobody_and_silence() -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{one.getsockname()[1]}/"
        with pytest.raises(EndpointError, match="the connection was refused"):
            asked(url)
        one.listen()
        with pytest.raises(EndpointError, match=r"did not answer within 0\.2 seconds"):
            asked(url, seconds=0.2)
    with pytest.raises(EndpointError, match=r"`nowhere\.invalid` is not known"):
        asked("http://nowhere.invalid/query")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "file:///etc/passwd",
        "ftp://h/q",
        "http://",
        "http://h:99999/",
        "http://a b/",
        "http://h/\n",
        "http://u:p@h/",
    ],
)
def test_bad_addresses_are_refused(url: str) -> None:
    with pytest.raises(EndpointError):
        asked(url)


def test_an_endpoint_may_reach_further_but_change_nothing() -> None:
    with answering(200, JSON, GOOD) as (url, heard):
        asked(url, "SELECT ?x ?n FROM <g> { SERVICE <s> { ?x ?y ?n } }")
        asked(url, "SELECT ?x ?n { ?x bif:contains 'a vendor knows this' OPTION (rank ?n) }")
        with pytest.raises(QueryError, match="updates"):
            asked(url, "CLEAR ALL")
        with pytest.raises(QueryError, match="the query is empty"):
            asked(url, " ")
    assert len(heard) == 2
