"""Many shots in one call: each has its own result, and only what failed is tried again."""

from pathlib import Path
from typing import Any

import pytest

from ..fakes import FakeNode, graph
from ..farm import Farm, farm, make_project

pytestmark = pytest.mark.integration

SKETCHED: dict[str, Any] = {"workflow_json": graph()}


def shots(count: int) -> list[dict[str, Any]]:
    return [
        {"key": f"shot {number}", "workflow_json": graph(seed=number)} for number in range(count)
    ]


async def post(console: Farm, *items: dict[str, Any], **body: Any) -> Any:
    headers = body.pop("headers", None)
    sent = {"items": list(items), **body}
    return await console.http.post("/api/batches", json=sent, headers=headers)


async def submit(console: Farm, *items: dict[str, Any], **body: Any) -> dict[str, Any]:
    answer = await post(console, *items, **body)
    assert answer.status_code == 202, answer.text
    return answer.json()


async def batch(console: Farm, made: dict[str, Any]) -> dict[str, Any]:
    return (await console.http.get(f"/api/batches/{made['batch_id']}")).json()


async def act(console: Farm, made: dict[str, Any], action: str) -> dict[str, Any]:
    answer = await console.http.post(f"/api/batches/{made['batch_id']}/{action}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def all_end(console: Farm, made: dict[str, Any]) -> dict[str, Any]:
    for item in made["items"]:
        if item["job_id"]:
            await console.becomes(item["job_id"], "done", "failed", "cancelled")
    return await batch(console, made)


async def jobs(console: Farm) -> list[dict[str, Any]]:
    return (await console.http.get("/api/jobs?limit=200")).json()["jobs"]


async def test_each_item_becomes_a_job_and_has_its_result(tmp_path: Path):
    project = make_project(tmp_path / "salt")
    items = [
        {**SKETCHED, "key": code, "metadata": {"project_path": str(project), "shot": code}}
        for code in ("1A", "1B")
    ]
    async with FakeNode().serve() as node, farm(tmp_path / "data", node) as console:
        over = await all_end(console, await submit(console, *items, name="Scene 1"))
    assert (over["name"], over["status"], over["progress"]) == ("Scene 1", "completed", 1.0)
    assert over["counts"] == {"total": 2, "done": 2, "failed": 0, "cancelled": 0, "active": 0}
    assert [item["key"] for item in over["items"]] == ["1A", "1B"]
    for item in over["items"]:
        assert (project / item["outputs"][0]["path"]).is_file()
        assert item["shot"] == item["key"]


async def test_a_bad_item_does_not_stop_the_others(tmp_path: Path):
    bad: list[dict[str, Any]] = [
        {"key": "no graph"},
        {"key": "priority", **SKETCHED, "priority": 1000},
        {"key": "no model", "workflow_json": graph(checkpoint="flux.safetensors")},
        {"key": "no node", **SKETCHED, "backend_affinity": "alderaan"},
        {"key": "bad shot", **SKETCHED, "metadata": {"shot": "../x"}},
        {"key": "shot 0", **SKETCHED},
    ]
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        made = await submit(console, *shots(2), *bad)
        over = await all_end(console, made)
        assert len(await jobs(console)) == 2
    told = {item["key"]: item["message"] for item in made["items"][2:]}
    assert "workflow_json" in told["no graph"]
    assert "less than or equal to 100" in told["priority"]
    assert "flux.safetensors" in told["no model"]
    assert "alderaan" in told["no node"]
    assert "not a plain name" in told["bad shot"]
    assert "there twice" in told["shot 0"]
    assert all(item["job_id"] is None for item in over["items"][2:])
    assert over["status"] == "partial_complete"
    assert over["counts"] == {"total": 8, "done": 2, "failed": 6, "cancelled": 0, "active": 0}


async def test_of_fifty_items_five_that_failed_are_tried_again_alone(tmp_path: Path):
    node = FakeNode()
    for _ in range(5):
        node.failures += [("RuntimeError", "out of luck"), *[("", "")] * 9]
    async with node.serve(), farm(tmp_path, node) as console:
        over = await all_end(console, await submit(console, *shots(50)))
        assert (over["counts"]["done"], over["counts"]["failed"]) == (45, 5)
        again = await act(console, over, "retry-failed")
        assert again["counts"]["done"] >= 45
        over = await all_end(console, again)
        assert over["counts"]["done"] == 50
        assert len(node.posts) == 55


async def test_a_refused_item_is_looked_at_anew(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        missing = {"key": "flux", "workflow_json": graph(checkpoint="flux.safetensors")}
        made = await submit(console, *shots(1), missing)
        assert (await act(console, made, "retry-failed"))["items"][1]["job_id"] is None
        node.classes["CheckpointLoaderSimple"]["input"]["required"]["ckpt_name"] = [
            ["sd15.safetensors", "flux.safetensors"],
            {},
        ]
        again = await act(console, made, "retry-failed")
        over = await all_end(console, again)
    assert over["status"] == "completed"
    assert len(over["items"]) == 2


async def test_cancelling_stops_what_has_not_ended(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        done = await submit(console, *shots(1))
        await all_end(console, done)
        node.gate.clear()
        made = await submit(console, *shots(5))
        await act(console, made, "cancel")
        over = await all_end(console, made)
        assert (await batch(console, done))["status"] == "completed"
        again = await act(console, over, "retry-failed")
    assert over["status"] == "cancelled"
    assert over["counts"]["cancelled"] == 5
    assert again == over, "what was stopped has not failed"


async def test_a_repeated_call_under_a_key_takes_nothing_twice(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        key = {"Idempotency-Key": "monday"}
        first = await post(console, *shots(2), headers=key)
        again = await post(console, *shots(2), headers=key)
        other = await post(console, *shots(3), headers=key)
        assert len(await jobs(console)) == 2
    assert (first.status_code, again.status_code) == (202, 200)
    assert first.json()["batch_id"] == again.json()["batch_id"]
    assert other.status_code == 409
    assert "monday" in other.json()["detail"]


async def test_a_batch_of_which_nothing_can_be_taken_is_refused(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        answer = await post(console, {"key": "a"}, {"key": "b", **SKETCHED, "priority": 900})
        assert answer.status_code == 422
        assert [item["key"] for item in answer.json()["items"]] == ["a", "b"]
        assert (await post(console)).status_code == 422
        assert (await post(console, *shots(1001))).status_code == 422
        assert (await console.http.get("/api/batches")).json() == {"batches": []}
        assert await jobs(console) == []


async def test_a_batch_outlives_the_orchestrator_and_is_listed(tmp_path: Path):
    async with FakeNode().serve() as node:
        async with farm(tmp_path, node) as console:
            node.gate.clear()
            metadata = {"project_id": "p1"}
            items = [{**item, "metadata": metadata} for item in shots(3)]
            made = await submit(console, *items, {"key": "bad"}, name="Night")
        node.gate.set()
        async with farm(tmp_path, node) as console:
            await all_end(console, made)
            listed = (await console.http.get("/api/batches?project_id=p1")).json()["batches"]
            others = (await console.http.get("/api/batches?project_id=p2")).json()["batches"]
        assert len(node.posts) == 3
    assert [(one["name"], one["status"]) for one in listed] == [("Night", "partial_complete")]
    assert listed[0]["counts"]["done"] == 3
    assert others == []


async def test_an_unknown_batch_is_not_found(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        assert (await console.http.get("/api/batches/none")).status_code == 404
        for action in ("cancel", "retry-failed"):
            assert (await console.http.post(f"/api/batches/none/{action}")).status_code == 404
