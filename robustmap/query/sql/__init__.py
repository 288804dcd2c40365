"""A solved map as an SQLite database: to keep as a file, and to ask in SQL."""

from robustmap.query.sql._ask import Database
from robustmap.query.sql._file import save
from robustmap.query.sql._schema import TABLES, VIEWS

__all__ = ["TABLES", "VIEWS", "Database", "save"]
