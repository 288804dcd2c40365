"""What a dialogue's page tells: the exchange move by move, how it ended, and the rules."""

from collections.abc import Iterator, Mapping

from robustmap.explain.dialogues import DIALOGUE, DUE, MOVE, RESULT, role
from robustmap.model.nodes import Dialogue, Person
from robustmap.model.parts import Move, WinCondition
from robustmap.publish.html import NOTHING, Html, el, join, link, text
from robustmap.publish.marks import Mark
from robustmap.publish.parts.propose import edit
from robustmap.publish.parts.writer import Writer, items, pill, section
from robustmap.reason.dialogues import Due, Replay, Step, Turn

OPENS, MET = Mark("…", "silent"), Mark("✓", "holds")
FIRED, ILLEGAL = Mark("✓", "holds"), Mark("✕", "fallen")


def exchange(writer: Writer, node: Dialogue) -> Html:
    """Give a dialogue as it was played, and the rules of a game."""
    played = writer.site.kb.replays[node.id]
    return join(
        section(
            DIALOGUE["transcript" if played.steps else "rounds"],
            _transcript(writer, node, played),
            anchor="moves",
        ),
        section(DIALOGUE["open"], _open(writer, played), anchor="open"),
        section(DIALOGUE["rules"], items((text(one) for one in node.rules), tag="ol")),
        section(DIALOGUE["roles"], _roles(node)),
        section(DIALOGUE["wins"], _wins(played)),
        section(DIALOGUE["next"], _next(writer, node, played)),
    )


def _transcript(writer: Writer, node: Dialogue, played: Replay) -> Html:
    met_by = {due: step.turn.id for step in played.steps for due in step.closes}
    rows = [
        # A step in the exchange is cited by its place: ids of moves may hold anything.
        Html(f'<li id="move-{step.turn.number}">{_step(writer, node, played, step, met_by)}</li>')
        for step in played.steps
    ]
    if not rows:
        return (
            el("p", text(DIALOGUE["no-rounds"])) if node.rules or node.win_conditions else NOTHING
        )
    note = el("p", text(DIALOGUE["derived"]), cls="hint") if played.derived else NOTHING
    return join(note, el("ol", *rows, cls="rows moves"), *_ending(played))


def _step(
    writer: Writer, node: Dialogue, played: Replay, step: Step, met_by: Mapping[Due, str]
) -> Html:
    turn = step.turn
    recorded = None if played.derived else node.moves[turn.number - 1]
    said = [_who(writer, turn, recorded), el("i", text(MOVE.get(turn.word, turn.word)))]
    if turn.replies_to:
        said[-1] = join(said[-1], text(","))
        said.append(writer.fill(DIALOGUE["reply"], to=_cited(played, turn.replies_to)))
    head = join(*said, by=" ")
    pieces = [writer.row(turn.node)] if turn.node else []
    pieces += [text(turn.text)] if turn.text else []
    told = join(head, text(": "), join(*pieces, by=" — ")) if pieces else head
    below = [el("div", one, cls="sub") for one in _effects(writer, played, step, met_by)]
    return join(told, *below, *_sources(writer, recorded))


def _sources(writer: Writer, recorded: Move | None) -> Iterator[Html]:
    """Yield where a move is said; who says it has been told already."""
    for source in recorded.sources if recorded else ():
        said = writer.link(source.source, source.at or "")
        yield el("div", el("small", said), cls="sub")


def _who(writer: Writer, turn: Turn, recorded: Move | None) -> Html:
    """Name who moves: the role, and the person where the text itself names them."""
    by = el("b", text(role(turn.by)))
    if not turn.who or turn.who == turn.by:
        return by
    found = writer.site.map.nodes.get(writer.site.map.resolve(turn.who) or "")
    inferred = any(one.attributed == "inferred" for one in (recorded.sources if recorded else ()))
    if isinstance(found, Person):
        return by if inferred else join(by, text(" ("), writer.link(turn.who), text(")"))
    return join(by, text(f" ({turn.who})"))


def _effects(
    writer: Writer, played: Replay, step: Step, met_by: Mapping[Due, str]
) -> Iterator[Html]:
    """Yield what a move does to the exchange."""
    for wrong in step.wrong:
        yield pill(ILLEGAL, DIALOGUE["illegal"].format(why=wrong.message.replace("`", "")))
    if step.closes:
        met = join(*(_cited(played, due.move) for due in step.closes), by=", ")
        yield join(pill(MET, DIALOGUE["closes"]), met, by=" ")
    for due in step.opens:
        meeting = met_by.get(due)
        if meeting is None:
            yield pill(OPENS, DIALOGUE["still"])
        else:
            by = writer.fill(DIALOGUE["met-by"], moves=_cited(played, meeting))
            yield join(pill(MET, DIALOGUE["met"]), by, by=" ")
    if step.effect in ("template", "idle"):
        yield pill(OPENS, DIALOGUE[step.effect])


def _cited(played: Replay, move: str) -> Html:
    """Give a link to an earlier move, by who made it and its number."""
    turn = played.turns.get(move)
    if turn is None:
        return text(move)
    said = DIALOGUE["numbered"].format(number=turn.number, by=role(turn.by))
    return link(f"#move-{turn.number}", text(said))


def _ending(played: Replay) -> Iterator[Html]:
    result = DIALOGUE["result"].format(result=RESULT[played.said])
    yield el("p", text(result))
    if played.outcome:
        by = role(played.winner)
        condition = played.condition
        won = DIALOGUE["won-concession"].format(winner=by)
        if condition:
            won = DIALOGUE["won"].format(winner=by, when=condition.when)
        yield el("p", pill(FIRED, won))


def _open(writer: Writer, played: Replay) -> Html:
    return items(_due(writer, played, due) for due in played.open)


def _due(writer: Writer, played: Replay, due: Due) -> Html:
    told = writer.row(due.node) if due.node else text(played.turns[due.move].text)
    what = text(f"{DUE[due.sort]}:" if told else DUE[due.sort])
    return join(_cited(played, due.move), what, told, by=" ")


def _roles(node: Dialogue) -> Html:
    return items(text(role(one)) for one in node.roles) if node.rules else NOTHING


def _wins(played: Replay) -> Html:
    fired = played.condition
    return items(_win(one, fired=one == fired) for one in played.conditions)


def _win(one: WinCondition, *, fired: bool) -> Html:
    said = text(DIALOGUE["win"].format(for_=role(one.for_), when=one.when))
    return join(said, pill(FIRED, DIALOGUE["fired"]) if fired else NOTHING, by=" ")


def _next(writer: Writer, node: Dialogue, played: Replay) -> Html:
    """Give the moves that would be legal next, and where to propose one."""
    if not played.next or (node.rules and not played.steps):
        return NOTHING
    url = edit(writer.site.map.settings.repository or "", writer.site.file(node.id))
    proposed = link(url, text(DIALOGUE["move"]), rel="nofollow noopener") if url else NOTHING
    return join(
        items(_options(writer, played)),
        el("p", proposed, cls="propose") if proposed else NOTHING,
    )


def _options(writer: Writer, played: Replay) -> Iterator[Html]:
    for one in played.next:
        said = text(f"{role(one.by)} {MOVE[one.word]}")
        on = writer.fill(DIALOGUE["reply"], to=_cited(played, one.on)) if one.on else NOTHING
        yield join(said, on, by=" ")
