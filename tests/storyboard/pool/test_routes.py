"""The pool over HTTP, on a real project folder."""

import io
import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from starlette.testclient import TestClient

from storyboard.app import create_app
from studio_kit.paths import ProjectRoot
from studio_kit.project import Take, take_of
from studio_kit.version_claims import CLAIM_SUFFIX
from tests.storyboard.fakes import HERE, put_on_disk, settings_in, take_record


class Desk:
    """A project with a shot, seen by a program."""

    def __init__(self, client: TestClient) -> None:
        self.http = client
        place = client.post("/api/projects", json={"name": "The Salt Line"}).json()
        self.root = ProjectRoot.open(place["path"])
        self.id = place["id"]
        self.shot_id = self.add_shot()
        self.address = f"/api/projects/{self.id}/pool"

    def add_shot(self) -> str:
        pushed = self.http.post(
            "/api/storyboard/push_prompt",
            json={"prompt": "a wall"},
            params={"project": self.id},
        )
        return pushed.json()["frame_id"]

    def state(self) -> dict[str, Any]:
        answer = self.http.get("/api/storyboard/state", params={"project": self.id})
        return answer.json()["frames"][0]

    def picture(self, path: str) -> str:
        file = self.root.path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (48, 27), "grey").save(file)
        return path

    def take(self, take_id: str = "take1", **changes: Any) -> Take:
        take = take_record(take_id, shot_id=self.shot_id, **changes)
        put_on_disk(self.root, take)
        self.picture(take.path)
        return take

    def sent(self, *paths: str, **more: Any) -> dict[str, Any]:
        files = [{"path": path, **more} for path in paths]
        answer = self.http.post(self.address, json={"files": files})
        assert answer.status_code == 201, answer.text
        return answer.json()

    def listed(self, **query: Any) -> dict[str, Any]:
        return self.http.get(self.address, params=query).json()

    def applied(self, item_id: str, shot_id: str | None = None) -> Any:
        body = {"shot_id": shot_id or self.shot_id}
        return self.http.post(f"{self.address}/{item_id}/apply", json=body)


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk]:
    with TestClient(create_app(settings_in(tmp_path)), base_url=HERE) as client:
        yield Desk(client)


def test_a_take_sent_to_the_pool_shows_prompt_seed_model_and_source_shot(desk: Desk) -> None:
    take = desk.take(models=["flux-dev.safetensors"])
    (item,) = desk.sent(take.path, description="for the titles")["items"]
    assert (item["prompt"], item["seed"], item["model"]) == ("a wall", 7, "flux-dev.safetensors")
    assert (item["shot"], item["take_id"], item["state"]) == ("1A", "take1", "here")
    assert item["tags"] == ["1A", "Scene 1", "flux-dev", "sketch"]
    assert desk.http.get(f"{desk.address}/{item['id']}").json() == item


def test_the_pool_is_kept_as_json_that_people_can_read(desk: Desk) -> None:
    desk.sent(desk.picture("inputs/laterne ä.png"))
    text = (desk.root.path / "pool.json").read_text(encoding="utf-8")
    assert '"path": "inputs/laterne ä.png"' in text
    assert json.loads(text)["schema_version"] == 1


def test_items_come_in_pages_and_are_found(desk: Desk) -> None:
    desk.sent(*(desk.picture(f"inputs/{n}.png") for n in range(5)))
    desk.sent(desk.picture("inputs/lamp.png"), tags=["night"])
    first = desk.listed(limit=4)
    second = desk.listed(limit=4, cursor=first["next_cursor"])
    names = [item["name"] for item in first["items"] + second["items"]]
    assert names == ["lamp", "4", "3", "2", "1", "0"]
    assert (first["total"], second["next_cursor"]) == (6, None)
    assert desk.listed(tags=["Night"])["total"] == 1
    assert desk.listed(q="LAMP")["tags"] == [{"tag": "night", "count": 1}]
    assert desk.listed(type="audio")["items"] == []


def test_a_file_that_is_in_the_pool_keeps_its_item(desk: Desk) -> None:
    path = desk.picture("inputs/a.png")
    first = desk.sent(path, name="Lamp")
    again = desk.sent(path, desk.picture("inputs/b.png"))
    assert (first["added"], again["added"]) == (1, 1)
    assert again["items"][0] == first["items"][0]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("gone.png", 404),
        ("storyboard.json", 422),
        (".trash/a.png", 422),
        ("../out.png", 422),
        ("", 422),
    ],
)
def test_where_one_file_cannot_be_added_none_is(desk: Desk, path: str, status: int) -> None:
    files = [{"path": desk.picture("inputs/a.png")}, {"path": path}]
    answer = desk.http.post(desk.address, json={"files": files})
    assert (answer.status_code, answer.json()["detail"][-1]) == (status, ".")
    assert not (desk.root.path / "pool.json").exists()


def test_an_item_is_described_deleted_and_brought_back(desk: Desk) -> None:
    (item,) = desk.sent(desk.picture("inputs/a.png"))["items"]
    address = f"{desk.address}/{item['id']}"
    changed = desk.http.patch(address, json={"name": " Lamp ", "tags": ["night"]}).json()
    assert (changed["name"], changed["tags"], changed["path"]) == ("Lamp", ["night"], item["path"])
    assert desk.http.patch(address, json={"name": "  "}).status_code == 422
    assert desk.http.delete(address).status_code == 204
    assert (desk.http.get(address).status_code, desk.listed()["total"]) == (404, 0)
    assert desk.http.post(f"{address}/restore").json() == changed
    assert desk.listed()["items"] == [changed]


def test_what_was_deleted_is_listed_until_it_is_brought_back(desk: Desk) -> None:
    first, last = (desk.sent(desk.picture(f"inputs/{name}.png"))["items"][0] for name in "ab")
    for item in (first, last):
        desk.http.delete(f"{desk.address}/{item['id']}")
    listed = desk.http.get(f"{desk.address}/deleted").json()["items"]
    assert [one["name"] for one in listed] == ["b", "a"]
    assert {key: listed[0][key] for key in last} == last
    assert listed[0]["deleted_at"] < listed[0]["until"]
    desk.http.post(f"{desk.address}/{last['id']}/restore")
    assert len(desk.http.get(f"{desk.address}/deleted").json()["items"]) == 1


def test_an_item_put_on_a_shot_is_a_take_of_its_own(desk: Desk) -> None:
    source = desk.take(models=["flux-dev.safetensors"])
    (item,) = desk.sent(source.path)["items"]
    shot_id = desk.add_shot()
    answer = desk.applied(item["id"], shot_id)
    assert answer.status_code == 201, answer.text
    applied = answer.json()
    assert applied["path"] == "The Salt Line/1B/The Salt Line_1B_v001.png"
    take = take_of(desk.root, applied["path"])
    assert take
    assert (take.provenance, take.owner.id, take.owner.name) == (
        f"pool:{item['id']}",
        shot_id,
        "1B",
    )
    assert (take.prompt, take.seed, take.graph) == (source.prompt, source.seed, source.graph)
    assert take.id == applied["take_id"] != source.id
    copied, original = desk.root.path / take.path, desk.root.path / source.path
    assert copied.read_bytes() == original.read_bytes()
    assert not list(copied.parent.glob(f".*{CLAIM_SUFFIX}"))


def test_the_shot_keeps_what_it_says_and_shows_the_new_take(desk: Desk) -> None:
    (item,) = desk.sent(desk.picture("inputs/a.png"), prompt="a lamp", seed=3)["items"]
    before = desk.state()
    applied = desk.applied(item["id"]).json()
    assert desk.state() == before
    pictures = desk.http.get(f"/api/projects/{desk.id}").json()["pictures"]
    assert pictures == [applied["path"]]
    take = take_of(desk.root, applied["path"])
    assert take
    assert (take.prompt, take.seed, take.width) == ("a lamp", 3, 48)


def test_each_time_an_item_is_put_on_a_shot_the_version_grows(desk: Desk) -> None:
    (item,) = desk.sent(desk.picture("inputs/a.png"))["items"]
    assert [desk.applied(item["id"]).json()["version"] for _ in range(2)] == [1, 2]


def test_deleting_an_item_keeps_its_takes(desk: Desk) -> None:
    (item,) = desk.sent(desk.picture("inputs/a.png"))["items"]
    applied = desk.applied(item["id"]).json()
    desk.http.delete(f"{desk.address}/{item['id']}")
    assert take_of(desk.root, applied["path"])
    assert (desk.root.path / "inputs/a.png").is_file()


def test_what_cannot_be_put_on_a_shot_changes_nothing(desk: Desk) -> None:
    path = desk.picture("inputs/a.png")
    (item,) = desk.sent(path)["items"]
    assert desk.applied(item["id"], "nobody").status_code == 404
    (desk.root.path / path).write_bytes(b"no picture")
    assert desk.applied(item["id"]).status_code == 422
    (desk.root.path / path).unlink()
    assert desk.applied(item["id"]).status_code == 404
    assert not (desk.root.path / "The Salt Line").exists()
    assert desk.listed()["items"][0]["state"] == "missing"


def test_items_follow_files_that_the_gallery_moves(desk: Desk) -> None:
    path = desk.picture("inputs/a.png")
    desk.sent(path)
    target = desk.root.path / ".trash" / "x" / "a.png"
    target.parent.mkdir(parents=True)
    for source, place, state in [
        (path, "inputs/b.png", "here"),
        ("inputs/b.png", ".trash/x/a.png", "in_trash"),
        (".trash/x/a.png", "inputs/c.png", "here"),
    ]:
        (desk.root.path / source).rename(desk.root.path / place)
        body = {"project": str(desk.root.path), "moves": [{"source": source, "target": place}]}
        assert desk.http.post("/api/projects/files-moved", json=body).status_code == 200
        (item,) = desk.listed()["items"]
        assert (item["path"], item["state"]) == (place, state)


def test_a_take_that_moved_unseen_by_the_pool_is_found_by_its_record(desk: Desk) -> None:
    take = desk.take()
    desk.http.post("/api/projects/open", json={"path": str(desk.root.path)})
    body = {"project": str(desk.root.path), "moves": [{"source": ".x.png", "target": take.path}]}
    desk.http.post("/api/projects/files-moved", json=body)
    (item,) = desk.sent(take.path)["items"]
    file = desk.root.path / "pool.json"
    file.write_text(file.read_text().replace(take.path, "1A/before.png"))
    assert desk.listed()["items"] == [item]
    assert desk.http.get(f"{desk.address}/{item['id']}").json() == item
    assert desk.applied(item["id"]).status_code == 201


def test_a_pool_that_cannot_be_read_is_left_as_it_is(desk: Desk) -> None:
    file = desk.root.path / "pool.json"
    file.write_text('{"items": [{}]}')
    answer = desk.http.get(desk.address)
    assert (answer.status_code, "items.0.id" in answer.json()["detail"]) == (422, True)
    path = desk.picture("inputs/a.png")
    assert desk.http.post(desk.address, json={"files": [{"path": path}]}).status_code == 422
    assert file.read_text() == '{"items": [{}]}'
    body = {"project": str(desk.root.path), "moves": [{"source": path, "target": "b.png"}]}
    assert desk.http.post("/api/projects/files-moved", json=body).status_code == 200


def test_a_file_is_measured_when_it_is_put_on_a_shot(desk: Desk) -> None:
    picture = io.BytesIO()
    frames = [Image.new("RGB", (48, 28), color) for color in ("black", "white")]
    frames[0].save(picture, "GIF", save_all=True, append_images=frames[1:], duration=500)
    file = desk.root.path / "inputs" / "a.gif"
    file.parent.mkdir()
    file.write_bytes(picture.getvalue())
    (item,) = desk.sent("inputs/a.gif")["items"]
    take = take_of(desk.root, desk.applied(item["id"]).json()["path"])
    assert take
    assert (take.width, take.height, take.size) == (48, 28, len(picture.getvalue()))
