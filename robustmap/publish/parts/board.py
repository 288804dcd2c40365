"""The board of what is open: a column for each sort, and what the selects above narrow it to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from robustmap.explain.dialogues import BOARD, OPEN, SORTS
from robustmap.model import ids
from robustmap.publish.html import NOTHING, Html, coded, el, join, link, text
from robustmap.publish.parts.propose import address, edit
from robustmap.publish.parts.writer import Writer, items
from robustmap.query.dues import Obligation
from robustmap.query.tables import Name
from robustmap.query.tables._speakers import speaker

PATH = "open/"

SHOWN = 5
"""How many entries of a column the board shows; the page of its sort has the others."""

MOST = 50
"""How many entries of a sort are told; `robustmap table obligations` has the others."""

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


class Board:
    """What is open, by sort, with the numbers by which the selects find it."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Sort out what is open."""
        self.columns: dict[str, list[Entry]] = {}
        for one in entries:
            self.columns.setdefault(one.due.sort, []).append(one)
        self.told = {sort: found[: _most(sort)] for sort, found in self.columns.items()}
        """What is told of each sort, here or on its own page."""

    def choices(self, writer: Writer) -> "Choices":
        """Number what may be chosen on a page."""
        told = [one for found in self.told.values() for one in found]
        most, nodes = writer.most(MOST_CHOICES), writer.site.map.nodes
        debates = _frequent((entry.debates for entry in told), most)
        people = _frequent((entry.speakers for entry in told), most)
        people.sort(key=lambda one: (one not in nodes, one))
        return Choices(_placed(debates), _placed(people))


class Choices(NamedTuple):
    """Debates and speakers by their place in the selects; entries name these places."""

    debates: dict[str, int]
    speakers: dict[str, int]


def board(writer: Writer, shown: Board, script: str) -> Html:
    """Give the selects, which wait for their script, and the beginning of each sort's column.

    What the columns leave out is in a `script` that is loaded once somebody chooses.
    """
    if not shown.columns:
        return NOTHING
    choices = shown.choices(writer)
    columns = (_column(writer, shown, sort, at, choices) for at, sort in enumerate(shown.columns))
    cut = any(_cut(writer, found) for found in shown.told.values())
    return join(
        _jumps(shown.columns),
        _picks(writer, [*shown.columns], choices),
        el("div", *columns, cls="rm-board", data_in=writer.to(script) if cut else ""),
    )


def whole(writer: Writer, shown: Board) -> dict[str, Html]:
    """Give all that is told of the sorts of which the board has the beginning alone."""
    choices = shown.choices(writer)
    return {
        sort: rows(writer, found, choices)
        for sort, found in shown.told.items()
        if _cut(writer, found)
    }


def path_of(sort: str) -> str:
    """Give the path of the page of a sort."""
    return f"{PATH}{sort}/"


def _cut(writer: Writer, found: Sequence[Entry]) -> bool:
    return len(found) > writer.most(SHOWN) + 1


def _most(sort: str) -> int:
    return MOST_UNANSWERED if sort == "reply" else MOST


def words(sort: str) -> tuple[str, str]:
    """Give the heading of a column, and what it means."""
    return (BOARD["reply"], BOARD["reply-note"]) if sort == "reply" else SORTS.get(sort, (sort, ""))


def _frequent(found: Iterable[tuple[str, ...]], most: int) -> list[str]:
    """Give what may be chosen, the most frequent first."""
    counted = Counter(one for names in found for one in names)
    return sorted(counted, key=lambda one: (-counted[one], one))[:most]


def _placed(names: Iterable[str]) -> dict[str, int]:
    # The first option of a select is all of them.
    return {one: place for place, one in enumerate(names, 1)}


def _jumps(columns: dict[str, list[Entry]]) -> Html:
    rows = (
        join(link(f"#{sort}", text(words(sort)[0])), el("b", text(_total(columns[sort]))), by=" ")
        for sort in columns
    )
    return el("nav", items(rows, cls="rows rm-jumps"), aria_label=OPEN["counts"])


def _total(found: Iterable[Entry]) -> str:
    return str(sum(one.size for one in found))


def _picks(writer: Writer, sorts: list[str], choices: Choices) -> Html:
    heading, nodes = writer.site.heading, writer.site.map.nodes
    picks = (
        _select("sort", {sort: words(sort)[0] for sort in sorts}),
        _select("debate", {one: heading(one) for one in choices.debates}),
        _select("by", {one: heading(one) if one in nodes else one for one in choices.speakers}),
    )
    status = el("span", role="status")
    told = {"data_told": BOARD["told"], "data_none": BOARD["nothing"]}
    shown = el("div", *picks, status, cls="rm-board-picks", **told)
    return Html(shown.replace("<div ", "<div hidden ", 1))


def _select(name: str, titles: dict[str, str]) -> Html:
    if len(titles) < 2:  # noqa: PLR2004 - nothing to choose between
        return NOTHING
    options = (
        # What an option shows is its value, unless it has another.
        el("option", text(title), value="" if title == one else one)
        for one, title in titles.items()
    )
    every = Html(f'<option value="">{text(BOARD["any"])}</option>')
    return el("label", text(f"{BOARD[name]} "), el("select", every, *options, name=name))


def _column(writer: Writer, board: Board, sort: str, at: int, choices: Choices) -> Html:
    title, note = words(sort)
    number = _total(board.columns[sort])
    found, more = board.told[sort], NOTHING
    if _cut(writer, found):
        found = found[: writer.most(SHOWN)]
        told = _total(board.told[sort])
        said = OPEN["all" if told == number else "some"].format(number=number, told=told)
        more = el("p", link(writer.to(path_of(sort)), text(said)), cls="rm-all")
    return el(
        "section",
        el("h2", text(title), text(" "), el("b", text(number), data_all=number)),
        el("p", text(note), cls="hint"),
        el("div", rows(writer, found, choices)),
        more or left(board, sort),
        id=sort,
        data_sort=str(at + 1),
    )


def left(board: Board, sort: str) -> Html:
    """Say how much of a sort is not told, and where it is."""
    number = len(board.columns[sort]) - len(board.told[sort])
    said = BOARD["reply-left" if sort == "reply" else "left"].format(number=number)
    return el("p", coded(said), cls="hint") if number else NOTHING


def rows(writer: Writer, found: Iterable[Entry], choices: Choices | None = None) -> Html:
    """Give entries of one sort; cells are told question by question."""
    groups: dict[str, list[Html]] = {}
    for one in found:
        where = one.due.where if one.due.sort == "cell" else ""
        groups.setdefault(where, []).append(_item(writer, one, choices))
    return join(*(_group(writer, where, groups[where]) for where in groups))


def _group(writer: Writer, where: str, rows: list[Html]) -> Html:
    shown = el("ul", *rows, cls="rows")
    return el("div", el("h3", writer.link(where)), shown, data_where=where) if where else shown


def _item(writer: Writer, one: Entry, choices: Choices | None) -> Html:
    if choices is None:
        return el("li", row(writer, one))
    return el(
        "li",
        row(writer, one),
        data_n=str(one.size),
        data_debate=_numbers(one.debates, choices.debates),
        data_by=_numbers(one.speakers, choices.speakers),
    )


def _numbers(names: Iterable[str], numbers: dict[str, int]) -> str:
    return " ".join(str(numbers[one]) for one in names if one in numbers)


def row(writer: Writer, entry: Entry) -> Html:
    """Give an entry: what is open, and what about it."""
    one = entry.due
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
