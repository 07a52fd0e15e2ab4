"""The sockets: a gap-free log, progress and previews."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from .fakes import FakeNode
from .farm import DEADLINE, Farm, farm, until

pytestmark = pytest.mark.integration


def socket(console: Farm, path: str, **headers: str) -> connect:
    address = f"ws{console.url.removeprefix('http')}{path}"
    return connect(address, additional_headers=headers, proxy=None, open_timeout=DEADLINE)


async def texts(connection: ClientConnection, *, until: str) -> list[dict[str, Any]]:
    """Text messages up to the event of this type."""
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(DEADLINE):
        async for frame in connection:
            if isinstance(frame, bytes):
                continue
            found.append(json.loads(frame))
            if found[-1]["type"] == "event" and found[-1]["event"]["type"] == until:
                break
    return found


async def test_the_socket_of_a_job_begins_with_the_job_and_closes_after_its_end(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "running")
        async with socket(console, f"/ws/jobs/{job_id}") as connection:
            first = json.loads(await connection.recv())
            assert (first["type"], first["job"]["status"]) == ("job", "running")
            node.gate.set()
            rest = await texts(connection, until="job_done")
            assert rest[-1]["job"]["status"] == "done"
            with pytest.raises(ConnectionClosed):
                await connection.recv()


async def test_an_unknown_job_closes_the_socket_with_the_reason(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        async with socket(console, "/ws/jobs/none") as connection:
            with pytest.raises(ConnectionClosed) as closed:
                await connection.recv()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4404


async def drawn(
    connection: ClientConnection, *, step: int
) -> tuple[list[dict[str, Any]], list[bytes]]:
    """Progress and previews, until the step was told of and there is one of each."""
    progress: list[dict[str, Any]] = []
    previews: list[bytes] = []
    async with asyncio.timeout(DEADLINE):
        while not (previews and progress and progress[-1]["stage"]["value"] == step):
            frame = await connection.recv()
            if isinstance(frame, bytes):
                previews.append(frame)
            elif (message := json.loads(frame))["type"] == "progress":
                progress.append(message)
    return progress, previews


async def test_progress_and_previews_reach_the_socket(tmp_path: Path):
    fake = FakeNode(steps=4)
    async with (
        fake.serve() as node,
        farm(tmp_path, node) as console,
        socket(console, "/ws/events") as connection,
    ):
        await (await connection.ping())
        node.views.clear()  # the job does not end before its progress was told
        job_id = await console.submit()
        progress, previews = await drawn(connection, step=4)
        node.views.set()
        await texts(connection, until="job_done")
    length = int.from_bytes(previews[0][:4], "big")
    assert json.loads(previews[0][4 : 4 + length]) == {"job_id": job_id, "mime": "image/jpeg"}
    assert previews[0][4 + length :] == b"\xff\xd8"
    last = progress[-1]
    assert last["job_id"] == job_id
    assert last["stage"]["class_type"] == "KSampler"
    assert (last["stage"]["value"], last["stage"]["max"]) == (4, 4)
    shares = [message["progress"] for message in progress]
    assert shares == sorted(shares)
    assert shares[-1] > 0.8, "the sampler must dominate"


async def test_progress_goes_on_after_the_nodes_socket_was_lost(tmp_path: Path):
    async with FakeNode(steps=2).serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "running")
        await node.drop_sockets()
        await until(lambda: node.is_heard)
        async with socket(console, f"/ws/jobs/{job_id}") as connection:
            await connection.recv()
            node.views.clear()  # the job does not end before its progress was told
            node.gate.set()
            await drawn(connection, step=2)
            node.views.set()
            await texts(connection, until="job_done")


async def test_a_socket_replays_what_it_missed_without_a_gap(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        for _ in range(2):
            await console.becomes(await console.submit(), "done")
        async with socket(console, "/ws/events?after=3") as connection:
            missed = await texts(connection, until="job_done")
            await console.submit()
            live = await texts(connection, until="take_written")
            live += await texts(connection, until="job_done")
            live += await texts(connection, until="job_done")
    told = [m["event"]["sequence"] for m in missed + live if m["type"] == "event"]
    assert told == list(range(4, 4 + len(told)))
    assert told[-1] == 18


async def test_a_socket_of_one_project_hears_of_no_other(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        await console.becomes(await console.submit(metadata={"project_id": "other"}), "done")
        mine = await console.submit(metadata={"project_id": "mine"})
        async with socket(console, "/ws/events?after=0&project_id=mine") as connection:
            heard = await texts(connection, until="job_done")
    events = [message for message in heard if message["type"] == "event"]
    assert {message["event"]["job_id"] for message in events} == {mine}


async def test_a_node_that_goes_is_told(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        async with socket(console, "/ws/events") as connection:
            await (await connection.ping())
            await node.offline()
            async with asyncio.timeout(DEADLINE):
                async for frame in connection:
                    message = json.loads(frame)
                    if message["type"] == "backends" and message["online"] == 0:
                        break
        await node.online()


async def test_another_web_page_may_not_listen(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        with pytest.raises(InvalidStatus):
            async with socket(console, "/ws/events", Origin="https://evil.example"):
                pass


async def test_the_log_can_be_read_by_pages(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        await console.becomes(await console.submit(), "done")
        page = (await console.http.get("/api/events?after=2&limit=2")).json()
        assert [event["sequence"] for event in page["events"]] == [3, 4]
        assert page["last"] == 6
        assert (await console.http.get("/ws/events")).status_code == 426
