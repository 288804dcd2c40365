"""Edits that reach through a kb: from a map and its texts to new texts. Nothing is written here.

Each operation is a file of this package. It changes only the words that have to change:
comments, the order of keys, quotes and prose stay as they are.
"""
