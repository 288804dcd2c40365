"""Files that mean harm, or are broken: refused with a place and a reason, in bounded memory."""

import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from robustmap.formats.exchange import FORMATS, MAX_BYTES, Faults
from robustmap.formats.exchange._json import read_json
from robustmap.formats.exchange._reading import MAX_DEPTH, decoded
from robustmap.formats.exchange._xml import read_xml

READ = tuple(name for name, one in FORMATS.entries.items() if one.read)

LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE graphml [
<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">
]>
<graphml><graph><node id="&c;"/></graph></graphml>
"""
OUTSIDE = b"""<!DOCTYPE graphml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<graphml><graph><node id="&x;"/></graph></graphml>
"""


def refused(read: Callable[[bytes, Faults], object], data: bytes) -> Faults:
    faults = Faults()
    assert read(data, faults) is None
    assert faults.failed
    return faults


def peak(work: Callable[[], object]) -> int:
    """Give how much memory something takes at its most."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def graphml(data: bytes) -> Faults:
    read = FORMATS["graphml"].read
    assert read
    return refused(read, data)


@pytest.mark.parametrize("data", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(data: bytes, encoding: str) -> None:
    text = data.decode().replace('<?xml version="1.0"?>\n', "")
    faults = graphml(text.encode(encoding))
    assert len(faults.found) == 1
    assert "document type" in faults.found[0].message
    assert faults.found[0].line == 1


def test_the_place_of_a_document_type_is_told() -> None:
    assert [one.line for one in graphml(LAUGHS).found] == [2]


def test_deep_elements_are_refused() -> None:
    faults = graphml(b"<graphml>" + b"<graph>" * 100_000)
    assert f"nested more than {MAX_DEPTH} deep" in faults.found[0].message


@pytest.mark.parametrize(
    ("data", "name", "limit"),
    [
        (b"[" + b"[]," * 200_000 + b"[]]", "nodelink", "_json.MAX_VALUES"),
        (b"<graphml>" + b"<a/>" * 200_000 + b"</graphml>", "graphml", "_xml.MAX_ELEMENTS"),
        (b"<graphml><a b='' c=''/>" + b"<a b='' c=''/>" * 70_000, "graphml", "_xml.MAX_ELEMENTS"),
        (b"digraph {" + b"a->b;" * 200_000 + b"}", "dot", "_dot_reading._MAX_EDGES"),
        (b"digraph {{a b c}->{d e f}" + b"->{a d}" * 99_000, "dot", "_dot_reading._MAX_EDGES"),
    ],
)
def test_swarms_of_little_things_are_refused_early(
    data: bytes, name: str, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"robustmap.formats.exchange.{limit}", 1000)
    read = FORMATS[name].read
    assert read
    found: list[Faults] = []
    assert peak(lambda: found.append(refused(read, data))) < 5 * len(data)
    assert "1,000" in found[0].found[0].message + found[0].found[0].expected


def test_a_namespace_does_not_hide_a_name() -> None:
    faults = Faults()
    root = read_xml(b'<a:b xmlns:a="urn:x" a:c="d">e<a:f/>g</a:b>', faults, "b")
    assert root
    assert (root.name, root.attributes, root.text) == ("b", {"c": "d"}, "eg")
    assert [one.name for one in root.children] == ["f"]


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("size", [MAX_BYTES, pytest.param(100_000_000, marks=pytest.mark.long)])
def test_a_token_beyond_the_bounds_is_refused_without_reading_it(name: str, size: int) -> None:
    read = FORMATS[name].read
    assert read
    data = b'{"' + b"a" * size
    assert peak(lambda: refused(read, data)) < len(data) // 10


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("begin", [b"a", b'"', b"<a>", b"[", b'{"a": "', b"- a", b"digraph {"])
@pytest.mark.parametrize("size", [400_000, pytest.param(2_000_000, marks=pytest.mark.long)])
def test_one_long_token_takes_memory_in_proportion(name: str, begin: bytes, size: int) -> None:
    read, sniff = FORMATS[name].read, FORMATS[name].sniff
    assert read
    data = begin + b"a" * size
    assert peak(lambda: sniff(data)) < 3 * len(data)
    assert peak(lambda: read(data, Faults())) < 40 * len(data)


@pytest.mark.parametrize(
    ("data", "line", "column", "told"),
    [
        (b"ab\nc\xe9d", 2, 2, "the byte 0xe9 is not UTF-8"),
        (b"\xff\xfea\x00", 1, 1, "the file is UTF-16"),
        (b"\xef\xbb\xbfa\nb\x00", 2, 2, "the character U+0000 cannot be in a text"),
        (b"a\x1b[2J", 1, 2, "the character U+001B cannot be in a text"),
        (b"a" * (MAX_BYTES + 1), 0, 0, f"the file has more than {MAX_BYTES:,} bytes"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, line: int, column: int, told: str) -> None:
    (fault,) = refused(decoded, data).found
    assert (fault.line, fault.column, fault.message) == (line, column, told)


def test_a_mark_before_the_text_and_other_ends_of_lines_are_read() -> None:
    assert decoded(b"\xef\xbb\xbfa\r\nb\rc\n", Faults()) == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"a": 1, "a": 2}', "the key `a` stands twice"),
        ("[NaN]", "NaN is not a number"),
        ("[1e999]", "1e999 is not a number"),
        ("[" + "9" * 5000 + "]", "this is no JSON"),
        ("[" * 1000 + "]" * 1000, "nested too deeply"),
        ("[" * 1_000_000, "nested too deeply"),
        ('{"a": \n tru}', "this is no JSON: expecting value"),
    ],
)
def test_json_beyond_the_bounds_is_refused(text: str, told: str) -> None:
    assert told in refused(read_json, text.encode()).found[0].message


def test_every_value_of_json_has_its_place() -> None:
    text = '{"a": [1, {"b\\"": "x, y: z"}],\n "c": {"d": [], "e": [[2]]}}'
    found = read_json(text.encode(), Faults())
    assert found
    assert found.at("a", 0) == {"line": 1, "column": 8}
    assert found.at("a", 1, 'b"') == {"line": 1, "column": 19}
    assert found.at("c", "e", 0, 0) == {"line": 2, "column": 24}
    assert found.at("c", "e", 0, 7) == {"line": 2, "column": 23}
    assert found.at("nowhere") == {"line": 1, "column": 1}


def packed(**tables: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables.items():
            archive.writestr(f"{name}.csv", text)
    return held.getvalue()


def tables(data: bytes) -> list[str]:
    read = FORMATS["csv"].read
    assert read
    return [one.message for one in refused(read, data).found]


def test_a_zip_that_swells_is_refused() -> None:
    bomb = packed(nodes=b"id,kind\n" + b"a" * (3 * MAX_BYTES))
    assert len(bomb) < MAX_BYTES / 100
    told: list[str] = []
    assert peak(lambda: told.extend(tables(bomb))) < 3 * MAX_BYTES
    assert told == ["the tables are too long"]


def test_what_is_wrong_in_tables_is_told() -> None:
    head = b"id,kind,title,more\n"
    assert tables(b"PK\x03\x04nodes.csv") == ["this zip cannot be read: File is not a zip file"]
    assert tables(packed(links=b"a")) == ["there is no `nodes.csv` in the zip"]
    assert tables(packed(nodes=b"id,knd\n")) == [
        "nodes.csv: there is no column `knd`",
        "nodes.csv: the column `kind` is missing",
    ]
    assert tables(packed(nodes=head + b'a,claim,A,"[1]"\n')) == [
        "nodes.csv: `more` holds no object"
    ]
    assert tables(packed(nodes=head + b"a,claim,A,,,\n")) == [
        "nodes.csv: the row has 6 cells, the head 4"
    ]
    assert tables(packed(nodes=head + b'a,claim,"A\n')) == ["nodes.csv: unexpected end of data"]
    assert tables(packed(nodes=head + b"a,claim,A,\na,claim,B,\n")) == [
        "nodes.csv: the id `a` stands twice"
    ]
    links = b"source,relation,target\na,againts,b\nx,for,a\n"
    assert tables(packed(nodes=head + b"a,argument,A,\n", links=links)) == [
        "links.csv: there is no relation `againts`",
        "links.csv: there is no node `x`",
    ]
    more = json.dumps({"for": "b"}).replace('"', '""')
    row = f'a,argument,A,"{more}"\n'.encode()
    links = b"source,relation,target\na,for,b\n"
    assert tables(packed(nodes=head + row, links=links)) == [
        "nodes.csv: `more` of `a` has `for`, and so have the links"
    ]


def test_no_cell_is_a_formula() -> None:
    from robustmap.formats.exchange._csv_tables import safe, unsafe

    for text in ("=cmd()", "+1", "-1", "@a", "\t=1", "\n=1", "'=1", "''=1", "'", "", "'tis", "a=1"):
        cell = safe(text)
        assert cell[:1] not in "=+-@\t\n" or not cell
        assert unsafe(cell) == text
