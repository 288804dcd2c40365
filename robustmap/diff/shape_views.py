"""The shape of views in a difference as JSON; part of `robustmap.diff.shape`."""

from pydantic import BaseModel, ConfigDict

from robustmap.model.fields import Basis
from robustmap.model.view import Weighing


class _Closed(BaseModel):
    """An object without other keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class ViewShape(_Closed):
    """What counts: the weakest `basis`, what else is let in, and what is set by hand.

    `as_seen_by` names whose positions were taken into it, "" for nobody's.
    """

    basis: Basis
    reframings: bool
    suppositions: bool
    weighing: Weighing
    off: list[str]
    granted: list[str]
    denied: list[str]
    as_seen_by: str


class ViewsShape(_Closed):
    """What counts in the base, and in the head."""

    base: ViewShape
    head: ViewShape
