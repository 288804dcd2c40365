"""Ids: how nodes, premises, clauses and inferences are named.

A node's id is its file's stem, a lower-case slug. Everything below a node that can be
disputed has an id of its own, `node#local`: the inline premise `for-2#p1`, the clause
`careful-bootstrapping#breaks-break-containment`, the inference `against-2#on-for-2`.
"""

import re
import unicodedata

MAX_ID_LENGTH = 80
WIDTH = 50
"""A slug made of a title is cut between words at this length."""
RESERVED_IDS = frozenset({"index", "readme"})

SPACE = "."
"""Stands between the namespace of an imported kb and an id of it. No slug holds a dot, and a
colon would begin a scheme in a link and cannot be in every file's name."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def is_slug(text: str) -> bool:
    """Tell whether `text` may be a node's id or a local id.

    >>> is_slug("reality-hits-back"), is_slug("Reality hits back"), is_slug("a--b")
    (True, False, False)
    """
    return len(text) <= MAX_ID_LENGTH and _SLUG.fullmatch(text) is not None


def is_id(text: str) -> bool:
    """Tell whether `text` may be the id of a node, of this kb or of one that it imports.

    >>> is_id("reality-hits-back"), is_id("agi.reality-hits-back"), is_id("agi..x")
    (True, True, False)
    """
    return all(map(is_slug, text.split(SPACE)))


def space(ref: str) -> str:
    """Give the namespace of what belongs to an imported kb, "" where there is none.

    >>> space("agi.for-2#p1"), space("for-2#on-agi.for-2"), space("scale-post/a.b")
    ('agi', '', '')
    """
    node = split(ref)[0].partition("/")[0]
    return node.partition(SPACE)[0] if SPACE in node else ""


def slugify(text: str) -> str:
    """Give the nearest slug to `text`, or "" where nothing of it can stay.

    >>> slugify("Reality hits back, twice!")
    'reality-hits-back-twice'
    """
    slug = _NOT_SLUG.sub("-", text.lower()).strip("-")
    return slug[:MAX_ID_LENGTH].rstrip("-")


def titled(title: str) -> str:
    """Give a short slug made of a title, "" where nothing of it can stay.

    >>> titled("Déjà vu: it's all been said")
    'deja-vu-its-all-been-said'
    """
    plain = unicodedata.normalize("NFKD", title.replace("'", "")).encode("ascii", "ignore")
    return _cut(slugify(plain.decode()))


def _cut(slug: str) -> str:
    """Cut a slug between words, or within its only word.

    >>> _cut("-".join(["word"] * 20))
    'word-word-word-word-word-word-word-word-word-word'
    """
    if len(slug) <= WIDTH:
        return slug
    whole, _, _ = slug[: WIDTH + 1].rpartition("-")
    return whole or slug[:WIDTH]


def split(ref: str) -> tuple[str, str]:
    """Split a reference into its node and its local part ("" where there is none).

    >>> split("against-2#on-for-2#p1")
    ('against-2', 'on-for-2#p1')
    """
    node, _, local = ref.partition("#")
    return node, local


def join(node: str, local: str) -> str:
    """Give the id of the part `local` of the node `node`."""
    return f"{node}#{local}"


ON = "on-"
"""Begins the local id of one of an argument's several inferences."""


def is_taken(local: str) -> bool:
    """Tell whether a local id would be mistaken for that of an inference."""
    return local.startswith(ON)


def on_target(argument: str, target: str) -> str:
    """Give the id of an argument's inference on one of its several targets."""
    return join(argument, f"{ON}{target}")


def looks_like_ref(text: str) -> bool:
    """Tell whether `text` was meant as an id: one word, with no blank in it."""
    return bool(text) and not any(character.isspace() for character in text)
