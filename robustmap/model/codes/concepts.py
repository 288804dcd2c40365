"""RM34x and RM35x: words in two senses, objections to manner, and what people hold."""

from robustmap.model.codes._code import Code

CODES = (
    Code(
        "RM341",
        "two-senses",
        "warning",
        "two nodes that bear on each other use one word in two senses",
        "An argument that means something else by a word than what it is aimed at may miss it. "
        "Perhaps both can be true at once.",
        "say in the text which sense is meant, let an argument against one of them that lists "
        "both senses under `uses` point it out, or list both where a node speaks of both",
        "uses: feedback#reward   # it undercuts one with `uses: feedback#looked-at`",
        "uses: [feedback#reward, feedback#looked-at]",
    ),
    Code(
        "RM342",
        "unknown-definition",
        "error",
        "a case names a definition that is not there",
        "The verdicts of a case are given by definition, under the ids that the same file gives "
        "to its definitions.",
        "name one of the concept's definitions, or add the definition",
        "definitions:\n  - {id: strict, text: ...}\ncases:\n  - text: A moth at a lamp\n"
        "    verdicts: {strikt: yes}",
        "definitions:\n  - {id: strict, text: ...}\ncases:\n  - text: A moth at a lamp\n"
        "    verdicts: {strict: yes}",
    ),
    Code(
        "RM343",
        "duplicate-definition",
        "error",
        "two definitions of a term have one id",
        "A definition is cited as `CONCEPT#ID`, so that only one of the two could be cited.",
        "give each definition an id of its own",
        "definitions:\n  - {id: strict, text: One thing.}\n  - {id: strict, text: Another thing.}",
        "definitions:\n  - {id: strict, text: One thing.}\n  - {id: loose, text: Another thing.}",
    ),
    Code(
        "RM344",
        "bad-definition-id",
        "error",
        "a definition's id cannot serve",
        "A definition is cited as `CONCEPT#ID`; an id with blanks or capitals could not be, and "
        "one that begins with `on-` would be taken for a step of an argument.",
        "use lower-case letters, digits and hyphens",
        "definitions:\n  - {id: Strict sense, text: One thing.}",
        "definitions:\n  - {id: strict-sense, text: One thing.}",
    ),
    Code(
        "RM345",
        "case-without-verdict",
        "warning",
        "no definition classifies a case",
        "A test case shows where definitions part. One that none of them classifies shows nothing.",
        "add `verdicts: {DEFINITION: yes}`, `no`, or `unclear`",
        "cases:\n  - text: A moth at a lamp",
        "cases:\n  - text: A moth at a lamp\n    verdicts: {strict: unclear}",
    ),
    Code(
        "RM346",
        "manner-with-aim",
        "error",
        "an objection to manner is aimed at what was said",
        "An argument with `manner: true` objects to how something was said. That shows nothing "
        "about whether it is true, so it can neither support nor attack.",
        "use `qualifies` or `reframes`, or delete `manner` if it is about the matter",
        "manner: true\nagainst: acknowledged-is-enough",
        "manner: true\nqualifies: acknowledged-is-enough",
    ),
    Code(
        "RM351",
        "nobodys-view",
        "error",
        "a position is nobody's view",
        "What somebody supposes, asks, or is said by others to hold is not what they hold. Only "
        "what they say themselves, or have confirmed, makes a position.",
        "delete the position, cite a place where they say it themselves, or write "
        "`confirmed: yes` if they have confirmed the paraphrase there",
        "source: {source: gen-post, at: comment 3, voice: paraphrases}",
        "source: {source: gen-post, at: comment 4, by: gen-post/c4, attribution: explicit}",
    ),
    Code(
        "RM352",
        "replaced-in-a-circle",
        "error",
        "positions replace each other in a circle",
        "A later view replaces an earlier one. In a circle each is gone, and nothing is left in "
        "force.",
        "let only the later one have `replaces`",
        "positions:\n  - {id: then, about: a, stance: accepts, replaces: now}\n"
        "  - {id: now, about: a, stance: rejects, replaces: then}",
        "positions:\n  - {id: then, about: a, stance: accepts}\n"
        "  - {id: now, about: a, stance: rejects, replaces: then}",
    ),
    Code(
        "RM353",
        "two-positions",
        "warning",
        "two positions of a person are about one thing",
        "Which of them is held today cannot be told, and a look through this person's eyes would "
        "take both.",
        "add `replaces: ID` to the later one, or keep one of the two",
        "positions:\n  - {id: then, about: a, stance: accepts}\n"
        "  - {id: now, about: a, stance: rejects}",
        "positions:\n  - {id: then, about: a, stance: accepts}\n"
        "  - {id: now, about: a, stance: rejects, replaces: then}",
    ),
    Code(
        "RM354",
        "duplicate-position",
        "error",
        "two positions of a person have one id",
        "`replaces` names a position by its id, so that each needs one of its own.",
        "give each position an id of its own",
        "positions:\n  - {id: view, about: a, stance: accepts}\n"
        "  - {id: view, about: b, stance: rejects}",
        "positions:\n  - {id: view-of-a, about: a, stance: accepts}\n"
        "  - {id: view-of-b, about: b, stance: rejects}",
    ),
    Code(
        "RM355",
        "handle-of-two",
        "error",
        "two people claim one handle",
        "A handle inside a text is one speaker. Whoever it is, it is not two people.",
        "keep it in the file of the person whom the text names, else in neither",
        "handle: gen-post/c4              # in kb/people/turntrout.md and in kb/people/john.md",
        "handle: gen-post/c4              # in kb/people/turntrout.md only",
    ),
)
