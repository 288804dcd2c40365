"""What a reader would read again of a statement, and the hash that a link remembers it by.

The hash is the SHA-256 of lines in UTF-8, joined by line feeds and written in lower-case
hexadecimal digits; a link holds its first `SHOWN` digits (any 4 to 64 are accepted). Each
line is `word: text`. Lines whose text is empty are left out.

- Any node: its own `title`, then its `body`.
- An argument or story, after these: its slots (`model: ...`, a story only), the sentences of
  its premises in their order (`premise: ...`), the ids that it names as premises (`premise: id`),
  and its aims, each its relation and the id that it names (`against: for-2`).
- A proposal, after title and body: the `why` of each of its clauses, under the clause's key.
- A concept, after title and body: the text of each `definition`.
- A premise, clause or definition by its own id: `statement: ` and its sentence; a clause
  without words of its own has the sentence that pages show for it.
- An argument's reason, and that a proposal works or is robust: the lines of the whole node.
- One of several inferences: the lines of its node, with this one aim alone.

A text is normalised before: Unicode form NFC, a Markdown link reduced to the words that it is
put on, every run of white space one blank, none at either end. So line-wrapping, the forms of
YAML, sources, tags, notes and links that never defeat change nothing. Ids are today's; a hash
that was taken under an earlier one still agrees (`agrees`).
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product
from typing import NamedTuple

from robustmap.model import ids
from robustmap.model.expand import REASON, Inference, named_premises, targets
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Arguing, Concept, Node, Proposal, Story

SHOWN = 8
"""Digits that are written; two wordings of one statement share them once in four billion."""

MOST = 256
"""Earlier spellings of the ids in a statement that are tried at most."""

_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*<?[^()<>\s]+>?\s*\)")

_CLAUSES = ("needs", "breaks", "enables", "requires_order", "relative")


class Wording(NamedTuple):
    """What there is to read of a statement: `texts` are its words, `names` the ids it names."""

    texts: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The whole hash, 64 hexadecimal digits.

        >>> Wording(("title: Plans help", "body: They are written.")).digest[:8]
        '9c031cb6'
        """
        return hashlib.sha256("\n".join((*self.texts, *self.names)).encode()).hexdigest()

    @property
    def short(self) -> str:
        """The digits that a link holds."""
        return self.digest[:SHOWN]

    @property
    def said(self) -> tuple[str, ...]:
        """The words themselves, text by text, without what each of them is."""
        return tuple(line.partition(": ")[2] for line in self.texts)


def normalised(text: str) -> str:
    r"""Give a text as it is hashed.

    >>> normalised("Plans\n  [help](plans-help) us. ")
    'Plans help us.'
    """
    return " ".join(_LINK.sub(r"\1", unicodedata.normalize("NFC", text)).split())


def wording(map_: Map, ref: str) -> Wording | None:
    r"""Give what a reader would read again of what has an id, or None if nothing has it.

    >>> from robustmap.model.nodes import Claim
    >>> claim = Claim(id="plans-help", title="Plans help", body="They are\nwritten.", tags=("a",))
    >>> wording(Map([claim]), "plans-help").texts
    ('title: Plans help', 'body: They are written.')
    """
    found = map_.resolve(ref)
    node = map_.owner(ref)
    if found is None or node is None:
        return None
    one = map_.inferences.get(found) if found != node.id else None
    if one is not None:
        return _of_inference(node, one)
    statement = map_.statements.get(found)
    if statement is not None and statement.role in ("premise", "clause", "definition"):
        return Wording(_lines([("statement", statement.text)]))
    return _of_node(map_, node)


def agrees(map_: Map, ref: str, read: str) -> bool | None:
    """Tell whether a hash is that of a statement's wording now; None if nothing has the id.

    What the statement names may have been called otherwise when the hash was taken: earlier
    ids are tried, `MOST` spellings at most.
    """
    now = wording(map_, ref)
    if now is None:
        return None
    if now.digest.startswith(read):
        return True
    return any(one.digest.startswith(read) for one in _earlier(map_, now))


def _of_node(map_: Map, node: Node) -> Wording:
    if isinstance(node, ARGUING):
        aims = ((relation, _today(map_, link.to)) for relation, link in targets(node))
        return Wording(_lines(_said(node)), (*_named(map_, node), *_lines(aims)))
    return Wording(_lines(_said(node)))


def _of_inference(node: Node, one: Inference) -> Wording:
    own = (node.id, ids.join(node.id, REASON))
    sentences = {ids.join(node.id, local) for local, _ in _sentences(node)}
    rests = [("premise", ref) for ref in one.premises if ref not in own and ref not in sentences]
    aim = [(one.relation, one.target)] if one.target not in own else []
    return Wording(_lines(_said(node)), (*_lines(rests), *_lines(aim)))


def _said(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the texts of a node, each with what it is."""
    yield "title", node.title or ""
    yield "body", node.body
    if isinstance(node, Story):
        yield from ((name, slot.text) for name, slot in node.slots.items())
    yield from (("premise", text) for _, text in _sentences(node))
    if isinstance(node, Concept):
        yield from (("definition", one.text) for one in node.definitions)
    elif isinstance(node, Proposal):
        for name in _CLAUSES:
            yield from ((name, one.why or "") for one in getattr(node, name))


def _sentences(node: Node) -> Iterator[tuple[str, str]]:
    return named_premises(node) if isinstance(node, ARGUING) else iter(())


def _named(map_: Map, node: Arguing) -> tuple[str, ...]:
    refs = (one.ref for one in node.premises if one.ref is not None)
    return _lines(("premise", _today(map_, ref)) for ref in refs)


def _today(map_: Map, ref: str) -> str:
    return map_.resolve(ref) or ref


def _lines(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    told = ((word, normalised(text)) for word, text in pairs)
    return tuple(f"{word}: {text}" for word, text in told if text)


def _earlier(map_: Map, now: Wording) -> Iterator[Wording]:
    """Yield a wording with the ids in it as they may have been written before."""
    if not now.names or not map_.aliases:
        return
    named = "\n".join(now.names)
    known = sorted({today for today in map_.aliases.values() if today in named})
    ways = [[(one, one), *((one, alias) for alias in map_.nodes[one].aliases)] for one in known]
    for chosen in islice(product(*ways), 1, MOST):
        yield Wording(now.texts, tuple(_spelled(line, dict(chosen)) for line in now.names))


def _spelled(line: str, before: Mapping[str, str]) -> str:
    """Write an id by the earlier ids of what it is made of.

    >>> _spelled("against: plan#needs-dawn", {"plan": "idea", "dawn": "sunrise"})
    'against: idea#needs-sunrise'
    """
    word, _, ref = line.partition(": ")
    owner, local = ids.split(ref)
    owner = before.get(owner, owner)
    for today, then in before.items():
        local = re.sub(rf"(?<![a-z0-9]){re.escape(today)}(?![a-z0-9])", then, local)
    return f"{word}: {ids.join(owner, local) if local else owner}"
