"""The process is killed outright at many seeded moments, while real render nodes work.

With `KILLS=500` in the environment each seed kills it 500 times instead of 50.
"""

import asyncio
import logging
import os
import random
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import httpx
import pytest

from render_node.app import create_app
from render_node.options import NodeOptions
from studio_kit.paths import ProjectRoot
from studio_kit.project import read_takes
from tests.flows.graphs import small_graph
from tests.orchestrator.farm import make_project, served, settings_of
from tests.orchestrator.forked import Forked

KILLS = int(os.environ.get("KILLS", "50"))
SEEDS = (1, 2)
AHEAD = 5
"""So many jobs are under way or waiting at a time."""

WHILE_STARTING = 0.25
"""The share of kills that come before the process answers."""

log = logging.getLogger(__name__)

pytestmark = [pytest.mark.integration, pytest.mark.timeout(90 + 4 * KILLS)]


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
            "workflow_json": small_graph(steps=3, seed=len(self.promised)),
            "metadata": self._metadata,
        }
        headers = {"Idempotency-Key": key}
        answer = await self._http.post(f"{self._url}/api/job", json=body, headers=headers)
        assert answer.status_code in (200, 202), answer.text
        self.promised[key] = answer.json()["job_id"]


@asynccontextmanager
async def render_node(folder: Path) -> AsyncGenerator[str]:
    options = NodeOptions(folder=folder, step_seconds=0.02, previews=False)
    async with served(create_app(options)) as url:
        yield url


async def lives(
    process: Forked, submitting: Submitting, http: httpx.AsyncClient, *, seed: int
) -> list[float]:
    """Start and kill; gives the seconds that each process took until it answered."""
    moments = random.Random(seed)
    starts: list[float] = []
    for _ in range(KILLS):
        began = monotonic()
        process.start()
        if moments.random() < WHILE_STARTING:
            await asyncio.sleep(moments.uniform(0.0, 0.3))
        else:
            await process.answers(http)
            starts.append(monotonic() - began)
            keeping = asyncio.create_task(submitting.keep(AHEAD))
            await asyncio.sleep(moments.uniform(0.0, 0.4))
            keeping.cancel()
            await asyncio.wait([keeping])
        await process.kill()
    return starts


async def all_jobs(url: str, http: httpx.AsyncClient) -> list[dict[str, Any]]:
    """Once each has ended."""
    async with asyncio.timeout(60):
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
    async with (
        render_node(tmp_path / "one") as one,
        render_node(tmp_path / "two") as two,
        httpx.AsyncClient(timeout=10) as http,
    ):
        process = Forked(settings_of(tmp_path / "data", one=one, two=two))
        submitting = Submitting(process.url, http, metadata)
        starts = await lives(process, submitting, http, seed=seed)
        process.start()
        await process.answers(http)
        jobs = await all_jobs(process.url, http)
        events = await all_events(process.url, http)
        await process.kill()
        counts = [(await http.get(f"{url}/storyboard-sketch/counts")).json() for url in (one, two)]
    log.info("%s kills, %s jobs, answers after %.2f s at most", KILLS, len(jobs), max(starts))
    assert len(jobs) > KILLS / 4
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
