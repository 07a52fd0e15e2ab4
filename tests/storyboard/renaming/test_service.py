"""One slate for one shot, whoever asks at the same time."""

import asyncio

import httpx

from storyboard.board.rooms import BoardRooms
from storyboard.board.shots import add_shot
from storyboard.neighbours import Gallery, Queue
from storyboard.renaming.models import CodeTaken, Renamed
from storyboard.renaming.service import rename
from studio_kit.paths import ProjectRoot


async def nothing_waits(_: httpx.Request) -> httpx.Response:
    await asyncio.sleep(0)
    return httpx.Response(200, json={"jobs": []})


async def test_of_two_who_want_a_slate_at_once_one_gets_it(root: ProjectRoot):
    transport = httpx.MockTransport(nothing_waits)
    async with (
        httpx.AsyncClient(transport=transport, base_url="http://neighbour") as client,
        BoardRooms() as rooms,
        rooms.enter(root) as room,
    ):
        gallery, queue = Gallery(client), Queue(client)
        shots = [add_shot(room.board) for _ in range(2)]
        outcomes = await asyncio.gather(
            *(rename(room, shot, "9Z", gallery=gallery, queue=queue) for shot in shots),
            return_exceptions=True,
        )
        assert [type(outcome) for outcome in outcomes] == [Renamed, CodeTaken]
        assert [room.content().shots[shot]["code"] for shot in shots] == ["9Z", "1B"]
