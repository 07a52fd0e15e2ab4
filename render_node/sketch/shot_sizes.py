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


class Framing(Table):
    """framing.yaml: shot sizes, camera heights in degrees, and lengths in metres or millimetres."""

    eye_line: float
    establishing_eye: float
    lowest_lens: float
    stature: float
    default_sensor: float
    shots: dict[str, ShotSize]
    heights: dict[str, float]


def framing() -> Framing:
    return load(Framing, "framing.yaml")
