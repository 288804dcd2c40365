"""From the text of a query to its tree; the grammar stands in `_conditions.py`."""

from typing import NoReturn

from robustmap.model.map import Map
from robustmap.query.find import properties
from robustmap.query.language import _tree as tree
from robustmap.query.language._conditions import ENDS, Conditions
from robustmap.query.language._relations import RELATIONS


def parse(text: str, map_: Map) -> tree.Query:
    """Read a query about a map.

    Raises:
        QueryError: it cannot be read, or names what does not exist; the message shows the
            place and names the nearest.
    """
    return _Parser(text, map_).query()


class _Parser(Conditions):
    def query(self) -> tree.Query:
        """Read the whole query, to its end."""
        reader = self.reader
        rows = self.rows()
        test = self.tests() if reader.skip("where") else tree.Anything()
        columns: list[tree.Column] = []
        count_by: str | None = None
        sort: list[tree.Key] = []
        limit = None
        while reader.here.sort != "end":
            if not columns and count_by is None and reader.skip("show"):
                columns = self._columns()
            elif not columns and count_by is None and reader.here.says("count"):
                reader.take()
                reader.expect("by", "after `count`")
                count_by = self.property_()
            elif not sort and reader.skip("sort"):
                reader.expect("by", "after `sort`")
                sort = self._keys()
            elif limit is None and reader.skip("limit"):
                limit = self._limit()
            else:
                self._left(where=not isinstance(test, tree.Anything))
        return tree.Query(reader.text, rows, test, tuple(columns), count_by, tuple(sort), limit)

    def _left(self, *, where: bool) -> NoReturn:
        joined = ("and", "or") if where else ("where",)
        self.reader.unknown("what can come here", (*joined, *ENDS))

    def _columns(self) -> list[tree.Column]:
        found = [self._column()]
        while self.reader.skip(","):
            found.append(self._column())
        return found

    def _column(self) -> tree.Column:
        start = self.reader.at
        what: str | tree.Related | tree.Number
        if self.reader.here.says("count") and self.reader.ahead(1).says("("):
            what = self.number()
        elif self.reader.here.says("verdict", "why"):
            what = self.reader.take().text.lower()
        elif self._is_property():
            what = self.property_()
        else:
            relation = self.relation()
            what = tree.Related(relation, self.which())
        return tree.Column(self.reader.said(start), what)

    def _is_property(self) -> bool:
        """Tell whether a column is a property: a relation may have its name, and says of what."""
        relation = self.reader.peek(RELATIONS)
        if " " in relation:
            return False
        after = self.reader.ahead(1)
        alone = after.sort == "end" or after.says(",", *ENDS)
        known = self.reader.here.text in properties(self.map, self.kinds)
        return not relation or (alone and known)

    def _keys(self) -> list[tree.Key]:
        found = [self._key()]
        while self.reader.skip(","):
            found.append(self._key())
        return found

    def _key(self) -> tree.Key:
        counted = self.reader.here.says("count") and self.reader.ahead(1).says("(")
        what = self.number() if counted else self.property_()
        down = self.reader.skip("desc", "descending")
        if not down:
            self.reader.skip("asc", "ascending")
        return tree.Key(what, down)

    def _limit(self) -> int:
        start = self.reader.at
        said = self.text()
        if not said.isdecimal() or int(said) < 1:
            self.reader.fail("expected a whole number above 0", self.reader.span(start))
        return int(said)
