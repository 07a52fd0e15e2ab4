"""What the viewers of a group hear, in the frames that older pages know."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from ..fakes import FakeNode, graph
from ..farm import DEADLINE, Farm, farm, until

pytestmark = pytest.mark.integration

Frames = list[dict[str, Any]]


def watch(console: Farm, group_id: str) -> connect:
    address = f"{console.url.replace('http', 'ws')}/ws/job-groups/{group_id}"
    return connect(address, proxy=None, open_timeout=DEADLINE)


async def submit(console: Farm, **body: Any) -> dict[str, Any]:
    body = {"workflow_json": graph(), **body}
    return (await console.http.post("/api/job-group", json=body)).json()


async def heard(connection: ClientConnection, *, until: str) -> Frames:
    frames: Frames = []
    async with asyncio.timeout(DEADLINE):
        async for text in connection:
            frames.append(json.loads(text))
            if frames[-1]["type"] == until:
                return frames
    raise AssertionError(f"the socket closed before {until}")


def of(frames: Frames, kind: str) -> Frames:
    return [frame for frame in frames if frame["type"] == kind]


async def test_a_viewer_hears_progress_each_end_and_the_end_of_all(tmp_path: Path):
    async with FakeNode(steps=3).serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        made = await submit(console, count=2, seed_strategy="sequential", base_seed=5)
        async with watch(console, made["job_group_id"]) as connection:
            node.gate.set()
            frames = await heard(connection, until="group_complete")
    initial = frames[0]
    assert set(initial) == {"type", "job_group_id", "status", "child_jobs"}
    assert [child["seed"] for child in initial["child_jobs"]] == [5, 6]
    steps = of(frames, "child_progress")
    assert set(steps[0]) == {"type", "job_id", "backend_id", "progress", "current_step"}
    assert "KSampler 3/3" in [step["current_step"] for step in steps]
    ends = of(frames, "child_completed")
    assert {end["seed"] for end in ends} == {5, 6}
    assert all(end["outputs"][0]["path"].endswith(".png") for end in ends)
    last = frames[-1]
    assert (last["total"], last["succeeded"], last["failed"]) == (2, 2, 0)
    assert {result["status"] for result in last["results"]} == {"done"}


async def test_failures_and_cancels_are_told_as_such(tmp_path: Path):
    async with FakeNode(failure="no such luck").serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        made = await submit(console, count=2)
        first, second = (child["job_id"] for child in made["child_jobs"])
        async with watch(console, made["job_group_id"]) as connection:
            await console.http.post(f"/api/jobs/{second}/cancel")
            await console.becomes(second, "cancelled")
            node.gate.set()
            frames = await heard(connection, until="group_complete")
    [cancelled] = of(frames, "child_cancelled")
    [failed] = of(frames, "child_failed")
    assert cancelled["job_id"] == second
    assert (failed["job_id"], failed["error_type"]) == (first, "runtime_error")
    assert "no such luck" in failed["error"]


async def test_the_time_limit_counts_running_alone_and_ends_one_child(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        await console.becomes(await console.submit(), "running")
        made = await submit(console, count=2, timeout_seconds=2)
        async with watch(console, made["job_group_id"]) as connection:
            await heard(connection, until="initial_state")
            node.taken[0].released = True  # only now does the first child's time run
            await until(lambda: len(node.taken) == 3)
            node.taken[2].released = True  # it does not stand still when its turn comes
            [late] = of(await heard(connection, until="child_timeout"), "child_timeout")
            last = (await heard(connection, until="group_complete"))[-1]
    assert late["timeout_seconds"] == 2
    ends = {result["job_id"]: result["status"] for result in last["results"]}
    assert ends.pop(late["job_id"]) == "failed"
    assert list(ends.values()) == ["done"], "its wait for the node did not count"


async def test_a_group_that_is_over_says_so_at_once(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        made = await submit(console, count=1)
        await console.becomes(made["child_jobs"][0]["job_id"], "done")
        async with watch(console, made["job_group_id"]) as connection:
            frames = await heard(connection, until="group_complete")
    assert [frame["type"] for frame in frames] == ["initial_state", "group_complete"]


async def test_a_second_viewer_takes_nothing_from_the_first(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        made = await submit(console, count=2)
        viewers = [watch(console, made["job_group_id"]) for _ in range(5)]
        connections = [await viewer for viewer in viewers]
        node.gate.set()
        told = await asyncio.gather(*(heard(c, until="group_complete") for c in connections))
        await asyncio.gather(*(connection.close() for connection in connections))
    assert [len(of(frames, "child_completed")) for frames in told] == [2] * 5


async def test_a_viewer_may_ping_say_anything_and_close(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        made = await submit(console, count=1)
        async with watch(console, made["job_group_id"]) as connection:
            await heard(connection, until="initial_state")
            await connection.send("ping")
            await heard(connection, until="pong")
            await connection.send("hello")
            async with asyncio.timeout(DEADLINE):
                while await connection.recv() != "hello":
                    pass
            await connection.send("close")
            async with asyncio.timeout(DEADLINE):
                await connection.wait_closed()
        node.gate.set()


async def test_an_unknown_group_closes_the_socket(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        async with watch(console, "none") as connection:
            with pytest.raises(ConnectionClosed) as closed:
                await connection.recv()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1008
