"""Boards to go back to, over HTTP and as files."""

import asyncio
from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from ulid import ULID

from storyboard.app import create_app
from storyboard.board.content import Content
from storyboard.board.opening import LOG_FILE, STUDIO_FOLDER
from storyboard.board.room import Pace
from storyboard.board.rooms import BoardRooms
from storyboard.board.shots import add_shot
from storyboard.history.keeper import HourlyKeeper
from storyboard.history.snapshots import (
    keep_automatic,
    listed,
    read,
    rewrite,
    snapshots_of,
    take,
)
from studio_kit.files import temporary_beside
from studio_kit.paths import ProjectRoot
from tests.storyboard.fakes import HERE, settings_in, until

BOARD = Content({"id": "p"}, scenes={"s": {"id": "s"}}, shots={"a": {"id": "a", "scene_id": "s"}})


@pytest.fixture
def client(tmp_path: Path) -> Generator[TestClient]:
    with TestClient(create_app(settings_in(tmp_path), idle_seconds=0), base_url=HERE) as client:
        yield client


@pytest.fixture
def project(client: TestClient) -> str:
    return f"/api/projects/{client.post('/api/projects', json={'name': 'Film'}).json()['id']}"


def push(client: TestClient, prompt: str, **more: Any) -> str:
    body = {"prompt": prompt, **more}
    return client.post("/api/storyboard/push_prompt", json=body).json()["frame_id"]


def prompts(client: TestClient) -> list[str]:
    return [frame["prompt"] for frame in client.get("/api/storyboard/state").json()["frames"]]


def snapshots(client: TestClient, project: str) -> list[dict[str, Any]]:
    return client.get(f"{project}/snapshots").json()["snapshots"]


def named(client: TestClient, project: str, name: str) -> dict[str, Any]:
    answer = client.post(f"{project}/snapshots", json={"name": name, "by": "Ada"})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_named_snapshot_says_when_who_and_what(client: TestClient, project: str) -> None:
    push(client, "a wall")
    named(client, project, "First cut")
    push(client, "a door")
    named(client, project, "Second cut")
    second, first = (each for each in snapshots(client, project) if each["name"])
    assert (first["name"], first["by"], first["shots"]) == ("First cut", ["Ada"], 1)
    assert second["changes"]["shots_added"] == 1
    assert first["created_at"] < second["created_at"]


def test_going_back_brings_the_board_back_and_can_be_taken_back(
    client: TestClient, project: str
) -> None:
    push(client, "a wall")
    then = named(client, project, "Then")
    push(client, "a tower", frame_index=0)
    push(client, "a door")
    back = client.post(f"{project}/snapshots/{then['id']}/restore", json={"by": "Ada"}).json()
    assert prompts(client) == ["a wall"]
    assert back["changes"]["shots_removed"] == 1
    assert back["before"]["reason"] == "before_restore"
    client.post(f"{project}/snapshots/{back['before']['id']}/restore", json={})
    assert prompts(client) == ["a tower", "a door"]


def test_what_came_since_lies_in_the_trash(client: TestClient, project: str) -> None:
    then = named(client, project, "Empty")
    door = push(client, "a door")
    client.post(f"{project}/snapshots/{then['id']}/restore", json={})
    client.post("/api/storyboard/restore", json={"frame_id": door})
    assert prompts(client) == ["a door"]


def test_a_preview_is_the_board_after_going_back(client: TestClient, project: str) -> None:
    wall = push(client, "a wall")
    then = named(client, project, "Then")
    push(client, "a door")
    found = client.get(f"{project}/snapshots/{then['id']}/board").json()
    assert found["content"]["shots"].keys() == {wall}
    assert found["content"]["placements"].keys() == {wall}
    assert found["changes"]["shots_removed"] == 1
    assert prompts(client) == ["a wall", "a door"]


def test_a_deleted_snapshot_is_gone(client: TestClient, project: str) -> None:
    then = named(client, project, "Then")
    assert client.delete(f"{project}/snapshots/{then['id']}").status_code == 204
    assert named(client, project, "Later")["id"] != then["id"]
    gone = f"{project}/snapshots/{then['id']}"
    assert client.get(f"{gone}/board").status_code == 404
    assert client.post(f"{gone}/restore", json={}).status_code == 404
    assert client.delete(gone).status_code == 404


@pytest.mark.parametrize("key", ["..", "../storyboard", "x.board", "%2e%2e%2fstoryboard"])
def test_an_id_names_no_other_file(client: TestClient, project: str, key: str) -> None:
    named(client, project, "Then")
    assert client.post(f"{project}/snapshots/{key}/restore", json={}).status_code in (404, 405)


@pytest.mark.parametrize("body", [{"name": ""}, {"name": "x" * 81}, {"name": 5}])
def test_a_name_that_is_none_is_refused(client: TestClient, project: str, body: Any) -> None:
    assert client.post(f"{project}/snapshots", json=body).status_code == 422
    assert snapshots(client, project) == []


def test_a_damaged_board_is_said_and_kept_aside(client: TestClient, project: str) -> None:
    then = named(client, project, "Then")
    (folder,) = Path(client.get(project).json()["path"]).glob("snapshots")
    (folder / f"{then['id']}.board.json").write_text("torn")
    answer = client.post(f"{project}/snapshots/{then['id']}/restore", json={})
    assert answer.status_code == 404
    assert "damaged" in answer.json()["detail"]
    assert [path.read_text() for path in folder.glob("*.damaged-*")] == ["torn"]


def test_a_board_that_is_edited_is_kept_once_an_hour(root: ProjectRoot) -> None:
    keep_automatic(root, BOARD, ("Ada",))
    keep_automatic(root, BOARD, ("Ada",))
    (only,) = listed(root)
    assert (only.reason, only.by) == ("automatic", ("Ada",))
    grown = Content(BOARD.project, BOARD.scenes, BOARD.shots | {"b": {"id": "b"}})
    keep_automatic(root, grown, ())
    assert len(listed(root)) == 1
    _make_older(root, only.id)
    keep_automatic(root, grown, ())
    assert [each.changes.shots_added for each in listed(root)] == [1, 1]


def _make_older(root: ProjectRoot, key: str) -> None:
    """Give a snapshot the id that it would have if it were two hours old."""
    folder = root.path / "snapshots"
    older = str(ULID.from_datetime(datetime.now(UTC) - timedelta(hours=2)))
    for path in folder.glob(f"{key}*"):
        data = path.read_text().replace(key, older)
        path.with_name(path.name.replace(key, older)).write_text(data)
        path.unlink()


async def test_the_first_edit_keeps_a_board_by_itself(root: ProjectRoot) -> None:
    pace = Pace(log=0.01, json=0.01)
    async with BoardRooms(pace=pace, keeper=HourlyKeeper()) as rooms, rooms.enter(root) as room:
        add_shot(room.board)
        await until(lambda: listed(root))
        add_shot(room.board)
        await room.snapshot()
    (only,) = listed(root)
    assert (only.reason, only.shots) == ("automatic", 1)


def test_a_board_that_is_as_it_was_is_not_kept_again(root: ProjectRoot) -> None:
    keep_automatic(root, BOARD, ())
    _make_older(root, listed(root)[0].id)
    keep_automatic(root, BOARD, ())
    assert len(listed(root)) == 1


def test_what_a_kill_left_is_swept_when_the_project_opens(root: ProjectRoot) -> None:
    kept = take(root, BOARD, reason="named", by=(), name="Kept")
    folder = root.path / "snapshots"
    temporary_beside(folder / "x.board.json").write_text("half")
    (folder / "orphan.board.json").write_text("{}")
    HourlyKeeper().opened(root)
    assert sorted(path.name for path in folder.iterdir()) == [
        f"{kept.id}.board.json",
        f"{kept.id}.json",
    ]


def test_a_record_that_is_damaged_hides_no_other(root: ProjectRoot) -> None:
    first, second = (take(root, BOARD, reason="named", by=(), name=name) for name in ("A", "B"))
    (snapshots_of(root).folder / f"{first.id}.json").write_text("{")
    assert [each.id for each in listed(root)] == [second.id]


async def test_a_board_that_is_replaced_is_on_disk_before_the_one_in_its_place(
    root: ProjectRoot,
) -> None:
    loop, log = asyncio.get_running_loop(), root.path / STUDIO_FOLDER / LOG_FILE
    async with BoardRooms(pace=Pace(log=0)) as rooms, rooms.enter(root) as room:
        shot = add_shot(room.board, description="a wall")
        await room.save()
        sizes: list[int] = []

        async def edit() -> str:
            return add_shot(room.board, description="a gate")

        late: list[str] = []

        def keep(content: Content) -> None:
            assert shot in content.shots
            if not late:
                late.append(asyncio.run_coroutine_threadsafe(edit(), loop).result())
                asyncio.run_coroutine_threadsafe(room.save(), loop).result()
                sizes.append(log.stat().st_size)
                return
            assert late[0] in content.shots
            saving = asyncio.run_coroutine_threadsafe(room.save(), loop)
            with pytest.raises(TimeoutError):
                saving.result(timeout=0.1)
            assert [log.stat().st_size] == sizes

        before = await rewrite(room, emptied, reason="before_switch", by=None, keep=keep)
        assert log.stat().st_size > sizes[0]
        assert late[0] in read(root, before.id)[1].shots


def emptied(content: Content) -> Content:
    return replace(content, shots={}, placements={})
