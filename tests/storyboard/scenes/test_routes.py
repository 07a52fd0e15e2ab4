"""Scenes over HTTP."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from storyboard.app import create_app
from tests.storyboard.fakes import HERE, settings_in
from tests.storyboard.shots.test_routes import Film


@pytest.fixture
def film(tmp_path: Path) -> Generator[Film]:
    with TestClient(create_app(settings_in(tmp_path), idle_seconds=0), base_url=HERE) as client:
        yield Film(client)


def names(film: Film) -> list[Any]:
    return [scene["name"] for scene in film.ask("GET", "scenes")["scenes"]]


def test_a_scene_is_added_changed_in_part_and_read(film: Film):
    made = film.ask("POST", "scenes", 201, name="Pump house", heading="INT. day")
    changed = film.ask("PATCH", f"scenes/{made['id']}", lyrics="La la")
    assert changed == made | {"lyrics": "La la"}
    assert (changed["number"], changed["heading"]) == (2, "INT. day")
    assert film.ask("GET", f"scenes/{made['id']}") == changed


def test_a_scene_says_how_many_shots_it_has_and_how_long_they_are(film: Film):
    [scene] = film.ask("GET", "scenes")["scenes"]
    shot = film.ask("POST", "shots", 201, scene_id=scene["id"], duration=48)
    film.ask("POST", f"shots/{shot['id']}/alternates", 201)
    film.ask("POST", "shots", 201, scene_id=scene["id"])
    found = film.ask("GET", f"scenes/{scene['id']}")
    assert (found["shots"], found["seconds"]) == (2, 2.0)


def test_scenes_change_places_and_their_shots_keep_their_codes(film: Film):
    film.ask("POST", "shots", 201)
    made = film.ask("POST", "scenes", 201, name="Two")
    film.ask("POST", "scenes", 201, name="Three")
    [first, *_] = film.ask("GET", "scenes")["scenes"]
    film.ask("POST", f"scenes/{made['id']}/move", before=first["id"])
    assert names(film) == ["Two", "Scene 1", "Three"]
    film.ask("POST", f"scenes/{made['id']}/move")
    assert names(film) == ["Scene 1", "Three", "Two"]
    assert film.shots() == ["1A"]


def test_a_copy_of_a_scene_has_copies_of_its_shots_and_no_takes(film: Film):
    shot = film.ask("POST", "shots", 201, name="The wall")
    film.ask("POST", f"shots/{shot['id']}/alternates", 201)
    film.ask("POST", "scenes", 201, name="Last")
    copy = film.ask("POST", f"scenes/{shot['scene_id']}/duplicate", 201)
    assert names(film) == ["Scene 1", "Scene 1 copy", "Last"]
    own = [each for each in film.ask("GET", "shots")["shots"] if each["scene_id"] == copy["id"]]
    assert [(each["slate"], each["name"], each["stands"]) for each in own] == [
        ("2A", "The wall", False),
        ("2A A2", "The wall", True),
    ]


def test_a_deleted_scene_comes_back_with_all_its_shots(film: Film):
    shot = film.ask("POST", "shots", 201, name="The wall")
    film.ask("POST", f"shots/{shot['id']}/alternates", 201)
    before = film.ask("GET", "shots")
    film.ask("DELETE", f"scenes/{shot['scene_id']}", 204)
    assert (names(film), film.shots()) == ([], [])
    film.ask("POST", f"scenes/{shot['scene_id']}/restore")
    assert film.ask("GET", "shots") == before
    film.ask("POST", f"scenes/{shot['scene_id']}/restore", 404)


def test_codes_of_a_scene_in_the_trash_are_not_given_again(film: Film):
    shot = film.ask("POST", "shots", 201)
    film.ask("DELETE", f"scenes/{shot['scene_id']}", 204)
    assert film.ask("POST", "shots", 201)["code"] == "1B"


def test_a_scene_that_nobody_knows_is_404_and_a_wrong_field_422(film: Film):
    film.ask("PATCH", "scenes/nobody", 404, name="X")
    film.ask("POST", "scenes/nobody/duplicate", 404)
    film.ask("DELETE", "scenes/nobody", 404)
    [scene] = film.ask("GET", "scenes")["scenes"]
    film.ask("POST", f"scenes/{scene['id']}/move", 404, before="nobody")
    film.ask("PATCH", f"scenes/{scene['id']}", 422, number=3)


def standing(film: Film) -> list[tuple[Any, Any]]:
    scenes = film.ask("GET", "scenes")["scenes"]
    return [(each["number"], each["alternate_number"]) for each in scenes if each["stands"]]


def test_an_alternate_of_a_scene_says_the_same_has_copies_of_its_shots_and_stands(film: Film):
    shot = film.ask("POST", "shots", 201, name="The wall")
    film.ask("POST", f"shots/{shot['id']}/alternates", 201)
    film.ask("PATCH", f"scenes/{shot['scene_id']}", heading="INT. day")
    film.ask("POST", "scenes", 201, name="Last")
    made = film.ask("POST", f"scenes/{shot['scene_id']}/alternates", 201)
    first = film.ask("GET", f"scenes/{shot['scene_id']}")
    assert (made["slot_id"], made["heading"], made["shots"]) == (first["slot_id"], "INT. day", 1)
    assert (made["stands"], first["stands"]) == (True, False)
    assert standing(film) == [(1, 2), (2, 1)]
    shown = [each["slate"] for each in film.ask("GET", "shots")["shots"] if each["stands"]]
    assert shown == ["1B A2"]


def test_an_alternate_of_an_alternate_hangs_on_the_slot_and_numbers_are_given_once(film: Film):
    [scene] = film.ask("GET", "scenes")["scenes"]
    two = film.ask("POST", f"scenes/{scene['id']}/alternates", 201)
    three = film.ask("POST", f"scenes/{two['id']}/alternates", 201)
    assert (three["slot_id"], three["alternate_number"]) == (scene["slot_id"], 3)
    film.ask("DELETE", f"scenes/{three['id']}", 204)
    assert standing(film) == [(1, 2)]
    film.ask("POST", f"scenes/{scene['id']}/choose")
    assert standing(film) == [(1, 1)]
    assert film.ask("POST", f"scenes/{scene['id']}/alternates", 201)["alternate_number"] == 4
    film.ask("POST", f"scenes/{three['id']}/restore")
    assert film.ask("GET", f"scenes/{two['id']}")["alternate_number"] == 2


def test_alternates_of_a_scene_move_together_and_a_copy_is_no_alternate(film: Film):
    [scene] = film.ask("GET", "scenes")["scenes"]
    made = film.ask("POST", f"scenes/{scene['id']}/alternates", 201)
    last = film.ask("POST", "scenes", 201, name="Last")
    film.ask("POST", f"scenes/{last['id']}/move", before=made["id"])
    assert standing(film) == [(1, 1), (2, 2)]
    film.ask("POST", f"scenes/{scene['id']}/choose")
    assert film.ask("GET", f"scenes/{scene['id']}")["number"] == 2
    copy = film.ask("POST", f"scenes/{made['id']}/duplicate", 201)
    assert (copy["number"], copy["alternate_number"], copy["stands"]) == (3, 1, True)
    film.ask("POST", "scenes/nobody/alternates", 404)
    film.ask("POST", "scenes/nobody/choose", 404)


def test_what_a_scene_says_in_every_prompt_is_told_and_a_shot_can_leave_it_out(film: Film):
    shot = film.ask("POST", "shots", 201, without_scene_text=True)
    changed = film.ask("PATCH", f"scenes/{shot['scene_id']}", prompt_start="Rain", prompt_end="")
    assert (changed["prompt_start"], changed["prompt_end"]) == ("Rain", "")
    assert shot["without_scene_text"] is True
    assert film.ask("PATCH", f"shots/{shot['id']}", without_scene_text=False)["stale"] is None


def test_the_list_of_scenes_is_sent_again_only_when_it_says_something_else(film: Film):
    url = f"/api/projects/{film.id}/scenes"
    first = film.client.get(url)
    known = {"If-None-Match": first.headers["ETag"]}
    assert film.client.get(url, headers=known).status_code == 304
    film.ask("POST", "shots", 201, duration=48)
    [scene] = film.client.get(url, headers=known).json()["scenes"]
    assert (scene["shots"], scene["seconds"]) == (1, 2.0)
    assert scene == film.ask("GET", f"scenes/{scene['id']}")
