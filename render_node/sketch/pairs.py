"""Two people: who stands where, and which way each of them is turned.  Degrees."""

from dataclasses import dataclass, replace

import numpy as np

from .brief import Brief
from .skeleton import Stance
from .vectors import Vec

TURNED = 58.0  # from the lens, when the words name no direction
REAR = 110.0  # bearing of the first from which the second is seen from the front instead
BACK = 165.0  # and from which both are seen from behind


@dataclass(frozen=True)
class Pair:
    """Yaw of the first and the second, and the side of the frame of the first: -1 left, 1 right."""

    first: float
    second: float
    side: int


def paired(brief: Brief, stance: Stance, half: Vec, i: int) -> Stance:
    """One of two; `half` goes from their middle to the one on the right of the frame (m)."""
    pair = _pair(brief)
    side = pair.side if i == 0 else -pair.side
    yaw = pair.first if i == 0 else pair.second
    seen = np.cos(np.radians(brief.bearing - yaw))
    look = -side * 16.0 * (1 if seen >= 0 else -1)
    gaze = (look + stance.gaze[0] * 0.3, stance.gaze[1])
    return replace(stance, at=stance.at + half * side, yaw=yaw + stance.yaw, gaze=gaze)


def _pair(brief: Brief) -> Pair:
    """A direction in the words is that of the first; else both are turned in, half to the lens."""
    bearing = (brief.bearing + 180.0) % 360.0 - 180.0
    if not brief.directed:
        turned = {"beside": 10.0, "facing": 82.0}.get(brief.pairing, TURNED)
        return Pair(bearing + turned, bearing - turned, -1)
    sine = float(np.sin(np.radians(bearing)))
    if abs(sine) < 0.2:
        inward = 14.0 if abs(bearing) < 90 else -14.0
        return Pair(inward, -inward, -1)
    side = 1 if sine > 0 else -1
    if brief.pairing == "beside":
        return Pair(0.0, 0.0, side)
    opposite = brief.pairing == "facing" or REAR < abs(bearing) < BACK
    return Pair(0.0, 180.0 if opposite else 2 * bearing, side)
