"""What every dispatch promises, asked of both orchestrators over HTTP."""

import asyncio
import json
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect

from ..orchestrator.fakes import FakeNode, graph
from ..orchestrator.farm import DEADLINE, until
from .studio import Studio, all_done, studio

pytestmark = pytest.mark.integration


async def test_jobs_posted_anywhere_are_done_and_known_everywhere(
    tmp_path: Path, database: str | None
):
    async with FakeNode().serve() as node, studio(tmp_path, database, node) as farm:
        ids = [await each.submit() for _ in range(3) for each in (farm.one, farm.other)]
        await all_done(farm.one, ids)
        await all_done(farm.other, ids)
        assert len(node.posts) == len(set(node.posts)) == 6


async def test_no_job_is_leased_twice_however_many_are_posted_at_once(
    tmp_path: Path, database: str | None
):
    async with AsyncExitStack() as stack:
        nodes = [await stack.enter_async_context(FakeNode().serve()) for _ in range(3)]
        farm = await stack.enter_async_context(studio(tmp_path, database, *nodes))
        posted = [each.submit() for _ in range(8) for each in (farm.one, farm.other)]
        ids = list(await asyncio.gather(*posted))
        await all_done(farm.other, ids)
        attempts = [(await farm.one.job(job_id))["attempts"] for job_id in ids]
        assert [len(each) for each in attempts] == [1] * 16
        posts = [post for node in nodes for post in node.posts]
        assert len(posts) == len(set(posts)) == 16


async def test_waiting_jobs_are_served_by_priority_wherever_they_were_posted(
    tmp_path: Path, database: str | None
):
    async with FakeNode().serve() as node, studio(tmp_path, database, node) as farm:
        node.gate.clear()
        full = [await farm.one.submit() for _ in range(2)]
        await until(lambda: len(node.posts) == 2)
        low = await farm.one.submit(priority=-5)
        high = await farm.other.submit(priority=5)
        await farm.one.http.post(f"/api/jobs/{full[1]}/cancel")
        await farm.other.becomes(high, "leased")
        assert (await farm.one.job(low))["status"] == "queued"
        node.gate.set()
        await all_done(farm.one, [full[0], high, low])


async def test_a_cancel_from_anywhere_stops_that_prompt_and_no_other(
    tmp_path: Path, database: str | None
):
    async with FakeNode().serve() as node, studio(tmp_path, database, node) as farm:
        node.gate.clear()
        ids = [await farm.one.submit() for _ in range(2)]
        await until(lambda: node.running is not None and len(node.posts) == 2)
        for each, job_id in ((farm.one, ids[0]), (farm.other, ids[1])):
            assert (await each.http.post(f"/api/jobs/{job_id}/cancel")).status_code == 200
            await each.becomes(job_id, "cancelled")
        node.gate.set()
        after = await farm.other.submit()
        await all_done(farm.one, [after])
        assert set(node.interrupts) <= {node.posts[0], node.posts[1]}


async def test_a_failed_job_is_tried_again_from_anywhere(tmp_path: Path, database: str | None):
    async with FakeNode().serve() as node, studio(tmp_path, database, node) as farm:
        node.failure = "no luck"
        job_id = await farm.one.submit()
        await farm.other.becomes(job_id, "failed")
        node.failure = None
        assert (await farm.other.http.post(f"/api/jobs/{job_id}/retry")).is_success
        await all_done(farm.one, [job_id])


async def test_what_one_orchestrator_leaves_is_taken_up_and_rendered_once(
    tmp_path: Path, database: str | None
):
    async with FakeNode().serve() as node, studio(tmp_path, database, node) as farm:
        node.gate.clear()
        ids = [await farm.one.submit() for _ in range(4)]
        await until(lambda: node.running is not None and len(node.posts) == 2)
        await farm.change_of_guard()
        node.gate.set()
        await all_done(farm.one, ids)
        assert len(node.posts) == len(set(node.posts)) == 4


async def test_a_viewer_anywhere_hears_every_event_once_and_in_order(
    tmp_path: Path, database: str | None
):
    async with FakeNode().serve() as node, studio(tmp_path, database, node) as farm:
        address = f"ws{farm.other.url.removeprefix('http')}/ws/events?after=0"
        async with connect(address, proxy=None, open_timeout=DEADLINE) as socket:
            posted = [each.submit() for _ in range(5) for each in (farm.one, farm.other)]
            ids = list(await asyncio.gather(*posted))
            heard: list[dict[str, Any]] = []
            async with asyncio.timeout(DEADLINE):
                while sum(event["type"] == "job_done" for event in heard) < len(ids):
                    heard += _events(await socket.recv())
        assert heard == await farm.one.events()
        numbers = [event["sequence"] for event in heard]
        assert numbers == sorted(set(numbers))


async def test_the_same_call_to_both_at_once_is_one_job(tmp_path: Path, database: str | None):
    async with FakeNode().serve() as node, studio(tmp_path, database, node) as farm:
        body = {"workflow_json": graph(), "idempotency_key": "shot 1A, take 3"}
        answers = await asyncio.gather(
            *(
                each.http.post("/api/job", json=body)
                for _ in range(5)
                for each in (farm.one, farm.other)
            )
        )
        assert {answer.status_code for answer in answers} == {200, 202}
        (job_id,) = {answer.json()["job_id"] for answer in answers}
        await all_done(farm.one, [job_id])
        assert len(node.posts) == 1


async def test_a_pause_holds_for_the_whole_farm(tmp_path: Path, database: str | None):
    async with FakeNode().serve() as node, studio(tmp_path, database, node) as farm:
        await farm.other.http.post("/api/queue/pause")
        await _says(farm, paused=True)
        ids = [await farm.one.submit(), await farm.other.submit()]
        assert node.posts == []
        await farm.other.http.post("/api/queue/resume")
        await all_done(farm.one, ids)


async def test_a_node_that_is_added_anywhere_works_for_all(tmp_path: Path, database: str | None):
    async with (
        FakeNode().serve() as node,
        FakeNode().serve() as added,
        studio(tmp_path, database, node) as farm,
    ):
        body = {"name": "Bespin", "url": added.url}
        node_id = (await farm.other.http.post("/api/backends", json=body)).json()["id"]
        await farm.one.nodes_online(2)
        await farm.other.nodes_online(2)
        await all_done(farm.one, [await farm.one.submit(backend_affinity=node_id)])
        assert len(added.posts) == 1
        assert (await farm.one.http.delete(f"/api/backends/{node_id}")).status_code == 204
        await farm.other.nodes_online(1)


async def _says(farm: Studio, *, paused: bool) -> None:
    async with asyncio.timeout(DEADLINE):
        for each in (farm.one, farm.other):
            while (await each.http.get("/api/queue")).json()["paused"] is not paused:  # noqa: ASYNC110
                await asyncio.sleep(0.01)


def _events(frame: str | bytes) -> list[dict[str, Any]]:
    if isinstance(frame, bytes):
        return []
    message = json.loads(frame)
    return [message["event"]] if message["type"] == "event" else []
