"""A proposal's page beyond robustness: branches, checklists, assumptions, axes."""

from collections.abc import Iterator

from robustmap.explain import plans as told
from robustmap.explain import words
from robustmap.explain.labels import SECTIONS
from robustmap.explain.plans import PLAN
from robustmap.model import ids
from robustmap.model.nodes import Proposal
from robustmap.model.parts import Removal
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.naming import anchor
from robustmap.publish.parts.head.sources import place
from robustmap.publish.parts.plans.comparison import cell, invite
from robustmap.publish.parts.points.argument import statement_replies
from robustmap.publish.parts.tables import table
from robustmap.publish.parts.writer import Writer, few, items, section
from robustmap.reason.assumptions import Assumption, Assumptions, Flip
from robustmap.reason.branches import Case, Fork
from robustmap.reason.comparisons import Cell
from robustmap.reason.comparisons import told as cells

NAMED = 4
"""So many criteria or axes are named where nothing is said of them; their own page has all."""


def plan(writer: Writer, node: Proposal) -> Html:
    """Give what a proposal is for, its branches, its checklists, assumptions and axes."""
    goals = items((text(goal) for goal in node.goals), tag="ol")
    found = writer.site.kb.removals.of(node)
    return join(
        section(SECTIONS["goals"], goals),
        _branches(writer, node),
        _checklists(writer, node),
        _removed(writer, node, found),
        _hangs(writer, found),
        _axes(writer, node),
    )


# Branches


def _branches(writer: Writer, node: Proposal) -> Html:
    found = writer.site.kb.branches(node.id)
    own = [_fork(writer, fork) for fork in found.forks]
    others = [
        join(writer.link(case.plan), _case(writer, case), by=": ")
        for case in found.of(node.id).open
        if case.plan != node.id
    ]
    affected = join(el("h3", text(PLAN["affected"])), items(others)) if others else NOTHING
    note = PLAN["branches-note"] if own else ""
    return section(PLAN["branches"], *own, affected, anchor="branches", note=note)


def _fork(writer: Writer, fork: Fork) -> Html:
    """Give the branches that turn on one thing, side by side."""
    columns = [el("div", _case(writer, case)) for case in fork.cases]
    ways = PLAN["or"].join(_goes(writer, fork.on, way) for way in fork.untold)
    untold = el("p", text(PLAN["untold"].format(ways=ways)), cls="hint") if ways else NOTHING
    return join(el("div", *columns, cls="columns"), untold)


def _goes(writer: Writer, on: str, way: str) -> str:
    return told.goes(way, claim=not isinstance(writer.site.map.nodes.get(on), Proposal))


def _case(writer: Writer, case: Case) -> Html:
    """Give one branch: the case, what is done, what that would take and change."""
    condition = el("b", text(PLAN["if"].format(condition=case.condition)))
    others = [one for one in case.affects if one != case.plan]
    affects = join(*map(writer.link, others), by=", ")
    missing = text(f" ({PLAN['missing']})")
    needs = items(
        join(writer.row(need.claim), missing if need.verdict is None else NOTHING)
        for need in case.needs
    )
    return join(
        el("p", condition, text(" "), text(case.then)),
        el("p", _turns(writer, case), cls="sub") if case.on else NOTHING,
        el("p", writer.fill(PLAN["affects"], affects=affects), cls="sub") if others else NOTHING,
        join(el("p", text(PLAN["needs"]), cls="sub"), needs) if needs else NOTHING,
    )


def _turns(writer: Writer, case: Case) -> Html:
    on = writer.link(case.on)
    if not case.goes:
        return writer.fill(PLAN["turns-only"], on=on)
    return writer.fill(PLAN["turns"], on=on, goes=text(_goes(writer, case.on, case.goes)))


# Checklists


def _checklists(writer: Writer, node: Proposal) -> Html:
    """Give a row for each criterion of which something is said, and name the others.

    These are told by the questions that ask them.
    """
    kb = writer.site.kb
    asking: dict[str, list[str]] = {}
    for question in kb.asked.get(node.id, ()):
        for criterion in kb.comparisons[question].criteria:
            asking.setdefault(criterion, []).append(question)
    known = {one.criterion: one for one in cells(writer.site.solution, node)}
    silent: dict[tuple[str, ...], list[str]] = {}
    for criterion, questions in asking.items():
        if criterion not in known:
            silent.setdefault(tuple(questions), []).append(criterion)
    sources = {ids.join(node.id, f"meets-{one.on}"): one.sources for one in node.assessed}
    rows = [
        [
            writer.link(one.criterion),
            join(
                _anchored(writer, one),
                items((place(writer, s) for s in sources.get(one.statement, ())), cls="sources"),
                statement_replies(writer, one.statement),
            ),
            join(*map(writer.link, asking.get(one.criterion, ())), by=", "),
        ]
        for one in known.values()
    ]
    return section(
        PLAN["checklists"],
        table(PLAN["heads"].split("|"), rows, label=PLAN["checklists"]),
        *(_silent(writer, node, *one) for one in silent.items()),
        anchor="checklists",
        note=PLAN["checklists-note"],
    )


def _silent(
    writer: Writer, node: Proposal, questions: tuple[str, ...], criteria: list[str]
) -> Html:
    """Name criteria of which nothing is said, with the questions that ask them all."""
    told = writer.fill(PLAN["silent"], questions=join(*map(writer.link, questions), by=", "))
    missing = Cell("", node.id, criteria[0], ids.join(node.id, f"meets-{criteria[0]}"))
    head = el("p", join(told, invite(writer, missing), by=" "))
    return join(head, el("p", few(writer, criteria, NAMED, writer.url(questions[0]))))


def _anchored(writer: Writer, one: Cell) -> Html:
    """Give a cell at the place by which its statement is cited."""
    local = ids.split(one.statement)[1]
    return el("div", cell(writer, one), id=anchor(local) if one.assessed else "")


# Assumptions


def _removed(writer: Writer, node: Proposal, found: Assumptions) -> Html:
    known = {one.claim: one for one in found.relied_on}
    map_ = writer.site.map
    named = [*(link.to for link in node.relies_on), *(one.at for one in node.without)]
    claims = dict.fromkeys(map_.statement_id(ref) or ref for ref in named)
    entries: dict[str, Removal] = {}
    for entry in node.without:
        entries.setdefault(map_.statement_id(entry.at) or entry.at, entry)
    rows = [_removal(writer, node, claim, known.get(claim), entries.get(claim)) for claim in claims]
    return section(
        PLAN["removed"],
        table(PLAN["removed-heads"].split("|"), rows, label=PLAN["removed"]),
        _cut(found) if rows else NOTHING,
        anchor="assumptions",
        note=PLAN["removed-note"],
    )


def _removal(
    writer: Writer, node: Proposal, claim: str, one: Assumption | None, entry: Removal | None
) -> list[Html]:
    said_ = _told(writer, node, one, entry) if entry else NOTHING
    if one is None:
        return [writer.link(claim), writer.mark(claim), NOTHING, said_, NOTHING]
    flips = [text(told.flip(flip)) for flip in (*one.denied, *one.granted) if flip.cell != "works"]
    flips += [join(writer.link(flip.proposal), _flip(flip), by=" ") for flip in one.others]
    return [
        writer.link(claim),
        writer.mark(claim),
        text(told.without(one)),
        said_,
        join(*flips, by="; "),
    ]


def _told(writer: Writer, node: Proposal, one: Assumption | None, entry: Removal) -> Html:
    """Give what is told of a removal, at the place by which that is cited."""
    local = f"without-{entry.at}"
    ref = ids.join(node.id, local)
    there = ref in writer.site.map.statements
    shown = [text(told.TOLD[entry.breaks]), writer.mark(ref) if there else NOTHING]
    shown += [el("small", text(entry.why)) if entry.why else NOTHING]
    shown += [el("small", text(told.DIFFERS)) if one and one.agree is False else NOTHING]
    return join(
        el("div", join(*shown, by=" "), id=anchor(local) if there else ""),
        items((place(writer, source) for source in entry.sources), cls="sources"),
        statement_replies(writer, ref) if there else NOTHING,
    )


def _flip(flip: Flip) -> Html:
    return text(told.flip(flip))


def _hangs(writer: Writer, found: Assumptions) -> Html:
    """Give the claims that decide over a cell of its robustness: it holds if they do."""
    rows = [
        [
            writer.link(one.claim),
            writer.mark(one.claim),
            join(*_scalings(one.granted), by="; "),
            join(*_scalings(one.denied), by="; "),
        ]
        for one in found.deciding
    ]
    return section(
        PLAN["hangs"],
        table(PLAN["hangs-heads"].split("|"), rows, label=PLAN["hangs"]),
        _cut(found) if rows else NOTHING,
        anchor="hangs",
        note=PLAN["hangs-note"],
    )


def _scalings(flips: tuple[Flip, ...]) -> Iterator[Html]:
    return (_flip(flip) for flip in flips if flip.cell in words.SCALING)


def _cut(found: Assumptions) -> Html:
    return el("p", text(PLAN["cut"]), cls="hint") if found.cut else NOTHING


# Axes


def _axes(writer: Writer, node: Proposal) -> Html:
    found = writer.site.kb.unvaried(node.id)
    varied = dict.fromkeys((*found.clauses, *found.stories))
    never = few(writer, found.never, NAMED, writer.to("axes/"))
    known = PLAN["axes-varied"]
    so_far = writer.fill(known, axes=join(*map(writer.link, varied), by=", "))
    return section(
        PLAN["axes"],
        el("p", never) if never else NOTHING,
        el("p", so_far, cls="sub") if varied and never else NOTHING,
        anchor="axes",
        note=PLAN["axes-note"],
    )
