"""Where the camera stands: from the cut lines of a shot size to a pinhole camera.

The visible height at the subject is (upper - lower) x stature, hence distance = visible height x
focal length / sensor height.  A new lens at the same shot size moves the camera and keeps the size
of the figure; only the perspective changes.
"""

from dataclasses import dataclass

import numpy as np

from .brief import Brief
from .camera import Camera, look_at
from .shot_sizes import framing
from .vectors import Vec, unit, vec


@dataclass(frozen=True)
class Aim:
    """What the frame is set on: a point (m), the lead's stature (m), the width the cast needs (m),
    the sideways shift as a part of the frame's width, and the lowest place for the lens (m).

    An insert says how many metres high the frame is; more says what it lacks for people of
    different stature (m)."""

    point: Vec
    stature: float
    spread: float
    shift: float
    lowest: float
    insert: float | None = None
    more: float = 0.0


def sensor_height(sensor: float, aspect: float) -> float:
    """Height in mm of the sensor part in use; an upright frame turns the camera on its side."""
    return sensor / aspect if aspect >= 1 else sensor


def visible_height(brief: Brief, aim: Aim, aspect: float) -> float:
    """Metres of the world that the frame shows at the subject, so that the whole cast fits."""
    if aim.insert is not None:
        return max(aim.insert, aim.insert / max(aspect, 0.2))
    size = framing().shots[brief.shot]
    visible = aim.more + (size.upper - size.lower) * aim.stature
    spread = size.width if size.cut == "chin" else max(aim.spread, size.width)
    return max(visible, spread / max(aspect, 0.2))


def distance(brief: Brief, visible: float, aspect: float) -> float:
    """Metres from lens to subject for a visible height in metres."""
    return visible * brief.focal_mm / sensor_height(brief.sensor_mm, aspect)


def place_camera(brief: Brief, aim: Aim, *, width: int, height: int) -> Camera:
    """The camera of a brief, for a picture of width x height pixels."""
    aspect = width / height
    visible = visible_height(brief, aim, aspect)
    far = distance(brief, visible, aspect)
    at = aim.point + far * _towards(elevation(brief, aim, far), brief.bearing)
    if at[1] < aim.lowest:
        at = _raised(at, aim, far)
    basis = look_at(at, aim.point, brief.dutch)
    flat = basis[0] * (1, 0, 1)
    at = at + flat * aim.shift * visible * aspect
    focal = height * brief.focal_mm / sensor_height(brief.sensor_mm, aspect)
    return Camera(at, basis, focal, width, height, float(np.linalg.norm(at - aim.point)))


def _raised(at: Vec, aim: Aim, far: float) -> Vec:
    """The lens no lower than it can stand, and still as far away."""
    rise = aim.lowest - aim.point[1]
    out = unit((at - aim.point) * (1, 0, 1))
    return aim.point + out * np.sqrt(max(far * far - rise * rise, 0.01)) + vec((0, rise, 0))


def elevation(brief: Brief, aim: Aim, far: float) -> float:
    """Degrees that the lens stands above its aim."""
    table = framing()
    if brief.height != "eye level":
        return table.heights[brief.height]
    if aim.insert is not None:
        return table.insert_tilt
    line = table.establishing_eye if brief.shot == "extreme wide" else table.eye_line
    rise = (line * aim.stature - aim.point[1]) / max(far, 1e-6)
    return float(np.degrees(np.arcsin(np.clip(rise, -0.5, 0.5))))


def _towards(up: float, bearing: float) -> Vec:
    e, b = np.radians(up), np.radians(bearing)
    return vec((np.cos(e) * np.sin(b), np.sin(e), np.cos(e) * np.cos(b)))
