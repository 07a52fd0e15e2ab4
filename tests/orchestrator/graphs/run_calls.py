"""What tests of runs ask of the orchestrator, and how they read its answers."""

import asyncio
from typing import Any

from ..fakes import FakeNode, graph, object_info
from ..farm import DEADLINE, Farm

READER: dict[str, Any] = {
    "input": {"required": {"image": [["a.png"], {"image_upload": True}]}},
    "output": ["IMAGE", "MASK"],
    "output_node": False,
}
CLASSES: dict[str, Any] = {**object_info("sd15.safetensors"), "LoadImage": READER}


def reading_graph(*, seed: int = 7) -> dict[str, Any]:
    """A graph that reads a picture before it samples."""
    loader = {"class_type": "LoadImage", "inputs": {"image": "a.png"}}
    return {**graph(seed=seed), "10": loader}


def workflow(key: str = "render", **fields: Any) -> dict[str, Any]:
    return {"id": key, "kind": "workflow", "workflow_json": graph(), **fields}


def node(**fields: Any) -> FakeNode:
    return FakeNode(classes=CLASSES, **fields)


async def start(console: Farm, *steps: dict[str, Any], **body: Any) -> dict[str, Any]:
    answer = await console.http.post("/api/graphs", json=request(*steps, **body))
    assert answer.status_code == 202, answer.text
    return answer.json()


def request(*steps: dict[str, Any], **body: Any) -> dict[str, Any]:
    return {"graph": {"name": "test", "steps": list(steps)}, **body}


async def run_of(console: Farm, run: dict[str, Any]) -> dict[str, Any]:
    answer = await console.http.get(f"/api/graphs/{run['run_id']}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def act(console: Farm, run: dict[str, Any], action: str) -> dict[str, Any]:
    answer = await console.http.post(f"/api/graphs/{run['run_id']}/{action}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def becomes(console: Farm, run: dict[str, Any], *statuses: str) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    try:
        async with asyncio.timeout(DEADLINE):
            while True:
                seen = await run_of(console, run)
                if seen["status"] in statuses:
                    return seen
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(f"still not {statuses}: {seen}") from None


async def step_becomes(console: Farm, run: dict[str, Any], key: str, status: str) -> dict[str, Any]:
    async with asyncio.timeout(DEADLINE):
        while True:
            found = step(await run_of(console, run), key)
            if found["status"] == status:
                return found
            await asyncio.sleep(0.02)


def step(run: dict[str, Any], key: str) -> dict[str, Any]:
    return next(one for one in run["steps"] if one["key"] == key)


def statuses(run: dict[str, Any]) -> dict[str, str]:
    return {one["key"]: one["status"] for one in run["steps"]}


def seeds(fake: FakeNode) -> list[int]:
    return [prompt.graph["3"]["inputs"]["seed"] for prompt in fake.taken]
