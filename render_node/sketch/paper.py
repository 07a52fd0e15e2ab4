"""Paper: value noise, grain, hatching and the ragged edge of a drawing."""

from functools import cache

import cv2
import numpy as np

from .materials import materials
from .randomness import stream
from .vectors import Bytes, Grey

TILE = 512


def noise(rng: np.random.Generator, w: int, h: int, cell: float, *, octaves: int = 1) -> Grey:
    """Smooth noise (h, w) of about -1 .. 1, one grain per `cell` pixels."""
    out = np.zeros((h, w), np.float32)
    for k in range(octaves):
        across, down = (max(2, int(n / cell * 2**k) + 2) for n in (w, h))
        grid = rng.standard_normal((down, across), np.float32) * np.float32(0.6 ** (k + 1))
        middle = (min(w, across * 4), min(h, down * 4))
        smooth = cv2.resize(grid, middle, interpolation=cv2.INTER_CUBIC)
        out += cv2.resize(smooth, (w, h), interpolation=cv2.INTER_LINEAR)
    return out


@cache
def _grain_tile(tenths: int) -> Grey:
    """A square of paper grain whose grains are `tenths` / 10 pixels wide."""
    size = max(0.6, tenths / 10)
    raw = stream(tenths, "grain").standard_normal((TILE, TILE), np.float32)
    tile = np.asarray(
        cv2.GaussianBlur(raw, (0, 0), size, borderType=cv2.BORDER_REFLECT), np.float32
    )
    tile = tile * np.float32(size * 3.5)
    tile.setflags(write=False)
    return tile


def grain(rng: np.random.Generator, w: int, h: int, unit: float) -> Grey:
    """Grain of the paper (h, w), about -1 .. 1; a shifted tile, so that it costs little."""
    tile = _grain_tile(round(8 * min(max(unit, 0.05), 8.0)))
    down, across = (int(q) for q in rng.integers(0, TILE, 2))
    shifted = np.roll(tile, (-down, -across), (0, 1))
    if h <= TILE and w <= TILE:
        return shifted[:h, :w]
    far = (max(0, h - TILE), max(0, w - TILE))
    wide = cv2.copyMakeBorder(shifted, 0, far[0], 0, far[1], cv2.BORDER_WRAP)
    return np.asarray(wide[:h, :w], np.float32)


def hatching(rng: np.random.Generator, material: Bytes, strength: Grey, unit: float) -> Grey:
    """How much darker the pencil makes each pixel (h, w): rows of strokes in the material's
    direction.
    """
    h, w = strength.shape
    angle = materials().hatch
    x = np.arange(w, dtype=np.float32)[None] / np.float32(unit)
    y = np.arange(h, dtype=np.float32)[:, None] / np.float32(unit)
    sweep = noise(rng, w, h, 60 * unit) * np.float32(2.2)
    along, across = (np.asarray(cv2.LUT(material, _padded(f(angle)))) for f in (np.sin, np.cos))
    phase = x * along + y * across + sweep
    uneven = noise(rng, w, h, 34 * unit) * np.float32(0.5)
    rows = np.cos(phase * np.float32(2 * np.pi / 7.5)) * np.float32(1.3) + uneven
    rows = np.clip(rows - np.float32(0.45) + strength * np.float32(0.6), 0, 1)
    return rows * np.clip(strength * np.float32(1.3), 0, 0.8) * np.float32(0.20)


def _padded(values: Grey) -> Grey:
    """A look-up table of 256 entries."""
    table = np.zeros(256, np.float32)
    table[: len(values)] = values
    return table


def torn_edge(rng: np.random.Generator, w: int, h: int, unit: float) -> Grey:
    """0 outside the drawing's ragged border .. 1 inside."""
    x, y = (np.minimum(np.arange(n), np.arange(n)[::-1]).astype(np.float32) / unit for n in (w, h))
    rim = np.minimum(x[None], y[:, None]) + noise(rng, w, h, 80 * unit, octaves=3) * np.float32(4.5)
    return np.clip((rim - 7) / 4, 0, 1)
