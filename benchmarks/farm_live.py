"""A real orchestrator and a real render node: throughput, gaps, latency, claims, rest.

Trivial prompts, so that what is measured is ours and not a GPU's. Every figure has its baseline in
the same run, taken in turn: the same client that speaks to the node directly.
"""

import argparse
import asyncio
import json
import statistics
import tempfile
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

import httpx
import psutil

from studio_kit.settings import HOUSE

from .enqueue import IDLE_SECONDS, bare, claims, enqueue, node, online, orchestrator, trivial_graph

ROUNDS, PROMPTS, SINGLES = 4, 60, 60
RENDERS = 12
LOOK_SECONDS = 0.05

STEP_SECONDS = 0.02
"""Of a short render: a trivial prompt is through in 2 ms, before another one can follow it."""


@dataclass
class Side:
    """One way to the node: trivial prompts and short renders a second, gaps between renders.

    `work`: seconds of the processor that the orchestrator spent on each trivial prompt.
    """

    rates: list[float] = field(default_factory=list[float])
    work: list[float] = field(default_factory=list[float])
    renders: float = 0.0
    gaps: list[float] = field(default_factory=list[float])


class Graphs:
    """Graphs that the node has not seen: what it has seen it does not run again."""

    def __init__(self) -> None:
        self._last = 1_000_000
        still = HOUSE / "templates" / "storyboard-still" / "workflow.json"
        self._still: dict[str, Any] = json.loads(still.read_text())

    def trivial(self, count: int) -> list[dict[str, Any]]:
        return [trivial_graph(self._next()) for _ in range(count)]

    def renders(self, count: int) -> list[dict[str, Any]]:
        return [self._render(self._next()) for _ in range(count)]

    def _next(self) -> int:
        self._last += 1
        return self._last

    def _render(self, seed: int) -> dict[str, Any]:
        return {
            key: {**node, "inputs": {**node["inputs"], "seed": seed}}
            if "seed" in node["inputs"]
            else node
            for key, node in self._still.items()
        }


async def through_us(console: httpx.AsyncClient, graphs: Sequence[dict[str, Any]]) -> None:
    answers = [await console.post("/api/job", json={"workflow_json": graph}) for graph in graphs]
    left = {answer.raise_for_status().json()["job_id"] for answer in answers}
    last = next(iter(left))
    while left:
        states = await console.get("/api/jobs", params={"limit": len(graphs), "status": "done"})
        left -= {job["job_id"] for job in states.json()["jobs"]}
        await asyncio.sleep(LOOK_SECONDS)
    assert (await console.get(f"/api/jobs/{last}")).json()["status"] == "done"


async def directly(client: httpx.AsyncClient, url: str, graphs: Sequence[dict[str, Any]]) -> None:
    """All prompts at once, then the files of each as it ends: what we do, without keeping it."""
    ids = [str(uuid4()) for _ in graphs]
    for prompt_id, graph in zip(ids, graphs, strict=True):
        body = {"prompt": graph, "client_id": "bench", "prompt_id": prompt_id}
        (await client.post(f"{url}/prompt", json=body)).raise_for_status()
    for prompt_id in ids:
        while not (item := (await client.get(f"{url}/history/{prompt_id}")).json()):  # noqa: ASYNC110
            await asyncio.sleep(LOOK_SECONDS)
        made = [image for out in item[prompt_id]["outputs"].values() for image in out["images"]]
        for image in made:
            (await client.get(f"{url}/view", params=image)).raise_for_status()


async def gaps(client: httpx.AsyncClient, url: str, *, newest: int) -> list[float]:
    """Seconds between the end of each of the newest prompts and the beginning of the next one."""
    history = (await client.get(f"{url}/history")).json()
    spans = sorted(_span(item) for item in history.values())[-newest:]
    return [max(after[0] - before[1], 0.0) for before, after in pairwise(spans)]


def _span(item: dict[str, Any]) -> tuple[float, float]:
    times = {kind: data.get("timestamp", 0) for kind, data in item["status"]["messages"]}
    return times["execution_start"] / 1000, times["execution_success"] / 1000


async def timed(work: Coroutine[None, None, None]) -> float:
    began = perf_counter()
    await work
    return perf_counter() - began


async def compared(
    console: httpx.AsyncClient, client: httpx.AsyncClient, url: str, process: psutil.Process
) -> tuple[Side, Side]:
    ours, direct, graphs = Side(), Side(), Graphs()

    def way(side: Side, work: list[dict[str, Any]]) -> Coroutine[None, None, None]:
        return through_us(console, work) if side is ours else directly(client, url, work)

    for _ in range(ROUNDS):
        for side in (ours, direct):
            before = worked(process)
            side.rates.append(PROMPTS / await timed(way(side, graphs.trivial(PROMPTS))))
            side.work.append((worked(process) - before) / PROMPTS)
    faults = {"step_seconds": STEP_SECONDS}
    (await client.post(f"{url}/storyboard-sketch/faults", json=faults)).raise_for_status()
    for side in (ours, direct):
        side.renders = RENDERS / await timed(way(side, graphs.renders(RENDERS)))
        side.gaps += await gaps(client, url, newest=RENDERS)
    return ours, direct


async def at_rest(process: psutil.Process) -> float:
    """Share of one core."""
    before = worked(process)
    await asyncio.sleep(IDLE_SECONDS)
    return (worked(process) - before) / IDLE_SECONDS


def worked(process: psutil.Process) -> float:
    """Seconds of the processor since the process began."""
    spent = process.cpu_times()
    return spent.user + spent.system


def quantiles(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"{statistics.median(ordered) * 1000:9.1f}{p95 * 1000:9.1f}"


async def report(folder: Path) -> None:
    async with (
        node(folder / "node") as (url, arrivals),
        orchestrator(folder / "data", url) as (address, pid),
        httpx.AsyncClient(base_url=address, timeout=60, trust_env=False) as console,
        httpx.AsyncClient(timeout=60, trust_env=False) as client,
    ):
        await online(console)
        await enqueue(console, arrivals, 0)  # the first one warms every path
        sent = [await enqueue(console, arrivals, colour) for colour in range(1, SINGLES)]
        posted = [
            await bare(client, url, arrivals, colour + 100_000) for colour in range(1, SINGLES)
        ]
        process = psutil.Process(pid)
        ours, direct = await compared(console, client, url, process)
        idle = await at_rest(process)
    one_by_one, at_once = await claims(folder)
    print(f"{'milliseconds':44}{'p50':>9}{'p95':>9}")
    print(f"{'enqueue -> submitted, idle node':44}{quantiles(sent)}")
    print(f"{'bare POST to the node':44}{quantiles(posted)}")
    print(f"{'gap between renders on the busy node':44}{quantiles(ours.gaps)}")
    print(f"{'the same, all sent directly':44}{quantiles(direct.gaps)}")
    through, past = statistics.median(ours.rates), statistics.median(direct.rates)
    print(f"{'trivial prompts/s through the orchestrator':44}{through:9.1f}")
    print(f"{'trivial prompts/s directly':44}{past:9.1f}")
    print(f"{'ratio':44}{through / past:9.2f}")
    work = statistics.median(ours.work) * 1000
    print(f"{'our own work for each, ms of the processor':44}{work:9.1f}")
    print(f"{'short renders/s through the orchestrator':44}{ours.renders:9.2f}")
    print(f"{'short renders/s directly':44}{direct.renders:9.2f}")
    print(f"{'ratio':44}{ours.renders / direct.renders:9.2f}")
    print(f"{'durable claims/s, one by one':44}{one_by_one:9.0f}")
    print(f"{'durable claims/s, all at once':44}{at_once:9.0f}")
    print(f"{'orchestrator idle, % of one core':44}{idle * 100:9.2f}")


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(report(Path(folder)))


if __name__ == "__main__":
    main()
