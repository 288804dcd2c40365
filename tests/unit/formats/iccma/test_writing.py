"""Writing solvers' files, and reading back what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.errors import FormatError
from robustmap.formats import iccma
from robustmap.graph.aba import Aba
from robustmap.graph.csr import Compact
from robustmap.graph.framework import Framework

FRAMEWORKS = ("af", "apx", "tgf")


@st.composite
def frameworks(draw, names):
    found = draw(st.lists(names, unique=True, max_size=7))
    one = st.sampled_from(found) if found else st.nothing()
    return Framework.of(found, draw(st.sets(st.tuples(one, one), max_size=12)) if found else [])


@pytest.mark.parametrize("form", FRAMEWORKS)
@given(data=st.data())
def test_plain_words_come_back(form, data):
    words = st.from_regex(r"[a-z0-9_][A-Za-z0-9_]{0,5}", fullmatch=True)
    framework = data.draw(frameworks(words))
    found, faults = iccma.read(iccma.write(framework, form), form)
    assert not faults
    same = found.framework()
    assert same.attackers == framework.attackers
    assert form == "af" or same.names == framework.names


@pytest.mark.parametrize("form", FRAMEWORKS)
@given(data=st.data())
def test_whatever_the_names_the_attacks_come_back(form, data):
    framework = data.draw(frameworks(st.text(max_size=6)))
    found, faults = iccma.read(iccma.write(framework, form), form)
    assert not any(one.severity == "error" for one in faults)
    assert found.framework().attackers == framework.attackers


@st.composite
def abas(draw):
    size = draw(st.integers(1, 7))
    atom = st.integers(0, size - 1)
    assumptions = draw(st.sets(atom))
    contraries = {one: draw(atom) for one in sorted(assumptions) if draw(st.booleans())}
    heads = sorted(set(range(size)) - assumptions)
    bodies = st.lists(atom, unique=True, max_size=3).map(tuple)
    rules = draw(st.lists(st.tuples(st.sampled_from(heads), bodies), unique=True)) if heads else []
    return Aba.of(size, sorted(assumptions), contraries, rules)


@given(abas())
def test_flat_aba_comes_back(one):
    found, faults = iccma.read(iccma.write(one, "aba"))
    assert not faults
    assert found == one


def test_names_that_a_format_cannot_hold_stand_beside():
    framework = Framework.of(["it holds", "a-1"], [("a-1", "it holds")])
    assert iccma.write(framework, "af") == b"p af 2\n# 1 is it holds\n# 2 is a-1\n2 1\n"
    assert iccma.write(framework, "apx") == (
        b"% a1 is it holds\n% a2 is a-1\narg(a1).\narg(a2).\natt(a2,a1).\n"
    )
    assert iccma.write(framework, "tgf") == b"1 it holds\n2 a-1\n#\n2 1\n"


def test_numbers_need_no_comments():
    numbered = Compact.of_pairs(2, [0], [1])
    assert iccma.write(numbered, "af") == b"p af 2\n1 2\n"
    assert iccma.write(numbered.framework(), "af") == b"p af 2\n1 2\n"


@pytest.mark.parametrize(
    ("what", "form"), [(Framework((), ()), "aba"), (Aba.of(0, [], {}, []), "af")]
)
def test_a_framework_of_another_sort_is_refused(what, form):
    with pytest.raises(FormatError, match=f"{form} files cannot hold this"):
        iccma.write(what, form)


def test_each_format_says_what_it_loses():
    assert list(iccma.FORMATS) == ["aba", "af", "apx", "tgf"]
    assert all(one.loses and one.suffix == f".{one.name}" for one in iccma.FORMATS.entries.values())
