"""Many jobs in one call: cancelled, cleared, hidden and shown again."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from .fakes import FakeNode
from .farm import Farm, farm
from .queue_calls import assert_problem, filled, get, post, waiting

pytestmark = pytest.mark.integration


@pytest.fixture
async def node() -> AsyncGenerator[FakeNode]:
    """Takes prompts and stands still in their first step."""
    async with FakeNode().serve() as node:
        node.gate.clear()
        yield node


@pytest.fixture
async def console(node: FakeNode, tmp_path: Path) -> AsyncGenerator[Farm]:
    async with farm(tmp_path, node) as console:
        yield console


async def test_ended_jobs_are_cleared_and_the_clearing_is_undone(console: Farm, node: FakeNode):
    node.gate.set()
    done = [await console.submit() for _ in range(3)]
    for job_id in done:
        await console.becomes(job_id, "done")
    cleared = (await post(console, "/api/jobs/clear", status=["done"]))["job_ids"]
    assert sorted(cleared) == sorted(done)
    assert (await get(console, "/api/jobs"))["jobs"] == []
    assert len((await get(console, "/api/jobs?deleted=true"))["jobs"]) == 3
    assert (await console.job(done[0]))["deleted_at"] is not None
    results = (await post(console, "/api/jobs/bulk", action="restore", job_ids=cleared))["results"]
    assert all(result["ok"] for result in results)
    assert len((await get(console, "/api/jobs"))["jobs"]) == 3


async def test_each_of_many_jobs_has_its_own_answer(console: Farm):
    a, b = await filled(console, 2)
    answer = await post(console, "/api/jobs/bulk", action="cancel", job_ids=[a, "none", b, a])
    assert [(r["job_id"], r["ok"]) for r in answer["results"]] == [
        (a, True),
        ("none", False),
        (b, True),
    ]
    assert "There is no job none" in answer["results"][1]["message"]
    assert (await console.job(a))["status"] == "cancelled"


async def test_jobs_are_described_instead_of_named(console: Farm):
    waits = await filled(console, 2, metadata={"project_id": "mine"})
    await console.submit(metadata={"project_id": "other"})
    await post(console, "/api/jobs/bulk", action="cancel", project_id="mine", status=["done"])
    assert len(await waiting(console)) == 3
    await post(console, "/api/jobs/bulk", action="cancel", project_id="mine")
    assert {(await console.job(job_id))["status"] for job_id in waits} == {"cancelled"}
    again = await post(console, "/api/jobs/bulk", action="retry", status=["cancelled"])
    assert sorted(result["job_id"] for result in again["results"]) == sorted(waits)
    assert len(await waiting(console)) == 3


async def test_several_jobs_come_to_the_front_in_the_order_they_are_named(console: Farm):
    a, b, c, d = await filled(console, 4)
    await post(console, "/api/jobs/bulk", action="front", job_ids=[d, b])
    assert await waiting(console) == [d, b, a, c]


async def test_what_does_not_say_which_jobs_is_refused(console: Farm):
    bodies: list[dict[str, Any]] = [
        {"action": "cancel"},
        {"action": "explode", "job_ids": []},
        {"action": "cancel", "job_ids": ["a"], "project_id": "p"},
        {"action": "cancel", "job_ids": "a"},
        {"action": "cancel", "job_ids": ["a"], "force": True},
        {"action": "cancel", "job_ids": ["x"] * 10_001},
    ]
    for body in bodies:
        assert_problem(await console.http.post("/api/jobs/bulk", json=body), 422)
    for status in ([], ["queued"], ["done", "running"], "done"):
        assert_problem(await console.http.post("/api/jobs/clear", json={"status": status}), 422)


async def test_a_job_under_way_is_not_deleted(console: Farm):
    [a] = await filled(console, 1)
    problem = assert_problem(await console.http.delete(f"/api/jobs/{a}"), 409)
    assert "cancel it before" in problem["detail"]
    assert_problem(await console.http.delete("/api/jobs/none"), 404)


async def test_a_deleted_job_comes_back_when_it_is_tried_again(console: Farm):
    [a] = await filled(console, 1)
    await post(console, f"/api/jobs/{a}/cancel")
    assert (await console.http.delete(f"/api/jobs/{a}")).status_code == 200
    await post(console, f"/api/jobs/{a}/retry")
    assert (await console.job(a))["deleted_at"] is None
    assert await waiting(console) == [a]
