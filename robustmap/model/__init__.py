"""What a map is: frozen data without input, output or algorithms.

Start at `nodes` (one class per kind of file), then `expand` (the statements and
inferences that the files spell out), then `map` (the whole, indexed).
"""
