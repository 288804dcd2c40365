"""Tables: questions to a kb whose answer is a list of rows, one file each.

The command line (`robustmap table NAME`), Python (`kb.table(NAME)`) and the pages of the
site show the same rows. Adding a table adds one file.
"""

from robustmap.query.tables._table import TABLES, Cell, Name, Table

__all__ = ["TABLES", "Cell", "Name", "Table"]
