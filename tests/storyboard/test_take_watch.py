"""Takes that the orchestrator writes find their shots."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from storyboard.app import create_app
from storyboard.take_watch import Cursor
from tests.storyboard.fakes import (
    EventLog,
    at_board,
    client_of,
    serving,
    settings_in,
    take_record,
    until,
)

pytestmark = pytest.mark.integration


def written(project: dict[str, str], take_id: str, shot_id: str | None) -> dict[str, Any]:
    take = take_record(take_id, shot_id=shot_id).mirror()
    return {"project_path": project["path"], "take": take}


async def new_shot(http: httpx.AsyncClient) -> tuple[dict[str, str], str]:
    project = (await http.post("/api/projects", json={"name": "Film"})).json()
    pushed = await http.post("/api/storyboard/push_prompt", json={"prompt": "a wall"})
    return project, pushed.json()["frame_id"]


async def test_a_take_appears_on_an_open_board(tmp_path: Path) -> None:
    log = EventLog()
    async with serving(log) as orchestrator:
        app = create_app(settings_in(tmp_path, orchestrator=orchestrator))
        async with serving(app) as port, client_of(port) as http:
            project, shot_id = await new_shot(http)
            async with at_board(port, project["id"]) as board:
                await until(lambda: log.sockets)
                log.write({}, type="job_queued")
                log.write(written(project, "one", shot_id))
                await until(lambda: board.content().shots[shot_id]["chosen_take"] == "one")
                assert board.content().takes["one"]["path"] == "1A/one.png"


async def test_takes_written_while_away_are_caught_up_and_replay_changes_no_choice(
    tmp_path: Path,
) -> None:
    log = EventLog()
    async with serving(log) as orchestrator:
        settings = settings_in(tmp_path, orchestrator=orchestrator)
        async with serving(create_app(settings)) as port, client_of(port) as http:
            project, shot_id = await new_shot(http)
        log.write(written(project, "one", shot_id))
        log.write(written(project, "two", shot_id))
        async with (
            serving(create_app(settings)) as port,
            at_board(port, project["id"]) as board,
        ):
            await until(lambda: board.content().shots[shot_id]["chosen_take"] == "two")
            board.board.shots[shot_id]["chosen_take"] = "one"
            (tmp_path / "data" / "takes-seen.json").unlink()
            log.write(written(project, "two", shot_id))
            await until(lambda: Cursor(tmp_path / "data").sequence == 3)
            assert board.content().shots[shot_id]["chosen_take"] == "one"


async def test_the_list_counts_a_take_of_a_project_that_is_not_open(tmp_path: Path) -> None:
    log = EventLog()
    async with serving(log) as orchestrator:
        settings = settings_in(tmp_path, orchestrator=orchestrator)
        app = create_app(settings, idle_seconds=0)
        async with serving(app) as port, client_of(port) as http:
            project, shot_id = await new_shot(http)
            log.write(written(project, "one", shot_id))
            await until(lambda: Cursor(tmp_path / "data").sequence == 1)
            (listed,) = (await http.get("/api/projects")).json()["projects"]
            assert (listed["rendered"], listed["pictures"]) == (1, ["1A/one.png"])


async def test_a_new_event_log_is_read_from_its_start(tmp_path: Path) -> None:
    Cursor(tmp_path / "data").keep(900)
    log = EventLog()
    async with serving(log) as orchestrator:
        settings = settings_in(tmp_path, orchestrator=orchestrator)
        async with serving(create_app(settings)) as port, client_of(port) as http:
            project, shot_id = await new_shot(http)
            log.write(written(project, "one", shot_id))
            async with at_board(port, project["id"]) as board:
                await until(lambda: board.content().shots[shot_id]["chosen_take"] == "one")


@pytest.mark.parametrize(
    "data",
    [{}, {"project_path": "/nowhere", "take": {}}, {"project_path": 5, "take": None}],
)
async def test_an_event_that_says_nothing_useful_holds_up_no_other(
    tmp_path: Path, data: dict[str, Any]
) -> None:
    log = EventLog()
    log.write(data)
    async with serving(log) as orchestrator:
        settings = settings_in(tmp_path, orchestrator=orchestrator)
        async with serving(create_app(settings)) as port, client_of(port) as http:
            project, shot_id = await new_shot(http)
            log.write(written(project, "one", shot_id))
            async with at_board(port, project["id"]) as board:
                await until(lambda: board.content().shots[shot_id]["chosen_take"] == "one")


async def test_an_orchestrator_that_comes_later_is_found(tmp_path: Path) -> None:
    log = EventLog()
    async with serving(log) as orchestrator:
        pass
    settings = settings_in(tmp_path, orchestrator=orchestrator)
    async with serving(create_app(settings)) as port, client_of(port) as http:
        project, shot_id = await new_shot(http)
        log.write(written(project, "one", shot_id))
        async with serving(log, port=orchestrator), at_board(port, project["id"]) as board:
            await until(lambda: board.content().shots[shot_id]["chosen_take"] == "one")


def test_a_cursor_is_kept_and_a_damaged_one_begins_anew(tmp_path: Path) -> None:
    Cursor(tmp_path / "data").keep(7)
    assert Cursor(tmp_path / "data").sequence == 7
    assert json.loads((tmp_path / "data" / "takes-seen.json").read_bytes()) == {"sequence": 7}
    (tmp_path / "data" / "takes-seen.json").write_bytes(b"{")
    assert Cursor(tmp_path / "data").sequence == 0
