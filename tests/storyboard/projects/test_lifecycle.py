"""Projects as wholes over HTTP: settings, copies, archives, folders, deletion."""

import hashlib
import io
import json
import time
import zipfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from storyboard.app import create_app
from studio_kit.paths import ProjectRoot
from tests.storyboard.fakes import (
    HERE,
    at_board,
    client_of,
    put_on_disk,
    serving,
    settings_in,
    take_record,
    until,
)


@pytest.fixture
def client(tmp_path: Path) -> Generator[TestClient]:
    with TestClient(create_app(settings_in(tmp_path), idle_seconds=0), base_url=HERE) as client:
        yield client


def created(client: TestClient, name: str = "The Salt Line") -> dict[str, str]:
    answer = client.post("/api/projects", json={"name": name})
    assert answer.status_code == 201, answer.text
    return answer.json()


def with_a_take(client: TestClient) -> tuple[dict[str, str], str]:
    """A project with two shots, the first rendered, an input and a file in the trash."""
    place = created(client)
    shots = [push(client, place, f"shot {n}") for n in range(2)]
    root = ProjectRoot.open(place["path"])
    put_on_disk(root, take_record("T1", shot_id=shots[0], path="The Salt Line/1A/a_v001.png"))
    for name in ("inputs/face.png", ".trash/x/0/old.png", "notes for me.txt", ".part.tmp"):
        (root.path / name).parent.mkdir(parents=True, exist_ok=True)
        (root.path / name).write_bytes(name.encode())
    return place, shots[0]


def push(client: TestClient, place: dict[str, str], prompt: str) -> str:
    url = f"/api/storyboard/push_prompt?project={place['id']}"
    return client.post(url, json={"prompt": prompt}).json()["frame_id"]


def over(client: TestClient, work: dict[str, Any]) -> dict[str, Any]:
    """The work when it has ended."""
    end = time.monotonic() + 60
    while work["state"] == "running":
        assert time.monotonic() < end
        work = client.get(f"/api/works/{work['id']}").json()
    return work


def stands(place: dict[str, str]) -> bool:
    return Path(place["path"]).exists()


def settings(client: TestClient, place: dict[str, str]) -> dict[str, Any]:
    return client.get(f"/api/projects/{place['id']}/settings").json()


def test_a_new_project_says_what_it_is_set_to(client: TestClient) -> None:
    place = created(client)
    found = settings(client, place)
    assert found == {
        **{"id": place["id"], "name": "The Salt Line", "path": place["path"]},
        **{"description": "", "frame_width": 1.85, "frame_height": 1.0, "fps": 24.0},
        **{"naming_profile": "director", "naming_pattern": None},
        "defaults": {"template_id": None, "seconds": None},
        "folders": {"inputs": None, "takes": None},
    }


def test_what_is_given_changes_and_the_rest_stays(client: TestClient) -> None:
    place = created(client)
    changes = {
        "name": "Salt",
        "description": "A coast.",
        "fps": 25,
        "naming_pattern": " {shot}/{shot}_v{version} ",
        "defaults": {"seconds": 3},
        "folders": {"takes": "renders/"},
    }
    answer = client.patch(f"/api/projects/{place['id']}", json=changes)
    assert answer.status_code == 200, answer.text
    found = settings(client, place)
    assert answer.json() == found
    assert (found["name"], found["fps"], found["frame_width"]) == ("Salt", 25, 1.85)
    assert found["naming_pattern"] == "{shot}/{shot}_v{version}"
    assert found["folders"] == {"inputs": None, "takes": "renders"}
    assert client.get("/api/projects").json()["projects"][0]["name"] == "Salt"
    kept = json.loads((Path(place["path"]) / "storyboard.json").read_text())["project"]
    assert (kept["name"], kept["description"]) == ("Salt", "A coast.")
    assert Path(place["path"]).name == "The Salt Line"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": "a/b"}, "cannot be a folder's name"),
        ({"fps": 0}, "fps"),
        ({"naming_profile": "mine"}, "choose of director, pipeline, execution"),
        ({"naming_pattern": "{nonsense}"}, "is no token"),
        ({"folders": {"takes": "../out"}}, "give a folder inside the project"),
        ({"folders": {"takes": "/etc"}}, "give a folder inside the project"),
        ({"folders": {"takes": "scenes/x"}}, "the scenes of the project are in there"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_setting_that_cannot_be_changes_nothing(
    client: TestClient, changes: dict[str, Any], sentence: str
) -> None:
    place = created(client)
    before = settings(client, place)
    answer = client.patch(f"/api/projects/{place['id']}", json={"description": "x", **changes})
    assert answer.status_code == 422
    assert sentence in answer.json()["detail"]
    assert settings(client, place) == before


async def test_a_change_is_on_every_open_board_at_once(http: httpx.AsyncClient, port: int) -> None:
    place = (await http.post("/api/projects", json={"name": "Salt"})).json()
    async with at_board(port, place["id"]) as one, at_board(port, place["id"]) as other:
        await http.patch(f"/api/projects/{place['id']}", json={"fps": 48})
        await until(lambda: {one.board.project["fps"], other.board.project["fps"]} == {48})


def test_the_next_names_are_shown_before_anything_is_changed(client: TestClient) -> None:
    place, _ = with_a_take(client)
    url = f"/api/projects/{place['id']}/naming/preview"
    assert client.post(url, json={}).json() == {
        "pattern": "{project}/{shot}/{project}_{shot}_v{version:03d}",
        "shot": "1A",
        "names": [f"The Salt Line/1A/The Salt Line_1A_v00{n}" for n in (2, 3, 4)],
    }
    own = client.post(url, json={"name": "Salt", "pattern": "{panel}_{version}", "takes": "out"})
    assert own.json()["names"] == ["out/1A_002", "out/1A_003", "out/1A_004"]
    pipeline = client.post(url, json={"profile": "pipeline"}).json()["names"]
    assert len(set(pipeline)) == 3
    assert pipeline[0].startswith("The Salt Line/images/shot_1A_2")
    refused = client.post(url, json={"pattern": "{shot}"})
    assert refused.status_code == 422
    assert "so that takes differ" in refused.json()["detail"]


def test_every_profile_and_token_is_told(client: TestClient) -> None:
    found = client.get("/api/naming").json()
    assert set(found["profiles"]) == {"director", "pipeline", "execution"}
    assert {"{project}", "{seed}", "{timestamp}"} <= {each["token"] for each in found["tokens"]}


def test_a_copy_has_everything_but_history_and_is_a_project_of_its_own(client: TestClient) -> None:
    place, shot = with_a_take(client)
    started = client.post(f"/api/projects/{place['id']}/duplicate", json={})
    assert started.status_code == 202
    work = over(client, started.json())
    assert (work["state"], work["files"]) == ("done", work["total_files"])
    assert work["bytes"] == work["total_bytes"] > 0
    copy = work["project"]
    assert copy["id"] != place["id"]
    assert Path(copy["path"]).name == "The Salt Line copy"
    described = client.get(f"/api/projects/{copy['id']}").json()
    assert (described["name"], described["shots"], described["rendered"]) == (
        "The Salt Line copy",
        2,
        1,
    )
    assert (Path(copy["path"]) / "inputs/face.png").read_bytes() == b"inputs/face.png"
    assert (Path(copy["path"]) / "notes for me.txt").exists()
    assert not (Path(copy["path"]) / ".trash").exists()
    assert not (Path(copy["path"]) / ".part.tmp").exists()
    frames = client.get(f"/api/storyboard/state?project={copy['id']}").json()["frames"]
    assert frames[0]["id"] == shot


def test_a_copy_without_takes_keeps_the_shots(client: TestClient) -> None:
    place, _ = with_a_take(client)
    url = f"/api/projects/{place['id']}/duplicate"
    work = over(client, client.post(url, json={"with_takes": False, "name": "Empty"}).json())
    copy = work["project"]
    described = client.get(f"/api/projects/{copy['id']}").json()
    assert (described["shots"], described["rendered"]) == (2, 0)
    assert not list(Path(copy["path"]).rglob("*.take.json"))
    assert (Path(copy["path"]) / "inputs/face.png").exists()


def test_saving_under_a_name_that_is_taken_takes_the_next(client: TestClient) -> None:
    place = created(client)
    url = f"/api/projects/{place['id']}/save-as"
    work = over(client, client.post(url, json={"name": "The Salt Line"}).json())
    assert Path(work["path"]).name == "The Salt Line 2"
    assert client.post(url, json={"name": "../x"}).status_code == 422


def archived(client: TestClient, place: dict[str, str]) -> Path:
    work = over(client, client.post(f"/api/projects/{place['id']}/archive", json={}).json())
    assert work["state"] == "done", work["message"]
    return Path(work["path"])


def test_an_archive_brings_the_project_back_whole(client: TestClient, tmp_path: Path) -> None:
    place, _ = with_a_take(client)
    archive = archived(client, place)
    assert archive.name == "The Salt Line.zip"
    wanted = {"path": str(archive), "folder": str(tmp_path / "else")}
    work = over(client, client.post("/api/projects/from-archive", json=wanted).json())
    assert work["state"] == "done", work["message"]
    back = Path(work["path"])
    assert back == tmp_path / "else" / "The Salt Line"
    for name in ("inputs/face.png", ".trash/x/0/old.png", "The Salt Line/1A/a_v001.png.take.json"):
        assert (back / name).read_bytes() == (Path(place["path"]) / name).read_bytes()
    described = client.get(f"/api/projects/{work['project']['id']}").json()
    assert (described["shots"], described["rendered"]) == (2, 1)
    assert work["project"]["id"] != place["id"]  # the original still stands
    again = over(client, client.post("/api/projects/from-archive", json=wanted).json())
    assert Path(again["path"]).name == "The Salt Line 2"


def test_an_archive_lists_its_files_with_hashes_and_leaves_out_what_is_rebuilt(
    client: TestClient,
) -> None:
    place, _ = with_a_take(client)
    with zipfile.ZipFile(archived(client, place)) as archive:
        listed = json.loads(archive.read("manifest.json"))["files"]
        assert not [name for name in listed if name.startswith(".studio") or name.endswith(".tmp")]
        for name, said in listed.items():
            data = archive.read(f"The Salt Line/{name}")
            assert hashlib.sha256(data).hexdigest() == said["sha256"]
        assert archive.infolist()[-2].filename == "The Salt Line/storyboard.json"


def test_an_archive_is_sent_while_it_is_packed(client: TestClient) -> None:
    place, _ = with_a_take(client)
    answer = client.get(f"/api/projects/{place['id']}/archive")
    assert answer.headers["content-disposition"].endswith("The%20Salt%20Line.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        assert "The Salt Line/storyboard.json" in archive.namelist()


def test_an_archive_never_replaces_a_file(client: TestClient) -> None:
    place = created(client)
    first = archived(client, place)
    before = first.read_bytes()
    work = over(client, client.post(f"/api/projects/{place['id']}/archive", json={}).json())
    assert work["state"] == "failed"
    assert "is there already" in work["message"]
    assert first.read_bytes() == before


def test_the_folder_gets_another_name_and_the_project_stays_itself(client: TestClient) -> None:
    place, _ = with_a_take(client)
    url = f"/api/projects/{place['id']}/folder"
    moved = client.post(url, json={"name": "Salt"})
    assert moved.status_code == 200, moved.text
    assert moved.json()["id"] == place["id"]
    assert Path(moved.json()["path"]).name == "Salt"
    assert not Path(place["path"]).exists()
    assert client.get(f"/api/projects/{place['id']}").json()["rendered"] == 1
    other = created(client, "Other")
    refused = client.post(f"/api/projects/{other['id']}/folder", json={"name": "Salt"})
    assert refused.status_code == 409
    assert Path(other["path"]).exists()


async def test_a_folder_with_other_boards_at_it_keeps_its_name(
    http: httpx.AsyncClient, port: int
) -> None:
    place = (await http.post("/api/projects", json={"name": "Salt"})).json()
    url = f"/api/projects/{place['id']}"
    async with at_board(port, place["id"]), at_board(port, place["id"]):
        answer = await http.post(f"{url}/folder", json={"name": "Brine"})
        assert answer.status_code == 409
        assert "Another board has Salt open" in answer.json()["detail"]
        assert (await http.post(f"{url}/delete", json={"name": "Salt"})).status_code == 409
    assert stands(place)


async def test_the_board_of_the_one_who_renames_finds_the_folder_again(
    http: httpx.AsyncClient, port: int
) -> None:
    place = (await http.post("/api/projects", json={"name": "Salt"})).json()
    async with at_board(port, place["id"]) as mine:
        mine.board.project["description"] = "written just now"
        answer = await http.post(f"/api/projects/{place['id']}/folder", json={"name": "Brine"})
        assert answer.status_code == 200, answer.text
    async with at_board(port, place["id"]) as mine:
        assert mine.board.project["name"] == "Salt"


@pytest.mark.parametrize("count", [1, 3])
async def test_a_project_that_is_rendered_stays_where_it_is(tmp_path: Path, count: int) -> None:
    farm = FastAPI()

    @farm.get("/api/queue")
    def queue(project_id: str) -> dict[str, int]:
        return {"waiting": count - 1 if project_id else 0, "running": 1}

    async with serving(farm) as orchestrator:
        app = create_app(settings_in(tmp_path, orchestrator=orchestrator))
        async with (
            serving(app) as port,
            client_of(port) as http,
        ):
            place = (await http.post("/api/projects", json={"name": "Salt"})).json()
            url = f"/api/projects/{place['id']}/delete"
            answer = await http.post(url, json={"name": "Salt"})
    assert answer.status_code == 409
    assert f"{count} render" in answer.json()["detail"]
    assert stands(place)


def test_deleting_asks_for_the_name_and_can_be_taken_back(client: TestClient) -> None:
    place, _ = with_a_take(client)
    url = f"/api/projects/{place['id']}/delete"
    refused = client.post(url, json={"name": "the salt"})
    assert refused.status_code == 422
    assert "The Salt Line" in refused.json()["detail"]
    assert client.post(url, json={"name": "The Salt Line"}).status_code == 200
    assert not Path(place["path"]).exists()
    assert client.get("/api/projects").json()["projects"] == []
    (gone,) = client.get("/api/projects/deleted").json()["projects"]
    assert (gone["name"], gone["path"]) == ("The Salt Line", place["path"])
    back = client.post(f"/api/projects/deleted/{place['id']}/restore")
    assert back.json() == place
    assert client.get(f"/api/projects/{place['id']}").json()["rendered"] == 1
    assert client.get("/api/projects/deleted").json()["projects"] == []
    assert not (Path(place["path"]).parent / ".deleted-projects").exists()


def test_a_deleted_project_comes_back_beside_what_took_its_place(client: TestClient) -> None:
    place = created(client)
    client.post(f"/api/projects/{place['id']}/delete", json={"name": "The Salt Line"})
    other = created(client)
    assert other["path"] == place["path"]
    back = client.post(f"/api/projects/deleted/{place['id']}/restore").json()
    assert back["id"] == place["id"]
    assert Path(back["path"]).name == "The Salt Line 2"


def remove(client: TestClient, project_id: str, typed: str) -> int:
    url = f"/api/projects/deleted/{project_id}/remove"
    return client.post(url, json={"name": typed}).status_code


def test_only_a_deleted_project_is_removed_for_good(client: TestClient) -> None:
    place = created(client)
    assert remove(client, place["id"], "The Salt Line") == 404
    client.post(f"/api/projects/{place['id']}/delete", json={"name": "The Salt Line"})
    assert remove(client, place["id"], "The Salt") == 422
    assert len(client.get("/api/projects/deleted").json()["projects"]) == 1
    assert remove(client, place["id"], "The Salt Line") == 204
    assert client.get("/api/projects/deleted").json()["projects"] == []
    assert list(Path(place["path"]).parent.iterdir()) == []
