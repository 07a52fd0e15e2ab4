"""The process is killed outright at many seeded moments, while real render nodes work.

With `KILLS=250` in the environment each of the four seeds kills it 250 times instead of 25.
"""

import asyncio
import logging
import os
import random
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from render_node.app import create_app
from render_node.options import NodeOptions
from studio_kit.paths import ProjectRoot
from studio_kit.project import read_takes
from tests.flows.graphs import small_graph
from tests.orchestrator.farm import DEADLINE, make_project, served, settings_of
from tests.orchestrator.forked import Forked

KILLS = int(os.environ.get("KILLS", "25"))
SEEDS = (1, 2, 3, 4)
AHEAD = 5
"""So many jobs are under way or waiting at a time."""

LONGEST_LIFE = 40
"""Requests to the nodes, of which about fourteen are made at each start, until the kill."""

JITTER = 0.02
SILENCE = 2.0
"""Seconds: a kill comes sooner or later, though nothing more happens."""

log = logging.getLogger(__name__)

pytestmark = [pytest.mark.integration, pytest.mark.timeout(600 + 4 * KILLS)]


class Submitting:
    """Says each submission again, under its key, until it is answered. A job is promised then."""

    def __init__(self, url: str, http: httpx.AsyncClient, metadata: dict[str, Any]) -> None:
        self.promised: dict[str, str] = {}
        self._url = url
        self._http = http
        self._metadata = metadata

    async def keep(self, ahead: int) -> None:
        """Until cancelled, keep so many jobs unfinished."""
        while True:
            try:
                for _ in range(ahead - await unfinished(self._url, self._http)):
                    await self._next()
            except httpx.HTTPError:
                pass
            await asyncio.sleep(0.02)

    async def _next(self) -> None:
        key = f"job-{len(self.promised)}"
        body = {
            "workflow_json": small_graph(steps=1, seed=len(self.promised)),
            "metadata": self._metadata,
        }
        headers = {"Idempotency-Key": key}
        answer = await self._http.post(f"{self._url}/api/job", json=body, headers=headers)
        assert answer.status_code in (200, 202), answer.text
        self.promised[key] = answer.json()["job_id"]


class Traffic:
    """Counts what the orchestrator asks of its nodes: moments that no slow machine shifts."""

    def __init__(self) -> None:
        self.count = 0
        self._changed = asyncio.Event()

    def through(self, app: ASGIApp) -> ASGIApp:
        async def counted(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "lifespan":
                self.count += 1
                self._changed.set()
            await app(scope, receive, send)

        return counted

    async def more(self, requests: int) -> None:
        """Until so many more have come, or none comes for long after the first."""
        begun, goal = self.count, self.count + requests
        with suppress(TimeoutError):
            while self.count < goal:
                self._changed.clear()
                async with asyncio.timeout(SILENCE if self.count > begun else DEADLINE):
                    await self._changed.wait()


@asynccontextmanager
async def render_node(folder: Path, traffic: Traffic) -> AsyncGenerator[str]:
    options = NodeOptions(folder=folder, step_seconds=0.02, previews=False)
    async with served(traffic.through(create_app(options))) as url:
        yield url


async def lives(
    process: Forked, submitting: Submitting, http: httpx.AsyncClient, traffic: Traffic, *, seed: int
) -> None:
    """Start and kill."""
    moments = random.Random(seed)
    for _ in range(KILLS):
        process.start()
        keeping = asyncio.create_task(submitting.keep(AHEAD))
        await traffic.more(moments.randint(0, LONGEST_LIFE))
        await asyncio.sleep(moments.uniform(0.0, JITTER))
        keeping.cancel()
        await asyncio.wait([keeping])
        await process.kill()


async def all_jobs(url: str, http: httpx.AsyncClient) -> list[dict[str, Any]]:
    """Once each has ended."""
    async with asyncio.timeout(DEADLINE):
        while await unfinished(url, http):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    jobs: list[dict[str, Any]] = []
    query: dict[str, Any] = {"limit": 200}
    while True:
        page = (await http.get(f"{url}/api/jobs", params=query)).json()
        jobs += page["jobs"]
        if page["next_cursor"] is None:
            return jobs
        query["cursor"] = page["next_cursor"]


async def unfinished(url: str, http: httpx.AsyncClient) -> int:
    counts = (await http.get(f"{url}/api/queue")).json()["counts"]
    return sum(counts.get(name, 0) for name in ("queued", "leased", "running", "collecting"))


async def all_events(url: str, http: httpx.AsyncClient) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    while True:
        after = events[-1]["sequence"] if events else 0
        query = {"after": after, "limit": 1000}
        page = (await http.get(f"{url}/api/events", params=query)).json()["events"]
        if not page:
            return events
        events += page


@pytest.mark.parametrize("seed", SEEDS)
async def test_nothing_is_lost_and_nothing_rendered_twice(tmp_path: Path, seed: int):
    project = make_project(tmp_path / "salt")
    metadata = {"project_path": str(project), "shot": "1A"}
    traffic = Traffic()
    async with (
        render_node(tmp_path / "one", traffic) as one,
        render_node(tmp_path / "two", traffic) as two,
        httpx.AsyncClient(trust_env=False, timeout=DEADLINE) as http,
    ):
        process = Forked(settings_of(tmp_path / "data", one=one, two=two))
        submitting = Submitting(process.url, http, metadata)
        await lives(process, submitting, http, traffic, seed=seed)
        process.start()
        await process.answers(http)
        jobs = await all_jobs(process.url, http)
        events = await all_events(process.url, http)
        await process.kill()
        counts = [(await http.get(f"{url}/storyboard-sketch/counts")).json() for url in (one, two)]
    log.info("%s kills, %s jobs, %s requests to the nodes", KILLS, len(jobs), traffic.count)
    assert len(jobs) > KILLS / 2, "too little happened to show anything"
    assert {job["job_id"] for job in jobs} >= set(submitting.promised.values())
    assert {job["status"] for job in jobs} == {"done"}
    assert {len(job["attempts"]) for job in jobs} == {1}, "a prompt was given up, not adopted"
    for kind in ("posted", "executed"):
        prompts = [prompt_id for count in counts for prompt_id in count[kind]]
        assert len(prompts) == len(set(prompts)) == len(jobs), f"prompts were {kind} twice"
    takes = read_takes(ProjectRoot.open(project)).takes
    assert sorted(take.job_id for take in takes) == sorted(job["job_id"] for job in jobs)
    assert len({take.version for take in takes}) == len(takes)
    done = [event["job_id"] for event in events if event["type"] == "job_done"]
    assert sorted(done) == sorted(job["job_id"] for job in jobs)
    assert [event["sequence"] for event in events] == list(range(1, len(events) + 1))
