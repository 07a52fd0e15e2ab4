"""The queue over HTTP: order, limits, pause, and what is foreseen."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from orchestrator.app import create_app
from studio_kit.settings import QueueSettings

from .fakes import FakeNode, graph
from .farm import DEADLINE, Farm, farm, farm_of, settings
from .queue_calls import assert_problem, filled, get, post, told_of_today, waiting

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


# -- taking a job once, and not too many


async def test_a_call_that_is_repeated_takes_no_second_job(console: Farm):
    body = {"workflow_json": graph()}
    headers = {"Idempotency-Key": "shot-1A-take-1"}
    first = await console.http.post("/api/job", json=body, headers=headers)
    again = await console.http.post("/api/job", json=body, headers=headers)
    in_body = {**body, "idempotency_key": "shot-1A-take-1"}
    once_more = await console.http.post("/api/job", json=in_body)
    assert (first.status_code, again.status_code, once_more.status_code) == (202, 200, 200)
    assert len({answer.json()["job_id"] for answer in (first, again, once_more)}) == 1
    assert len((await get(console, "/api/jobs"))["jobs"]) == 1


async def test_a_key_that_was_used_for_another_job_is_refused(console: Farm):
    headers = {"Idempotency-Key": "k"}
    await console.http.post("/api/job", json={"workflow_json": graph()}, headers=headers)
    other = {"workflow_json": graph(seed=8)}
    problem = assert_problem(await console.http.post("/api/job", json=other, headers=headers), 409)
    assert "'k' was used for another submission" in problem["detail"]
    assert len((await get(console, "/api/jobs"))["jobs"]) == 1


async def test_a_repeated_call_is_answered_though_no_node_is_left(console: Farm, node: FakeNode):
    headers = {"Idempotency-Key": "k"}
    body = {"workflow_json": graph()}
    first = await console.http.post("/api/job", json=body, headers=headers)
    await node.offline()
    again = await console.http.post("/api/job", json=body, headers=headers)
    assert again.status_code == 200
    assert again.json()["job_id"] == first.json()["job_id"]
    await node.online()


async def test_a_key_that_cannot_be_one_is_refused(console: Farm):
    for key in ("", "x" * 129, "a\u0000b", "größe"):
        assert_problem(await console.post_job(idempotency_key=key), 422)


async def test_too_many_waiting_jobs_are_refused_until_there_is_room(
    node: FakeNode, tmp_path: Path
):
    limits = QueueSettings(waiting_jobs=3, waiting_jobs_of_project=2)
    few = settings(tmp_path, node).model_copy(update={"queue": limits})
    async with farm_of(few, online=1) as console:
        mine = await filled(console, 2, metadata={"project_id": "mine"})
        answer = await console.post_job(metadata={"project_id": "mine"})
        problem = assert_problem(answer, 429)
        assert "2 jobs of this project wait already" in problem["detail"]
        assert 1 <= int(answer.headers["retry-after"]) <= 60
        await console.submit(metadata={"project_id": "other"})
        problem = assert_problem(await console.post_job(), 429)
        assert "3 jobs wait already" in problem["detail"]
        await post(console, f"/api/jobs/{mine[0]}/cancel")
        await console.submit(metadata={"project_id": "mine"})


# -- for older programs


async def test_the_seven_calls_of_a_queue_answer_as_those_of_the_jobs_do(console: Farm):
    first, second = await filled(console, 2)
    status = await get(console, "/api/queue/status")
    assert (status["waiting"], status["running"]) == (2, 2)
    listed = await get(console, "/api/queue/jobs?order=queue&status=queued")
    assert [job["job_id"] for job in listed["jobs"]] == [first, second]
    taken = await console.http.post("/api/v1/queue/jobs", json={"workflow_json": graph()})
    assert taken.status_code == 202
    mine = f"/api/queue/jobs/{taken.json()['job_id']}"
    assert (await get(console, mine))["status"] == "queued"
    assert (await post(console, f"{mine}/cancel"))["status"] == "cancelled"
    assert (await post(console, f"{mine}/retry"))["status"] == "queued"
    await post(console, f"{mine}/cancel")
    assert (await console.http.delete(mine)).status_code == 200
    assert (await get(console, mine))["deleted_at"] is not None


async def test_scripts_of_the_earlier_console_are_served(console: Farm, node: FakeNode):
    node.gate.set()
    body = {
        "workflow_json": graph(),
        "parameters": {"3:seed": 5},
        "metadata": None,
        "backend_affinity": None,
        "required_capabilities": ["KSampler"],
    }
    answer = await console.http.post("/api/job", json=body)
    assert answer.status_code == 202
    assert {"job_id", "status", "message", "backend_id"} <= answer.json().keys()
    job = await console.becomes(answer.json()["job_id"], "done")
    told = {"status", "progress", "created_at", "started_at", "completed_at", "error_message"}
    assert told | {"job_id", "outputs", "backend_id"} <= job.keys()


def test_every_call_of_the_queue_says_what_it_answers(tmp_path: Path):
    schema = create_app(settings(tmp_path)).openapi()
    calls = [
        (f"{method.upper()} {path}", call)
        for path, methods in schema["paths"].items()
        for method, call in methods.items()
        if path.startswith(("/api/job", "/api/queue"))
    ]
    assert len(calls) > 20
    for name, call in calls:
        success = next(code for code in ("200", "201", "202") if code in call["responses"])
        model = call["responses"][success]["content"]["application/json"]["schema"]
        assert "$ref" in model, name
        refusal = call["responses"]["422"]["content"]
        assert list(refusal)[-1].endswith("json"), name


# -- the order


async def test_a_job_is_moved_and_brought_to_the_front(console: Farm):
    a, b, c = await filled(console, 3)
    moved = await post(console, f"/api/jobs/{c}/move", before=b)
    assert (moved["job_id"], moved["place"]) == (c, 2)
    assert await waiting(console) == [a, c, b]
    assert (await post(console, f"/api/jobs/{b}/front"))["place"] == 1
    assert await waiting(console) == [b, a, c]


async def test_a_moved_job_is_given_a_node_in_its_new_turn(console: Farm, node: FakeNode):
    a, b, c = await filled(console, 3)
    await post(console, f"/api/jobs/{c}/front")
    node.gate.set()
    for job_id in (a, b, c):
        await console.becomes(job_id, "done")
    leased = [e["job_id"] for e in await console.events() if e["type"] == "job_leased"]
    assert leased[2:] == [c, a, b]


async def test_priority_lane_and_node_of_a_waiting_job_are_changed(console: Farm):
    a, b = await filled(console, 2)
    changed = await console.http.patch(
        f"/api/jobs/{b}", json={"priority": 5, "interactive": True, "pinned_node": "node1"}
    )
    view = changed.json()
    assert (view["priority"], view["interactive"], view["pinned_node"]) == (5, True, "node1")
    assert await waiting(console) == [b, a]
    view = (await console.http.patch(f"/api/jobs/{b}", json={"pinned_node": None})).json()
    assert (view["priority"], view["pinned_node"]) == (5, None)


async def test_a_change_that_cannot_be_is_refused(console: Farm):
    [a] = await filled(console, 1)
    for body in (
        {"priority": 101},
        {"priority": None},
        {"pinned_node": "alderaan"},
        {"status": "done"},
        [1],
    ):
        assert_problem(await console.http.patch(f"/api/jobs/{a}", json=body), 422)
    assert_problem(await console.http.patch("/api/jobs/none", json={"priority": 1}), 404)


async def test_a_move_says_one_side_of_a_job_that_waits(console: Farm):
    a, b = await filled(console, 2)
    running = (await get(console, "/api/jobs?status=running"))["jobs"][0]["job_id"]
    for body, status in (
        ({}, 422),
        ({"before": b, "after": b}, 422),
        ({"before": a}, 422),
        ({"before": "none"}, 404),
        ({"before": running}, 409),
    ):
        assert_problem(await console.http.post(f"/api/jobs/{a}/move", json=body), status)
    assert_problem(await console.http.post(f"/api/jobs/{running}/front"), 409)


# -- pause


async def test_a_paused_queue_gives_out_nothing_and_outlives_a_restart(tmp_path: Path):
    async with FakeNode().serve() as node:
        async with farm(tmp_path, node) as console:
            assert (await post(console, "/api/queue/pause"))["paused"]
            job_id = await console.submit()
        async with farm(tmp_path, node) as console:
            assert (await get(console, "/api/queue"))["paused"]
            assert (await console.job(job_id))["status"] == "queued"
            assert node.posts == []
            await post(console, "/api/queue/resume")
            await console.becomes(job_id, "done")


async def test_what_runs_when_the_queue_is_paused_runs_to_its_end(console: Farm, node: FakeNode):
    [third] = await filled(console, 1)
    await post(console, "/api/queue/pause")
    node.gate.set()
    running = [job for job in (await get(console, "/api/jobs"))["jobs"] if job["job_id"] != third]
    for job in running:
        await console.becomes(job["job_id"], "done")
    assert (await console.job(third))["status"] == "queued"


# -- counted, foreseen


async def test_the_summary_counts_and_says_how_long_it_takes(console: Farm, node: FakeNode):
    await filled(console, 3, metadata={"project_id": "mine"})
    summary = await get(console, "/api/queue")
    assert (summary["waiting"], summary["running"], summary["failed"]) == (3, 2, 0)
    assert summary["counts"]["queued"] == 3
    assert summary["eta"]["low"] <= summary["eta"]["seconds"] <= summary["eta"]["high"]
    mine = await get(console, "/api/queue?project_id=mine")
    assert (mine["waiting"], mine["running"]) == (3, 0)
    nobodys = await get(console, "/api/queue?project_id=nobody")
    assert nobodys["eta"] is None
    node.gate.set()
    for job in (await get(console, "/api/jobs"))["jobs"]:
        await console.becomes(job["job_id"], "done")
    told, ended_today = await told_of_today(console, "/api/queue")
    assert told["done_today"] in ended_today


async def foreseen(console: Farm, count: int) -> dict[str, Any]:
    """The lane of the one node, once the last look ahead saw so many jobs."""
    async with asyncio.timeout(DEADLINE):
        while True:
            [lane] = (await get(console, "/api/queue/forecast"))["lanes"]
            if len(lane["jobs"]) == count:
                return lane
            await asyncio.sleep(0.01)


async def test_the_forecast_puts_the_jobs_one_after_the_other(console: Farm):
    waits = await filled(console, 3, metadata={"shot": "1A"})
    looked = monotonic()
    lane = await foreseen(console, 5)
    assert lane["backend_id"] == "node1"
    first, second, *rest = lane["jobs"]
    assert first["starts_in"] <= 0 <= first["ends_in"]
    assert first["ends_in"] <= second["ends_in"] <= rest[0]["starts_in"] + 1e-6
    assert [job["job_id"] for job in rest] == waits
    assert rest[0]["shot"] == "1A"
    estimate = (await console.job(waits[0]))["estimate"]
    assert estimate["low"] <= estimate["seconds"] <= estimate["high"]
    assert abs(estimate["seconds"] - rest[0]["ends_in"]) < 2 + monotonic() - looked
