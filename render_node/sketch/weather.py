"""Rain and snow in front of the picture."""

import cv2
import numpy as np

from .brief import Brief
from .vectors import Grey, vec


def add_weather(grey: Grey, brief: Brief, rng: np.random.Generator) -> Grey:
    """The picture (h, w) of greys with what falls through the air."""
    h, w = grey.shape
    unit = min(w, h) / 720
    if brief.weather == "rain":
        layer = _rain(rng, w, h, unit)
        gain = 0.55 if brief.light == "night" else 0.30
        return grey + layer * np.float32(gain) * np.where(grey < 0.7, np.float32(1), np.float32(-1))
    if brief.weather == "snow":
        return np.maximum(grey, _snow(rng, w, h, unit))
    return grey


def _rain(rng: np.random.Generator, w: int, h: int, unit: float) -> Grey:
    layer, slant = np.zeros((h, w), np.uint8), vec((-0.22, 1))
    for x, y, n in rng.random((260, 3)):
        a = vec((x * 1.2 - 0.1, y * 1.2 - 0.2)) * (w, h)
        b = a + slant * (18 + 70 * n) * unit
        (ax, ay), (bx, by) = (a * 16).astype(int).tolist(), (b * 16).astype(int).tolist()
        level = int(60 + 120 * n)
        cv2.line(layer, (ax, ay), (bx, by), level, 1 if unit < 1.4 else 2, cv2.LINE_AA, 4)
    return layer.astype(np.float32) / np.float32(255)


def _snow(rng: np.random.Generator, w: int, h: int, unit: float) -> Grey:
    layer = np.zeros((h, w), np.uint8)
    for x, y, n in rng.random((420, 3)):
        radius = int((0.8 + 3.6 * n**4) * unit * 16)
        cv2.circle(layer, (int(x * w * 16), int(y * h * 16)), radius, 255, -1, cv2.LINE_AA, 4)
    return layer.astype(np.float32) / np.float32(255)
