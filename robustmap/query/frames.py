"""Answers as data frames, where pandas is installed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from robustmap.errors import ToolError

if TYPE_CHECKING:
    import pandas as pd


def frame(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> "pd.DataFrame":
    """Give rows as a data frame with these columns.

    Raises:
        ToolError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        message = "data frames need pandas: pip install 'robustmap[pandas]'"
        raise ToolError(message) from None
    # Cells of their own type: a column of numbers with gaps must not become text or floats.
    return pd.DataFrame(list(rows), columns=list(columns))
