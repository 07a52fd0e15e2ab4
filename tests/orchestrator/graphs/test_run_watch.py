"""What the viewers of a run hear."""

import asyncio
import json
from operator import add
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from ..fakes import FakeNode, graph
from ..farm import DEADLINE, Farm, farm, until

pytestmark = pytest.mark.integration

STEPS: list[dict[str, Any]] = [
    {"id": "a", "kind": "workflow", "workflow_json": graph(seed=1)},
    {"id": "b", "kind": "workflow", "workflow_json": graph(seed=2), "when": "a.count > 0"},
    {"id": "out", "kind": "output", "value": "b.image.path"},
]


def watch(console: Farm, run_id: str) -> connect:
    address = f"{console.url.replace('http', 'ws')}/ws/graphs/{run_id}"
    return connect(address, proxy=None, open_timeout=DEADLINE)


async def start(console: Farm) -> str:
    answer = await console.http.post("/api/graphs", json={"graph": {"steps": STEPS}})
    return answer.json()["run_id"]


async def heard(connection: ClientConnection) -> list[dict[str, Any]]:
    """Everything until the socket closes."""
    async with asyncio.timeout(DEADLINE):
        return [json.loads(text) async for text in connection]


async def heard_begin(connection: ClientConnection, key: str) -> list[dict[str, Any]]:
    """Everything until the step's job is known: its progress is told from then on."""
    told: list[dict[str, Any]] = []
    async with asyncio.timeout(DEADLINE):
        while not any(_is_begun(frame, key) for frame in told):
            told.append(json.loads(await connection.recv()))
    return told


def _is_begun(frame: dict[str, Any], key: str) -> bool:
    steps = frame["steps"] if frame["type"] == "steps" else ()
    return any((step["key"], step["status"]) == (key, "running") for step in steps)


async def test_any_number_of_viewers_hear_each_step_and_the_end(tmp_path: Path):
    async with FakeNode(steps=3).serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        run_id = await start(console)
        connections = [await watch(console, run_id) for _ in range(3)]
        await until(lambda: node.taken)
        node.taken[0].released = True
        begun = await asyncio.gather(*(heard_begin(each, "b") for each in connections))
        node.gate.set()
        rest = await asyncio.gather(*map(heard, connections))
    for frames in map(add, begun, rest):
        first, *between, last = frames
        assert (first["type"], first["run"]["status"]) == ("run", "running")
        assert (last["type"], last["run"]["status"]) == ("run", "done")
        assert last["run"]["outputs"]["out"].endswith(".png")
        changed = [step for frame in between if frame["type"] == "steps" for step in frame["steps"]]
        assert ("a", "done") in {(step["key"], step["status"]) for step in changed}
        progress = [frame for frame in between if frame["type"] == "progress"]
        assert {frame["key"] for frame in progress} == {"a", "b"}


async def test_a_run_that_is_over_is_told_and_the_socket_closed(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        run_id = await start(console)
        async with watch(console, run_id) as connection:
            await heard(connection)
        async with watch(console, run_id) as connection:
            [frame] = await heard(connection)
    assert frame["run"]["status"] == "done"


async def test_an_unknown_run_closes_the_socket(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        async with watch(console, "none") as connection:
            with pytest.raises(ConnectionClosed) as closed:
                await connection.recv()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4404
        assert (await console.http.get("/ws/graphs/none")).status_code == 426
