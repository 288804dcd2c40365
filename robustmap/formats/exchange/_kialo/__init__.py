"""What Kialo exports as text: a tree of claims, each for or against the one above it."""
