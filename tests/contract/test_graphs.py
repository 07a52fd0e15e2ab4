"""Runs and groups, with one orchestrator and with two that share the farm."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect

from ..orchestrator.fakes import FakeNode, graph
from ..orchestrator.farm import DEADLINE, Farm, until
from .studio import studio

pytestmark = pytest.mark.integration

SEEDS = {"count": 4, "strategy": "sequential", "base_seed": 1}
STEPS: list[dict[str, Any]] = [
    {"id": "fan", "kind": "fan_out", "seeds": SEEDS},
    {"id": "a", "kind": "workflow", "workflow_json": graph(), "inputs": {"seed": "fan"}},
    {"id": "all", "kind": "merge", "of": ["a.image"]},
    {"id": "b", "kind": "workflow", "workflow_json": graph(seed=9), "when": "all.count == 4"},
    {
        "id": "c",
        "kind": "workflow",
        "workflow_json": graph(seed=10),
        "inputs": {"3.steps": "b.count"},
    },
]


async def start(farm: Farm) -> str:
    answer = await farm.http.post("/api/graphs", json={"graph": {"steps": STEPS}})
    assert answer.status_code == 202, answer.text
    return answer.json()["run_id"]


async def over(farm: Farm, run_id: str) -> dict[str, Any]:
    async with asyncio.timeout(DEADLINE):
        while True:
            run = (await farm.http.get(f"/api/graphs/{run_id}")).json()
            if run["status"] != "running":
                return run
            await asyncio.sleep(0.02)


def seeds(node: FakeNode) -> list[int]:
    return sorted(prompt.graph["3"]["inputs"]["seed"] for prompt in node.taken)


async def test_no_step_becomes_two_jobs_whoever_takes_the_run_on(
    tmp_path: Path, database: str | None
):
    async with FakeNode().serve() as node, studio(tmp_path, database, node) as farm:
        ids = [await start(farm.one), await start(farm.other)]
        runs = [await over(farm.other, run_id) for run_id in ids]
        assert [run["status"] for run in runs] == ["done", "done"], runs
        assert seeds(node) == sorted([1, 2, 3, 4, 9, 10] * 2)


async def test_a_run_goes_on_when_the_orchestrator_that_took_it_ends(
    tmp_path: Path, database: str | None
):
    async with FakeNode().serve() as node, studio(tmp_path, database, node) as farm:
        node.gate.clear()
        run_id = await start(farm.one)
        await until(lambda: node.running)
        await farm.change_of_guard()
        node.gate.set()
        run = await over(farm.one, run_id)
        assert run["status"] == "done", run
        assert seeds(node) == [1, 2, 3, 4, 9, 10]


async def test_a_group_can_be_watched_and_stopped_from_anywhere(
    tmp_path: Path, database: str | None
):
    async with FakeNode().serve() as node, studio(tmp_path, database, node) as farm:
        node.gate.clear()
        body = {"workflow_json": graph(), "count": 3}
        made = (await farm.one.http.post("/api/job-group", json=body)).json()
        address = f"/job-groups/{made['job_group_id']}"
        await until(lambda: node.running)
        frames: list[dict[str, Any]] = []
        viewed = f"{farm.other.url.replace('http', 'ws')}/ws{address}"
        async with connect(viewed, proxy=None, open_timeout=DEADLINE) as socket:
            await farm.one.http.delete(f"/api{address}")
            async with asyncio.timeout(DEADLINE):
                async for text in socket:
                    frames.append(json.loads(text))
                    if frames[-1]["type"] == "group_complete":
                        break
        assert [frame["type"] for frame in frames].count("child_cancelled") == 3
        assert (await farm.other.http.get(f"/api{address}")).json()["status"] == "cancelled"
