"""What tests of the queue ask of the orchestrator, and how they read its answers."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import httpx

from orchestrator.queue.day import midnight

from .farm import Farm


async def filled(console: Farm, count: int, **body: Any) -> list[str]:
    """Jobs that wait, behind two that keep the node busy."""
    for _ in range(2):
        await console.becomes(await console.submit(), "leased", "running")
    return [await console.submit(**body) for _ in range(count)]


async def waiting(console: Farm) -> list[str]:
    page = await get(console, "/api/jobs?order=queue&status=queued")
    return [job["job_id"] for job in page["jobs"]]


async def get(console: Farm, path: str) -> dict[str, Any]:
    answer = await console.http.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def told_of_today(console: Farm, path: str) -> tuple[dict[str, Any], Collection[int]]:
    """What is answered, and how many jobs have ended today: two numbers, where midnight came."""
    before = await _ended_today(console)
    told = await get(console, path)
    return told, {before, await _ended_today(console)}


async def _ended_today(console: Farm) -> int:
    ended = [job["completed_at"] for job in (await get(console, "/api/jobs"))["jobs"]]
    return sum(datetime.fromisoformat(moment) >= midnight() for moment in ended)


async def post(console: Farm, path: str, **body: Any) -> dict[str, Any]:
    answer = await console.http.post(path, json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def assert_problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.json()
