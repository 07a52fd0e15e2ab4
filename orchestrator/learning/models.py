"""What is learned from, and how well."""

from dataclasses import dataclass
from datetime import datetime

from ..scheduling.models import Estimate


@dataclass(frozen=True)
class Render:
    """A render that ended well. `seconds` are by the node's clock and hold the loading of models
    where it was `cold`; `foreseen` is what was expected of it when the node was chosen.
    """

    prompt_id: str
    signature: str
    node_id: str
    models: tuple[str, ...]
    seconds: float
    cold: bool
    foreseen: Estimate | None
    ended_at: datetime


@dataclass(frozen=True)
class Score:
    """How true the last estimates were.

    `error` is the sum of the misses over the sum of the seconds, 0.25 for a quarter. `coverage`
    is the share of the renders that ended within the range, which should hold 80 %.
    Both are None before there were `renders`.
    """

    renders: int
    error: float | None
    coverage: float | None


@dataclass(frozen=True)
class Totals:
    """Since the service began: renders that ended well, their seconds, those that loaded models."""

    renders: int = 0
    seconds: float = 0.0
    loads: int = 0
