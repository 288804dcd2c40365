"""Rules, one family per file. A rule takes (map, solve) and yields findings."""
