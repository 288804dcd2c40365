"""AIF JSON: what its nodes and edges are, reading them, and writing them."""
