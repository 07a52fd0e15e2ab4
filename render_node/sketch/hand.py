"""Hands: a palm and fingers that bend; grouped like a mitten when they are small in frame."""

from dataclasses import dataclass

import numpy as np

from .poses import Grip, Triple, poses
from .scene import Scene
from .vectors import Vec, cross, vec

# across the palm, length and radius of the four fingers, in metres
FINGERS = (
    (0.027, 0.072, 0.0088),
    (0.009, 0.080, 0.0092),
    (-0.009, 0.074, 0.0088),
    (-0.026, 0.060, 0.0078),
)
PALM_ALONG = (-0.02, 0.0, 0.025, 0.055, 0.082, 0.096)
PALM_WIDE = (0.026, 0.029, 0.035, 0.041, 0.040, 0.036)
PALM_THICK = (0.021, 0.020, 0.018, 0.016, 0.013, 0.009)


@dataclass(frozen=True)
class HandFrame:
    """Wrist in the scene, the direction of the fingers, across towards the thumb, and out of
    the palm.
    """

    wrist: Vec
    along: Vec
    thumb: Vec
    palm: Vec
    size: float


def add_hand(scene: Scene, hand: HandFrame, grip: Grip, *, fine: bool) -> None:
    """One hand of skin; fine draws every finger."""
    u = vec(PALM_ALONG) * hand.size
    centres = hand.wrist + np.outer(u, hand.along)
    radii = (vec(PALM_WIDE) * hand.size, vec(PALM_THICK) * hand.size)
    scene.loft(centres, (hand.thumb, hand.palm), radii, "skin", n=10)
    bends = poses().grips[grip]
    if fine:
        for finger, bend in zip(FINGERS, bends[:4], strict=True):
            _finger(scene, hand, finger, bend)
    else:
        _group(scene, hand, bends[1])
    _thumb(scene, hand, bends[4])


def grip_point(hand: HandFrame) -> Vec:
    """Where a held thing sits: just out of the palm."""
    return hand.wrist + (hand.along * 0.075 + hand.palm * 0.034) * hand.size


def _joints(hand: HandFrame, start: Vec, length: float, bend: Triple) -> Vec:
    """Knuckle, two joints and tip, bending out of the palm."""
    points, angle = [start], 0.0
    for part, degrees in zip((0.45, 0.32, 0.23), bend, strict=True):
        angle += np.radians(degrees)
        step = hand.along * np.cos(angle) + hand.palm * np.sin(angle)
        points.append(points[-1] + step * length * part * hand.size)
    return np.array(points)


def _finger(scene: Scene, hand: HandFrame, finger: Triple, bend: Triple) -> None:
    across, length, radius = finger
    drop = 0.086 - abs(across) * 0.22
    start = hand.wrist + (hand.along * drop + hand.thumb * across) * hand.size
    p = _joints(hand, start, length, bend)
    radii = vec((1.1, 1.05, 0.95, 0.7)) * radius * hand.size
    scene.tube(p, radii, "skin", n=7)


def _group(scene: Scene, hand: HandFrame, bend: Triple) -> None:
    start = hand.wrist + hand.along * 0.085 * hand.size
    p = _joints(hand, start, 0.078, bend)
    wide, thick = vec((0.039, 0.036, 0.031, 0.018)), vec((0.011, 0.011, 0.010, 0.007))
    scene.loft(
        p,
        (hand.thumb, cross(hand.thumb, hand.along)),
        (wide * hand.size, thick * hand.size),
        "skin",
        n=8,
    )


def _thumb(scene: Scene, hand: HandFrame, bend: Triple) -> None:
    fold = np.radians(bend[0])
    out = hand.thumb * np.cos(fold) + hand.palm * np.sin(fold)
    steps = (
        (0.015, 0.018, 0.004),
        (0.045, 0.040, 0.010),
        (0.075, 0.046, 0.016),
        (0.098, 0.042, 0.022),
    )
    points = [
        hand.wrist + (hand.along * a + out * b + hand.palm * c) * hand.size for a, b, c in steps
    ]
    scene.tube(points, vec((0.015, 0.014, 0.011, 0.007)) * hand.size, "skin", n=7)
