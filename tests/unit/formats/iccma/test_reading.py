"""Solvers' files that are as they should be, and what is told of those that are not."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.errors import FormatError, UnknownNameError
from robustmap.formats import iccma
from robustmap.formats.iccma._reading import MAX_FAULTS
from robustmap.graph.aba import Aba
from robustmap.graph.csr import Compact, Numbered
from robustmap.graph.framework import Framework

FRAMEWORKS = ("af", "apx", "tgf")
ENGINES = ("plain", "numba")

FILES = {
    "af": b"# a comment\np af 3\n1 2\n# another\n2 3\n3 3\n",
    "apx": b"% a comment\narg(1).\narg(2). arg( 3 ) .\natt(1,2).att(2 , 3).% x\natt(3,3).\n",
    "tgf": b"1\n2\n3\n#\n1 2\n2 3\n3 3\n",
}


def told(data, form="", path="file", engine="auto"):
    """Give each fault as `line:column-end severity message`."""
    found, faults = iccma.read(data, form, path, engine)
    assert (found is None) == any(one.severity == "error" for one in faults)
    return [f"{one.line}:{one.column}-{one.end} {one.severity} {one.message}" for one in faults]


@pytest.mark.parametrize("form", FRAMEWORKS)
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_same_framework_in_each_format(form, ends, mark):
    data = mark + FILES[form].replace(b"\n", ends)
    for engine in ENGINES:
        for one in (data, data.rstrip(), data + ends * 2):
            found, faults = iccma.read(one, engine=engine)
            assert not faults
            assert found == Compact.of_pairs(3, [0, 1, 2], [1, 2, 2])
            assert isinstance(found.names, Numbered)


def test_flat_aba():
    data = b"# c\np aba 5\na 1\na 2\nc 1 3\nc 2 4\nr 3 2\nr 4 1 5\nr 5\n"
    assert iccma.load(data) == Aba.of(5, [0, 1], {0: 2, 1: 3}, [(2, [1]), (3, [0, 4]), (4, [])])
    assert iccma.write(iccma.load(data), "aba") == data.replace(b"# c\n", b"")


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"p af 2\n", "af"),
        (b"p af 0", "af"),
        (b"p  aba\t2\n", "aba"),
        (b"\n\n# x\np aba 2\n", "aba"),
        (b" % x\n arg (a).", "apx"),
        (b"att(a,b).", "apx"),
        (b"a\nb\n#\na b", "tgf"),
        (b"#\n", "tgf"),
        (b"1 2\n", ""),
        (b"", ""),
    ],
)
def test_a_format_is_known_by_its_content(data, form):
    assert iccma.sniff(data) == form


def test_a_format_is_known_by_its_name_where_the_content_says_nothing():
    assert iccma.sniff(b"1 2\n", "X.AF") == "af"
    assert iccma.sniff(b"", "x.apx") == "apx"
    assert told(b"1 2\n", path="x.af")[0] == "1:1-2 error the header is missing"
    assert told(b"nonsense") == [
        "1:1-0 error this is none of the formats of solvers that are known"
    ]
    with pytest.raises(UnknownNameError, match="did you mean `tgf`"):
        iccma.read(b"", "tfg")


HEADER = "a number up to 2"
AF = {
    b"": ["1:1-2 error the header is missing"],
    b"# only this\n": ["1:1-2 error the header is missing"],
    b"1 2\n2 1\n": ["1:1-2 error the header is missing"],
    b"1 2\np af 2\n": ["1:1-2 error the header is missing"],
    b"p af\n": ["1:5-6 error the header has no number"],
    b"p af x\n": ["1:6-7 error `x` is not a number"],
    b"p af -3\n": ["1:6-8 error `-3` is not a number"],
    b"p af 3.5\n": ["1:6-9 error `3.5` is not a number"],
    b"p af 2 3\n": ["1:8-9 error the header has too many words"],
    b"p cnf 3\n": ["1:3-6 error this is a file of the kind `cnf`"],
    b"p aba 3\n": ["1:3-6 error this is a file of the kind `aba`"],
    b"p af 99999999999999999999\n": ["1:6-26 error `99999999999999999999` arguments are too many"],
    b"p af 2\np af 2\n": ["2:1-2 error there is a header already, on line 1"],
    b"p af 2\n1\n": ["2:2-3 error the line has one number"],
    b"p af 2\n1 2 1\n": ["2:5-6 error the line has more than two numbers"],
    b"p af 2\n1 2 # x\n": ["2:5-6 error the line has more than two numbers"],
    b"p af 2\n1 3\n 0 1\n": [
        "2:3-4 error `3` is more than the header says",
        "3:2-3 error the arguments are numbered from 1",
    ],
    b"p af 2\n1 -2\n": ["2:3-5 error `-2` is not a number"],
    b"p af 2\n1 a\nb 2\n": [
        "2:3-4 error `a` is not a number",
        "3:1-2 error `b` is not a number",
    ],
    b"p af 0\n1 1\n": [
        "2:1-2 error `1` is more than the header says",
        "2:3-4 error `1` is more than the header says",
    ],
    b"p af 2\n1 \xff\n": ["2:3-4 error the byte 0xff is not UTF-8"],
    b"p af 2\n# \xff\n1 2\n": ["2:3-4 error the byte 0xff is not UTF-8"],
    b"p af 3\n1 2\n\n# x\n1 2\n2 3\n1 2\n": [
        "5:1-0 note 2 attacks stand there a second time, counted once; this is the first"
    ],
    b"p af 2\n1\t2\n\t# x\n  2   1  \n1 2\n": [
        "5:1-0 note an attack stands there a second time, counted once; this is the first"
    ],
    b"p af 2\n0000000001 0000000002\n": [],
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("data", "faults"), AF.items())
def test_faults_of_af(data, faults, engine):
    assert told(data, "af", engine=engine) == faults


ABA = {
    b"p aba 3\na 1 2\n": ["2:5-6 error there are too many numbers"],
    b"p aba 3\na 1\nc 1\n": ["3:4-5 error there are too few numbers"],
    b"p aba 3\na\nr\n": [
        "2:2-3 error there are too few numbers",
        "3:2-3 error there are too few numbers",
    ],
    b"p aba 3\nb 1\n": ["2:1-2 error `b` begins no line"],
    b"p aba 3\nr 1 x 4\n": [
        "2:5-6 error `x` is not a number",
        "2:7-8 error `4` is more than the header says",
    ],
    b"p aba 3\na 1\nc 1 2\nc 1 3\n": ["4:5-6 error 1 has a contrary already, 2 on line 3"],
    b"p aba 3\na 1\nr 1 2\n": ["3:3-4 error the head of the rule is an assumption, 1"],
    b"p aba 3\nc 1 2\n": ["2:3-4 error 1 is no assumption, so it has no contrary"],
    b"a 1\n": ["1:1-2 error the header is missing"],
    b"p aba 3\na 1\na\t1\nc 1 2\nc 1 2\nr 2\nr 2\n": [
        "3:1-0 note this stands a second time, and 2 other lines, counted once"
    ],
}


@pytest.mark.parametrize(("data", "faults"), ABA.items())
def test_faults_of_aba(data, faults):
    assert told(data, "aba") == faults


APX = {
    b"arg(a)": ["1:1-7 error `arg(a)` is no fact"],
    b"arg(a).\natt(a,b).\n": ["2:7-8 error there is no argument `b`"],
    b"arg(a).\natt(\n c, a).": ["3:2-3 error there is no argument `c`"],
    b"arg(a). arg(a b).\n": ["1:9-18 error `arg(a b).` is no fact"],
    b"arg(a).\n x.y arg(b).\n": [
        "2:2-4 error `x.` is no fact",
        "2:4-13 error `y arg(b).` is no fact",
    ],
    b"arg(a).att(a).": ["1:8-15 error `att(a).` is no fact"],
    b"myarg(a).": ["1:1-10 error `myarg(a).` is no fact"],
    b"arg(a).\narg(a).\natt(a,a).\natt(a,a).": [
        "2:1-0 note this stands a second time, counted once: the argument `a`",
        "4:1-0 note this stands a second time, counted once: an attack of `a`",
    ],
    b"\xfe\xffa": ["1:1-2 error the byte 0xfe is not UTF-8"],
    b"": [],
}


@pytest.mark.parametrize(("data", "faults"), APX.items())
def test_faults_of_apx(data, faults):
    assert told(data, "apx") == faults


def test_quoted_names_and_comments_in_apx():
    found = iccma.load(b'arg("a, b").arg(c). % att(c,c).\natt("a, b",c).')
    assert found.framework() == Framework.of(['"a, b"', "c"], [('"a, b"', "c")])


TGF = {
    b"a\nb\n": ["3:1-2 error there is no line `#`"],
    b"a\n#\na\n": ["3:2-3 error the line has one name"],
    b"a\n#\na b\n": ["3:3-4 error there is no argument `b`"],
    b"a\n#\n#\n": ["3:1-2 error there is a `#` already, on line 2"],
    b"a one\nb\n#\na b because\n": [
        "1:1-0 note what follows the names is left out, here and on more lines: 1"
    ],
    b"a\na\n#\n": ["2:1-0 note this stands a second time, counted once: the argument `a`"],
}


@pytest.mark.parametrize(("data", "faults"), TGF.items())
def test_faults_of_tgf(data, faults):
    assert told(data, "tgf") == faults


def test_unknown_names_come_with_the_nearest():
    found = iccma.read(b"arg(alpha).\natt(alfa,alpha).")
    assert found.faults[0].suggestion == "alpha"


def test_what_cannot_be_read_is_refused_with_every_fault_in_its_line():
    with pytest.raises(iccma.UnreadableError) as caught:
        iccma.load(b"p af 2\n1 2\n1 x\n", path="a/b.af")
    assert str(caught.value) == (
        "a/b.af cannot be read\n"
        "a/b.af:3:3: error: `x` is not a number\n"
        "  3 | 1 x\n"
        "    |   ^\n"
        "  = expected: one of the arguments"
    )
    assert isinstance(caught.value, FormatError)
    assert [one.line for one in caught.value.faults] == [3]


def test_faults_are_told_up_to_a_bound():
    data = b"p af 1\n" + b"x y\n" * 10_000
    found = iccma.read(data)
    assert len(found.faults) == MAX_FAULTS
    with pytest.raises(iccma.UnreadableError, match="not read further after 100 faults"):
        iccma.load(data)


@given(st.binary(max_size=60), st.sampled_from(["af", "aba", "apx", "tgf", ""]))
def test_no_bytes_raise(data, form):
    for start in (b"", b"p af 3\n", b"p aba 3\n", b"arg(a).", b"a\n#\n"):
        found = iccma.read(start + data, form)
        assert iccma.told(found.faults, start + data, "x") or not found.faults


LINES = ["p af 3", "1 2", "2", "#", "# x", "\t1 3 ", "1  2", "-1", "0 1", "4 1", "", "\r"]


@given(st.lists(st.sampled_from(LINES)))
def test_engines_say_the_same(lines):
    data = "p af 3\n" + "\n".join(lines)
    found = [iccma.read(data.encode(), "af", engine=engine) for engine in ENGINES]
    assert found[0] == found[1]


def test_the_careful_reader_says_the_same_as_the_quick_ones(monkeypatch):
    from robustmap.formats.iccma import af, apx, tgf

    rng = Random(5)
    for _ in range(100):
        size = rng.randint(1, 6)
        pairs = {(rng.randrange(size), rng.randrange(size)) for _ in range(size)}
        one = Compact.of_pairs(size, *zip(*sorted(pairs), strict=True))
        for module, name in ((af, "pairs"), (apx, "_quickly"), (tgf, "_quickly")):
            data = iccma.write(one, module.__name__.rpartition(".")[2])
            quick = iccma.read(data)
            with monkeypatch.context() as patch:
                patch.setattr(module, name, lambda *_: None)
                assert iccma.read(data) == quick
            assert quick.found == one
