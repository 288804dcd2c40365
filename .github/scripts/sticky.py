"""One comment that stays where it is and is written anew, instead of one more each time."""

# ruff: noqa: INP001 - scripts beside each other, no package
import re
from typing import Any

import gh

BOT = "github-actions[bot]"
"""Who writes with the token of a workflow. A marker in anybody else's comment is only text."""

CONSEQUENCES = "<!-- robustmap: consequences -->"
FORM = "<!-- robustmap: form -->"

LONGEST = 60_000
"""Characters: the forge refuses a comment of more than 65,536."""

_CUT = "*This is too long for a comment; the summary of the run has all of it.*\n\n"

_GAP = "\u200b"
_ACTIVE = re.compile(r"(?<=[@<])|(?<=\])(?=[(\[:])|(?<=:)(?=//)|(?<=[Ww]{3})(?=\.)|(?<=#)(?=\d)")


def tame(text: str) -> str:
    r"""Give Markdown that mentions nobody, links nowhere and holds no HTML.

    A report of ours has nothing of that outside code, so a reader sees no difference; what
    somebody else has put in its place shows as plain text.

    >>> tame("@all <b> [x](http://a) #1").replace("\u200b", "|")
    '@|all <|b> [x]|(http:|//a) #|1'
    """
    kept = "".join(one for one in text if one in "\n\t" or one.isprintable())
    return _ACTIVE.sub(_GAP, kept)


def put(number: int, marker: str, text: str, *, create: bool = True) -> str:
    """Write our comment on an issue or a pull request, and say what was done.

    It is the bot's comment that begins with the marker, the first if there are several.
    """
    shown = text if len(text) <= LONGEST else _CUT + text[:LONGEST]
    body = f"{marker}\n{shown}"
    comments = f"repos/{gh.repository()}/issues/{number}/comments"
    mine = [one for one in gh.pages(comments) if _ours(one, marker)]
    if not mine:
        if not create:
            return "there is no comment"
        gh.call(comments, "POST", {"body": body})
        return "commented"
    if mine[0]["body"] == body:
        return "the comment says so already"
    path = f"repos/{gh.repository()}/issues/comments/{int(mine[0]['id'])}"
    gh.call(path, "PATCH", {"body": body})
    return "the comment is written anew"


def _ours(comment: dict[str, Any], marker: str) -> bool:
    author = comment.get("user") or {}
    bot = author.get("login") == BOT and author.get("type") == "Bot"
    return bot and (comment.get("body") or "").startswith(marker)
