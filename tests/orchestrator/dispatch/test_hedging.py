"""The straggler of a batch is rendered a second time beside the first."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.orchestrator.fakes import FakeNode, graph
from tests.orchestrator.farm import Farm, farm, until

pytestmark = pytest.mark.integration

LEARNED_FROM = 20
"""Renders of each node. A second attempt may take a twentieth of all rendering: after so many there
is room for one on the slower node.
"""


@asynccontextmanager
async def straggling(tmp_path: Path, slow: FakeNode, idle: FakeNode) -> AsyncGenerator[Farm]:
    """A farm that has learned how long a render takes, and where the budget allows a second."""
    async with slow.serve(), idle.serve(), farm(tmp_path, slow, idle) as console:
        slow.tells, idle.tells = 0.04, 0.06  # so that the job goes to the one that will be slow
        bodies = [
            {"workflow_json": graph(seed=number), "backend_affinity": node}
            for number in range(LEARNED_FROM)
            for node in ("node1", "node2")
        ]
        for job_id in [await console.submit(**body) for body in bodies]:
            await console.becomes(job_id, "done")
        yield console


async def last_of_batch(console: Farm) -> str:
    items = [{"key": "a", "workflow_json": graph(seed=99)}]
    answer = await console.http.post("/api/batches", json={"items": items})
    assert answer.status_code < 300, answer.text
    return answer.json()["items"][0]["job_id"]


def takes(events: list[dict[str, Any]], job_id: str) -> list[dict[str, Any]]:
    return [e for e in events if e["type"] == "take_written" and e["job_id"] == job_id]


async def test_the_second_attempt_wins_and_the_first_is_taken_back(tmp_path: Path):
    slow, idle = FakeNode(), FakeNode()
    async with straggling(tmp_path, slow, idle) as console:
        slow.gate.clear()
        job_id = await last_of_batch(console)
        job = await console.becomes(job_id, "done", "failed")
        await until(lambda: slow.interrupts)
        events = await console.events()
    assert job["status"] == "done", job["error_message"]
    assert job["backend_id"] == "node2"
    assert [a["backend_id"] for a in job["attempts"]] == ["node1", "node2"]
    assert set(slow.interrupts) == {slow.posts[-1]}
    assert len(takes(events, job_id)) == 1


async def test_the_first_attempt_wins_and_the_second_is_taken_back(tmp_path: Path):
    slow, idle = FakeNode(), FakeNode()
    async with straggling(tmp_path, slow, idle) as console:
        slow.gate.clear()
        idle.gate.clear()
        job_id = await last_of_batch(console)
        await until(lambda: idle.running)
        slow.gate.set()
        job = await console.becomes(job_id, "done", "failed")
        await until(lambda: idle.interrupts)
        events = await console.events()
    assert job["backend_id"] == "node1"
    assert set(idle.interrupts) == {idle.posts[-1]}
    assert len(takes(events, job_id)) == 1


async def test_a_winner_whose_picture_is_no_picture_leaves_the_job_to_the_other(tmp_path: Path):
    slow, idle = FakeNode(), FakeNode()
    async with straggling(tmp_path, slow, idle) as console:
        slow.gate.clear()
        idle.views.clear()
        job_id = await last_of_batch(console)
        await console.becomes(job_id, "collecting")
        idle.files.update(dict.fromkeys(idle.files, b"no picture"))
        idle.views.set()
        slow.gate.set()
        job = await console.becomes(job_id, "done", "failed")
        events = await console.events()
    assert job["status"] == "done", job["error_message"]
    assert job["backend_id"] == "node1"
    assert [a["cause"] for a in job["attempts"]] == [None, "unreadable_output"]
    assert len(takes(events, job_id)) == 1


async def test_cancelling_the_job_stops_both(tmp_path: Path):
    slow, idle = FakeNode(), FakeNode()
    async with straggling(tmp_path, slow, idle) as console:
        slow.gate.clear()
        idle.gate.clear()
        job_id = await last_of_batch(console)
        await until(lambda: idle.running)
        await console.http.post(f"/api/jobs/{job_id}/cancel")
        await console.becomes(job_id, "cancelled")
        await until(lambda: slow.interrupts and idle.interrupts)
    assert (slow.interrupts[0], idle.interrupts[0]) == (slow.posts[-1], idle.posts[-1])
