"""From words to the finished sheet: stage, rasterise, shade, ink, paper."""

from dataclasses import dataclass

import cv2
import numpy as np

from .brief import Brief, read_brief
from .camera import Camera
from .ink import draw_lines, find_lines
from .lighting import lighting, sight_range
from .maps import Maps, control_maps
from .paper import grain, hatching, torn_edge
from .randomness import stream
from .raster import Buffers, gather, rasterise
from .scene import Scene
from .staging import stage
from .strokes import draw_strokes
from .tone import Tone, shade
from .vectors import Bytes, Grey
from .weather import add_weather

BUFFER_PIXELS = 260_000
LEAST_SIDE = 48


@dataclass(frozen=True)
class Sketch:
    """A picture (height, width, 3) uint8 RGB, and its control maps of the same shape if asked
    for.
    """

    image: Bytes
    brief: Brief
    depth: Bytes | None = None
    normal: Bytes | None = None
    line: Bytes | None = None
    pose: Bytes | None = None


def draw(text: str, *, seed: int, width: int, height: int, maps: bool = False) -> Sketch:
    """Draw what a prompt asks for; equal arguments give equal bytes."""
    brief = read_brief(text, seed)
    grow = -(-LEAST_SIDE // min(width, height)) if min(width, height) < LEAST_SIDE else 1
    w, h = width * grow, height * grow
    columns, rows = buffer_size(w, h)
    staged = stage(brief, seed, width=columns, height=rows)
    sheet = draw_sheet(
        staged.scene, staged.camera, brief, (seed, text), width=w, height=h, maps=maps
    )
    image = _fit(sheet.image, width, height)
    if sheet.maps is None:
        return Sketch(image, brief)
    m = sheet.maps
    depth, normal, line, pose = (
        _fit(q, width, height) for q in (m.depth, m.normal, m.line, m.pose)
    )
    return Sketch(image, brief, depth, normal, line, pose)


def buffer_size(width: int, height: int, most: int = BUFFER_PIXELS) -> tuple[int, int]:
    """Columns and rows of the buffers for a picture: the same shape, never larger than `most`
    pixels.
    """
    scale = min(1.0, float(np.sqrt(most / (width * height))))
    return max(1, round(width * scale)), max(1, round(height * scale))


@dataclass(frozen=True)
class Sheet:
    image: Bytes
    maps: Maps | None


def draw_sheet(
    scene: Scene,
    camera: Camera,
    brief: Brief,
    hand: tuple[int, str],
    *,
    width: int,
    height: int,
    maps: bool = False,
) -> Sheet:
    """One picture of a scene; `hand` (seed, text) decides how the pencil trembles."""
    rng = stream(hand[0], "hand " + hand[1])
    soup = gather(scene)
    buffers = rasterise(soup, camera)
    tone = shade(scene, soup, buffers, camera, brief, rng)
    air = sight_range(brief.light, brief.weather)
    lines = find_lines(buffers, camera, rng, air=air)
    unit = min(width, height) / 720
    ink = draw_lines(lines, rng, width=width, height=height, unit=unit)
    marks = draw_strokes(scene.strokes, buffers, camera, rng, width=width, height=height)
    drawn = np.maximum(ink, marks[..., 0] * np.float32(1 / 255))
    grey = _compose(tone, buffers, drawn, marks[..., 1], rng, unit)
    grey = add_weather(grey, brief, rng)
    grey = 1 - (1 - grey) * torn_edge(rng, width, height, unit)
    controls = None
    if maps:
        controls = control_maps(buffers, camera, scene.skeletons, drawn, width=width, height=height)
    return Sheet(_printed(grey, brief), controls)


def _compose(
    tone: Tone, buffers: Buffers, ink: Grey, chalk: Bytes, rng: np.random.Generator, unit: float
) -> Grey:
    """Tone, hatching, ink and white pencil on grained paper, at the size of the ink."""
    h, w = ink.shape
    tooth = grain(rng, w, h, unit)
    grey, strength = (_enlarged(q, w, h) for q in (tone.grey, tone.hatch))
    flat = cv2.resize(buffers.material, (w, h), interpolation=cv2.INTER_NEAREST)
    grey -= hatching(rng, np.asarray(flat, np.uint8), strength, unit)
    grey += tooth * np.float32(0.022 * min(1.0, 0.35 + 0.65 * unit)) + np.float32(0.012)
    lead = ink * np.clip(np.float32(0.95) + np.float32(0.10) * tooth, 0.5, 1)
    grey = np.clip(grey, 0.04, 1) * (1 - lead * np.float32(0.93)) + lead * np.float32(0.05)
    white = chalk > 0
    share = chalk[white] * np.clip(np.float32(0.92) + np.float32(0.2) * tooth[white], 0, 1)
    lifted = grey[white] + (np.float32(0.97) - grey[white]) * share * np.float32(1 / 255)
    grey[white] = np.maximum(grey[white], lifted)
    return grey


def _enlarged(value: Grey, w: int, h: int) -> Grey:
    return np.array(cv2.resize(value, (w, h), interpolation=cv2.INTER_LINEAR), np.float32)


def _printed(grey: Grey, brief: Brief) -> Bytes:
    """Greys in the tints of the paper and the lead."""
    light = lighting().lights[brief.light]
    paper, lead = np.array(light.paper), np.array(light.lead)
    ramp = (lead + (paper - lead) * (np.arange(256) / 255)[:, None] + 0.5).astype(np.uint8)
    level = np.clip(grey * 255 + 0.5, 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(cv2.merge((level, level, level)), ramp[None]), np.uint8)


def _fit(image: Bytes, width: int, height: int) -> Bytes:
    if image.shape[:2] == (height, width):
        return image
    return np.asarray(cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
