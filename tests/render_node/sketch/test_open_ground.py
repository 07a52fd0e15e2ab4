"""Open ground by day: what makes a thumbnail of it read."""

import cv2
import numpy as np
import pytest

from render_node.sketch import draw, read_brief
from render_node.sketch.materials import materials
from render_node.sketch.randomness import stream
from render_node.sketch.raster import gather, rasterise
from render_node.sketch.sky import draw_sky
from render_node.sketch.staging import stage
from render_node.sketch.tone import shade
from render_node.sketch.vectors import Bytes
from render_node.sketch.view import View, points_seen

OPEN = ("salt flat", "desert", "field", "beach", "snowy hills", "pier by the sea")


def thumbnail(words: str, seed: int = 3) -> Bytes:
    image = draw(words, seed=seed, width=640, height=356).image
    return np.asarray(cv2.resize(image, (200, 111), interpolation=cv2.INTER_AREA), np.uint8)


def inside(image: Bytes) -> Bytes:
    """Without the ragged border."""
    return image[8:-8, 8:-8, 0]


@pytest.mark.parametrize("place", OPEN)
def test_day_has_light_middle_and_dark_tones(place: str) -> None:
    grey = inside(thumbnail(f"wide shot of a man on a {place}, day"))
    light, dark = float((grey > 205).mean()), float((grey < 110).mean())
    assert light > 0.08
    assert dark > 0.02
    assert 1 - light - dark > 0.25


@pytest.mark.parametrize("place", OPEN)
def test_horizon_is_a_firm_step(place: str) -> None:
    grey = inside(thumbnail(f"wide shot of an empty {place}, day, eye level")).astype(float)
    rows = np.median(grey, axis=1)
    assert np.abs(rows[3:] - rows[:-3]).max() > 25


def test_sky_is_graded_from_the_horizon_up() -> None:
    brief = read_brief("wide shot of an empty salt flat, fog, low angle, day", 3)
    staged = stage(brief, 3, width=160, height=90)
    buffers = rasterise(gather(staged.scene), staged.camera)
    view = View(buffers, staged.camera, brief, points_seen(buffers, staged.camera))
    sky, _ = draw_sky(view, stream(3, "sky"))
    assert sky[0].mean() < 0.7 < 0.95 < sky[-1].mean()


@pytest.mark.parametrize("seed", range(6))
def test_clothes_of_a_small_figure_are_darker_than_its_ground(seed: int) -> None:
    brief = read_brief("extreme wide shot of a man on a salt flat, day", seed)
    staged = stage(brief, seed, width=320, height=180)
    soup = gather(staged.scene)
    buffers = rasterise(soup, staged.camera)
    tone = shade(staged.scene, soup, buffers, staged.camera, brief, stream(seed, "tone"))
    ground = (buffers.normal[..., 1] > 0.9) & (buffers.owner == 0)
    cloth = (buffers.owner == 1) & (buffers.material != materials().number["skin"])
    assert tone.grey[cloth].mean() < 0.5 * np.median(tone.grey[ground])


@pytest.mark.parametrize("light", ["day", "night", "golden hour", "silhouette"])
def test_no_pixel_has_a_hue(light: str) -> None:
    image = thumbnail(f"wide shot of a man on a salt flat, {light}")
    assert (image == image[..., :1]).all()
