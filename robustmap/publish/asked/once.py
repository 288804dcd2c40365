"""What is worked out once of what pages ask, and depends on all that was looked at."""

from array import array
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

from robustmap.publish.asked.seen import Seen

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S")


def once(function: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Have a function of a site work out once what it gives, by further arguments.

    Unlike `asked`, a page that is told it depends on all that the function looked at: for what
    takes longer to work out than to look at.
    """
    known: WeakKeyDictionary[Any, dict[Any, T]] = WeakKeyDictionary()

    @wraps(function)
    def answer(of: Any, *args: Any) -> Any:
        if type(of) is Seen:
            return _once(of, function, args)
        found = known.setdefault(of, {})
        if args not in found:
            found[args] = cast("Callable[..., T]", function)(of, *args)
        return found[args]

    return cast("Callable[Concatenate[S, P], T]", answer)


def _once(of: Seen, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    book = of.seen_book
    key = function, of.seen_number, args
    if key not in book.worked_out:
        outside, book.used = book.used, set()
        try:
            made = function(of, *args)
            book.worked_out[key] = made, array("I", book.used)
        finally:
            book.used = outside
    made, used = book.worked_out[key]
    book.used.update(used)
    return made
