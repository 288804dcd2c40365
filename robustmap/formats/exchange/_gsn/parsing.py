"""The elements of a gsn2x file, with what is wrong with them."""

from typing import Any

from robustmap.formats.exchange._gsn.shape import COUNTER, LISTS, READ, TYPES, Element, type_of
from robustmap.formats.exchange._packed import MARK, plainly
from robustmap.formats.exchange._reading import MOST, Faults
from robustmap.formats.exchange._yaml import Keys, Rows, Word, at, key_of
from robustmap.model.problem import clip
from robustmap.model.suggest import Suggester, nearest

MODULE = "module"
_OTHER_FILES = ("extends", "uses")


def elements_of(root: Keys, faults: Faults) -> dict[str, Element]:
    """Give the elements of a file by id; references that lead nowhere are faults."""
    found = {}
    for name, given in root.items():
        if name != MODULE:
            found[str(name)] = _element(name, given, faults)
    module = root.get(MODULE)
    for key in module if isinstance(module, Keys) else ():
        if key in _OTHER_FILES:
            told = f"`{key}` names other files, which are not read"
            faults.warn(told, **at(key), expected="one file with all elements")
    known = Suggester(found)
    for one in found.values():
        _references(one, found, known, faults)
    return found


def _element(name: Any, given: Any, faults: Faults) -> Element:
    if given is not None and not isinstance(given, Keys):
        told = f"the element `{clip(name)}` has no keys"
        faults.add(told, **at(name), expected="`text`, `supportedBy` and others")
    keys = given if isinstance(given, Keys) else Keys()
    lists = {key: _list(key, keys.get(key), faults) for key in LISTS}
    kind = keys.get("nodeType")
    if kind is not None and kind not in TYPES:
        told = f"`{clip(str(kind))}` is no type of element"
        hint = nearest(str(kind), [*TYPES])
        faults.add(told, **at(kind), expected=f"one of {', '.join(TYPES)}", fix=hint)
    if kind is None and not type_of(name):
        told = f"`{clip(name)}` begins like no type of element, and has no `nodeType`"
        faults.add(told, **at(name), expected="an id such as G1, S1, Sn1, C1, A1, J1, CG1 or CSn1")
    if _true(keys.get("undeveloped")) and lists["supportedBy"]:
        told = f"`{clip(name)}` is marked as undeveloped, but something supports it"
        faults.warn(told, **at(key_of(keys, "undeveloped")))
    text, step = keys.get("text"), keys.get(MARK)
    return Element(
        str(name),
        name,
        str(kind or type_of(name)),
        str(text).strip() if isinstance(text, Word) else "",
        (*lists["supportedBy"], *lists["restsOn"]),
        lists["inContextOf"],
        _challenge(keys.get("challenges"), faults),
        key_of(keys, "defeated") if _true(keys.get("defeated")) else None,
        lists["defeatedRelation"],
        lists["backs"],
        str(step) if isinstance(step, Word) else "",
        _true(keys.get("undeveloped")),
        {str(key): plainly(keys[key]) for key in keys if key not in (*READ, MARK)},
    )


def _true(value: Any) -> bool:
    return isinstance(value, Word) and value.lower() == "true"


def _list(key: str, given: Any, faults: Faults) -> tuple[Any, ...]:
    """Give the references under a key; a text alone is a list of one."""
    if given is None:
        return ()
    entries = given if isinstance(given, Rows) else [given]
    for one in entries:
        if not isinstance(one, Word):
            faults.add(f"`{key}` holds no ids", **at(one), expected="a list of ids")
    words = [one for one in entries if isinstance(one, Word)]
    for number, one in enumerate(words):
        if one in words[:number][-50:]:
            faults.warn(f"`{clip(one)}` stands twice in `{key}`", **at(one))
    return tuple({str(one): one for one in reversed(words)}[key] for key in dict.fromkeys(words))


def _challenge(given: Any, faults: Faults) -> tuple[Any, ...]:
    """Give the element that is challenged, or the two ends of a relation that is."""
    if given is None:
        return ()
    if not isinstance(given, Word):
        faults.add("`challenges` is no id", **at(given), expected="an id, or `G1 -> G2`")
        return ()
    pieces = given.split("->", 1)
    return tuple(_placed(piece.strip(), given) for piece in pieces)


def _placed(text: str, where: Word) -> Word:
    word = Word(text)
    word.line, word.column, word.plain = where.line, where.column, True
    return word


def _references(one: Element, found: dict[str, Element], known: Suggester, faults: Faults) -> None:
    named = (*one.supported, *one.context, *one.challenges, *one.backs, *one.defeated_relations)
    for ref in named:
        if ref == one.id and not one.step:
            faults.add(f"`{clip(one.id)}` leads to itself", **at(ref), expected="another element")
        elif ref not in found:
            told = f"`{clip(one.id)}` leads to `{clip(ref)}`, which is no element of the file"
            hint = f"[{ref}]" if "," in ref else ""
            # Beyond the most that are told, names would be sought in vain.
            hint = hint or (known.nearest(ref) if len(faults.found) < MOST else "")
            faults.add(told, **at(ref), expected="the id of an element", fix=hint)
    if one.challenges and one.type not in COUNTER:
        told = f"`{clip(one.id)}` is a {one.type}, but challenges something"
        faults.warn(told, **at(one.challenges[0]), expected=" or ".join(COUNTER))
