"""The reviewed tables of the guide say what the kb says, and every row is signed off.

One table per text, with every argument and failure story that is taken from it. The first
four columns are worked out here; the last one is written by whoever has read the source
beside the row. With ROBUSTMAP_UPDATE_GOLDEN=1 the worked-out columns are rewritten and all
signatures kept; a new row comes without one, so the test fails until it is read. To sign,
write into the last column, or name a file of lines `id TAB signature` in ROBUSTMAP_SIGNED
beside ROBUSTMAP_UPDATE_GOLDEN=1: it fills the rows that nobody has signed.
"""

import os
import re
from pathlib import Path

import pytest

import robustmap as rm
from robustmap.explain import words
from robustmap.model import ids
from robustmap.query.item import kind_of

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "site/pages/kb/review.md"
THESIS = "capabilities-generalise-further"
LIST = "do-capabilities-generalise-further"
SOURCES = ("gen-post", "scale-post", "shah-comments", "threshold-comments")
HEAD = "| item | verdict | attacked by | place | read against the text |"
ROW = re.compile(r"(\| \[([a-z0-9-]+)\].*?\|[^|]*\|[^|]*\|[^|]*\|)([^|]*)\|$")
HOW = {
    "undercut": "breaks the step",
    "rebuttal": "argues the opposite",
    "undermining": "denies a premise",
    "contradicts": "cannot be true together",
}


@pytest.fixture(scope="module")
def kb():
    return rm.load(ROOT / "kb")


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


def home(item):
    """Give the text in whose table an item stands: the first that it cites."""
    return item.node.sources[0].source


def place(kb, item):
    """Give where an item stands in its text, as the source's list of parts has it."""
    at = item.node.sources[0].at or ""
    parts = [part.at for part in kb[home(item)].node.parts]
    fitting = [part for part in parts if at == part or at.startswith(f"{part},")]
    where = parts.index(max(fitting, key=len)) if fitting else len(parts)
    return item.kind == "story", where, item.id


def items(kb, source):
    """Give what stands in the table of a text; the list's thesis and items come first."""
    first = [kb[THESIS], *(kb[one] for one in kb[LIST].node.lists)]
    taken = {one.id for one in first}
    found = [*kb.arguments, *kb.stories]
    rest = [one for one in found if home(one) == source and one.id not in taken]
    rest.sort(key=lambda one: place(kb, one))
    return [*(one for one in first if home(one) == source), *rest]


def row(kb, item):
    """Work out the columns of an item that are not signed by hand."""
    at = "; ".join(dict.fromkeys(source.at for source in item.node.sources if source.at))
    against = "<br>".join(dict.fromkeys(attacks(kb, item))) or "nothing"
    verdict = item.verdict.words.fill()
    return f"| [{item.id}](../n/{item.id}.md) | {verdict} | {against} | {at} |"


def tables(kb):
    """Give title -> id -> the worked-out columns, a table for each text."""
    return {
        kb[source].title: {item.id: row(kb, item) for item in items(kb, source)}
        for source in SOURCES
    }


def written():
    """Give title -> id -> (worked-out columns, signature) as they stand on the page."""
    found, title = {}, ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            title = line.removeprefix("## ")
        elif match := ROW.match(line):
            found.setdefault(title, {})[match[2]] = (match[1], match[3].strip())
    return found


def signatures():
    """Give id -> signature: those on the page, and else those of the file that is named."""
    found = {}
    if named := os.environ.get("ROBUSTMAP_SIGNED"):
        for line in Path(named).read_text(encoding="utf-8").splitlines():
            item, _, signature = line.partition("\t")
            found[item.strip()] = signature.strip().replace("|", "/")
    page = {item: one[1] for table in written().values() for item, one in table.items()}
    return found | {item: signature for item, signature in page.items() if signature}


def rewrite(expected):
    """Write the tables anew under what is said before them, with the signatures kept."""
    signed = signatures()
    before = re.split(r"^(?:## |\| item )", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[0]
    blocks = [before.rstrip()]
    for title, lines in expected.items():
        table = [f"{one} {signed.get(item, '')} |" for item, one in lines.items()]
        blocks.append(
            "\n".join([f"## {title}", "", HEAD, "| --- | --- | --- | --- | --- |", *table])
        )
    PAGE.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def test_every_text_of_the_kb_has_a_table(kb):
    assert sorted(kb.sources.ids) == sorted(SOURCES)


def test_every_argument_and_story_stands_in_one_table(kb):
    listed = [one.id for source in SOURCES for one in items(kb, source)]
    assert sorted(listed) == sorted([THESIS, *kb.arguments.ids, *kb.stories.ids])


def test_the_tables_are_true(kb):
    expected = tables(kb)
    if os.environ.get("ROBUSTMAP_UPDATE_GOLDEN"):
        rewrite(expected)
    found = {
        title: {item: one[0] for item, one in table.items()} for title, table in written().items()
    }
    assert found == expected


def test_every_row_is_signed():
    unsigned = [item for table in written().values() for item, one in table.items() if not one[1]]
    assert not unsigned, f"read these against the text: {unsigned}"
