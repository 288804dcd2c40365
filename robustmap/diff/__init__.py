"""What an edit does to the argument: changes, the verdicts that they move, and why.

`compare.compare` takes two maps and gives a `result.Diff`: first the consequences
(verdicts, robustness, ledgers), each with the smallest set of changed nodes that brings
it about, then the changes themselves. Two maps are put into the same names (`pair`),
the changed nodes become units that can be taken over one by one (`mix`), and causes are
found by trying which units are enough (`causes`) among those that can matter at all
(`bearing`). `report` writes it out, one file per form.
"""
