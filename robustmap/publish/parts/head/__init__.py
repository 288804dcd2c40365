"""The head and foot of every page of a node."""
