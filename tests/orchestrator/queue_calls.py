"""What tests of the queue ask of the orchestrator, and how they read its answers."""

from typing import Any

import httpx

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


async def post(console: Farm, path: str, **body: Any) -> dict[str, Any]:
    answer = await console.http.post(path, json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def assert_problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.json()
