"""The shape of dated chances that moved, as JSON: a part of `robustmap.diff.shape`."""

from pydantic import BaseModel, ConfigDict

_CLOSED = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class DrawnShape(BaseModel):
    """A dated chance: the share of `of` draws, from 0 to 1, and its standard error."""

    model_config = _CLOSED

    value: float
    error: float
    of: int
    words: str


class DatedShape(BaseModel):
    """The dated chance of a proposal's room that moved; null where dates say nothing of it."""

    model_config = _CLOSED

    proposal: str
    title: str
    before: DrawnShape | None
    after: DrawnShape | None
