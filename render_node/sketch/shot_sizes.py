"""Shot sizes, camera heights and the sizes that they rest on (framing.yaml)."""

from typing import Literal

from .tables import Table, load

Cut = Literal["none", "thigh", "waist", "chest", "collar", "chin"]


class ShotSize(Table):
    """Cut lines in fractions of stature, metres across, usual focal length in mm, what is cut."""

    lower: float
    upper: float
    width: float
    focal: float
    cut: Cut

    @property
    def middle(self) -> float:
        return (self.lower + self.upper) / 2

    @property
    def tight(self) -> bool:
        return self.cut in ("chest", "collar", "chin")


class Focus(Table):
    """An insert: metres that the frame is high, and the height of its middle."""

    high: float
    middle: float


class Framing(Table):
    """framing.yaml: shot sizes, inserts, camera heights in degrees, lengths in metres or
    millimetres.
    """

    eye_line: float
    establishing_eye: float
    lowest_lens: float
    stature: float
    default_sensor: float
    shots: dict[str, ShotSize]
    heights: dict[str, float]
    focuses: dict[str, Focus]
    insert_tilt: float


def framing() -> Framing:
    return load(Framing, "framing.yaml")
