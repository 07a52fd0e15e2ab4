"""What a render should take, from those that came before. No I/O.

Render times are positive and skewed, so that they are looked at in logarithms: the middle is the
median, and the spread is drawn towards a usual one while there are few renders to tell it from.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import median

from ..scheduling.expect import LOAD_SECONDS, Guess
from ..scheduling.models import Estimate, WaitingJob

WINDOW = 30
"""So many of the last renders of a signature on a node count: drivers, models and rooms change."""

LATELY = 60
"""So many of its last renders anywhere stand for a signature."""

ALIKE = 20
"""So many signatures are looked at where one alone does not tell."""

ENOUGH = 3
"""From so many renders on, a node speaks for itself."""

USUAL_SPREAD, WEIGHT = 0.2, 3.0
"""The standard deviation of the logarithm that is believed at first, and its weight in renders."""

OTHER_GRAPH_SPREAD = 0.7
"""The same where only other graphs with the same models are known: other sizes, other steps."""

LARGEST_MISS = 1.5
"""A single render misses the median by at most this factor in the logarithm: one that was held up
by something else does not make all later ranges useless."""

TEN_PERCENT, FIVE_PERCENT = 1.2816, 1.6449
"""Quantiles of the normal distribution: an 80 % range leaves a tenth on either side."""

SHORTEST = 0.01


@dataclass(frozen=True)
class Sample:
    node_id: str
    seconds: float
    cold: bool


@dataclass(frozen=True)
class Curve:
    """Seconds in the middle, and the spread of their logarithm."""

    middle: float
    spread: float

    def estimate(self) -> Estimate:
        factor = exp(TEN_PERCENT * self.spread)
        return Estimate(self.middle, self.middle / factor, self.middle * factor)


class Signature:
    """What was seen of one: on each node, and lately on any."""

    def __init__(self, models: tuple[str, ...]) -> None:
        self.models = models
        self.of_node: dict[str, deque[Sample]] = {}
        self.lately: deque[Sample] = deque(maxlen=LATELY)

    def add(self, sample: Sample) -> None:
        self.of_node.setdefault(sample.node_id, deque(maxlen=WINDOW)).append(sample)
        self.lately.append(sample)

    def warm(self, node_id: str) -> list[float]:
        return _warm(self.of_node.get(node_id, ()))


class Durations:
    """Times of signatures on nodes; also what a plan expects of jobs (`scheduling.Expect`).

    May be asked from another thread while it learns: what is walked over is copied before.
    """

    def __init__(self) -> None:
        self._known: dict[str, Signature] = {}
        self._alike: dict[tuple[str, ...], dict[str, None]] = {}
        self._of_node: dict[str, dict[str, None]] = {}
        self._curves: dict[str, dict[str, Curve]] = {}
        self._loads: dict[tuple[str, ...], dict[str, float]] = {}
        self._speeds: dict[str, float] = {}
        self._added = 0

    def add(
        self, signature: str, node_id: str, *, models: tuple[str, ...], seconds: float, cold: bool
    ) -> None:
        known = self._known.setdefault(signature, Signature(models))
        known.add(Sample(node_id, max(seconds, SHORTEST), cold and bool(models)))
        for order in (
            self._alike.setdefault(models, {}),
            self._of_node.setdefault(node_id, {}),
        ):
            order.pop(signature, None)
            order[signature] = None  # the last one stands last
        self._forget_drawn(signature, models)

    # -- what a plan asks

    def render(self, job: WaitingJob, node_id: str) -> Estimate:
        curve = self.curve(job.signature, node_id, models=job.models)
        return curve.estimate() if curve else Guess().render(job, node_id)

    def load(self, models: tuple[str, ...], node_id: str) -> float:
        """Here, else anywhere, else as long as a load usually takes."""
        if not models:
            return 0.0
        of_node = self._loads.setdefault(models, {})
        if node_id not in of_node:
            of_node[node_id] = self._load(models, node_id)
        return of_node[node_id]

    def typical(self, signature: str, *, models: tuple[str, ...]) -> float | None:
        """Seconds on a node of middling speed; None where nothing like it was rendered."""
        curve = self.curve(signature, "", models=models)
        return curve.middle if curve else None

    def late_after(self, signature: str, node_id: str) -> float | None:
        """Seconds that 95 of 100 renders stay under; None while the node was seen too seldom."""
        known = self._known.get(signature)
        if known is None or len(known.warm(node_id)) < ENOUGH:
            return None
        curve = self._told(signature, node_id)
        return curve.middle * exp(FIVE_PERCENT * curve.spread) if curve else None

    # -- times

    def curve(self, signature: str, node_id: str, *, models: tuple[str, ...]) -> Curve | None:
        """With the models in memory. None where nothing like it was rendered."""
        return self._told(signature, node_id) or self._akin(models, node_id)

    def _told(self, signature: str, node_id: str) -> Curve | None:
        known = self._known.get(signature)
        if known is None:
            return None
        drawn = self._curves.setdefault(signature, {})
        if node_id not in drawn:
            drawn[node_id] = self._draw(known, node_id)
        return drawn[node_id]

    def _draw(self, known: Signature, node_id: str) -> Curve:
        """A node that was seen too seldom borrows from the others, by how fast each of them is."""
        own = known.warm(node_id)
        if len(own) >= ENOUGH:
            return _curve(own)
        here = self._speed(node_id)
        others = [
            seconds * here / self._speed(other)
            for other in dict.fromkeys(sample.node_id for sample in list(known.lately))
            if other != node_id
            for seconds in known.warm(other)[-ENOUGH:]
        ]
        return _curve(own + others)

    def _akin(self, models: tuple[str, ...], node_id: str) -> Curve | None:
        """From other graphs with the same models: they differ in sizes and steps."""
        lately = list(self._alike.get(models, ()))[-ALIKE:]
        told = [self._told(signature, node_id) for signature in lately]
        middles = [curve.middle for curve in told if curve]
        return Curve(median(middles), OTHER_GRAPH_SPREAD) if middles else None

    def _load(self, models: tuple[str, ...], node_id: str) -> float:
        lately = [
            self._known[signature] for signature in list(self._alike.get(models, ()))[-ALIKE:]
        ]
        here = [extra for known in lately for extra in _extra(known.of_node.get(node_id, ()))]
        extra = here or [extra for known in lately for extra in _extra(known.lately)]
        return max(median(extra), 0.0) if extra else LOAD_SECONDS

    def _speed(self, node_id: str) -> float:
        """How long the node takes for what others did too: 2.0 is half as fast as they are."""
        if node_id not in self._speeds:
            self._speeds[node_id] = self._compared(node_id)
        return self._speeds[node_id]

    def _compared(self, node_id: str) -> float:
        lately = [self._known[signature] for signature in list(self._of_node.get(node_id, ()))]
        ratios = [
            median(known.warm(node_id)) / median(_warm(known.lately))
            for known in lately[-ALIKE:]
            if len(known.of_node) > 1
        ]
        return median(ratios) if ratios else 1.0

    def _forget_drawn(self, signature: str, models: tuple[str, ...]) -> None:
        self._curves.pop(signature, None)
        self._loads.pop(models, None)
        self._added += 1
        if self._added % ALIKE == 0:  # speeds change slowly, and drawing them looks far around
            self._speeds.clear()


def _warm(samples: Iterable[Sample]) -> list[float]:
    """Seconds without loading; where only loading was seen, a usual load is taken off."""
    seen = list(samples)
    warm = [sample.seconds for sample in seen if not sample.cold]
    return warm or [_without_load(sample.seconds, LOAD_SECONDS) for sample in seen]


def _extra(samples: Iterable[Sample]) -> list[float]:
    """How much longer the cold renders took than the warm ones."""
    seen = list(samples)
    warm = [sample.seconds for sample in seen if not sample.cold]
    cold = [sample.seconds for sample in seen if sample.cold]
    return [seconds - median(warm) for seconds in cold] if warm else []


def _without_load(seconds: float, load: float) -> float:
    return max(seconds - load, seconds * 0.3)


def _curve(seconds: Sequence[float]) -> Curve:
    middle = median(seconds)
    misses = [max(-LARGEST_MISS, min(log(item / middle), LARGEST_MISS)) for item in seconds]
    count = len(misses)
    variance = (WEIGHT * USUAL_SPREAD**2 + sum(miss**2 for miss in misses)) / (WEIGHT + count)
    return Curve(middle, sqrt(variance * (1 + 1 / count)))
