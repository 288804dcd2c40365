"""One question, any engine."""

from dataclasses import fields
from typing import Any

from robustmap.engines._engine import Engine, Evaluation
from robustmap.engines._weighted import Weighted
from robustmap.errors import UnknownNameError
from robustmap.graph.csr import Compact, Numbered
from robustmap.graph.framework import Framework
from robustmap.model.suggest import nearest

GROUNDED = "grounded"


def evaluate(
    framework: Framework | Compact | Weighted,
    semantics: str,
    engine: str = "python",
    **options: Any,
) -> Evaluation:
    """Give the labels (`grounded`) or the degrees (a gradual semantics) by an engine.

    Labels are equal whatever the engine, degrees within 1e-9. A framework without scores is
    weighed with base scores of 1. `options` are the fields of the engine's class, such as
    `memory_limit` of `duckdb`, `spark` of `spark`. Gradual semantics on all engines:
    h-categoriser, DF-QuAD, quadratic energy, Euler-based.

    >>> chain = Compact.of_pairs(3, [0, 1], [1, 2])
    >>> evaluate(chain, "grounded").labels.tolist()
    [1, 2, 1]
    >>> evaluate(chain, "h-categoriser").degrees.round(3).tolist()
    [1.0, 0.5, 0.667]

    Raises:
        UnknownNameError: there is no such engine, semantics or option.
        ToolError: the engine's library is not installed.
        TooDeepError: an engine that works by rounds would need too many.
    """
    made = engine_of(engine, options)
    if isinstance(framework, Framework):
        framework = Compact.of(framework)
    if semantics == GROUNDED:
        if isinstance(framework, Weighted):
            message = f"`{GROUNDED}` is about attacks alone: give it a Framework or a Compact"
            raise TypeError(message)
        labels = made.grounded(framework)
        return Evaluation(semantics, engine, framework.names, labels)
    formula_known(semantics)
    if isinstance(framework, Weighted):
        graph, names = framework, Numbered(len(framework))
        degrees, how = made.weigh(graph, semantics)
        return Evaluation(semantics, engine, names, None, degrees, how)
    degrees, how = made.weigh(Weighted.of_framework(framework), semantics)
    return Evaluation(semantics, engine, framework.names, None, degrees, how)


def engine_of(name: str, options: dict[str, Any]) -> Engine:
    """Make an engine with its options.

    Raises:
        UnknownNameError: there is no such engine, or it does not take such an option.
    """
    from robustmap.engines import ENGINES

    kind = ENGINES[name]
    known = [one.name for one in fields(kind)]
    for given in options:
        if given not in known:
            hint = nearest(given, known)
            asked = f"did you mean `{hint}`?" if hint else f"it takes {', '.join(known) or 'none'}"
            message = f"the engine `{name}` has no option `{given}`; {asked}"
            raise UnknownNameError(message)
    return kind(**options)


def formula_known(semantics: str) -> None:
    """Refuse semantics that engines do not know.

    Raises:
        UnknownNameError: always then; the message says which they know.
    """
    from robustmap.engines._formulas import FORMULAS

    if semantics not in FORMULAS:
        known = (GROUNDED, *FORMULAS)
        hint = nearest(semantics, known)
        asked = f"did you mean `{hint}`?" if hint else f"there are {', '.join(known)}"
        message = (
            f"engines work out no semantics `{semantics}`; {asked} (`ask_all` puts questions"
            f" about single extensions)"
        )
        raise UnknownNameError(message)
