"""`open/`: what is still open, grouped by sort, with how much there is of each."""

from collections.abc import Iterable, Iterator

from robustmap.explain.dialogues import OPEN, SORTS
from robustmap.explain.labels import NOTES
from robustmap.explain.words import count
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.page import File, Page
from robustmap.publish.parts.propose import address, edit
from robustmap.publish.parts.tables import number, table
from robustmap.publish.parts.writer import Writer, folded, section
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.query.dues import Obligation
from robustmap.query.dues.points import holds
from robustmap.reason.ask import replies

PATH = "open/"
SHOWN = 15
"""How many entries of a sort are open at first."""

FEW = 3
"""Of a proposal with more empty cells than this only their number is told."""

ARGUE = {"premise": "for", "point": "undercuts", "left": "for"}
"""Where an answer is an argument: the relation in which it would stand. Elsewhere a file is
completed: that of the exchange in which it came up, or its own."""


@PAGES.entry("open")
def pages(site: Site) -> Iterator[Page | File]:
    """Yield the page of what is still open."""
    writer = Writer(site, PATH)
    groups: dict[str, list[Obligation]] = {}
    for one in site.kb.obligations:
        groups.setdefault(one.sort, []).append(one)
    body = join(
        el("h1", text(OPEN["title"])),
        el("p", text(OPEN["intro"])),
        _counts(groups) if groups else el("p", text(OPEN["none"])),
        _no_reply(writer),
        *(_group(writer, sort, groups[sort]) for sort in groups),
    )
    yield Page(PATH, OPEN["title"], body, OPEN["intro"])


def _words(sort: str) -> tuple[str, str]:
    return SORTS.get(sort, (sort, ""))


def _counts(groups: dict[str, list[Obligation]]) -> Html:
    rows = [
        [
            link(f"#{sort}", text(_words(sort)[0])),
            number(text(str(_size(groups[sort]))), str(_size(groups[sort]))),
        ]
        for sort in groups
    ]
    return table((OPEN["what"], OPEN["number"]), rows, label=OPEN["counts"])


def _size(found: list[Obligation]) -> int:
    """Count what is open; an entry for cells stands for as many as it names."""
    return sum(len(one.about) if one.sort == "cell" else 1 for one in found)


def _no_reply(writer: Writer) -> Html:
    """Say how many arguments hold only since nobody has replied: that is no obligation."""
    solution = writer.site.solution
    waiting = 0
    for node in writer.site.map.arguments():
        if holds(writer.site.kb, node.id):
            found = replies(solution, node.id)
            waiting += not (found.met or found.open)
    if not waiting:
        return NOTHING
    return el("p", text(OPEN["no-reply"].format(number=count(waiting, "argument"))), cls="hint")


def _group(writer: Writer, sort: str, found: Iterable[Obligation]) -> Html:
    title, note = _words(sort)
    rows: dict[str, list[Html]] = {}
    for one in found:
        # Cells are told question by question: most of them miss the same criteria.
        rows.setdefault(one.where if sort == "cell" else "", []).append(_row(writer, one))
    parts = [
        join(el("h3", writer.link(where)) if where else NOTHING, folded(some, SHOWN, NOTES["more"]))
        for where, some in rows.items()
    ]
    return section(title, *parts, anchor=sort, note=note)


def _row(writer: Writer, one: Obligation) -> Html:
    notes = [text(one.says)] if one.says else []
    if one.about and not (one.sort == "cell" and len(one.about) > FEW):
        about = join(*map(writer.link, one.about), by=", ")
        notes.append(writer.fill(OPEN["about"], about=about))
    if one.where and one.where != one.node and one.sort != "cell":
        notes.append(writer.fill(OPEN["where"], where=writer.link(one.where)))
    notes.append(_propose(writer, one))
    said = join(*notes, by="; ")
    return join(writer.row(one.node), el("div", said, cls="sub") if said else NOTHING)


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
