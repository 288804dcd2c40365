"""The catalogue of patterns of reasoning: whole, and found by its names."""

import re

import pytest

from robustmap.errors import UnknownNameError
from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.explain.words import ATTACK
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.ids import is_slug, slugify
from robustmap.model.schemes import FAMILIES, SCHEMES, Scheme, look_up, near, scheme_of

EVERY = pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)


def test_there_are_the_patterns_of_these_debates():
    wanted = {
        *("expert-opinion", "analogy", "example", "cause-to-effect", "correlation-to-cause"),
        *("sign", "practical-reasoning", "negative-consequences", "positive-consequences"),
        *("slippery-slope", "precedent", "established-rule", "popular-opinion", "commitment"),
        *("ignorance", "best-explanation", "composition", "division", "waste"),
        *("selection-effect", "convergence", "extrapolation", "existence-proof", "counting"),
        *("precaution", "dilemma", "reduction-to-absurdity", "thought-experiment"),
    }
    assert wanted == set(SCHEMES)
    assert sum(map(len, FAMILIES.values())) == len(SCHEMES)


def test_no_two_have_a_name_in_common():
    names = [slugify(n) for s in SCHEMES.values() for n in {s.id, slugify(s.name), *s.also}]
    assert sorted(names) == sorted(set(names))


@EVERY
def test_a_pattern_is_whole(scheme: Scheme):
    assert is_slug(scheme.id)
    assert scheme.gist.endswith(".")
    assert scheme.source
    assert scheme.conclusion.endswith(".")
    locals_ = [slot.local for slot in scheme.slots]
    assert len(set(locals_)) == len(locals_)
    # `on-` begins the ids of inferences, so no premise may be called so.
    assert all(is_slug(one) and not one.startswith("on-") for one in locals_)
    assert all(slot.template.endswith(".") for slot in scheme.slots)
    assert scheme_of(scheme.name) is scheme
    assert all(scheme_of(name) is scheme for name in scheme.also)


@EVERY
def test_its_questions_can_be_put(scheme: Scheme):
    ids = [one.id for one in scheme.questions]
    assert len(set(ids)) == len(ids) >= 3
    assert all(is_slug(one) for one in ids)
    locals_ = {slot.local for slot in scheme.slots}
    for one in scheme.questions:
        text, reason = one.filled()
        assert text.endswith("?")
        assert "{" not in text + reason
        assert len(text) <= MAX_TITLE_LENGTH
        assert len(reason) <= MAX_TITLE_LENGTH
        assert one.put in ATTACK
        assert not one.on or one.on in locals_
        # Asking needs no reason; denying a premise needs one that is named.
        assert bool(reason) == (one.put != "challenge")
        assert (one.put != "undermine") or one.on
        assert (one.put != "undercut") or not one.on


@EVERY
def test_its_words_are_those_of_readers(scheme: Scheme):
    said = " ".join(
        [scheme.name, scheme.gist, scheme.conclusion]
        + [slot.template for slot in scheme.slots]
        + [" ".join(one.filled()) for one in scheme.questions]
    ).lower()
    assert [t for t in FIELD_TERMS if re.search(rf"\b{re.escape(t)}\b", said)] == []


def test_some_questions_of_each_sort_are_there():
    put = [one.put for scheme in SCHEMES.values() for one in scheme.questions]
    assert min(put.count(one) for one in ("challenge", "undercut", "undermine")) >= 20


def test_names_that_are_none():
    assert scheme_of(None) is None
    assert scheme_of("") is None
    assert scheme_of("!!!") is None
    assert near("practical reasonning") == "practical-reasoning"
    with pytest.raises(UnknownNameError, match="did you mean `slippery-slope`"):
        look_up("slipery slope")
    with pytest.raises(UnknownNameError, match="lists them all"):
        look_up("qqqqqq")
