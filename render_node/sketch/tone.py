"""Tone: greys of a marker drawing: light, shadow, air, sky, paper left round figures."""

from dataclasses import dataclass

import cv2
import numpy as np

from .brief import Brief
from .camera import NEAR, Camera
from .lighting import sight_range
from .materials import materials
from .paper import noise
from .raster import Buffers, Soup
from .scene import Lamp, Pool, Scene
from .shadow import Source, shadow_mask
from .sky import draw_sky
from .vectors import Grey, Vec, unit, vec
from .view import View, points_seen

OPEN_FILL = 0.17  # light that a side turned from the sun still has under an open sky
CLOTH = 0.32  # grey that the clothes of such a figure do not pass
SMALL = 5.0  # metres from the lens beyond which a figure is drawn darker than it is
STEPS = np.array([0.09, 0.27, 0.47, 0.68, 0.87, 1.0, 1.0], np.float32)


@dataclass(frozen=True)
class Tone:
    """Greys 0 .. 1 and the strength of hatching, both at the size of the buffers."""

    grey: Grey
    hatch: Grey


def shade(
    scene: Scene,
    soup: Soup,
    buffers: Buffers,
    camera: Camera,
    brief: Brief,
    rng: np.random.Generator,
) -> Tone:
    view = View(buffers, camera, brief, points_seen(buffers, camera))
    value = _lit(view, scene, soup)
    value = _pools(view, scene.pools, value)
    if view.open_day:
        value = _clouded(view, value)
    if view.against_light:
        value = _standing_out(view, value)
    value = _air(view, value)
    if brief.light == "silhouette":
        dark = 0.05 + 0.12 * np.clip(_towards(view, _key(view)), 0, 1)
        value = np.where(view.people, dark, np.maximum(value, 0.2) * 0.9 + 0.18)
    h, w = value.shape
    value = value + noise(rng, w, h, w / 5, octaves=2) * 0.02
    hatch = np.clip((0.62 - value) / 0.5, 0, 1)
    sky, glow = draw_sky(view, rng)
    grey = np.where(buffers.seen, _flat(value + glow) * 0.78 + value * 0.22, sky)
    grey = _vignette(_halo(view, grey, value))
    return Tone(grey.astype(np.float32), np.where(buffers.seen, hatch, 0).astype(np.float32))


def _key(view: View) -> Vec:
    """Direction to the key light in the world."""
    right, up, back = view.light.key
    camera = view.camera
    return unit(camera.rightward * right + vec((0, up, 0)) - camera.heading * back)


def _rim(view: View) -> Vec:
    """Direction to the back light that picks people out of the dark."""
    camera = view.camera
    return unit(camera.rightward * 0.85 + vec((0, 0.42, 0)) + camera.heading * 0.40)


def _towards(view: View, direction: Vec) -> Grey:
    return view.buffers.normal @ direction.astype(np.float32)


def _lit(view: View, scene: Scene, soup: Soup) -> Grey:
    """Albedo times light; at night the lamps of the set are the key."""
    table, light, b = materials(), view.light, view.buffers
    if view.brief.light == "night" and scene.lamps:
        value = _by_lamps(view, scene.lamps, soup)
    else:
        value = _by_key(view, scene.lamps, soup)
    value = np.asarray(table.albedo[b.material] * value * light.exposure + 0.05, np.float32)
    if view.brief.light == "night":
        rim = np.clip(_towards(view, _rim(view)) * 1.9 - 0.75, 0, 1)
        rim = (0.35 + 0.65 * table.albedo[b.material]) * rim * 0.85
        value = np.where(view.people, np.maximum(value, rim), value)
        skin = b.material == table.number["skin"]
        value = np.asarray(np.where(skin, np.maximum(value, 0.36), value), np.float32)
    near = np.clip(1 - b.depth / view.camera.reach / 0.85, 0, 1)
    value = np.asarray(value - 0.16 * near * (b.owner == 0), np.float32)
    lit = b.material == table.number["lit"]
    return np.where(lit, np.maximum(value, 0.98), value)


def _shadow(view: View, soup: Soup, source: Source) -> Grey:
    """Shadow of one source at every pixel, 0 .. 1."""
    b, camera = view.buffers, view.camera
    span = camera.reach * camera.width / max(camera.focal_px, 1e-6)
    radius = float(np.clip(span * 1.15, 1.1, 11.0))
    middle = camera.at + camera.basis[2] * camera.reach
    mask = shadow_mask(soup, source, (middle, radius), view.points, b.normal)
    close = np.abs(b.depth - np.float32(camera.reach)) < radius * 1.7
    return np.where(b.seen & close, mask, np.float32(0))


def _by_key(view: View, lamps: list[Lamp], soup: Soup) -> Grey:
    light, b = view.light, view.buffers
    key = vec((0.05, 1, 0.05)) if view.brief.weather == "fog" else _key(view)
    lambert = np.clip(_towards(view, unit(key)), -1, 1)
    shadow = _shadow(view, soup, Source(unit(key), 1.0, None))
    lit = np.clip(0.12 + lambert * 1.15, 0, 1) * (lambert > 0)
    lit = (
        light.ambient
        + (1 - light.ambient) * lit * (1 - shadow * 0.9)
        - 0.05 * shadow * (lambert > 0)
    )
    base = light.ambient + (0.26 if view.indoors else OPEN_FILL)
    if view.indoors:
        base = base + 0.30 * sum((_lamp_gain(view, lamp) for lamp in lamps), np.float32(0))
    fallen = shadow * 0.34 * (0.35 + 0.65 * np.clip(lambert * 2, 0, 1))
    return np.where(
        b.owner == 0, np.maximum(lit * (0.92 if view.indoors else 1), base - fallen), lit
    )


def _lamp_gain(view: View, lamp: Lamp) -> Grey:
    """Light of one lamp on every surface, 1 close before it."""
    away = lamp.at.astype(np.float32) - view.points
    far = np.sqrt(np.einsum("ijk,ijk->ij", away, away)) + np.float32(1e-3)
    facing = np.clip(np.einsum("ijk,ijk->ij", away, view.buffers.normal) / far, 0, 1)
    spread = np.float32(1) / (1 + (far / np.float32(lamp.reach)) ** 2)
    return np.float32(lamp.strength) * spread * (np.float32(0.12) + np.float32(0.88) * facing)


def _by_lamps(view: View, lamps: list[Lamp], soup: Soup) -> Grey:
    """The strongest lamp at the subject throws the shadow; the others only add light."""
    middle = (view.camera.at + view.camera.basis[2] * view.camera.reach).astype(np.float64)
    ranked = sorted(lamps, key=lambda lamp: -_reaching(lamp, middle))[:3]
    value = np.full(view.buffers.depth.shape, view.light.ambient, np.float32)
    for i, lamp in enumerate(ranked):
        gain = _lamp_gain(view, lamp) * np.float32(1.9)
        if i == 0:
            gain = gain * (
                1 - 0.85 * _shadow(view, soup, Source(lamp.at, lamp.strength, lamp.reach))
            )
        value += gain.astype(np.float32)
    return value


def _reaching(lamp: Lamp, point: Vec) -> float:
    far = float(np.linalg.norm(lamp.at - point))
    return lamp.strength / (1 + (far / lamp.reach) ** 2)


def _pools(view: View, pools: list[Pool], value: Grey) -> Grey:
    """Light on the ground, drawn as polygons."""
    b, camera = view.buffers, view.camera
    ground = (b.owner == 0) & (b.normal[..., 1] > 0.9)
    if not pools or not ground.any():
        return value
    layer = np.zeros(value.shape, np.float32)
    for pool in pools:
        if (camera.view(pool.points)[:, 2] > NEAR).all():
            px = camera.project(pool.points)[:, :2]
            mask = np.zeros(value.shape, np.uint8)
            corners = np.clip(px * 16, -(2**20), 2**20).astype(np.int32)
            cv2.fillPoly(mask, [corners], 255, lineType=cv2.LINE_AA, shift=4)
            layer = np.maximum(layer, mask * np.float32(pool.gain / 255))
    return np.where(ground, value + layer, value)


def _clouded(view: View, value: Grey) -> Grey:
    """Broad shadows of clouds on open ground; the subject stands in the sun."""
    x, z = view.points[..., 0], view.points[..., 2]
    wave = np.sin(x * 0.05 + z * 0.13 + 1.0) + np.sin(z * 0.21 - x * 0.09) * 0.7
    middle = (view.camera.at + view.camera.basis[2] * view.camera.reach).astype(np.float32)
    away = np.hypot(x - middle[0], z - middle[2])
    under = np.clip((wave - 0.6) * 3, 0, 1) * np.clip((away - 5) * 0.4, 0, 1)
    ground = (view.buffers.owner == 0) & (view.buffers.normal[..., 1] > 0.6)
    return np.asarray(value * (1 - np.float32(0.24) * under * ground), np.float32)


def _standing_out(view: View, value: Grey) -> Grey:
    """A small figure in the open, or one in a doorway, is the darkest thing, whatever it wears."""
    if view.open_day and view.camera.reach < SMALL:
        return value
    cloth = view.people & (view.buffers.material != materials().number["skin"])
    return np.where(cloth, np.minimum(value * np.float32(0.55), np.float32(CLOTH)), value)


def _air(view: View, value: Grey) -> Grey:
    """Distance fades towards the tone of the air."""
    brief, b = view.brief, view.buffers
    air, fog = sight_range(brief.light, brief.weather), brief.weather == "fog"
    mix = 1 - np.exp(-np.maximum(b.depth - view.camera.reach, 0) / air)
    mix = mix * (0.97 if fog else view.light.haze)
    far = max(view.light.far, 0.80) if fog and brief.light != "night" else view.light.far
    far = min(far, 0.80) if brief.weather == "snow" else far
    return value + (far - value) * mix


def _flat(value: Grey) -> Grey:
    """Quantised to marker greys, with a narrow ramp between them."""
    x = np.clip(value, 0, 1) * 5
    k = np.floor(x)
    ramp = np.clip((x - k - 0.5) / 0.16 + 0.5, 0, 1)
    i = k.astype(np.int32)
    low = STEPS[i]
    return low + (STEPS[i + 1] - low) * ramp


def _halo(view: View, grey: Grey, value: Grey) -> Grey:
    """Paper left lighter round a dark figure, and the reverse."""
    people = view.people
    if not people.any():
        return grey
    h = people.shape[0]
    away = cv2.distanceTransform((~people).astype(np.uint8), cv2.DIST_L2, 3) / h
    gain = 0.11 if float(value[people].mean()) < 0.6 else -0.08
    return grey + np.exp(-((away / 0.05) ** 1.3)) * (~people) * gain


def _vignette(grey: Grey) -> Grey:
    h, w = grey.shape
    x = np.linspace(-0.5, 0.5, w, dtype=np.float32)[None]
    y = np.linspace(-0.5, 0.5, h, dtype=np.float32)[:, None]
    return grey - np.clip(x * x * 1.2 + y * y * 1.4 - 0.22, 0, 1) * 0.45
