"""Poses, arm gestures and finger grips (poses.yaml)."""

from typing import Literal

from .tables import Table, load

Triple = tuple[float, float, float]
Grip = Literal["relaxed", "fist", "point", "flat"]
Prop = Literal["", "phone", "gun", "glass", "valve"]


class Pose(Table):
    pelvis: float
    lean: float
    bend: float
    swing: float
    feet: tuple[tuple[float, float, float, float], tuple[float, float, float, float]]


class Gesture(Table):
    """Where a hand goes from the shoulder, which way the elbow points, and what the hand does."""

    hand: Triple
    pole: Triple = (0.5, -0.25, -1)
    both: bool = False
    grip: Grip = "relaxed"
    prop: Prop = ""


class Poses(Table):
    poses: dict[str, Pose]
    arms: dict[str, Gesture]
    grips: dict[Grip, tuple[Triple, Triple, Triple, Triple, Triple]]


def poses() -> Poses:
    return load(Poses, "poses.yaml")
