"""The reviewed table of the guide says what the kb says, and every row is signed off.

The first four columns are worked out here; the last one is written by whoever has read
the source beside the row. With ROBUSTMAP_UPDATE_GOLDEN=1 the worked-out columns are
rewritten; a new row comes without a signature, so the test fails until it is read.
"""

import os
import re
from pathlib import Path

import robustmap as rm
from robustmap.explain import words
from robustmap.model import ids
from robustmap.query.item import kind_of

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "site/pages/kb/review.md"
SOURCE = "gen-post"
THESIS = "capabilities-generalise-further"
HEAD = "| item | verdict | attacked by | place | read against the text |"
HOW = {
    "undercut": "breaks the step",
    "rebuttal": "argues the opposite",
    "undermining": "denies a premise",
    "contradicts": "cannot be true together",
}


def place(node):
    number = re.search(r"\d+", node.sources[0].at or "")
    order = {"i": 0, "F": 1, "A": 2, "c": 3}[(node.sources[0].at or "i")[0]]
    return order, int(number.group()) if number else 0, node.id


def attacks(kb, item):
    """Yield what attacks an item: who, how, and whether it was said."""
    parts = dict.fromkeys((item.id, *(one.id for one in item.inferences), *item.premises.ids))
    for part in parts:
        for one in kb.map.aimed_at.get(part, ()):
            if one.relation in ("against", "undercuts", "contradicts"):
                who = one.premises[0] if one.relation == "contradicts" else one.owner
                on = ids.split(part)[1] or (part if part != item.id else "")
                named = f" ({on})" if on and not on.startswith("on-") else ""
                basis = "" if one.basis == "stated" else f", {words.BASIS[one.basis]}"
                counted = "" if not one.supposed else ", only supposed"
                how = "undermining" if one.relation == "against" and named else kind_of(kb.map, one)
                yield f"{who}: {HOW[how]}{named}{basis}{counted}"


def rows(kb):
    """Yield the worked-out columns, the thesis and the listed items first."""
    listed = [kb[one] for one in kb["do-capabilities-generalise-further"].node.lists]
    rest = kb.arguments.where(lambda item: any(s.source == SOURCE for s in item.node.sources))
    others = sorted((item for item in rest if item not in listed), key=lambda i: place(i.node))
    for item in (kb[THESIS], *listed, *others):
        at = "; ".join(dict.fromkeys(source.at for source in item.node.sources))
        against = "<br>".join(dict.fromkeys(attacks(kb, item))) or "nothing"
        verdict = item.verdict.words.fill()
        yield item.id, f"| [{item.id}](../n/{item.id}.md) | {verdict} | {against} | {at} |"


def written():
    """Give id -> (worked-out columns, signature) as they stand on the page."""
    found = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        match = re.match(r"(\| \[([a-z0-9-]+)\].*?\|[^|]*\|[^|]*\|[^|]*\|)([^|]*)\|$", line)
        if match:
            found[match[2]] = (match[1], match[3].strip())
    return found


def test_the_table_is_true_and_signed():
    kb = rm.load(ROOT / "kb")
    expected = dict(rows(kb))
    if os.environ.get("ROBUSTMAP_UPDATE_GOLDEN"):
        rewrite(expected)
    found = written()
    assert {item: found[item][0] for item in found} == expected
    unsigned = [item for item, (_, signature) in found.items() if not signature]
    assert not unsigned, f"read these against the text: {unsigned}"


def rewrite(expected):
    signatures = {item: signature for item, (_, signature) in written().items()}
    before = PAGE.read_text(encoding="utf-8").split(HEAD)[0]
    lines = [f"{expected[item]} {signatures.get(item, '')} |" for item in expected]
    table = "\n".join([HEAD, "| --- | --- | --- | --- | --- |", *lines])
    PAGE.write_text(f"{before}{table}\n", encoding="utf-8")
