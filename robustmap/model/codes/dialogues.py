"""RM33x: moves of dialogues and games that their rules do not know or do not allow."""

from robustmap.model.codes._code import Code

CODES = (
    Code(
        "RM331",
        "unknown-move",
        "error",
        "a move has a word that its protocol does not know",
        "Each protocol has its own words for moves; what another word would do to the exchange "
        "is not known.",
        "use one of the words of the protocol",
        "moves:\n  - {by: breaker, move: brake, node: report-that-divides-people}",
        "moves:\n  - {by: breaker, move: break, node: report-that-divides-people}",
    ),
    Code(
        "RM332",
        "unknown-role",
        "error",
        "a move is made by a role that does not exist",
        "A game has its own roles; a thread has those that it lists under `roles`. Who plays a "
        "role is told by `who`.",
        "name a role under `by`, and the person under `who`",
        "moves:\n  - {by: rohin-shah, move: build, node: human-feedback-rl}",
        "moves:\n  - {by: builder, who: rohin-shah, move: build, node: human-feedback-rl}",
    ),
    Code(
        "RM333",
        "reply-to-nothing",
        "error",
        "a move replies to what is no earlier move",
        "A move replies to a move of the same dialogue that stands before it, by its id. Moves "
        "without an id are called m1, m2, ... in their order.",
        "name an earlier move, or leave `replies_to` out",
        "replies_to: m9                   # in the second move",
        "replies_to: m1",
    ),
    Code(
        "RM334",
        "illegal-move",
        "error",
        "a move is against the rules",
        "The rules of the protocol do not allow this move at this point, so it is told but "
        "changes nothing. `robustmap replay DIALOGUE` shows the play move by move.",
        "make a move that is legal here",
        "{by: breaker, move: break, node: low-level-facts-only}   # before anything is built",
        "{by: builder, move: build, node: human-feedback-rl}",
    ),
    Code(
        "RM335",
        "duplicate-move",
        "error",
        "two moves of a dialogue have one id",
        "Replies name a move by its id, so an id can stand for one move only. Moves without an "
        "id are called m1, m2, ... in their order.",
        "give the second move an id of its own",
        "moves:\n  - {id: call, by: author, move: invites}\n"
        "  - {id: call, by: reader, move: states}",
        "moves:\n  - {id: call, by: author, move: invites}\n"
        "  - {id: first, by: reader, move: states}",
    ),
    Code(
        "RM336",
        "unknown-win",
        "error",
        "a move names no win condition that can have come about",
        "A judge says which of the win conditions has come about, by its id; they stand in the "
        "dialogue itself, or in the dialogue that its `game` names.",
        "name one of the win conditions",
        "{by: judge, move: judge, wins: the-better-one}",
        "{by: judge, move: judge, wins: unnatural-concepts}",
    ),
    Code(
        "RM337",
        "result-not-reached",
        "error",
        "the result of a dialogue is not what its moves bear out",
        "An exchange that merely ends is open: it is agreed only where somebody agrees or "
        "concedes, and won only where a judge says so or a side of a game concedes.",
        "write `result: open`, or add the move that brought the result about",
        "result: agreed                   # and nobody agrees or concedes",
        "result: open",
    ),
    Code(
        "RM338",
        "rules-of-another-game",
        "error",
        "a dialogue names the rules of a game that it is not played by",
        "The moves are judged by `protocol`; a game under `game` gives the rules in words and the "
        "ways to win, so both have to be of one sort.",
        "give both dialogues the same `protocol`, or name another game",
        "protocol: thread\ngame: divergence-game",
        "protocol: divergence\ngame: divergence-game",
    ),
)
