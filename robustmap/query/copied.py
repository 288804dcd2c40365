"""Whether a paraphrase is one: runs of words that nodes share with a text."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from robustmap.model.map import Map

RUN = 7
"""So many words in a row are a quotation."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")


def copied(map_: Map, text: str) -> Iterator[tuple[str, str]]:
    """Yield (node, words) for each node that shares a run of seven words with a text.

    Of each node the first such run. Linear in the text and the map.
    """
    runs = set(_runs(text))
    for node in map_.live:
        for said in _texts(node):
            found = next((run for run in _runs(said) if run in runs), None)
            if found:
                yield node.id, " ".join(found)
                break


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower().replace("\u2019", "'"))
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _texts(value: object) -> Iterator[str]:
    """Yield every text of a node, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for one in vars(value).values():
            yield from _texts(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _texts(one)
