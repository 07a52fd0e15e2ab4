"""kill -9 at any moment: what was answered or is a second old is there, and the JSON is readable.

`STORYBOARD_KILLS=1000` repeats it more often.
"""

import asyncio
import json
import os
import random
import socket
import sys
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from pycrdt import Map

from studio_kit.settings import ENVIRONMENT
from tests.storyboard.fakes import BoardClient, at_board, settings_in, until

KILLS = int(os.environ.get("STORYBOARD_KILLS", "15"))
SAFE_AFTER = 1.0  # seconds
HOUSE = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probing:
        probing.bind(("127.0.0.1", 0))
        return probing.getsockname()[1]


@asynccontextmanager
async def service(folder: Path, port: int) -> AsyncGenerator[asyncio.subprocess.Process]:
    """The storyboard service in a process of its own, killed when the block ends."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "studio_kit.serve", "storyboard.app:create_app"),
        *("--port", str(port)),
        stdin=asyncio.subprocess.PIPE,
        cwd=HOUSE,
        env={**os.environ, ENVIRONMENT: settings_in(folder).model_dump_json()},
    )
    try:
        async with httpx.AsyncClient(trust_env=False) as http:
            while not await answers(http, port):
                assert process.returncode is None, "The service did not start."
                await asyncio.sleep(0.02)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def answers(http: httpx.AsyncClient, port: int) -> bool:
    try:
        return (await http.get(f"http://127.0.0.1:{port}/health")).is_success
    except httpx.TransportError:
        return False


@dataclass
class Edits:
    """What has been edited; `sent` holds moments of `time.monotonic`."""

    answered: list[str] = field(default_factory=list[str])
    sent: dict[str, float] = field(default_factory=dict[str, float])

    def due(self, killed_at: float) -> set[str]:
        old = {name for name, at in self.sent.items() if killed_at - at >= SAFE_AFTER}
        return old | set(self.answered)


async def push(port: int, project_id: str, edits: Edits) -> None:
    """A script that adds shots until the service is gone."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as http:
        while True:
            name = f"answered {len(edits.answered)} {random.random()}"
            body = {"prompt": name}
            query = {"project": project_id}
            await http.post("/api/storyboard/push_prompt", params=query, json=body)
            edits.answered.append(name)


async def draw(board: BoardClient, edits: Edits) -> None:
    """A browser that adds shots until the service is gone."""
    while True:
        name = f"sent {len(edits.sent)} {random.random()}"
        board.board.shots[name] = Map({"id": name, "description": name, "order": len(edits.sent)})
        edits.sent[name] = time.monotonic()
        await asyncio.sleep(0.005)


async def edit_until_killed(
    folder: Path, project_id: str, *, seconds: float, script: bool
) -> set[str]:
    """Edit, kill the service, and say which edits must be there.

    A `script` saves with each answer; without it the edits of the browser save themselves.
    """
    edits, port = Edits(), free_port()
    async with service(folder, port) as process, at_board(port, project_id) as board:
        works = [asyncio.create_task(draw(board, edits))]
        if script:
            works.append(asyncio.create_task(push(port, project_id, edits)))
        await asyncio.sleep(seconds)
        process.kill()
        killed_at = time.monotonic()
        await process.wait()
        for work in works:
            work.cancel()
        await asyncio.wait(works)
        for work in works:
            error = None if work.cancelled() else work.exception()
            assert error is None or isinstance(error, httpx.TransportError)
    return edits.due(killed_at)


def read_json(project: Path) -> None:
    """Fails where a file of the project is not whole."""
    document = json.loads((project / "storyboard.json").read_bytes())
    for scene_id in document["scenes"]:
        json.loads((project / "scenes" / f"{scene_id}.json").read_bytes())


async def create(folder: Path) -> dict[str, str]:
    port = free_port()
    async with service(folder, port), httpx.AsyncClient(trust_env=False) as http:
        answer = await http.post(f"http://127.0.0.1:{port}/api/projects", json={"name": "Film"})
        return answer.json()


async def descriptions(folder: Path, project_id: str) -> set[str]:
    port = free_port()
    async with service(folder, port), at_board(port, project_id) as board:
        await until(lambda: board.content().project)
        return {shot["description"] for shot in board.content().shots.values()}


@pytest.mark.integration
@pytest.mark.timeout(60 + 4 * KILLS)
async def test_killed_at_any_moment_nothing_saved_is_lost(tmp_path: Path) -> None:
    project = await create(tmp_path)
    due: set[str] = set()
    for number in range(KILLS):
        seconds = 1.5 if number % 5 == 4 else random.uniform(0, 0.5)
        due |= await edit_until_killed(
            tmp_path, project["id"], seconds=seconds, script=number % 2 == 1
        )
        read_json(Path(project["path"]))
    assert due
    assert due
    assert due <= await descriptions(tmp_path, project["id"])
