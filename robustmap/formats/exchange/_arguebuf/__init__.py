"""arguebuf JSON: schemes, reading and writing, and what was changed since it was written."""
