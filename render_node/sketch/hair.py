"""Hair: a shell with a hairline, masses that hang, tapering locks, and strands of pencil."""

import numpy as np

from .casting import Hair
from .head import Head, head_grid
from .marks import Marks, Pen
from .scene import Scene
from .vectors import Vec, vec

# latitude of the hairline at these degrees from the nose
AROUND = (0, 25, 45, 58, 70, 84, 100, 130, 180)
HAIRLINES: dict[Hair, tuple[float, ...]] = {
    "short": (40, 39, 33, 18, 4, 13, 11, -28, -40),
    "part": (43, 41, 33, 17, 2, 13, 11, -29, -41),
    "crop": (43, 42, 36, 22, 8, 14, 12, -27, -38),
    "curly": (38, 36, 29, 15, 2, 11, 9, -31, -42),
    "bald": (66, 62, 48, 24, 8, 13, 11, -27, -38),
    "long": (43, 38, 24, 10, -12, -44, -62, -66, -66),
    "bob": (33, 33, 26, 10, -10, -44, -56, -58, -58),
    "bun": (44, 43, 35, 21, 10, 14, 11, -30, -44),
    "tail": (42, 41, 33, 19, 8, 13, 10, -32, -46),
}
# metres of thickness on the crown, and below the eyes
THICK: dict[Hair, tuple[float, float]] = {
    "short": (0.030, 0.012), "part": (0.033, 0.013), "crop": (0.015, 0.007),
    "curly": (0.036, 0.020),
    "bald": (0.006, 0.007), "long": (0.028, 0.024), "bob": (0.030, 0.032), "bun": (0.020, 0.013),
    "tail": (0.020, 0.013),
}  # fmt: skip
HANGS = ("long", "bob")


def hairline(head: Head, lon: Vec) -> Vec:
    """Latitude where the hair begins, for degrees around the head."""
    player = head.player
    line = np.interp(np.abs(lon), AROUND, HAIRLINES[player.hair])
    swept = player.part * 5 * np.sin(np.radians(np.clip(lon, -70, 70) * 1.3))
    ragged = np.sin(np.radians(lon * 13)) + 0.6 * np.sin(np.radians(lon * 29 + 40))
    return line + swept + ragged * (1.1 if player.hair not in ("bun", "tail") else 0.4)


def thickness(head: Head, lon: Vec, lat: Vec) -> Vec:
    """Metres that the hair stands off the skull, fuller opposite the parting."""
    top, low = THICK[head.player.hair]
    rise = np.clip((lat + 15) / 75, 0, 1)
    full = low + (top - low) * rise
    full = full * (0.85 + 0.4 * head.player.volume)
    full = full * (1 - 0.30 * np.clip(np.sin(np.radians(lat)), 0, 1) ** 6)
    full = full * (1 + 0.22 * head.player.part * np.sin(np.radians(lon)) * rise)
    if head.player.hair == "curly":
        full = full + 0.006 * np.sin(np.radians(lon * 8)) * np.sin(np.radians(lat * 9 + lon * 2))
    return np.minimum(full, 0.004) if head.player.person.hat in ("brim", "cap", "helmet") else full


def add_hair(scene: Scene, head: Head, rng: np.random.Generator) -> None:
    hooded, hatted = head.player.person.hat == "hood", head.player.person.hat != ""
    if hooded:
        return
    _shell(scene, head)
    _masses(scene, head)
    if head.player.beard:
        _beard(scene, head)
    if head.fine:
        marks = Marks(head)
        _strands(marks, rng, 14 if hatted else 46)
        _fringe(marks, rng)
        if not hatted:
            _shine(marks, rng)
            _locks(scene, head, rng)
            if head.player.hair in ("short", "part"):
                _quiff(scene, head, rng)
        marks.draw(scene)


def _shell(scene: Scene, head: Head) -> None:
    lon, lat = head_grid(head.fine)
    grow = np.clip((lat - hairline(head, lon)) / 11, -1, 1)
    ridges = 0.0016 * np.sin(np.radians(lon * 17 + lat * 2)) * np.clip(grow, 0, 1) * head.fine
    lift = np.where(
        grow > 0, thickness(head, lon, lat) * np.sqrt(np.clip(grow, 0, 1)) + ridges, 0.03 * grow
    )
    scene.grid(head.surface(lon, lat, lift), lon.shape[0], lon.shape[1], head.player.tone)


def _beard(scene: Scene, head: Head) -> None:
    """A short beard along the jaw and over the lip, as a second shell."""
    lon, lat = head_grid(head.fine)
    side = np.abs(lon)
    jaw = np.interp(side, (0, 12, 18, 28, 55, 78, 90), (-46, -45, -40, -33, -27, -8, 4))
    lip = np.minimum(-26.5 - 0.12 * side - lat, lat + 33.5 + 0.1 * side) + np.where(
        side < 19, 0, -20
    )
    grow = np.clip(np.maximum((jaw - lat) / 5, lip / 3), -1, 1)
    grow = np.where(side > 92, -1, grow)
    lift = np.where(grow > 0, 0.0065 * np.sqrt(np.clip(grow, 0, 1)), 0.03 * grow)
    scene.grid(head.surface(lon, lat, lift), lon.shape[0], lon.shape[1], head.player.tone)


def _masses(scene: Scene, head: Head) -> None:
    """What hangs or is tied: curtains, a tail, a knot."""
    style = head.player.hair
    if style == "long":
        _curtains(scene, head, 0.27)
    elif style == "bob":
        _curtains(scene, head, 0.13)
    elif style == "bun":
        _knot(scene, head, vec((0, 0.055, -0.118)), 0.046)
    elif style == "tail":
        _knot(scene, head, vec((0, 0.040, -0.112)), 0.026)
        _tail(scene, head)


def _curtains(scene: Scene, head: Head, drop: float) -> None:
    """A mass behind the neck and a fall on either side of the face."""
    u = np.linspace(0, 1, 8)
    swell = np.minimum(1, 0.12 + 2.6 * u) * (1 - 0.55 * u**4)
    back = np.column_stack(
        (0.01 * np.sin(u * 4), 0.05 - drop * 1.1 * u, -0.058 - 0.02 * np.sin(u * 2.6))
    )
    _mass(scene, head, back, 0.088 * swell, 0.05 * swell, n=16)
    for e in (-1, 1):
        x = e * (0.074 + 0.018 * np.sin(u * 2.4))
        x = x - e * 0.030 * (1 - u) ** 5
        side = np.column_stack(
            (x, 0.085 - (drop + 0.04) * u, -0.020 + 0.020 * np.sin(u * 3.0 + 0.4))
        )
        _mass(scene, head, side, 0.020 * swell + 0.004, 0.044 * swell, n=10)


def _knot(scene: Scene, head: Head, at: Vec, radius: float) -> None:
    u = np.linspace(-1, 1, 7)
    round_ = radius * np.sqrt(1.04 - u * u)
    _mass(scene, head, at + np.outer(u, (0, 0.5 * radius, -0.85 * radius)), round_, round_, n=12)


def _tail(scene: Scene, head: Head) -> None:
    u = np.linspace(0, 1, 8)
    path = np.column_stack(
        (0.015 * np.sin(u * 4), 0.035 - 0.24 * u, -0.125 - 0.05 * np.sin(u * 2.8))
    )
    wide = 0.030 * np.sin(0.5 + u * 2.4)
    _mass(scene, head, path, wide, wide, n=10)


def _mass(scene: Scene, head: Head, path: Vec, a: Vec, b: Vec, *, n: int) -> None:
    frame = (head.turn @ (1, 0, 0), head.turn @ (0, 0, 1))
    scene.loft(head.put(path), frame, (a * head.size, b * head.size), head.player.tone, n=n)
    if head.fine:
        for o in np.linspace(0.3, 2 * np.pi, 7):
            side = np.column_stack((a * np.cos(o), np.zeros(len(a)), b * np.sin(o)))
            scene.line(head.put(path + side * 1.02), 1.5 * head.size, _tone(head), 0.015, steps=16)


def _tone(head: Head) -> float:
    """White pencil on dark hair, dark on fair."""
    return 0.55 if head.player.tone == "hair2" else -0.34


def _flow(head: Head, start: Vec, u: Vec) -> tuple[Vec, Vec]:
    """The way of strands from the parting to the hairline, in degrees (strands, points)."""
    s, end = start[:, None], hairline(head, start)[:, None]
    root = head.player.part * 26.0
    return s * (0.35 + 0.65 * u) + root * (1 - u) ** 2, 80 - (80 - end) * u**1.15


def _strands(marks: Marks, rng: np.random.Generator, count: int) -> None:
    """Lines along the fall of the hair, dark gaps between lighter strokes."""
    head = marks.head
    if head.player.hair == "curly":
        _curls(marks, rng, 2 * count)
        return
    start, width, a, b = rng.random((4, count))
    u = np.linspace(0, 1, 12) * (0.70 + 0.25 * b - 0.4 * a)[:, None] + (0.05 + 0.4 * a)[:, None]
    lon, lat = _flow(head, 340 * start - 170, u)
    pens = [Pen(0.8 + 1.5 * w, _tone(head) if w > 0.3 else 0.9, 0.014) for w in width]
    marks.rows(lon, lat, thickness(head, lon, lat) + 0.001, pens)


def _curls(marks: Marks, rng: np.random.Generator, count: int) -> None:
    """Loops instead of strands."""
    head, turn = marks.head, np.linspace(0, 5.2, 12)
    start, height, size = rng.random((3, count))
    middle, rise = 340 * start - 170, 80 * height
    keep = rise > hairline(head, middle) + 4
    middle, rise, radius = middle[keep, None], rise[keep, None], 2.2 + 2.8 * size[keep, None]
    lon = middle + radius * np.cos(turn) * 1.4
    lat = np.minimum(rise + radius * np.sin(turn), 88)
    pens = [Pen(1.6, _tone(head), 0.016)] * len(lon)
    marks.rows(lon, lat, thickness(head, lon, lat) + 0.002, pens)


def _fringe(marks: Marks, rng: np.random.Generator) -> None:
    """Fine strokes along the flow that break the line between hair and skin."""
    head, u = marks.head, np.linspace(0, 1, 7)
    start = rng.uniform(-85, 85, 40 if head.player.hair != "bald" else 10)
    reach, sweep = rng.uniform(0.5, 3.5, (len(start), 1)), rng.uniform(3, 9, (len(start), 1))
    lon = start[:, None] - head.player.part * sweep * u
    lat = hairline(head, start)[:, None] + 7 - (7 + reach) * u**0.8
    lift = np.broadcast_to(0.005 - 0.004 * u, lon.shape)
    marks.rows(lon, lat, lift, [Pen(1.0, 0.75, 0.010)] * len(lon))


def _shine(marks: Marks, rng: np.random.Generator) -> None:
    """The band of light across the crown, in tapering strokes."""
    head = marks.head
    if head.player.hair in ("curly", "bald"):
        return
    pen = Pen(3.4, -0.5 if head.player.tone == "hair" else -0.75, 0.014)
    low = 0.22 + rng.uniform(0, 0.08, (18, 1))
    high = 0.50 + rng.uniform(0, 0.12, (18, 1))
    lon, lat = _flow(head, rng.uniform(-150, 150, 18), low + (high - low) * np.linspace(0, 1, 8))
    marks.rows(lon, lat, thickness(head, lon, lat) + 0.0015, [pen] * 18)


def _quiff(scene: Scene, head: Head, rng: np.random.Generator) -> None:
    """Locks that rise from the forehead and fall away from the parting."""
    u, k = np.linspace(0, 1, 7), np.linspace(0, 1, 8)[:, None]
    side, high = head.player.part, 0.014 + 0.014 * head.player.volume
    lon = side * (34 - 50 * k) - side * (22 + 16 * k) * u + rng.normal(0, 2, (8, 1))
    lat = 45 + 15 * (1 - k) - 9 * u**2 + 16 * np.sin(u * 2.6) + rng.normal(0, 1.5, (8, 1))
    lift = np.broadcast_to(high * np.sin(0.5 + u * 2.2) + 0.006, lon.shape)
    taper = vec((0.35, 0.8, 1.0, 1.0, 0.85, 0.55, 0.05))
    for path in head.surface(lon, lat, lift).reshape(8, 7, 3):
        scene.tube(path, head.size * 0.0125 * taper, head.player.tone, n=7)


def _locks(scene: Scene, head: Head, rng: np.random.Generator) -> None:
    """Tapering locks that stand off the mass and break its outline."""
    style = head.player.hair
    if style not in HANGS:
        return
    u = np.broadcast_to(np.linspace(0.30, 1.06, 7), (13, 7))
    taper = vec((0.2, 0.8, 1.0, 1.0, 0.85, 0.5, 0.05))
    out = head.size * (0.010 + 0.006 * head.player.volume) * taper
    lon, lat = _flow(head, rng.uniform(-75, 75, 13), u)
    paths = head.surface(lon, lat, thickness(head, lon, lat) + 0.0035)
    for path in paths.reshape(13, 7, 3):
        scene.tube(path, out, head.player.tone, n=6)
