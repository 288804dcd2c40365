"""Views of a map for algorithms: the flattened framework, traversal, cycles."""
