"""The sections of a Carneades file: statements and arguments, with what is wrong with them."""

from collections.abc import Iterable, Iterator
from typing import Any

from robustmap.formats.exchange._carneades.shape import (
    LABELS,
    OF_ARGUMENT,
    OF_ISSUE,
    OF_STATEMENT,
    SECTIONS,
    UNUSED,
    Entry,
    Stated,
)
from robustmap.formats.exchange._packed import MARK, plainly
from robustmap.formats.exchange._reading import MOST, Faults, Where
from robustmap.formats.exchange._yaml import Keys, Rows, Word, at, key_of
from robustmap.model.problem import clip
from robustmap.model.suggest import Suggester, nearest


class Parsed:
    """What a file says; keys of statements are without blanks, as Carneades compares them."""

    def __init__(self, root: Keys, faults: Faults) -> None:
        """Take in every section."""
        self.root = root
        self.faults = faults
        self.meta = self.mapping(root, "meta")
        self.assumed: dict[str, Any] = {}
        self.statements: dict[str, Stated] = {}
        self.entries: dict[str, Entry] = {}
        self.issues: list[tuple[str, list[Word]]] = []
        self.tests: dict[str, tuple[str, Word]] = {}
        self.unknown(root, SECTIONS, "section")
        self.about(root.get("meta"), "the file", but=(MARK, "title"))
        for name in UNUSED:
            if root.get(name):
                told = f"`{name}` is left out: what it would generate is not made"
                faults.warn(told, **at(key_of(root, name)), expected="arguments spelled out")
        for name, one in self.mapping(root, "statements").items():
            self.statement(name, one)
        for word in self.words(root.get("assumptions"), "assumptions"):
            self.assumed.setdefault(tight(word), word)
        for name, one in self.mapping(root, "arguments").items():
            self.argument(name, one)
        for name, one in self.mapping(root, "issues").items():
            self.issue(name, one)
        self.labels()
        self.places()

    def mapping(self, inside: Keys, key: str) -> Keys:
        """Give the mapping under a key, an empty one where there is none."""
        found = inside.get(key)
        if isinstance(found, Keys):
            return found
        if found is not None:
            told = f"`{key}` holds no keys with values"
            self.faults.add(told, **at(found), expected="`key: value`")
        return Keys()

    def words(self, value: Any, what: str) -> Iterator[Word]:
        """Yield the texts of a list; a text alone is a list of one."""
        if isinstance(value, Word):
            yield value
        elif isinstance(value, Rows):
            for one in value:
                if isinstance(one, Word):
                    yield one
                else:
                    told = f"an entry of `{what}` is no text"
                    self.faults.add(told, **at(one), expected="the id of a statement")
        elif value is not None:
            self.faults.add(f"`{what}` is no list", **at(value), expected="ids of statements")

    def unknown(self, mapping: Keys, known: Iterable[str], what: str) -> None:
        """Tell of keys that Carneades passes over without a word."""
        for key in mapping:
            if key not in known:
                told = f"the {what} `{clip(key)}` is not known and left out"
                self.faults.warn(told, **at(key), fix=nearest(key, [*known]))

    def about(self, given: Any, what: str, *, but: Iterable[str] = ()) -> None:
        """Tell what is said of something for which a map has no place."""
        keys = [key for key in given if key not in but] if isinstance(given, Keys) else []
        if keys:
            told = f"what `meta` says of {what} is left out: {', '.join(map(clip, keys))}"
            self.faults.warn(told, **at(keys[0]))

    def noted(self, given: Keys, what: str) -> Keys:
        """Give what is said of something under `meta`; anything but keys is told."""
        for key in ("meta", "metadata"):
            value = given.get(key)
            if value is not None and not isinstance(value, Keys):
                told = f"the `{key}` of {what} is left out: it holds no keys"
                self.faults.warn(told, **at(value), expected="`key: value`")
        found = [given[key] for key in ("metadata", "meta") if isinstance(given.get(key), Keys)]
        return Keys({key: one[key] for one in found for key in one})

    def statement(self, name: Any, given: Any) -> None:
        """Take in a statement: a text, or keys with one."""
        key = tight(name)
        if key in self.statements:
            told = f"the statement `{clip(name)}` stands twice, but for blanks"
            self.faults.add(told, **at(name), expected="every key once")
            return
        if isinstance(given, Keys):
            self.unknown(given, OF_STATEMENT, "key")
            text, meta = given.get("text"), self.noted(given, f"`{clip(name)}`")
            if str(given.get("assumed")).lower() in ("true", "1", "yes"):
                self.assumed.setdefault(key, name)
            for label in ("label", "value"):
                if isinstance(given.get(label), Word):
                    self.label(str(given[label]).lower(), Word(name), at(given[label]))
        else:
            text, meta = given, None
        mark = meta.get(MARK) if isinstance(meta, Keys) else None
        said = isinstance(text, Word) and (bool(text.strip()) or MARK in self.meta)
        if not said:
            told = f"the statement `{clip(name)}` has no text; its key serves"
            self.faults.warn(told, **at(name), expected="a sentence")
            text = name
        self.statements[key] = Stated(str(text), name, meta, mark if isinstance(mark, str) else "")

    def argument(self, name: Any, given: Any) -> None:
        """Take in an argument."""
        if not isinstance(given, Keys):
            told = f"the argument `{clip(name)}` has no keys"
            self.faults.add(told, **at(name), expected="`conclusion` and `premises`")
            return
        self.unknown(given, OF_ARGUMENT, "key")
        said: dict[str, str] = {}
        for key in ("conclusion", "undercutter", "scheme"):
            value = given.get(key)
            if value is not None and not isinstance(value, Word):
                self.faults.add(f"`{key}` is no text", **at(value), expected="a text")
            said[key] = str(value) if isinstance(value, Word) else ""
        if not said["conclusion"]:
            scheme = "; what its scheme would conclude is not made" if said["scheme"] else ""
            message = f"the argument `{clip(name)}` has no conclusion{scheme}"
            self.faults.add(message, **at(name), expected="`conclusion: STATEMENT`")
            return
        roles = dict(self.premises(given.get("premises"), name))
        fields: dict[str, Any] = {
            f"x-{key.replace('weigth', 'weight')}": plainly(given[key])
            for key in ("parameters", "weight", "weigth")
            if given.get(key) is not None
        }
        if isinstance(given.get("premises"), Keys):
            fields["x-roles"] = {role: str(word) for role, word in roles.items()}
        meta = self.noted(given, f"the argument `{clip(name)}`")
        own = {key: meta[key] for key in ("text", "scheme", MARK) if isinstance(meta.get(key), str)}
        if meta:
            fields["x-meta"] = plainly(meta)
        self.entries[str(name)] = Entry(
            str(name),
            name,
            tight(said["conclusion"]),
            tuple(dict.fromkeys(tight(word) for word in roles.values())),
            tight(said["undercutter"]),
            said["scheme"] or str(own.get("scheme", "")),
            str(own.get("text", "")),
            str(own.get(MARK, "")),
            fields,
        )

    def premises(self, given: Any, name: Any) -> Iterator[tuple[str, Word]]:
        """Yield premises with their roles, or numbers where they have none."""
        if isinstance(given, Keys):
            for role, word in given.items():
                if isinstance(word, Word):
                    yield str(role), word
                else:
                    told = f"the premise `{clip(role)}` is no text"
                    self.faults.add(told, **at(role), expected="the id of a statement")
            return
        if isinstance(given, Word):
            told = f"the premises of `{clip(name)}` are no list; Carneades would see none"
            self.faults.warn(told, **at(given), expected=f"[{clip(given)}]")
        yield from ((str(n), word) for n, word in enumerate(self.words(given, "premises")))

    def issue(self, name: Any, given: Any) -> None:
        """Take in an issue."""
        if not isinstance(given, Keys):
            told = f"the issue `{clip(name)}` has no keys"
            self.faults.add(told, **at(name), expected="`positions`")
            return
        self.unknown(given, OF_ISSUE, "key")
        self.about(given.get("meta"), f"the issue `{clip(name)}`")
        standard = given.get("standard")
        if isinstance(standard, Word) and standard.upper() not in ("PE", ""):
            told = f"the standard `{clip(standard)}` is left out: weights are not compared"
            self.faults.warn(told, **at(standard))
        self.issues.append((str(name), [*self.words(given.get("positions"), "positions")]))

    def labels(self) -> None:
        """Take in the labels that are expected."""
        given = self.mapping(self.root, "tests")
        self.unknown(given, ("in", "out", "undecided"), "label")
        for label in ("in", "out", "undecided"):
            for word in self.words(given.get(label), f"tests: {label}"):
                self.label(label, word, at(word))

    def label(self, label: str, word: Word, where: Where) -> None:
        before = self.tests.get(tight(word))
        if before and before[0] != label:
            told = f"`{clip(word)}` is expected to be {before[0]} and {label}"
            self.faults.add(told, **where, expected="one label")
        elif label in LABELS:
            self.tests[tight(word)] = (label, word)
        elif label:
            told = f"the label `{clip(label)}` of `{clip(word)}` is left out"
            self.faults.warn(
                told, **where, expected=", ".join(LABELS), fix=nearest(label, [*LABELS])
            )

    def places(self) -> None:
        """Tell of ids that no statement has, where Carneades prints that and ends well."""
        self.known = Suggester(self.statements)
        arguments = self.mapping(self.root, "arguments")
        for entry in self.entries.values():
            given = arguments[entry.id]
            self.defined(entry.conclusion, given.get("conclusion"), "conclusion")
            self.defined(entry.undercutter, given.get("undercutter"), "undercutter")
            listed = given.get("premises")
            listed = [*listed.values()] if isinstance(listed, Keys) else listed
            for word in [listed] if isinstance(listed, Word) else listed or ():
                self.defined(tight(word), word, "premise")
        for _, positions in self.issues:
            for word in positions:
                self.defined(tight(word), word, "position")
        for key, word in self.assumed.items():
            self.defined(key, word, "assumption")
        for key, (_, word) in self.tests.items():
            self.defined(key, word, "test")

    def defined(self, key: str, word: Any, what: str) -> None:
        """Define a statement that only the language, or an assumption, speaks of; else refuse."""
        if not key or key in self.statements:
            return
        text = self.spoken(key)
        if text or what == "assumption":
            if not text:
                told = f"no statement says what the assumption `{clip(key)}` means"
                self.faults.warn(told, **at(word), fix=self.near(key))
            self.statements[key] = Stated(text or key, word, None)
            return
        if what == "test" and self.root.get("argument_schemes"):
            told = f"the test of `{clip(key)}` is left out: only a scheme could make it"
            self.faults.warn(told, **at(word))
            return
        told = f"the {what} `{clip(key)}` is no statement of the file"
        expected = "the key of a statement"
        self.faults.add(told, **at(word), expected=expected, fix=self.near(key))

    def near(self, key: str) -> str:
        # Beyond the most that are told, names would be sought in vain.
        return self.known.nearest(key) if len(self.faults.found) < MOST else ""

    def spoken(self, key: str) -> str:
        """Give what `language` says of an atomic formula such as `father(sally,joe)`."""
        name, _, rest = key.partition("(")
        values = rest.removesuffix(")").split(",") if rest.endswith(")") else []
        language = self.root.get("language")
        said = language.get(f"{name}/{len(values)}") if isinstance(language, Keys) else None
        if not isinstance(said, Word):
            return ""
        pieces = said.replace("%v", "%s").split("%s")
        filled = (f"{piece}{value}" for piece, value in zip(pieces, [*values, ""], strict=False))
        return "".join(filled).strip()


def tight(word: str) -> str:
    """Give the key of a statement without blanks."""
    return "".join(word.split())
