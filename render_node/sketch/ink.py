"""Ink: where lines are, how heavy they are, and how a hand would draw them at full size."""

from dataclasses import dataclass

import cv2
import numpy as np

from .camera import Camera
from .materials import materials
from .paper import noise
from .raster import Buffers
from .vectors import Grey, Mask

OUTLINE, OVERLAP, CREASE, SEAM = 1.0, 0.68, 0.48, 0.50
SKYLINE = 0.75  # nearness that a line against the sky is drawn with at the least, in clear air


@dataclass(frozen=True)
class Lines:
    """Distance to the nearest line (buffer pixels), and that line's weight, at buffer size."""

    distance: Grey
    weight: Grey


def find_lines(buffers: Buffers, camera: Camera, rng: np.random.Generator, *, air: float) -> Lines:
    """Edges thickened with nearness and pressure, as a distance field; they fade over `air` m."""
    edge = _edges(buffers, camera)
    mask = (edge > 0.05).astype(np.uint8)
    h, w = mask.shape
    distance, label = cv2.distanceTransformWithLabels(
        1 - mask, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    near = np.clip(1.55 - 0.30 * np.log2(np.maximum(buffers.depth / camera.reach, 0.3)), 0.28, 1.9)
    beyond = np.maximum(buffers.depth - camera.reach, 0)
    near = near * np.clip(np.exp(-beyond / (3 * air)) * 1.25, 0.12, 1)
    near = np.maximum(near, SKYLINE * min(air / 40, 1.0) * _at_sky(buffers))
    press = np.clip(1 + 0.38 * noise(rng, w, h, w / 14, octaves=2), 0.35, 1.7)
    drawn, number = mask > 0, np.asarray(label, np.int64)
    table = np.zeros(int(number.max()) + 1, np.float32)
    table[number[drawn]] = (edge * near * press)[drawn]
    soft = cv2.GaussianBlur(distance, (0, 0), 0.9) - 0.35
    return Lines(np.asarray(soft, np.float32), table[number])


def _edges(b: Buffers, camera: Camera) -> Grey:
    """Outlines on the nearer side, overlaps, creases and changes of material, 0 .. 1.

    A plane has no second difference of 1 / depth, so that floors seen flat draw no false lines.
    """
    inverse = np.float32(1) / b.depth
    need = (0.022 + b.depth * np.float32(3.5 / camera.focal_px)) * inverse * inverse
    weight = materials().weight[b.material]
    sand = b.material == materials().number["sand"]  # grazing crests come in gently, not in dashes
    edge, soft = np.zeros_like(inverse), np.zeros_like(inverse)
    for axis in (0, 1):
        ahead, back = np.roll(inverse, -1, axis), np.roll(inverse, 1, axis)
        step = (2 * inverse - ahead - back) / need
        jump = step > 1
        overlap = np.where(sand, np.clip((step - 1) / 4, 0, 1), 1) * np.float32(OVERLAP)
        for other, owner in (
            (back, np.roll(b.owner, 1, axis)),
            (ahead, np.roll(b.owner, -1, axis)),
        ):
            nearer = jump & (inverse > other)
            strength = np.where(owner != b.owner, np.float32(OUTLINE), overlap)
            edge = np.maximum(edge, np.where(nearer, strength * weight, 0))
        # a far change of material may be too small a step for a jump: its nearer side is a seam
        beyond = (np.roll(b.material, -1, axis) != b.material) & (inverse > ahead)
        soft = np.maximum(soft, np.where(beyond, np.float32(SEAM) * weight, 0))
        soft = np.maximum(
            soft, _soft(b, axis, np.abs(back - inverse) < need * 1.5, inverse > back) * weight
        )
    edge = np.maximum(edge, soft).astype(np.float32)
    edge[0] = edge[-1] = 0
    edge[:, 0] = edge[:, -1] = 0
    return edge


def _at_sky(b: Buffers) -> Mask:
    """Pixels at the border between a surface and the sky."""
    grown = cv2.dilate((~b.seen).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return grown & (cv2.dilate(b.seen.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0)


def _soft(b: Buffers, axis: int, level: Mask, closer: Mask) -> Grey:
    """Creases and seams between neighbours of like depth."""
    material, normal = np.roll(b.material, 1, axis), np.roll(b.normal, 1, axis)
    fold = np.einsum("ijk,ijk->ij", normal, b.normal) < 0.55
    crease = fold & level & (b.material > 0) & (material > 0)
    seam = (material != b.material) & (level | closer)
    return np.where(seam, np.float32(SEAM), np.where(crease, np.float32(CREASE), np.float32(0)))


def draw_lines(
    lines: Lines, rng: np.random.Generator, *, width: int, height: int, unit: float
) -> Grey:
    """Ink (height, width) 0 .. 1: a confident line, and a faint searching one beside it."""
    h, w = lines.distance.shape
    scale = height / h
    firm = _pass(lines, rng, (width, height), unit, (1.0, 1.55))
    loose = _pass(lines, rng, (w, h), unit / scale, (3.0, 0.8)) * np.float32(0.34)
    return np.maximum(firm, cv2.resize(loose, (width, height), interpolation=cv2.INTER_LINEAR))


def _pass(
    lines: Lines,
    rng: np.random.Generator,
    size: tuple[int, int],
    unit: float,
    hand: tuple[float, float],
) -> Grey:
    """One going-over at any size; `hand` is its drift and its width in units."""
    (w, h), (drift, wide) = size, hand
    rows, columns = lines.distance.shape
    kx, ky = columns / w, rows / h
    x, y = (np.arange(n, dtype=np.float32) + 0.5 for n in (w, h))
    amount = np.float32(drift * unit * ky)
    map_x = (x * kx - 0.5)[None] + noise(rng, w, h, 110 * unit) * amount
    map_y = (y * ky - 0.5)[:, None] + noise(rng, w, h, 110 * unit) * amount
    both = cv2.merge((lines.distance, lines.weight))
    warped = cv2.remap(both, map_x, map_y, cv2.INTER_LINEAR)
    weight = warped[..., 1] * np.float32(wide * unit * ky)
    soft = np.float32(max(0.9 * max(unit, 0.6) * ky, 0.35))
    ink = np.clip((weight - warped[..., 0]) / soft + np.float32(0.5), 0, 1)
    return ink * np.clip(warped[..., 1] * np.float32(wide / 1.1), 0, 1)
