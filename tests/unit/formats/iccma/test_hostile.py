"""Files made to waste time: each takes a moment, and is told of briefly."""

import time

import pytest

from robustmap.formats import iccma

SIZE = 75_000
SECONDS = 10
"""Whatever is quadratic takes a hundred times longer, on the slowest machine."""


def long(piece):
    return piece * (SIZE // len(piece))


FILES = {
    "one number": b"p af 3\n" + long(b"1"),
    "pairs on one line": b"p af 3\n" + long(b"1 2 "),
    "blanks": b"p af 3\n" + long(b" ") + b"x",
    "empty lines": b"p af 3\n" + long(b"\n") + b"x",
    "returns": b"p af 3\n" + long(b"\r") + b"x",
    "one comment": long(b"#") + b"\np af 3\n",
    "comments": long(b"#\n") + b"p af 3\nx",
    "a huge header": b"p af " + long(b"9"),
    "headers": long(b"p af 3\n"),
    "open facts": long(b"arg("),
    "open attacks": long(b"att(a,"),
    "a name with blanks": b"arg(" + long(b"a ") + b").",
    "blanks in a fact": b"arg(" + long(b" ") + b").",
    "dots": b"arg(a)." + long(b"."),
    "quotes": b"arg(a)." + long(b'"'),
    "open quotes": long(b'arg("'),
    "percents": b"arg(a)." + long(b"%") + b"\n.",
    "unknown names": b"arg(a).\n" + long(b"att(b,c).\n"),
    "names on one line": long(b"a ") + b"\n#\na",
    "bars": long(b"#\n"),
    "the same name": long(b"a\n") + b"#\n",
    "a long rule": b"p aba 3\nr " + long(b"1 ") + b"x",
    "a long line": b"p aba 3\n" + long(b"x "),
    "nothing": long(b"\0"),
    "no text": b"p af 3\n" + long("\N{LATIN SMALL LETTER E WITH ACUTE}".encode()) + b"\xff",
}


@pytest.mark.parametrize("form", ["", "af", "aba", "apx", "tgf"])
@pytest.mark.parametrize("name", FILES)
def test_hostile_files_are_read_in_a_moment(name, form):
    data = FILES[name]
    start = time.process_time()
    found, faults = iccma.read(data, form, engine="plain")
    shown = iccma.told(faults, data, "x")
    assert time.process_time() - start < SECONDS
    assert len(faults) <= 101
    assert len(shown) < 60_000
    assert all(len(line) < 250 for line in shown.split("\n"))
    assert (found is None) == any(one.severity == "error" for one in faults)


@pytest.mark.parametrize("form", ["", "af", "apx", "tgf", "aba"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1"])
def test_other_encodings_are_named(form, encoding):
    data = "p af 2\n# \N{LATIN SMALL LETTER E WITH ACUTE}\n1 2\n".encode(encoding)
    found, faults = iccma.read(data, form)
    assert found is None
    assert any(one.message.endswith("is not UTF-8") for one in faults)


def test_a_short_file_cannot_ask_for_all_memory():
    faults = iccma.read(b"p af 999999999\n1 2\n").faults
    assert [one.expected for one in faults] == ["at most 20,000,000"]
