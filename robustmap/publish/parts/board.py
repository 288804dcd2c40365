"""The board of what is open: a column for each sort, and what the selects above narrow it to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from robustmap.explain.dialogues import BOARD, OPEN, SORTS
from robustmap.model import ids
from robustmap.publish.html import NOTHING, Html, coded, el, join, link, text
from robustmap.publish.parts.propose import address, edit
from robustmap.publish.parts.writer import Writer, details, items
from robustmap.query.dues import Obligation
from robustmap.query.tables import Name
from robustmap.query.tables._speakers import speaker

SHOWN = 6
"""How many entries of a column, or of a question within it, are open at first."""

MOST = 50
"""How many entries of a column the page tells; `robustmap table obligations` has the others."""

MOST_UNANSWERED = 12
"""How many arguments without a reply the page tells: their debates tell all of them."""

MOST_CHOICES = 60

FEW = 3
"""Of a proposal with more empty cells than this only their number is told."""

ARGUE = {"premise": "for", "point": "undercuts", "left": "for", "reply": "undercuts"}
"""Where an answer is an argument: the relation in which it would stand. Elsewhere a file is
completed: that of the exchange in which it came up, or its own."""


class Entry(NamedTuple):
    """Something open, with what it may be found by: debates, and who speaks of it."""

    due: Obligation
    debates: tuple[str, ...]
    speakers: tuple[str, ...]

    @property
    def size(self) -> int:
        """Count what is open; an entry for cells stands for as many as it names."""
        return len(self.due.about) if self.due.sort == "cell" else 1


def entry(writer: Writer, due: Obligation) -> Entry:
    """Give something open with what it may be found by."""
    site = writer.site
    refs = [ref for ref in (due.node, due.where, *due.about) if ref]
    owners = dict.fromkeys(ids.split(site.map.resolve(ref) or ref)[0] for ref in refs)
    debates = {
        debate: None
        for owner in owners
        for debate in ([owner] if owner in site.debates else site.debates_of.get(owner, ()))
    }
    node = site.map.owner(due.node)
    found = (speaker(site.map, source) for source in (node.sources if node else ()))
    said = (one.ref if isinstance(one, Name) else one for one in found)
    # Only an id or a handle can be chosen; "a speaker" stands for nobody in particular.
    known = {one: None for one in said if "/" in one or one in site.map.nodes}
    return Entry(due, tuple(debates), tuple(known))


def board(writer: Writer, entries: Sequence[Entry]) -> Html:
    """Give the selects, which wait for their script, and a column for each sort."""
    columns: dict[str, list[Entry]] = {}
    for one in entries:
        columns.setdefault(one.due.sort, []).append(one)
    if not columns:
        return NOTHING
    told = [one for sort in columns for one in columns[sort][: _most(sort)]]
    debates = _choices(entry.debates for entry in told)
    speakers = _choices(entry.speakers for entry in told)
    sorts = {sort: n for n, sort in enumerate(columns)}
    made = (
        _column(writer, sort, columns[sort], sorts[sort], debates, speakers) for sort in columns
    )
    return join(
        _jumps(columns),
        _picks(writer, sorts, debates, speakers),
        el("div", *made, cls="rm-board"),
    )


def _most(sort: str) -> int:
    return MOST_UNANSWERED if sort == "reply" else MOST


def words(sort: str) -> tuple[str, str]:
    """Give the heading of a column, and what it means."""
    return (BOARD["reply"], BOARD["reply-note"]) if sort == "reply" else SORTS.get(sort, (sort, ""))


def _choices(found: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """Number what may be chosen, the most frequent first; entries name the numbers."""
    counted = Counter(one for names in found for one in names)
    order = sorted(counted, key=lambda one: (-counted[one], one))
    return {one: number for number, one in enumerate(order[:MOST_CHOICES])}


def _jumps(columns: dict[str, list[Entry]]) -> Html:
    rows = (
        join(link(f"#{sort}", text(words(sort)[0])), el("b", text(_total(columns[sort]))), by=" ")
        for sort in columns
    )
    return el("nav", items(rows, cls="rows rm-jumps"), aria_label=OPEN["counts"])


def _total(found: Iterable[Entry]) -> str:
    return str(sum(one.size for one in found))


def _picks(
    writer: Writer, sorts: dict[str, int], debates: dict[str, int], speakers: dict[str, int]
) -> Html:
    heading = writer.site.heading
    people = {
        one: heading(one) if one in writer.site.map.nodes else one
        for one in sorted(speakers, key=lambda one: (one not in writer.site.map.nodes, one))
    }
    picks = (
        _select("sort", sorts, {sort: words(sort)[0] for sort in sorts}),
        _select("debate", debates, {one: heading(one) for one in debates}),
        _select("by", speakers, people),
    )
    status = el("span", role="status")
    told = {"data_told": BOARD["told"], "data_none": BOARD["nothing"]}
    shown = el("div", *picks, status, cls="rm-board-picks", **told)
    return Html(shown.replace("<div ", "<div hidden ", 1))


def _select(name: str, numbers: dict[str, int], titles: dict[str, str]) -> Html:
    if len(titles) < 2:  # noqa: PLR2004 - nothing to choose between
        return NOTHING
    options = (
        el("option", text(titles[one]), value=one, data_k=str(numbers[one])) for one in titles
    )
    every = Html(f'<option value="">{text(BOARD["any"])}</option>')
    return el("label", text(f"{BOARD[name]} "), el("select", every, *options, name=name))


def _column(
    writer: Writer,
    sort: str,
    found: list[Entry],
    number: int,
    debates: dict[str, int],
    speakers: dict[str, int],
) -> Html:
    title, note = words(sort)
    groups: dict[str, list[Html]] = {}
    for one in found[: _most(sort)]:
        # Cells are told question by question: most of them miss the same criteria.
        groups.setdefault(one.due.where if sort == "cell" else "", []).append(
            _item(writer, one, debates, speakers)
        )
    left = len(found) - _most(sort)
    told = BOARD["reply-left" if sort == "reply" else "left"].format(number=left)
    rest = el("p", coded(told), cls="hint") if left > 0 else NOTHING
    return el(
        "section",
        el("h2", text(title), text(" "), el("b", text(_total(found)), data_all=_total(found))),
        el("p", text(note), cls="hint"),
        *(_group(writer, where, groups[where]) for where in groups),
        rest,
        id=sort,
        data_sort=str(number),
    )


def _group(writer: Writer, where: str, rows: list[Html]) -> Html:
    first, rest = rows[:SHOWN], rows[SHOWN:]
    if len(rest) == 1:
        first, rest = rows, []
    listed = el("ul", *first, cls="rows")
    more = details(text(BOARD["more"].format(number=len(rest))), el("ul", *rest, cls="rows"))
    shown = join(listed, more if rest else NOTHING)
    return el("div", el("h3", writer.link(where)), shown, data_where=where) if where else shown


def _item(writer: Writer, one: Entry, debates: dict[str, int], speakers: dict[str, int]) -> Html:
    return el(
        "li",
        _row(writer, one.due),
        data_n=str(one.size),
        data_debate=_numbers(one.debates, debates),
        data_by=_numbers(one.speakers, speakers),
    )


def _numbers(names: Iterable[str], numbers: dict[str, int]) -> str:
    return " ".join(str(numbers[one]) for one in names if one in numbers)


def _row(writer: Writer, one: Obligation) -> Html:
    said = join(*_notes(writer, one), by="; ")
    return join(writer.row(one.node), el("div", said, cls="sub") if said else NOTHING)


def _notes(writer: Writer, one: Obligation) -> Iterator[Html]:
    if one.says:
        yield text(one.says)
    if one.about and not (one.sort == "cell" and len(one.about) > FEW):
        about = join(*map(writer.link, one.about), by=", ")
        yield writer.fill(OPEN["about"], about=about)
    if one.where and one.where != one.node and one.sort != "cell":
        yield writer.fill(OPEN["where"], where=writer.link(one.where))
    yield _propose(writer, one)


def _propose(writer: Writer, one: Obligation) -> Html:
    """Give a link to where an answer would be written, where the map names a forge."""
    repository = writer.site.map.settings.repository or ""
    relation = ARGUE.get(one.sort, "")
    if relation and one.node in writer.site.map.inferences_of:
        relation = "undercuts"
    file = one.where if one.sort in ("break", "invitation") and one.where else one.node
    url = (
        address(repository, one.node, relation)
        if relation
        else edit(repository, writer.site.file(file))
    )
    return link(url, text(OPEN["propose"]), rel="nofollow noopener") if url else NOTHING
