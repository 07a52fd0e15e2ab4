"""Camera angles: two sets, one inside the other, that a shot's camera can become and come from."""

from collections import Counter
from typing import Any

import pytest
from starlette.testclient import TestClient

from prompt_engine.catalogue.models import DirectionOption, HeightOption, SizeOption
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.workflows.angles.models import AngleSet
from prompt_engine.workflows.angles.service import Angles, UnknownAngle, load_angles
from prompt_engine.workflows.angles.telling import with_angle, with_next_scene

ANGLES = "/api/templates/angles"


@pytest.fixture(scope="session")
def angles(catalogue: Catalogue) -> Angles:
    return load_angles(catalogue)


@pytest.mark.parametrize(("angle_set", "count"), [("96", 96), ("144", 144)])
def test_a_set_has_as_many_angles_as_its_name_says(angles: Angles, angle_set: AngleSet, count: int):
    chosen = angles.narrowed(angle_set)
    assert len(chosen) == count
    for names in ([a.id for a in chosen], [a.token for a in chosen], [a.words for a in chosen]):
        assert len(set(names)) == count


def test_the_older_set_is_inside_the_newer_under_the_same_ids(angles: Angles):
    ids = {angle.id for angle in angles.narrowed("144")}
    assert {angle.id for angle in angles.narrowed("96")} < ids


def test_every_part_is_an_option_of_the_catalogue(angles: Angles, catalogue: Catalogue):
    sizes = catalogue.entries("size", SizeOption)
    heights = catalogue.entries("height", HeightOption)
    directions = catalogue.entries("direction", DirectionOption)
    for angle in angles.every:
        assert angle.cuts == sizes[angle.size.id].cuts
        assert angle.elevation == heights[angle.height.id].elevation
        assert angle.bearing == directions[angle.direction.id].bearing


def test_every_bearing_of_the_catalogue_has_its_angles(angles: Angles, catalogue: Catalogue):
    directions = catalogue.entries("direction", DirectionOption).values()
    bearings = {option.id for option in directions if option.bearing is not None}
    counts = Counter(angle.direction.id for angle in angles.every)
    assert counts == dict.fromkeys(bearings, 12)


def test_an_angle_is_found_by_the_choices_of_a_shots_camera(angles: Angles):
    camera = {"size": "close_up", "height": "low", "direction": "profile_left"}
    (angle,) = angles.narrowed("144", **camera)
    assert angle.id == "close_up-low-profile_left"
    assert angles.find(angle.id) is angle


def test_tokens_are_those_that_the_lora_was_trained_on(angles: Angles):
    sides = ["front", "right side", "back", "left side"] + [
        f"{end}-{side} quarter" for end in ("front", "back") for side in ("left", "right")
    ]
    trained = {
        f"<sks> {side} view {height} {size}"
        for side in sides
        for height in ("low-angle shot", "eye-level shot", "elevated shot", "high-angle shot")
        for size in ("close-up", "medium shot", "wide shot")
    }
    assert {angle.token for angle in angles.narrowed("96")} == trained


@pytest.mark.parametrize(
    "name",
    [
        "medium-eye_level-three_quarter_right",
        "<sks> front-right quarter view eye-level shot medium shot",
        "<sks> front-right quarter eye-level shot medium shot",
        "front-right-quarter_eye-level_medium",
    ],
)
def test_older_names_find_an_angle(angles: Angles, name: str):
    assert angles.find(name).id == "medium-eye_level-three_quarter_right"


def test_an_older_pages_token_finds_a_close_up(angles: Angles):
    found = angles.find("<sks> front view low-angle shot close-up shot")
    assert found.id == "close_up-low-front"


def test_an_unknown_angle_is_told_with_the_nearest(angles: Angles):
    with pytest.raises(UnknownAngle, match='Did you mean "wide-low-behind"'):
        angles.find("wide-low-behindd")


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 96),
        ({"shot_size": "close-up"}, 32),
        ({"shot_size": "close_up", "set": "144"}, 48),
        ({"shot_size": "medium_shot"}, 32),
        ({"height": "low_angle"}, 24),
        ({"height": "eye level"}, 24),
        ({"direction": "front-right quarter"}, 12),
        ({"direction": "seven_eighths_left"}, 0),
        ({"direction": "seven_eighths_left", "set": "144"}, 12),
        ({"shot_size": "wide", "height": "high", "direction": "behind"}, 1),
    ],
)
def test_the_list_is_narrowed(client: TestClient, asked: dict[str, Any], count: int):
    answer = client.get(ANGLES, params=asked).json()
    assert answer["total"] == len(answer["angles"]) == count


def test_an_angle_carries_older_names_and_its_geometry(client: TestClient):
    asked = {"shot_size": "close-up", "height": "low", "direction": "left side"}
    (angle,) = client.get(ANGLES, params=asked).json()["angles"]
    assert angle == {
        "id": "close_up-low-profile_left",
        "token": "<sks> left side view low-angle shot close-up",
        "words": "close-up, low angle, profile view from the left",
        "display_name": "Close-up, low angle, profile, from the left",
        "short_name": "LS-LA-CU",
        "sets": ["96", "144"],
        "size": "close_up",
        "height": "low",
        "direction": "profile_left",
        "trained": True,
        "bearing": 90,
        "elevation": -22.0,
        "cuts": [0.8, 1.035],
        "shot_size": "close-up",
        "camera_height": "low-angle",
        "view_direction": "left side",
    }


@pytest.mark.parametrize("asked", [{"shot_size": "huge"}, {"height": "x"}, {"set": "97"}])
def test_an_unknown_part_is_refused(client: TestClient, asked: dict[str, str]):
    assert client.get(ANGLES, params=asked).status_code == 422


def test_an_angle_is_told_once(angles: Angles):
    angle = angles.find("wide-high-front")
    once = with_angle("a man", angle, "words")
    assert once == "wide shot, high angle, frontal view, a man"
    assert with_angle(once, angle, "words") == once
    assert with_angle("", angle, "tokens") == "<sks> front view high-angle shot wide shot"


def test_the_next_scene_is_told_once(angles: Angles):
    prefix = angles.tables.next_scene
    assert with_next_scene("rain", prefix) == "Next Scene: rain"
    assert with_next_scene("next scene: rain", prefix) == "next scene: rain"
