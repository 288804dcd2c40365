"""Annotations: as many as a forge shows, the gravest first, and no text that a runner obeys."""

from hypothesis import given
from hypothesis import strategies as st

from robustmap.explain.forge import LIMIT, Annotation, annotations, inert
from robustmap.model.problem import SEVERITIES, Span
from tests.support.logs import commands

LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=60)
EVIL = st.sampled_from(["::error::x", "##[error]x", "a##[stop-commands]b", "::add-mask::", ","])
TEXTS = st.lists(LINES | EVIL, max_size=3).map("".join)
FOUND = st.builds(
    Annotation,
    severity=st.sampled_from(SEVERITIES),
    title=TEXTS,
    text=TEXTS | st.just("two\nlines\r"),
    span=st.builds(Span, path=TEXTS | st.just("a\n::error::b"), line=st.integers(1, 9)),
    log=TEXTS.map(lambda text: f"kb/{text}"),
)


@given(st.lists(FOUND, max_size=40))
def test_a_runner_obeys_our_commands_alone_and_none_is_dropped(found: list[Annotation]):
    lines = list(annotations(found))
    assert len(lines) == len(found)
    obeyed = commands("\n".join(lines))
    for name, severity in (("error", "error"), ("warning", "warning"), ("notice", "note")):
        wanted = [one for one in found if one.severity == severity]
        shown = [one for one in obeyed if one[0] == name]
        assert len(shown) == min(len(wanted), LIMIT)
        more = len(wanted) - LIMIT
        assert more <= 0 or shown[-1][2].endswith(f"(and {more} more: see the log)")
    assert len(obeyed) <= 3 * LIMIT
    assert [one[0] for one in obeyed] == sorted(
        (one[0] for one in obeyed), key=["error", "warning", "notice"].index
    )


def test_the_order_within_a_severity_stays():
    found = [Annotation("error", "T", f"m{n}", Span("a.md", 9 - n), "") for n in range(3)]
    assert [one[-2:] for one in annotations(found)] == ["m0", "m1", "m2"]


@given(LINES)
def test_no_old_command_is_left_in_a_line(text: str):
    assert "##[" not in inert(f"{text}##[error]{text}")
