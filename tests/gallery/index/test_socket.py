"""What a page hears of a gallery, over a real socket."""

import asyncio
import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import websockets

from gallery.app import create_app
from studio_kit.settings import Settings

from ...render_node.running import running
from ..conftest import MakePicture

pytestmark = pytest.mark.integration

DEADLINE = 60.0


@pytest.fixture
async def address(settings: Settings) -> AsyncGenerator[str]:
    async with running(create_app(settings)) as address:
        yield address.replace("http", "ws", 1)


def opened(address: str, project: Path) -> websockets.connect:
    asked = f"{address}/ws/gallery?{urlencode({'project': str(project)})}"
    return websockets.connect(asked, proxy=None, open_timeout=DEADLINE)


async def told(socket: websockets.ClientConnection, kind: str) -> dict[str, Any]:
    async with asyncio.timeout(DEADLINE):
        while (message := json.loads(await socket.recv()))["type"] != kind:
            pass
    return message


async def test_a_page_hears_how_far_the_index_is_and_what_changes(
    address: str, project: Path, picture: MakePicture
):
    picture("1A/a.png")
    async with opened(address, project) as socket:
        while (await told(socket, "index"))["status"]["files"] < 1:
            pass
        picture("1A/b.png")
        assert (await told(socket, "changed"))["topic"] == "index"
        while (await told(socket, "index"))["status"]["files"] < 2:
            pass


async def test_who_leaves_is_not_spoken_to_and_who_comes_again_is(
    address: str, project: Path, picture: MakePicture
):
    for _ in range(3):
        async with opened(address, project) as socket:
            await told(socket, "index")
        picture()


async def test_an_unknown_project_closes_the_socket(address: str, tmp_path: Path):
    async with opened(address, tmp_path / "none") as socket:
        with pytest.raises(websockets.ConnectionClosed) as closed:
            await socket.recv()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4404
