"""The shape of strengths that moved, as JSON: a part of `robustmap.diff.shape`."""

from pydantic import BaseModel, ConfigDict

from robustmap.diff.result import What

_CLOSED = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class StrengthShape(BaseModel):
    """A strength from 0 to 1 that moved; null where none was settled on."""

    model_config = _CLOSED

    id: str
    what: What
    title: str
    before: float | None
    after: float | None


class WeighedShape(BaseModel):
    """The strengths that moved by more than `threshold`, and by what they are weighed."""

    model_config = _CLOSED

    semantics: str
    threshold: float
    moved: list[StrengthShape]
