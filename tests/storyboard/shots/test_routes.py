"""Shots over HTTP."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from storyboard.app import create_app
from studio_kit.paths import ProjectRoot
from tests.storyboard.fakes import HERE, put_on_disk, settings_in, take_record


class Film:
    """A project of the running service, as a script speaks to it."""

    def __init__(self, client: TestClient) -> None:
        place = client.post("/api/projects", json={"name": "The Salt Line"}).json()
        self.client, self.id, self.folder = client, place["id"], Path(place["path"])

    def ask(self, method: str, path: str, status: int = 200, **body: Any) -> Any:
        content = body if method in ("POST", "PATCH", "PUT") else None
        answer = self.client.request(method, f"/api/projects/{self.id}/{path}", json=content)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    def shots(self, key: str = "slate") -> list[Any]:
        return [shot[key] for shot in self.ask("GET", "shots")["shots"]]


@pytest.fixture
def film(tmp_path: Path) -> Generator[Film]:
    with TestClient(create_app(settings_in(tmp_path), idle_seconds=0), base_url=HERE) as client:
        yield Film(client)


def test_a_shot_is_added_with_what_is_given_and_read_back(film: Film):
    made = film.ask("POST", "shots", 201, name="The wall", rating=4, camera={"lens": "mm_50"})
    assert film.ask("GET", f"shots/{made['id']}") == made
    assert (made["code"], made["rating"], made["camera"]) == ("1A", 4, {"lens": "mm_50"})
    assert (made["stands"], made["takes"], made["stale"]) == (True, [], None)


def test_a_change_of_one_value_leaves_the_others(film: Film):
    made = film.ask("POST", "shots", 201, values={"steps": 20, "cfg": 7.5}, camera={"lens": "a"})
    after = film.ask("PATCH", f"shots/{made['id']}", values={"steps": 30, "cfg": None})
    assert after == made | {"values": {"steps": 30}}


def test_an_alternate_copies_all_but_takes_and_stands_until_another_is_chosen(film: Film):
    first = film.ask("POST", "shots", 201, name="Oskar", description="At the door")
    second = film.ask("POST", f"shots/{first['id']}/alternates", 201)
    assert (second["slate"], second["description"], second["stands"]) == (
        "1A A2",
        "At the door",
        True,
    )
    third = film.ask("POST", f"shots/{second['id']}/alternates", 201)
    assert (third["slate"], third["slot_id"]) == ("1A A3", first["slot_id"])
    film.ask("POST", f"shots/{first['id']}/choose")
    assert film.shots("stands") == [True, False, False]
    film.ask("DELETE", f"shots/{third['id']}", 204)
    assert film.ask("POST", f"shots/{first['id']}/alternates", 201)["slate"] == "1A A4"


def test_a_deleted_alternate_gives_its_place_to_the_one_that_stands_then(film: Film):
    first = film.ask("POST", "shots", 201)
    second = film.ask("POST", f"shots/{first['id']}/alternates", 201)
    film.ask("DELETE", f"shots/{second['id']}", 204)
    assert film.shots("stands") == [True]
    restored = film.ask("POST", f"shots/{second['id']}/restore")
    assert restored["stands"]
    film.ask("POST", f"shots/{second['id']}/restore", 404)


def test_a_copy_stands_behind_its_shot_with_a_code_of_its_own(film: Film):
    first = film.ask("POST", "shots", 201, name="Oskar")
    film.ask("POST", "shots", 201)
    copy = film.ask("POST", f"shots/{first['id']}/duplicate", 201)
    assert (copy["name"], copy["slot_id"] == first["slot_id"]) == ("Oskar", False)
    assert film.shots() == ["1A", "1C", "1B"]


def test_a_shot_goes_to_another_scene_with_its_alternates_and_keeps_its_code(film: Film):
    first = film.ask("POST", "shots", 201)
    film.ask("POST", f"shots/{first['id']}/alternates", 201)
    other = film.ask("POST", "scenes", 201, name="Sea wall")
    film.ask("POST", f"shots/{first['id']}/move", scene_id=other["id"])
    assert film.shots() == ["1A", "1A A2"]
    assert set(film.shots("scene_id")) == {other["id"]}


@pytest.mark.parametrize(
    "wrong",
    [
        {"rating": 6},
        {"rating": 2.5},
        {"duration": -1},
        {"name": None},
        {"colour": "red"},
        {"seed": 2**60},
        {"chosen_take": "nobody's"},
        {"camera": {"lens": 7}},
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(film: Film, wrong: Any):
    made = film.ask("POST", "shots", 201, name="The wall")
    film.ask("PATCH", f"shots/{made['id']}", 422, **wrong)
    assert film.ask("GET", f"shots/{made['id']}") == made


def test_an_unknown_shot_scene_or_project_is_404(film: Film):
    made = film.ask("POST", "shots", 201)
    for path in ("shots/nobody", "scenes/nobody"):
        film.ask("GET", path, 404)
    film.ask("PATCH", "shots/nobody", 404, name="X")
    film.ask("POST", f"shots/{made['id']}/move", 404, scene_id="nobody")
    assert film.client.get("/api/projects/nobody/shots").status_code == 404


def test_a_take_that_is_not_what_its_shot_says_is_told_with_the_reason(film: Film):
    made = film.ask("POST", "shots", 201, description="Mara waits", camera={"lens": "mm_50"})
    shot = film.ask("GET", f"shots/{made['id']}")
    intent: dict[str, Any] = {
        "description": "Mara waits",
        "camera": shot["camera"],
        "template_id": "",
        "values": {},
        "seed_policy": "random",
        "frame": [1.85, 1],
    }
    root = ProjectRoot.open(film.folder)
    put_on_disk(root, take_record("t1", shot_id=made["id"], intent=intent))
    moved = {
        "project": str(film.folder),
        "moves": [{"source": ".trash/x.png", "target": "1A/t1.png"}],
    }
    film.client.post("/api/projects/files-moved", json=moved)
    film.ask("PATCH", f"shots/{made['id']}", chosen_take="t1")
    assert film.ask("GET", "stale") == {"shots": []}
    film.ask("PATCH", f"shots/{made['id']}", camera={"lens": "mm_85"})
    [stale] = film.ask("GET", "stale")["shots"]
    assert (stale["code"], stale["take_id"], stale["words"]) == ("1A", "t1", "Lens 50 to 85 mm")
    assert film.ask("GET", f"shots/{made['id']}")["stale"] == "Lens 50 to 85 mm"


def test_the_list_says_at_once_what_changed_and_only_when_it_did(film: Film):
    one, two = (film.ask("POST", "shots", 201, name=name) for name in ("One", "Two"))
    url = f"/api/projects/{film.id}/shots"
    first = film.client.get(url)
    known = {"If-None-Match": first.headers["ETag"]}
    assert film.client.get(url, headers=known).status_code == 304
    film.ask("PATCH", f"shots/{one['id']}", name="The wall")
    after = film.client.get(url, headers=known)
    assert (after.status_code, film.shots("name")) == (200, ["The wall", "Two"])
    film.ask("DELETE", f"shots/{two['id']}", 204)
    assert film.client.get(url).json()["shots"] == [film.ask("GET", f"shots/{one['id']}")]


def test_every_shot_is_listed_as_it_is_read_alone(film: Film):
    scene = film.ask("POST", "scenes", 201, name="The door")["id"]
    one = film.ask("POST", "shots", 201, name="One", camera={"lens": "mm_50"})["id"]
    film.ask("POST", f"shots/{one}/alternates", 201)
    film.ask("POST", f"scenes/{scene}/alternates", 201)
    listed = film.ask("GET", "shots")["shots"]
    assert listed == [film.ask("GET", f"shots/{each['id']}") for each in listed]
    alone = film.ask("GET", f"shots?scene_id={scene}")["shots"]
    assert alone == [each for each in listed if each["scene_id"] == scene]
