"""Hair: a shell with a hairline, masses that hang, tapering locks, and strands of pencil."""

import numpy as np

from .casting import Hair
from .head import Head, head_grid
from .scene import Scene
from .vectors import Vec, vec

# latitude of the hairline at these degrees from the nose
AROUND = (0, 25, 45, 58, 70, 84, 100, 130, 180)
HAIRLINES: dict[Hair, tuple[float, ...]] = {
    "short": (40, 39, 33, 18, 4, -12, -26, -36, -40),
    "part": (43, 41, 33, 17, 2, -14, -28, -37, -41),
    "crop": (43, 42, 36, 22, 8, -8, -24, -34, -38),
    "curly": (38, 36, 29, 15, 0, -14, -30, -38, -42),
    "bald": (66, 62, 48, 24, 6, -8, -25, -34, -38),
    "long": (43, 38, 22, 0, -30, -52, -62, -66, -66),
    "bob": (33, 33, 25, 2, -38, -52, -56, -58, -58),
    "bun": (44, 43, 35, 21, 8, -6, -24, -38, -44),
    "tail": (42, 41, 33, 19, 6, -8, -26, -40, -46),
}
# metres of thickness on the crown, and below the eyes
THICK: dict[Hair, tuple[float, float]] = {
    "short": (0.019, 0.010), "part": (0.024, 0.011), "crop": (0.010, 0.006), "curly": (0.034, 0.024),
    "bald": (0.006, 0.006), "long": (0.021, 0.022), "bob": (0.022, 0.030), "bun": (0.014, 0.011),
    "tail": (0.014, 0.011),
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
    if head.fine:
        _strands(scene, head, rng, 14 if hatted else 46)
        _fringe(scene, head, rng)
        if not hatted:
            _shine(scene, head, rng)
            _locks(scene, head, rng)


def _shell(scene: Scene, head: Head) -> None:
    lon, lat = head_grid(head.fine)
    grow = np.clip((lat - hairline(head, lon)) / 11, -1, 1)
    ridges = 0.0016 * np.sin(np.radians(lon * 17 + lat * 2)) * np.clip(grow, 0, 1) * head.fine
    lift = np.where(
        grow > 0, thickness(head, lon, lat) * np.sqrt(np.clip(grow, 0, 1)) + ridges, 0.03 * grow
    )
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
    swell = np.minimum(1, 0.3 + 3 * u) * (1 - 0.55 * u**4)
    back = np.column_stack(
        (0.01 * np.sin(u * 4), 0.05 - drop * 1.1 * u, -0.058 - 0.02 * np.sin(u * 2.6))
    )
    _mass(scene, head, back, 0.088 * swell, 0.05 * swell, n=16)
    for e in (-1, 1):
        x = e * (0.074 + 0.018 * np.sin(u * 2.4))
        side = np.column_stack((x, 0.045 - drop * u, 0.004 + 0.022 * np.sin(u * 3.0 + 0.4)))
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


def _flow(head: Head, start: float, u: Vec) -> tuple[Vec, Vec]:
    """The way of one strand from the parting to the hairline, in degrees."""
    end = float(hairline(head, np.array([start]))[0])
    root = head.player.part * 26.0
    lon = start * (0.35 + 0.65 * u) + root * (1 - u) ** 2
    return lon, 80 - (80 - end) * u**1.15


def _strand(head: Head, start: float, u: Vec, lift: float) -> Vec:
    lon, lat = _flow(head, start, u)
    return head.surface(lon, lat, thickness(head, lon, lat) + lift)


def _strands(scene: Scene, head: Head, rng: np.random.Generator, count: int) -> None:
    if head.player.hair == "curly":
        _curls(scene, head, rng, count)
        return
    for start, width, a, b in zip(*_columns(rng, count), strict=True):
        u = np.linspace(0.05 + 0.4 * a, 0.75 + 0.25 * b, 12)
        dark = _tone(head) if width > 0.3 else 0.9
        scene.line(
            _strand(head, 340 * start - 170, u, 0.001), (0.8 + 1.5 * width) * head.size, dark, 0.014
        )


def _columns(rng: np.random.Generator, count: int) -> Vec:
    return rng.random((4, count))


def _curls(scene: Scene, head: Head, rng: np.random.Generator, count: int) -> None:
    """Loops instead of strands."""
    turn = np.linspace(0, 5.2, 12)
    for start, height, size, _ in zip(*_columns(rng, count), strict=True):
        lon, lat = 340 * start - 170, 80 * height
        if lat > hairline(head, np.array([lon]))[0] + 4:
            r = 3.5 + 4 * size
            ring = lon + r * np.cos(turn) * 1.4, np.minimum(lat + r * np.sin(turn), 88)
            lift = thickness(head, *ring) + 0.002
            scene.line(head.surface(*ring, lift), 1.6 * head.size, _tone(head), 0.016)


def _fringe(scene: Scene, head: Head, rng: np.random.Generator) -> None:
    """Short strokes that break the line between hair and skin."""
    for start in rng.uniform(-80, 80, 26 if head.player.hair != "bald" else 8):
        end = float(hairline(head, np.array([start]))[0])
        u = np.linspace(0, 1, 6)
        reach = rng.uniform(3, 8)
        lon = start + head.player.part * -3.5 * u
        scene.line(
            head.surface(lon, end + 5 - (5 + reach) * u, 0.004 - 0.003 * u),
            1.3 * head.size,
            0.8,
            0.012,
        )


def _shine(scene: Scene, head: Head, rng: np.random.Generator) -> None:
    """The band of light across the crown, in tapering strokes."""
    strength = -0.5 if head.player.tone == "hair" else -0.75
    for start in rng.uniform(-150, 150, 18):
        u = np.linspace(0.22 + rng.uniform(0, 0.08), 0.50 + rng.uniform(0, 0.12), 8)
        if head.player.hair not in ("curly", "bald"):
            scene.line(_strand(head, start, u, 0.0015), 3.4 * head.size, strength, 0.014)


def _locks(scene: Scene, head: Head, rng: np.random.Generator) -> None:
    """Tapering locks that stand off the mass and break its outline."""
    style = head.player.hair
    if style in ("crop", "bald", "bun", "tail"):
        return
    u = np.linspace(0.30, 1.06, 7)
    taper = vec((0.2, 0.8, 1.0, 1.0, 0.85, 0.5, 0.05))
    spread = 75 if style in ("long", "bob") else 165
    for start in rng.uniform(-spread, spread, 13):
        path = _strand(head, start, u, 0.0035)
        out = head.size * (0.010 + 0.006 * head.player.volume) * taper
        scene.tube(path, out, head.player.tone, n=6)
