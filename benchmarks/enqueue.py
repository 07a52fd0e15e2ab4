"""How long a job takes from the request to an idle node, and how many claims are durable a second.

Every figure is set against a baseline of the same run: a bare POST to the node, taken in turn.
The orchestrator is a process of its own; client and node share this one.
"""

import argparse
import asyncio
import os
import socket
import statistics
import sys
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

import httpx
import psutil
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from ulid import ULID

from orchestrator.database import Database
from orchestrator.events.models import Event
from orchestrator.jobs.models import JobMetadata, NewJob
from orchestrator.jobs.states import JobStates
from orchestrator.nodes.models import Node
from render_node.app import create_app
from render_node.options import NodeOptions
from studio_kit.events import Broadcast
from studio_kit.serve import server_config
from studio_kit.settings import ENVIRONMENT, NodeSettings, Settings

IDLE_SECONDS = 10
CLAIMS = 2000


class Arrivals:
    """Notes the moment at which each POST /prompt reaches the node."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.last = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (scope["method"], scope["path"]) == ("POST", "/prompt"):
            self.last = perf_counter()
        await self._app(scope, receive, send)


def trivial_graph(colour: int) -> dict[str, Any]:
    size = {"width": 64, "height": 64, "batch_size": 1, "color": colour}
    save = {"images": ["1", 0], "filename_prefix": "bench"}
    return {
        "1": {"class_type": "EmptyImage", "inputs": size},
        "2": {"class_type": "SaveImage", "inputs": save},
    }


@asynccontextmanager
async def node(folder: Path) -> AsyncGenerator[tuple[str, Arrivals]]:
    arrivals = Arrivals(create_app(NodeOptions(folder=folder, step_seconds=0)))
    # Only where the protocol is named is TCP_NODELAY set, without which an answer costs 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(server_config(arrivals, host="127.0.0.1", port=0))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}", arrivals
    server.should_exit = True
    await serving


@asynccontextmanager
async def orchestrator(data: Path, node_url: str) -> AsyncGenerator[tuple[str, int]]:
    listed = (NodeSettings(id="bench", name="Bench", url=node_url),)
    settings = Settings(data=data, projects=data, nodes=listed)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "studio_kit.serve", "orchestrator.app:create_app"),
        *("--port", str(port), "--detached"),
        env={**os.environ, ENVIRONMENT: settings.model_dump_json()},
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        await process.wait()


async def online(console: httpx.AsyncClient) -> None:
    while True:
        try:
            if (await console.get("/api/backends")).json()["online"]:
                return
        except httpx.TransportError:
            pass
        await asyncio.sleep(0.1)


async def enqueue(console: httpx.AsyncClient, arrivals: Arrivals, colour: int) -> float:
    """Seconds from the first byte of the request to the arrival at the node."""
    arrivals.last = 0.0
    began = perf_counter()
    answer = await console.post("/api/job", json={"workflow_json": trivial_graph(colour)})
    job_id = answer.raise_for_status().json()["job_id"]
    while (await console.get(f"/api/jobs/{job_id}")).json()["status"] != "done":  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    return arrivals.last - began


async def bare(client: httpx.AsyncClient, url: str, arrivals: Arrivals, colour: int) -> float:
    prompt_id = str(uuid4())
    body = {"prompt": trivial_graph(colour), "client_id": "bench", "prompt_id": prompt_id}
    began = perf_counter()
    (await client.post(f"{url}/prompt", json=body)).raise_for_status()
    arrived = arrivals.last
    while not (await client.get(f"{url}/history/{prompt_id}")).json():  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    return arrived - began


async def claims(folder: Path) -> tuple[float, float]:
    """Durable leases a second: one after another, and as many at once as there are jobs."""
    async with Database.open(folder / "claims.db") as database:
        states = JobStates(database, Broadcast[Event]())
        ids = [str(ULID()) for _ in range(CLAIMS)]
        await asyncio.gather(*(states.submit(_new(job_id)) for job_id in ids))
        half = CLAIMS // 4
        began = perf_counter()
        for job_id in ids[:half]:
            await _lease(states, job_id)
        one_by_one = half / (perf_counter() - began)
        began = perf_counter()
        await asyncio.gather(*(_lease(states, job_id) for job_id in ids[half:]))
        return one_by_one, (CLAIMS - half) / (perf_counter() - began)


def _new(job_id: str) -> NewJob:
    graph = trivial_graph(1)
    return NewJob(job_id, graph, "0" * 64, JobMetadata(), None, (), 0)


async def _lease(states: JobStates, job_id: str) -> None:
    place = Node("bench", "Bench", "http://127.0.0.1:1", True, False)
    await states.lease(job_id, place, prompt_id=str(uuid4()), reason="bench")


def row(name: str, seconds: list[float]) -> str:
    ordered = sorted(seconds)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"{name:<34}{statistics.median(ordered) * 1000:9.1f}{p95 * 1000:9.1f}"


async def main(rounds: int, folder: Path) -> None:
    async with (
        node(folder / "node") as (url, arrivals),
        orchestrator(folder / "data", url) as (address, pid),
        httpx.AsyncClient(base_url=address, timeout=30, trust_env=False) as console,
        httpx.AsyncClient(timeout=30, trust_env=False) as client,
    ):
        await online(console)
        await enqueue(console, arrivals, 0)  # the first one warms every path
        ours: list[float] = []
        direct: list[float] = []
        for index in range(1, rounds + 1):
            ours.append(await enqueue(console, arrivals, index))
            direct.append(await bare(client, url, arrivals, index + 100_000))
        process = psutil.Process(pid)
        before = process.cpu_times()
        await asyncio.sleep(IDLE_SECONDS)
        after = process.cpu_times()
        idle = (after.user + after.system - before.user - before.system) / IDLE_SECONDS
        memory = process.memory_info().rss / 1024**2
    single, many = await claims(folder)
    print(f"{'milliseconds':<34}{'p50':>9}{'p95':>9}")
    print(row("enqueue -> submitted, idle node", ours))
    print(row("bare POST to the node", direct))
    ratio = statistics.median(ours) / statistics.median(direct)
    print(f"{'ratio of the medians':<34}{ratio:9.1f}")
    print(f"{'durable claims/s, one by one':<34}{single:9.0f}")
    print(f"{'durable claims/s, all at once':<34}{many:9.0f}")
    print(f"{'orchestrator idle, % of one core':<34}{idle * 100:9.2f}")
    print(f"{'orchestrator idle, MB':<34}{memory:9.0f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    with tempfile.TemporaryDirectory() as temporary:
        asyncio.run(main(parser.parse_args().rounds, Path(temporary)))
