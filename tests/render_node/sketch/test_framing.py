"""A pinhole camera: distance = visible height x focal length / sensor height."""

from dataclasses import replace

import numpy as np
import pytest

from render_node.sketch.brief import Brief, read_brief
from render_node.sketch.camera import Camera
from render_node.sketch.framing import Aim, place_camera
from render_node.sketch.shot_sizes import framing
from render_node.sketch.vectors import vec

TALL = 1.70
SIZES = framing().shots


def brief_of(words: str, **change: object) -> Brief:
    return replace(read_brief(words, 0), **change)  # type: ignore[arg-type]


def camera_of(brief: Brief, width: int = 1280, height: int = 720) -> Camera:
    middle = SIZES[brief.shot].middle * TALL
    aim = Aim(vec((0, middle, 0)), TALL, spread=0.0, shift=0.0, lowest=0.22)
    return place_camera(brief, aim, width=width, height=height)


def row(camera: Camera, height: float) -> float:
    """Pixel row of a height in metres on the subject's axis."""
    return float(camera.project([(0, height, 0)])[0, 1])


@pytest.mark.parametrize("shot", [s for s in SIZES if s != "extreme wide"])
def test_cut_lines_land_on_the_edges_of_the_frame(shot: str) -> None:
    camera = camera_of(brief_of(f"{shot} shot", height="eye level"))
    few = 15 if SIZES[shot].cut == "none" else 8  # the lens looks down a little from the eye line
    assert row(camera, SIZES[shot].upper * TALL) == pytest.approx(0, abs=few)
    assert row(camera, SIZES[shot].lower * TALL) == pytest.approx(720, abs=few)


@pytest.mark.parametrize("focal", [24.0, 50.0, 85.0, 135.0])
def test_distance_is_proportional_to_the_focal_length(focal: float) -> None:
    camera = camera_of(brief_of("close-up", focal_mm=focal))
    visible = (SIZES["close-up"].upper - SIZES["close-up"].lower) * TALL
    assert camera.reach == pytest.approx(visible * focal / (24.9 / (1280 / 720)), rel=1e-6)


def test_new_lens_keeps_the_figure_and_changes_perspective() -> None:
    short, long = (camera_of(brief_of("close-up", focal_mm=f)) for f in (24.0, 85.0))
    assert row(short, 1.5) == pytest.approx(row(long, 1.5), abs=4)

    def nose_to_ear(camera: Camera) -> float:
        towards = (camera.at - vec((0, camera.at[1], 0))) / camera.reach
        points = [towards * 0.11 + vec((0, 1.55, 0)), towards * -0.02 + vec((0, 1.55, 0))]
        near, far = camera.project(points)[:, 2]
        return float(far / near)

    assert nose_to_ear(short) > 1.15 > 1.06 > nose_to_ear(long)


def test_background_grows_with_the_focal_length() -> None:
    house = [(-2.0, 1.5, -8.0), (2.0, 1.5, -8.0)]
    short, long = (
        np.ptp(camera_of(brief_of("medium", focal_mm=f, bearing=0.0)).project(house)[:, 0])
        for f in (24.0, 85.0)
    )
    assert long > 2 * short


@pytest.mark.parametrize(
    ("bearing", "place"), [(0.0, (0, 1)), (90.0, (1, 0)), (180.0, (0, -1)), (270.0, (-1, 0))]
)
def test_bearing_turns_the_camera_about_the_subject(bearing: float, place: tuple[int, int]) -> None:
    camera = camera_of(brief_of("full shot", bearing=bearing))
    out = camera.at[[0, 2]] / np.linalg.norm(camera.at[[0, 2]])
    assert out == pytest.approx(place, abs=1e-6)


@pytest.mark.parametrize(
    ("height", "elevation"), [("low angle", -22), ("high angle", 36), ("bird's eye", 78)]
)
def test_height_is_an_elevation_about_the_aim(height: str, elevation: float) -> None:
    camera = camera_of(brief_of("medium close-up", height=height))
    assert np.degrees(np.arcsin(-camera.basis[2, 1])) == pytest.approx(elevation, abs=0.01)


def test_eye_level_puts_the_lens_at_the_eyes() -> None:
    camera = camera_of(brief_of("medium", height="eye level"))
    assert camera.at[1] == pytest.approx(0.93 * TALL, abs=1e-6)


def test_lens_never_goes_under_the_ground_and_keeps_its_distance() -> None:
    level = camera_of(brief_of("full shot", height="eye level"))
    worm = camera_of(brief_of("full shot", height="worm's eye"))
    assert worm.at[1] == pytest.approx(0.22)
    assert worm.reach == pytest.approx(level.reach, rel=1e-6)


def test_dutch_angle_leans_the_horizon() -> None:
    camera = camera_of(brief_of("medium", dutch=15.0, height="eye level"))
    assert np.degrees(np.arcsin(camera.basis[0, 1])) == pytest.approx(15, abs=0.1)


def test_upright_frame_turns_the_sensor() -> None:
    wide = camera_of(brief_of("full shot"), 1280, 720)
    tall = camera_of(brief_of("full shot"), 720, 1280)
    assert tall.focal_px == pytest.approx(1280 * 35 / 24.9, rel=1e-6)
    assert row(tall, 0.0) < 1280
    assert row(wide, 0.0) < 720


def test_whole_cast_fits() -> None:
    aim = Aim(vec((0, 1.5, 0)), TALL, spread=3.0, shift=0.0, lowest=0.22)
    camera = place_camera(brief_of("close-up", bearing=0.0), aim, width=1280, height=720)
    edges = camera.project([(-1.5, 1.5, 0), (1.5, 1.5, 0)])[:, 0]
    assert edges == pytest.approx((0, 1280), abs=2)
