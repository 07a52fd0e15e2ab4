"""Pencil and white pencil on surfaces, hidden where something nearer stands before them."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from .camera import NEAR, Camera
from .raster import Buffers
from .scene import Stroke
from .vectors import Bytes, Ints, Mask, Vec


@dataclass(frozen=True)
class Trace:
    """All points of all strokes: pixels, half-widths to the side, fading, visibility, first index
    and length of each."""

    at: Vec
    side: Vec
    fade: Vec
    seen: Mask
    starts: Ints
    lengths: Ints


def draw_strokes(
    strokes: Sequence[Stroke],
    buffers: Buffers,
    camera: Camera,
    rng: np.random.Generator,
    *,
    width: int,
    height: int,
) -> Bytes:
    """Layers (height, width, 2) of pencil and of white pencil; a later stroke covers an earlier
    one.
    """
    layer = np.zeros((height, width, 2), np.uint8)
    if not strokes:
        return layer
    trace = _trace(strokes, buffers, camera, rng, width=width, height=height)
    count = np.add.reduceat(trace.seen.astype(np.int64), trace.starts)
    shown = [int(k) for k in np.flatnonzero(count > 1)]
    on_ground = [k for k in shown if strokes[k].carry > 1]
    _draw(layer, strokes, trace, on_ground)
    if on_ground:
        layer[_people(buffers, width, height)] = 0
    _draw(layer, strokes, trace, [k for k in shown if strokes[k].carry <= 1])
    return layer


def _draw(layer: Bytes, strokes: Sequence[Stroke], trace: Trace, chosen: list[int]) -> None:
    for i in chosen:
        part = slice(trace.starts[i], trace.starts[i] + trace.lengths[i])
        if strokes[i].filled:
            _fill(layer, strokes[i], trace, part)
        else:
            _stroke(layer, strokes[i], trace, part)


def _people(buffers: Buffers, width: int, height: int) -> Mask:
    """Where people are: a long line on the ground may span somebody between two of its points."""
    mask = (buffers.owner > 0).astype(np.uint8)
    large = cv2.resize(mask, (width, height), interpolation=cv2.INTER_NEAREST)
    return np.asarray(large, np.uint8) > 0


def _trace(
    strokes: Sequence[Stroke],
    buffers: Buffers,
    camera: Camera,
    rng: np.random.Generator,
    *,
    width: int,
    height: int,
) -> Trace:
    lengths = np.array([len(s.points) for s in strokes])
    starts = np.cumsum(lengths) - lengths
    q = camera.project(np.concatenate([s.points for s in strokes]))
    wide = np.repeat([s.width for s in strokes], lengths)
    tolerance = np.repeat([s.tolerance for s in strokes], lengths)
    filled = np.repeat([s.filled for s in strokes], lengths)
    clings = np.repeat([s.clings for s in strokes], lengths)
    unit = min(width, height) / 720
    carry = np.repeat([s.carry for s in strokes], lengths)
    scale = carry * camera.focal_px / camera.height / np.maximum(q[:, 2], 0.2)
    size = np.clip(wide * unit * np.clip(scale, 0.25, 6), 0.55 * unit, 13 * unit)
    shake = rng.normal(0, 0.35 * unit, (len(q), 2)) * np.where(filled, 0.4, 1.0)[:, None]
    at = q[:, :2] * (width / camera.width, height / camera.height) + shake
    along = (np.arange(len(q)) - np.repeat(starts, lengths)) / np.maximum(
        np.repeat(lengths, lengths) - 1, 1
    )
    taper = np.sqrt(np.sin(0.25 + (np.pi - 0.5) * along))
    side = _normals(at, starts, lengths) * (size * taper / 2)[:, None]
    return Trace(
        at,
        side,
        np.clip(scale * 2.2, 0.12, 1),
        _visible(q, tolerance, clings, buffers),
        starts,
        lengths,
    )


def _visible(q: Vec, tolerance: Vec, clings: Mask, buffers: Buffers) -> Mask:
    """Whether each projected point is in frame, not behind something, and on what it clings to."""
    h, w = buffers.depth.shape
    inside = (q[:, 2] > NEAR) & (q[:, 0] >= 0) & (q[:, 1] >= 0) & (q[:, 0] < w) & (q[:, 1] < h)
    x, y = (np.where(inside, q[:, k], 0).astype(np.int64) for k in (0, 1))
    allowed = tolerance + 0.012 * q[:, 2] * (tolerance > 0.02)
    surface = buffers.depth[y, x]
    on = ~clings | (q[:, 2] > surface - tolerance - 0.03)
    return inside & on & (q[:, 2] < surface + allowed)


def _normals(at: Vec, starts: Ints, lengths: Ints) -> Vec:
    """Unit vectors to the side of each polyline."""
    slope = np.empty_like(at)
    slope[1:-1] = at[2:] - at[:-2]
    ends = starts + lengths - 1
    many = lengths > 1
    slope[starts[many]] = at[starts[many] + 1] - at[starts[many]]
    slope[ends[many]] = at[ends[many]] - at[ends[many] - 1]
    length = np.sqrt(np.einsum("ij,ij->i", slope, slope))
    return np.column_stack((slope[:, 1], -slope[:, 0])) / np.maximum(length, 1e-6)[:, None]


def _paint(layer: Bytes, outline: Vec, dark: float, fade: float) -> None:
    level = int(255 * min(abs(dark), 1.0) * fade)
    colour = (level, 0) if dark > 0 else (0, level)
    corners = np.clip(outline * 16, -(2**20), 2**20).astype(np.int32)
    cv2.fillPoly(layer, [corners], colour, lineType=cv2.LINE_AA, shift=4)


def _fill(layer: Bytes, stroke: Stroke, trace: Trace, part: slice) -> None:
    seen = trace.seen[part]
    if seen.sum() > max(2, 0.4 * len(seen)):
        _paint(layer, trace.at[part][seen], stroke.dark, 1.0)


def _stroke(layer: Bytes, stroke: Stroke, trace: Trace, part: slice) -> None:
    """One filled outline per visible run."""
    seen = trace.seen[part]
    cuts = np.flatnonzero(np.diff(np.concatenate(([0], seen.astype(np.int8), [0]))))
    for a, b in zip(cuts[::2], cuts[1::2], strict=True):
        if b - a > 1:
            at, side = trace.at[part][a:b], trace.side[part][a:b]
            outline = np.concatenate((at + side, (at - side)[::-1]))
            _paint(layer, outline, stroke.dark, float(trace.fade[part][a:b].mean()))
