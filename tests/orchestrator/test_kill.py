"""The process is killed outright at every point of a job's life: nothing lost, nothing twice."""

import asyncio
import os
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from studio_kit.paths import ProjectRoot
from studio_kit.project import read_takes
from studio_kit.settings import ENVIRONMENT, Settings

from .fakes import FakeNode
from .farm import DEADLINE, Farm, free_port, make_project, settings, until

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[2]


class Process:
    """The orchestrator as a process of its own, as the launcher starts it."""

    def __init__(self, configured: Settings) -> None:
        self._settings = configured
        self._port = free_port()

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "studio_kit.serve", "orchestrator.app:create_app"),
            *("--port", str(self._port), "--detached"),
            cwd=ROOT,
            env={**os.environ, ENVIRONMENT: self._settings.model_dump_json()},
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    async def kill(self) -> None:
        self._process.kill()
        await self._process.wait()

    async def restart(self, console: Farm) -> None:
        """Kill it and start it again; returns when it answers."""
        await self.kill()
        await self.start()
        await self.answers(console)

    async def answers(self, console: Farm) -> None:
        async with asyncio.timeout(DEADLINE):
            while True:
                try:
                    await console.http.get("/health")
                    return
                except httpx.TransportError:
                    await asyncio.sleep(0.05)

    @asynccontextmanager
    async def running(self, *, online: int = 1) -> AsyncGenerator[Farm]:
        await self.start()
        url = f"http://127.0.0.1:{self._port}"
        try:
            async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=DEADLINE) as http:
                console = Farm(url, http)
                await self.answers(console)
                await console.nodes_online(online)
                yield console
        finally:
            if self._process.returncode is None:
                await self.kill()


async def test_nothing_is_lost_or_rendered_twice_whatever_the_moment_of_the_kill(tmp_path: Path):
    project = make_project(tmp_path / "salt")
    metadata = {"project_path": str(project), "shot": "1A"}
    async with FakeNode().serve() as node:
        process = Process(settings(tmp_path / "data", node))
        async with process.running() as console:
            node.gate.clear()
            node.answers.clear()
            ids = [await console.submit(metadata=metadata) for _ in range(4)]

            # The node has two prompts and has not answered: posted, but unrecorded.
            await until(lambda: len(node.posts) == 2)
            await process.restart(console)
            node.answers.set()
            await console.becomes(ids[0], "running")
            assert len(node.posts) == 2

            # Running, waiting in the node, and queued with us.
            await console.becomes(ids[1], "leased")
            assert (await console.job(ids[2]))["status"] == "queued"
            await process.restart(console)

            # Collecting: the node is finished and its file is on the way.
            node.views.clear()
            node.gate.set()
            await console.becomes(ids[0], "collecting")
            await process.restart(console)
            node.views.set()

            for job_id in ids:
                job = await console.becomes(job_id, "done", "failed", "cancelled")
                assert job["status"] == "done", job
            await process.restart(console)
            events = await console.events()

    assert len(node.posts) == len(set(node.posts)) == 4
    takes = read_takes(ProjectRoot.open(project)).takes
    assert sorted(take.job_id for take in takes) == sorted(ids)
    assert sorted(take.version for take in takes) == [1, 2, 3, 4]
    done = [event["job_id"] for event in events if event["type"] == "job_done"]
    assert sorted(done) == sorted(ids)


async def test_a_wish_to_cancel_outlives_the_process(tmp_path: Path):
    async with FakeNode().serve() as node:
        process = Process(settings(tmp_path / "data", node))
        async with process.running() as console:
            node.gate.clear()
            job_id = await console.submit()
            await console.becomes(job_id, "running")
            await node.offline()
            answer = await console.http.post(f"/api/jobs/{job_id}/cancel")
            assert answer.status_code == 200
            await process.kill()
            await node.online()
            await process.start()
            await process.answers(console)
            await console.becomes(job_id, "cancelled")
            await until(lambda: node.posts[0] in node.history)
    assert set(node.interrupts) == {node.posts[0]}
