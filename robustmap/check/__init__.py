"""What is wrong with a map: rules, and how findings are told.

`robustmap.check.registry.check` runs every rule; `robustmap.check.report` writes the
findings for people and machines.
"""
