"""The sky: graded from the horizon up, clouds in two tones, a low sun or a moon."""

import cv2
import numpy as np

from .camera import Camera
from .lighting import sight_range
from .paper import noise
from .vectors import Grey
from .view import View

COVER = 0.22  # level of the noise above which there is cloud
SHINE = 0.10  # how much lighter the sky is close to the sun or moon
STRETCH = 3  # clouds lie this many times wider than they are high


def draw_sky(view: View, rng: np.random.Generator) -> tuple[Grey, Grey]:
    """Grey of the sky, and the glow that a low sun or moon throws on the distance."""
    light, camera = view.light, view.camera
    h, w = view.buffers.depth.shape
    cloud = _cloud_noise(rng, w, h)
    side, out = rng.random(), rng.uniform(0.16, 0.36)
    up = _rise(camera, w, h)
    sky = light.sky_low + (light.sky_top - light.sky_low) * np.clip(up * 2.6, 0, 1) ** 0.6
    if view.indoors:
        return sky, np.zeros((h, w), np.float32)
    if view.brief.weather != "fog":
        sky = _clouded(view, sky, cloud, up)
    if not light.glow:
        return sky, np.zeros((h, w), np.float32)
    away = _from_sun(view, (1 if side < 0.5 else -1) * out)
    disc = np.clip((light.glow - away) * h, 0, 1)
    air = sight_range(view.brief.light, view.brief.weather)
    fade = 1 - np.exp(-np.maximum(view.buffers.depth - camera.reach, 0) / air)
    glow = np.exp(-away / 0.22) * 0.22 * fade
    return np.maximum(sky + np.exp(-away / 0.16) * SHINE, disc * 1.1), glow


def _cloud_noise(rng: np.random.Generator, w: int, h: int) -> Grey:
    across = max(2, w // STRETCH)
    return np.asarray(cv2.resize(noise(rng, across, h, w / 10, octaves=3), (w, h)), np.float32)


def _clouded(view: View, sky: Grey, cloud: Grey, up: Grey) -> Grey:
    """Flat shapes: a body, and an underside where the cloud soon ends below."""
    h = sky.shape[0]
    body, under = view.light.clouds
    if view.brief.weather in ("rain", "snow"):
        body, under = (q * 0.72 for q in (body, under))
    below = np.roll(cloud, -max(1, h // 22), 0)
    lit = np.clip((below - COVER) * 14 + 0.5, 0, 1)
    cover = np.clip((cloud - COVER) * 14, 0, 1) * np.clip((up - 0.02) * 30, 0, 1)
    return sky + (under + (body - under) * lit - sky) * cover


def _from_sun(view: View, aside: float) -> Grey:
    """Distance of each pixel from the sun or moon, in heights of the picture."""
    camera, night = view.camera, view.brief.light == "night"
    h, w = view.buffers.depth.shape
    x = w * (0.5 + aside)
    far = camera.project((camera.at + camera.heading * 1000)[None])[0]
    y = float(np.clip(far[1], h * 0.1, h * 0.9)) - h * (0.32 if night else 0.10)
    yy, xx = np.ogrid[0:h, 0:w]
    return np.sqrt(((xx - x) / h) ** 2 + ((yy - y) / h) ** 2).astype(np.float32)


def _rise(camera: Camera, w: int, h: int) -> Grey:
    """Sine of the elevation that each pixel looks at, from 0."""
    x = np.arange(w, dtype=np.float32)[None] - w / 2
    y = h / 2 - np.arange(h, dtype=np.float32)[:, None]
    rise, focal = camera.basis[:, 1], camera.focal_px
    ray = x * rise[0] + y * rise[1] + focal * rise[2]
    return np.clip(ray / np.sqrt(x * x + y * y + focal * focal), 0, 1).astype(np.float32)
