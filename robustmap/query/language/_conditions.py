"""Reading the tests of a query, by recursive descent: the grammar, rule by rule.

query   := ROWS [where TESTS] [show COLUMN, ... | count by PROPERTY]
[sort by KEY [desc], ...] [limit NUMBER]
TESTS   := TEST {and TEST} {or ...};  TEST := not TEST | (TESTS) | condition
condition :=  VERDICT                           standing, in dispute, undercut, ...
|  RELATION [which]                  undercut by standing, breaks at T
|  PROPERTY SIGN VALUE               basis = stated, number >= 3
|  PROPERTY in (VALUE, ...)  |  PROPERTY contains TEXT
|  count(RELATION [which]) SIGN NUMBER
|  has PROPERTY | has RELATION | no PROPERTY | no RELATION
which   := anything | VERDICT | ID | ROWS | not which | (TESTS) | (ROWS where TESTS)
"""

from collections.abc import Sequence
from typing import cast, get_args

from robustmap.errors import QueryError
from robustmap.model.expand import Role
from robustmap.model.map import Map
from robustmap.model.nodes import FOLDERS, KINDS, Node
from robustmap.query.find import ROWS as NODE_ROWS
from robustmap.query.find import check_property, check_value, properties, values
from robustmap.query.language import _tree as tree
from robustmap.query.language._reader import Reader, meant
from robustmap.query.language._relations import RELATIONS, Relation
from robustmap.query.language._verdicts import WORDS

STATEMENTS, STEPS = "statements", "steps"
ROWS = (*NODE_ROWS, STATEMENTS, STEPS)
"""What can be asked for: nodes of a kind, all of them, and their statements and steps."""

SIGNS = ("=", "==", "!=", "<", "<=", ">", ">=")
ENDS = ("show", "count", "sort", "limit")
_JOINED = ("and", "or")
_ANYTHING = ("anything", "any")
_PARTS = frozenset((*get_args(Role), "inference"))
"""What parts of nodes are, beside the kinds of node."""

_DEEPEST = 40


def kinds_of(rows: str) -> tuple[type[Node], ...]:
    """Give the kinds of node that some rows may be."""
    return (FOLDERS[rows],) if rows in FOLDERS else tuple(KINDS.values())


class Conditions:
    """Reads what rows have to be like. Names are looked up in the map while reading."""

    def __init__(self, text: str, map_: Map) -> None:
        """Take the text, and the map that it asks about."""
        self.reader = Reader(text)
        self.map = map_
        self.kinds: Sequence[type[Node]] = ()
        self.deep = 0

    def rows(self) -> str:
        """Read what is asked for."""
        if not self.reader.here.says(*ROWS):
            self.reader.unknown("what can be asked for", ROWS)
        found = self.reader.take().text.lower()
        self.kinds = kinds_of(found)
        return found

    def tests(self) -> tree.Test:
        """Read tests, up to what can be no part of them."""
        self.deep += 1
        if self.deep > _DEEPEST:
            self.reader.fail("the query is nested too deeply")
        found = [self._all()]
        while self.reader.skip("or"):
            found.append(self._all())
        self.deep -= 1
        return found[0] if len(found) == 1 else tree.Some(tuple(found))

    def _all(self) -> tree.Test:
        found = [self._test()]
        while self.reader.skip("and"):
            found.append(self._test())
        return found[0] if len(found) == 1 else tree.Every(tuple(found))

    def _test(self) -> tree.Test:
        turned = False
        while self._turned():
            turned = not turned
        found = self._bracketed() if self.reader.skip("(") else self._condition()
        return tree.Not(found) if turned else found

    def _turned(self) -> bool:
        """Take a `not`, unless it begins a phrase, as in `not yet argued for`."""
        return not self.reader.peek((*WORDS, *RELATIONS)) and self.reader.skip("not")

    def _bracketed(self) -> tree.Test:
        found = self.tests()
        self.reader.expect(")", "to close the bracket")
        return found

    def _condition(self) -> tree.Test:
        reader = self.reader
        if reader.here.says("has", "no"):
            return self._having()
        if reader.here.says("count") and reader.ahead(1).says("("):
            return self._counted()
        compares = reader.ahead(1).says(*SIGNS, "contains") or (
            reader.ahead(1).says("in") and reader.ahead(2).says("(")
        )
        if reader.here.sort == "word" and compares:
            return self._compare()
        relation = reader.phrase(RELATIONS)
        if relation:
            return tree.Related(RELATIONS[relation], self.which())
        verdict = reader.phrase(WORDS)
        if not verdict:
            reader.unknown("a condition", self._known(), self._unfinished())
        return tree.Fares(verdict)

    def _known(self) -> list[str]:
        return [*WORDS, *RELATIONS, *properties(self.map, self.kinds)]

    def _unfinished(self) -> str:
        word = self.reader.here.text
        if self.reader.here.sort == "word" and word in properties(self.map, self.kinds):
            return f": write `{word} = VALUE`, or `has {word}`"
        return ""

    def _having(self) -> tree.Test:
        without = self.reader.take().says("no")
        relation = self.reader.phrase(RELATIONS)
        found: tree.Test
        if relation:
            found = tree.Related(RELATIONS[relation], self.which())
        else:
            found = tree.Has(self.property_())
        return tree.Not(found) if without else found

    def property_(self) -> str:
        """Read the name of a property of the rows."""
        token = self.reader.here
        if token.sort != "word":
            self.reader.unknown("a property", properties(self.map, self.kinds))
        try:
            check_property(self.map, self.kinds, token.text)
        except QueryError as error:
            self.reader.fail(str(error))
        return self.reader.take().text

    def _compare(self) -> tree.Test:
        key = self.property_()
        sign = self.reader.take().text.lower().replace("==", "=")
        if sign == "contains":
            return tree.Compare(key, "contains", (self.text().lower(),))
        if sign == "in":
            self.reader.expect("(", "after `in`")
            found = list(self._value(key, "="))
            while self.reader.skip(","):
                found += self._value(key, "=")
            self.reader.expect(")", "to close the list")
            return tree.Compare(key, "=", tuple(found))
        return tree.Compare(key, cast("tree.Sign", sign), tuple(self._value(key, sign)))

    def text(self) -> str:
        """Read a word or a quoted value."""
        if self.reader.here.sort not in ("word", "quoted"):
            self.reader.fail("expected a value here; put what is not a word into quotes")
        return self.reader.take().text

    def _value(self, key: str, sign: str) -> list[object]:
        start = self.reader.at
        said = self.text()
        if sign in ("=", "!=") and not (key == "kind" and said in _PARTS):
            try:
                check_value(self.map, self.kinds, key, said)
            except QueryError as error:
                self.reader.fail(str(error), self.reader.span(start))
            return values(self.map, said)
        return [said]

    def _counted(self) -> tree.Test:
        number = self.number()
        if not self.reader.here.says(*SIGNS):
            self.reader.fail(f"expected one of {' '.join(SIGNS)} after `count(...)`")
        sign = self.reader.take().text.replace("==", "=")
        start = self.reader.at
        said = self.text()
        try:
            value = float(said)
        except ValueError:
            self.reader.fail("expected a number", self.reader.span(start))
        return tree.Counted(number, cast("tree.Sign", sign), value)

    def number(self) -> tree.Number:
        """Read `count(RELATION which)`."""
        start = self.reader.at
        self.reader.take()
        self.reader.expect("(", "after `count`")
        relation = self.relation()
        test = self.which()
        self.reader.expect(")", "to close `count(`")
        return tree.Number(relation, test, self.reader.said(start))

    def relation(self) -> Relation:
        """Read a relation."""
        found = self.reader.phrase(RELATIONS)
        if not found:
            self.reader.unknown("a relation", list(RELATIONS))
        return RELATIONS[found]

    def which(self) -> tree.Test:
        """Read to what a relation leads; what is not said is anything."""
        reader = self.reader
        here = reader.here
        if here.sort == "end" or here.says(*_JOINED, ")", ",", *ENDS):
            return tree.Anything()
        if self._turned():
            return tree.Not(self.which())
        if reader.skip("("):
            return self._inner()
        return self._one()

    def _one(self) -> tree.Test:
        """Read one word that says what a related thing is like."""
        reader = self.reader
        if reader.skip(*_ANYTHING):
            return tree.Anything()
        verdict = reader.phrase(WORDS)
        if verdict:
            return tree.Fares(verdict)
        if reader.here.says(*ROWS):
            return tree.OfKind(reader.take().text.lower())
        return self._named()

    def _inner(self) -> tree.Test:
        """Read a bracket that says what the related things are like."""
        outer, self.kinds = self.kinds, tuple(KINDS.values())
        found: tree.Test
        if self.reader.here.says(*ROWS) and self.reader.ahead(1).says("where", ")"):
            rows = self.rows()
            found = tree.OfKind(rows)
            if self.reader.skip("where"):
                found = tree.Every((found, self.tests()))
        else:
            found = self.tests()
        self.reader.expect(")", "to close the bracket")
        self.kinds = outer
        return found

    def _named(self) -> tree.Test:
        token = self.reader.here
        if token.sort not in ("word", "quoted"):
            self.reader.unknown("an id or a verdict", ())
        found = self.map.resolve(token.text)
        if found is None and "/" not in token.text:
            known = (*WORDS, *_ANYTHING, *self.map.nodes)
            hint = meant([token.text], known)
            self.reader.fail(f"nothing is called `{token.text}`{hint}")
        self.reader.take()
        return tree.Named(found or token.text)
