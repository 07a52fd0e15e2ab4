"""What film calls a path of the frame. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot, log

from .models import Keyframe, Means, Speed, in_order

STILL = 0.02
"""Paths shorter than this, in widths of the frame, are no move."""

SLIGHT = 0.06
"""Shorter than this and travelling, the camera drifts."""

ONE_WAY = 0.5
"""Where the smaller of two directions has at least this share of the larger, both count."""

TURN_OF_ROLL = 90.0
"""Degrees of roll that count as much as a way of one width."""

FAST_ZOOM = 1.0
"""Natural logarithm of the enlargement a second from which on a zoom is a crash zoom."""

WHIP = 1.5
"""Widths a second from which on a turn is a whip."""


@dataclass(frozen=True)
class Way:
    """From the first keyframe to the last: sideways and down in widths of the frame, the natural
    logarithm of the enlargement, degrees of roll; and the whole length with all turns.
    """

    across: float
    down: float
    closer: float
    roll: float
    length: float


def way_of(keyframes: Sequence[Keyframe]) -> Way:
    path = in_order(keyframes)
    first, last = path[0], path[-1]
    width = (first.w + last.w) / 2
    return Way(
        across=(last.x - first.x) / width,
        down=(last.y - first.y) / width,
        closer=log(first.w / last.w),
        roll=last.roll - first.roll,
        length=sum(_step(one, other) for one, other in pairwise(path)),
    )


def _step(one: Keyframe, other: Keyframe) -> float:
    width = (one.w + other.w) / 2
    moved = hypot((other.x - one.x) / width, (other.y - one.y) / width)
    return max(moved, abs(log(one.w / other.w)), abs(other.roll - one.roll) / TURN_OF_ROLL)


def movement_of(way: Way, means: Means, *, seconds: float) -> str:
    """The id of the catalogue's movement."""
    sideways, upright = abs(way.across), abs(way.down)
    closer, rolled = abs(way.closer), abs(way.roll) / TURN_OF_ROLL
    largest = max(sideways, upright, closer, rolled)
    if largest < STILL:
        return "static"
    if largest == rolled:
        return "roll"
    if largest == closer or means == "lens":
        return _nearing(way, means, seconds)
    if means == "turn":
        return _turning(sideways, upright, seconds)
    return _travelling(way, largest)


def _nearing(way: Way, means: Means, seconds: float) -> str:
    if means == "travel":
        return "push_in" if way.closer > 0 else "pull_back"
    if abs(way.closer) / seconds >= FAST_ZOOM:
        return "crash_zoom"
    return "zoom_in" if way.closer > 0 else "zoom_out"


def _turning(sideways: float, upright: float, seconds: float) -> str:
    smaller, larger = sorted((sideways, upright))
    if smaller >= ONE_WAY * larger:
        return "pan_tilt"
    name = "pan" if sideways == larger else "tilt"
    return f"whip_{name}" if larger / seconds >= WHIP else name


def _travelling(way: Way, largest: float) -> str:
    if largest < SLIGHT:
        return "drift"
    if abs(way.across) >= abs(way.down):
        return "truck_right" if way.across > 0 else "truck_left"
    return "crane_down" if way.down > 0 else "crane_up"


def timing_of(way: Way, speeds: Sequence[Speed], *, seconds: float) -> str:
    """The id of the catalogue's pace."""
    if way.length < STILL:
        return "static"
    reached = [speed for speed in speeds if way.length / seconds >= speed.least]
    return max(reached, key=lambda speed: speed.least).timing
