"""Several boards, scripts and strangers at one running service."""

import asyncio
import shutil
from pathlib import Path

import httpx
import pytest
from pycrdt import Map
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from storyboard.app import create_app
from storyboard.board.shots import add_shot, throw_away
from tests.storyboard.fakes import DEADLINE, at_board, client_of, serving, settings_in, until

pytestmark = pytest.mark.integration


async def create(http: httpx.AsyncClient, name: str = "The Salt Line") -> dict[str, str]:
    return (await http.post("/api/projects", json={"name": name})).json()


async def test_two_boards_and_a_script_see_the_same(port: int, http: httpx.AsyncClient) -> None:
    project = await create(http)
    async with at_board(port, project["id"]) as one, at_board(port, project["id"]) as two:
        assert one.content() == two.content()
        first = add_shot(one.board, name="from one")
        await until(lambda: first in two.content().shots)
        two.board.shots[first]["camera"]["size"] = "wide"
        one.board.shots[first]["name"] = "renamed"
        await http.post("/api/storyboard/push_prompt", json={"prompt": "a wall"})
        await until(lambda: len(one.content().shots) == 2 and one.content() == two.content())
        shot = two.content().shots[first]
        assert (shot["name"], shot["camera"]) == ("renamed", {"size": "wide"})
        state = (await http.get("/api/storyboard/state")).json()
        assert [frame["prompt"] for frame in state["frames"]] == ["", "a wall"]


async def test_edits_made_offline_merge_on_return(port: int, http: httpx.AsyncClient) -> None:
    project = await create(http)
    async with at_board(port, project["id"]) as away:
        pass
    add_shot(away.board, name="made on the train")
    await http.post("/api/storyboard/push_prompt", json={"prompt": "a wall"})
    async with at_board(port, project["id"]) as back:
        back.board.doc.apply_update(away.board.doc.get_update())
        await until(lambda: len(back.content().shots) == 2)
        async with at_board(port, project["id"]) as other:
            assert len(other.content().shots) == 2


async def test_a_shot_that_a_board_threw_away_is_restored_by_a_script(
    port: int, http: httpx.AsyncClient
) -> None:
    project = await create(http)
    async with at_board(port, project["id"]) as board:
        shot_id = add_shot(board.board, name="1A")
        throw_away(board.board, shot_id)
        async with at_board(port, project["id"]) as other:
            await until(lambda: shot_id in other.content().trash)
        await http.post("/api/storyboard/restore", json={"frame_id": shot_id})
        await until(lambda: shot_id in board.content().shots)


async def test_the_project_with_a_board_is_the_open_one(port: int, http: httpx.AsyncClient) -> None:
    watched = await create(http, "Watched")
    await create(http, "Other")
    async with at_board(port, watched["id"]) as board:
        await http.post("/api/storyboard/push_prompt", json={"prompt": "a wall"})
        await until(lambda: len(board.content().shots) == 1)


async def test_an_unknown_project_closes_the_socket_with_a_reason(port: int) -> None:
    async with connect(
        f"ws://127.0.0.1:{port}/ws/board/unknown", proxy=None, open_timeout=DEADLINE
    ) as socket:
        with pytest.raises(ConnectionClosed) as closed:
            await socket.recv()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4404
    assert "no project unknown" in closed.value.rcvd.reason


async def test_a_foreign_origin_is_refused(port: int, http: httpx.AsyncClient) -> None:
    project = await create(http)
    with pytest.raises(InvalidStatus, match="403"):
        async with at_board(port, project["id"], origin="https://elsewhere.example"):
            pass
    async with at_board(port, project["id"], origin="http://localhost:5173"):
        pass


@pytest.mark.parametrize("frame", [b"\xff\xff", b"\x00\x02\x05ab", b"", "text", b"\x01\x01\x05"])
async def test_garbage_ends_only_its_own_socket(
    port: int, http: httpx.AsyncClient, frame: bytes | str
) -> None:
    project = await create(http)
    async with at_board(port, project["id"]) as board:
        address = f"ws://127.0.0.1:{port}/ws/board/{project['id']}"
        async with connect(address, proxy=None, open_timeout=DEADLINE) as garbler:
            await garbler.send(frame)
            await garbler.wait_closed()
        assert garbler.close_code == 4400
        async with at_board(port, project["id"]) as other:
            shot_id = add_shot(board.board)
            await until(lambda: shot_id in other.content().shots)


async def test_presence_reaches_others_and_ends_with_the_socket(
    port: int, http: httpx.AsyncClient
) -> None:
    project = await create(http)
    ines = b'\x01\x14\x01\x07\x01\x10{"name":"Ines"} '
    async with at_board(port, project["id"]) as board:
        async with at_board(port, project["id"]) as leaving:
            await leaving.connection.send(ines)
            await until(lambda: board.presence == [ines])
        await until(lambda: len(board.presence) == 2)
        assert board.presence[1].endswith(b"null")


async def test_without_the_studio_folder_the_service_answers_the_same(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    states: list[object] = []
    for _ in range(2):
        async with (
            serving(create_app(settings)) as port,
            client_of(port) as http,
        ):
            known = (await http.get("/api/projects")).json()["projects"]
            project = known[0] if known else await create(http)
            query = {"project": project["id"]}
            if not known:
                for text in ("a wall", "a door"):
                    body = {"prompt": text}
                    await http.post("/api/storyboard/push_prompt", params=query, json=body)
            states.append((await http.get("/api/storyboard/state", params=query)).json())
        shutil.rmtree(tmp_path / "projects" / "The Salt Line" / ".studio")
    assert states[0] == states[1]


async def test_parallel_creates_of_one_name_get_folders_of_their_own(
    http: httpx.AsyncClient,
) -> None:
    places = await asyncio.gather(*(create(http) for _ in range(8)))
    assert len({place["path"] for place in places}) == 8
    assert len({place["id"] for place in places}) == 8
    assert len((await http.get("/api/projects")).json()["projects"]) == 8


async def test_each_edit_is_on_another_board_before_the_next(
    port: int, http: httpx.AsyncClient
) -> None:
    project = await create(http)
    async with at_board(port, project["id"]) as one, at_board(port, project["id"]) as two:
        for number in range(50):
            one.board.project["note"] = number
            await until(lambda: two.board.project.get("note") == number)  # noqa: B023


async def test_a_thousand_shots_reach_a_new_board(port: int, http: httpx.AsyncClient) -> None:
    project = await create(http)
    async with at_board(port, project["id"]) as one:
        with one.board.doc.transaction():
            for number in range(1000):
                fields = {f"field{n}": f"some text of a field {n}" for n in range(18)}
                one.board.shots[f"shot{number}"] = Map({"id": f"shot{number}", **fields})
        async with at_board(port, project["id"]) as two:
            await until(lambda: len(two.board.shots) == 1000)
