"""arguebuf JSON: schemes, reading and writing."""
