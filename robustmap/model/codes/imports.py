"""RM22x: other kbs that a map builds on."""

from robustmap.model.codes._code import Code

_ADDRESS = "https://example.org/agi-map.git"

CODES = (
    Code(
        "RM221",
        "bad-import",
        "error",
        "an import cannot be read as it is written",
        "Another kb is named by a path from this one, or by the address of a git repository "
        "(https or ssh) with the full id of a commit, so that everybody reads the same. Each has "
        "a namespace of its own.",
        "mend the entry under `imports` in map.yaml",
        f"imports:\n  - {{as: agi, from: {_ADDRESS}, commit: main}}",
        f"imports:\n  - as: agi\n    from: {_ADDRESS}\n"
        "    commit: 0f3c0f3c0f3c0f3c0f3c0f3c0f3c0f3c0f3c0f3c",
    ),
    Code(
        "RM222",
        "missing-import",
        "warning",
        "an imported kb is not at hand",
        "It is not where the path leads, or its commit has not been fetched yet. Nothing is "
        "fetched unless somebody asks for it, so what refers to it leads nowhere for now.",
        "run `robustmap fetch`",
        "imports:\n  - {as: agi, from: ../nowhere}",
        "imports:\n  - {as: agi, from: ../agi-map/kb}",
    ),
    Code(
        "RM223",
        "import-cycle",
        "warning",
        "kbs import each other in a circle",
        "One of them imports, perhaps by way of others, the kb that imports it. What comes round "
        "is not read a second time.",
        "take the import out of one of them",
        "imports:\n  - {as: back, from: ../agi-map/kb}   # and that kb imports this one",
        "premises:\n  - p1: A sentence of our own says as much.",
    ),
    Code(
        "RM224",
        "unknown-import",
        "warning",
        "a reference leads nowhere in an imported kb",
        "The imported kb has no such id at its commit, or it is not at hand. What rests on it "
        "has no premise or target there.",
        "use an id that the other kb has, or run `robustmap fetch`",
        "premises: agi.capabilities-generalize",
        "premises: agi.capabilities-generalise-further",
    ),
    Code(
        "RM225",
        "faulty-import",
        "warning",
        "an imported kb has errors of its own",
        "It is read as far as it can be; its findings are not listed here.",
        "run `robustmap check` on that kb, or import another commit of it",
        "titel: Reality hits back         # in a file of the other kb",
        "title: Reality hits back",
    ),
)
