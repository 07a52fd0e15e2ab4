"""What a PostgreSQL costs and gives, against the SQLite file of one workstation, in one run:
`python -m benchmarks.growth`.

Claims are durable on both: PostgreSQL writes to the disk as it does by default. The server comes
from the tests' wheel and runs on this machine, so that its work counts in the figures too.
"""

import argparse
import asyncio
import statistics
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from time import perf_counter
from uuid import uuid4

import httpx
import psutil
from ulid import ULID

from orchestrator.database import Database
from orchestrator.events.models import Event
from orchestrator.jobs.models import JobMetadata, NewJob
from orchestrator.jobs.states import JobStates
from orchestrator.nodes.models import Node
from studio_kit.events import Broadcast
from tests.orchestrator.fakes import FakeNode, graph
from tests.orchestrator.farm import settings
from tests.orchestrator.test_kill import Process
from tests.postgres import Server, serving

CLAIMS = 1000
IDLE_SECONDS = 10
NODE = Node("bench", "Bench", "http://127.0.0.1:1", True, False)
DURABLE = ("fsync=on", "synchronous_commit=on", "full_page_writes=on")


async def claims(*databases: Database) -> float:
    """Leases a second, asked of all of them at once; each of a job of its own."""
    every = [JobStates(database, Broadcast[Event]()) for database in databases]
    ids = [str(ULID()) for _ in range(CLAIMS)]
    new = (NewJob(job_id, graph(), "0" * 64, JobMetadata(), None, (), 0) for job_id in ids)
    await asyncio.gather(*map(every[0].submit, new))
    asked = (
        every[i % len(every)].lease(job_id, NODE, prompt_id=str(uuid4()), reason="bench")
        for i, job_id in enumerate(ids)
    )
    began = perf_counter()
    await asyncio.gather(*asked)
    return CLAIMS / (perf_counter() - began)


async def durable(folder: Path, server: Server) -> None:
    url = server.new_database()
    async with (
        Database.open(folder / "claims.db") as sqlite,
        Database.open(url) as one,
        Database.open(url) as other,
    ):
        baseline = await claims(sqlite)
        print(f"{'durable claims/s':<44}{'':>8}{'ratio':>8}")
        for name, rate in (
            ("SQLite, one orchestrator", baseline),
            ("PostgreSQL, one orchestrator", await claims(one)),
            ("PostgreSQL, two at once", await claims(one, other)),
        ):
            print(f"{name:<44}{rate:8.0f}{rate / baseline:8.2f}")


async def farm(folder: Path, name: str, url: str | None, *, processes: int, rounds: int) -> None:
    """From the request to the POST at the node, and what an idle orchestrator costs."""
    async with AsyncExitStack() as stack:
        node = await stack.enter_async_context(FakeNode().serve())
        configured = settings(folder / name, node).model_copy(update={"database": url})
        started = [Process(configured) for _ in range(processes)]
        consoles = [await stack.enter_async_context(each.running()) for each in started]
        took = [await _round(consoles[i % processes].http, node) for i in range(rounds)]
        watched = [psutil.Process(each.pid) for each in started]
        before = [sum(each.cpu_times()[:2]) for each in watched]
        await asyncio.sleep(IDLE_SECONDS)
        after = [sum(each.cpu_times()[:2]) for each in watched]
    idle = max(b - a for a, b in zip(before, after, strict=True)) / IDLE_SECONDS * 100
    ordered = sorted(took)
    p50, p95 = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    print(f"{name:<34}{p50 * 1000:9.1f}{p95 * 1000:9.1f}{idle:9.2f}")


async def _round(http: httpx.AsyncClient, node: FakeNode) -> float:
    count, began = len(node.posts), perf_counter()
    answer = await http.post("/api/job", json={"workflow_json": graph(seed=count)})
    job_id = answer.raise_for_status().json()["job_id"]
    while len(node.posts) == count:  # noqa: ASYNC110
        await asyncio.sleep(0.0005)
    arrived = perf_counter() - began
    while (await http.get(f"/api/jobs/{job_id}")).json()["status"] != "done":  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    return arrived


async def main(rounds: int, folder: Path) -> None:
    with serving(*DURABLE) as server:
        await durable(folder, server)
        print(f"\n{'enqueue -> at the node':<34}{'p50 ms':>9}{'p95 ms':>9}{'idle %':>9}")
        await farm(folder, "SQLite", None, processes=1, rounds=rounds)
        url = server.new_database()
        await farm(folder, "PostgreSQL, one", url, processes=1, rounds=rounds)
        url = server.new_database()
        await farm(folder, "PostgreSQL, two", url, processes=2, rounds=rounds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(main(parser.parse_args().rounds, Path(name)))
