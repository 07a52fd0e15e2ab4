"""Planning over real tables and simulated nodes, in simulated time."""

import random
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from orchestrator.database import Database
from orchestrator.dispatch.overtaken import UNTOLD
from orchestrator.dispatch.planner import Leased, Planner
from orchestrator.dispatch.planning import Planning
from orchestrator.events.models import Event
from orchestrator.jobs.edits import JobEdits
from orchestrator.jobs.graph import graph_hash
from orchestrator.jobs.models import JobMetadata, NewJob
from orchestrator.jobs.states import JobStates
from orchestrator.jobs.storage import JobStorage
from orchestrator.learning.service import Learning
from orchestrator.learning.storage import LearningStorage
from orchestrator.nodes.capabilities import models
from orchestrator.nodes.conduct import Conduct
from orchestrator.nodes.models import Node
from orchestrator.nodes.pool import NodePool
from orchestrator.scheduling.backlog import TOLD_EVERY
from orchestrator.scheduling.signature import signature
from studio_kit.events import Broadcast
from tests.simulation.clock import run
from tests.simulation.node import SimNode, graph
from tests.simulation.script import NodePlan
from tests.simulation.wire import Wire
from tests.simulation.world import Books

FLUX, SDXL = "flux/flux1-dev.safetensors", "sdxl.safetensors"


class Bench:
    """A planner whose leases are counted and never run."""

    def __init__(self, database: Database, pool: NodePool, learning: Learning) -> None:
        told = Broadcast[Event]()
        self.pool = pool
        self.storage = JobStorage(database)
        self.states = JobStates(database, told)
        self.edits = JobEdits(database, told)
        self.planning = Planning.of(database, self.storage, learning)
        self.taken: Counter[str] = Counter()
        self.meanwhile: list[Callable[[], Awaitable[object]]] = []
        """What others do when the seats are counted next."""
        self.planner = Planner(
            pool=pool, states=self.states, planning=self.planning, taken=self._taken
        )
        self._count = 0

    async def _taken(self) -> Mapping[str, int]:
        while self.meanwhile:
            await self.meanwhile.pop()()
        return self.taken

    async def submit(self, content: dict[str, Any], **facts: Any) -> str:
        self._count += 1
        values: dict[str, Any] = {
            "metadata": JobMetadata(),
            "pinned_node": None,
            "required_classes": (),
            "priority": 0,
            **facts,
        }
        new = NewJob(
            id=f"j{self._count}",
            graph=content,
            graph_hash=graph_hash(content),
            signature=signature(content),
            models=models(content),
            **values,
        )
        return (await self.states.submit(new)).id

    async def round(self) -> list[str]:
        return [f"{item.job.id}@{item.link.node.id}" for item in await self.leased()]

    async def leased(self) -> list[Leased]:
        found: list[Leased] = []
        async for item in self.planner.round():
            found.append(item)
            self.taken[item.link.node.id] += 1
        return found

    def reason(self, job_id: str) -> str | None:
        return self.planning.scheduler.reason(job_id)


@asynccontextmanager
async def bench(folder: Path, **nodes: tuple[str, ...]) -> AsyncGenerator[Bench]:
    """A planner over nodes that have these models."""
    farm = {
        name: SimNode(NodePlan(name, held, 5.0, 8 << 30), random.Random(1))
        for name, held in nodes.items()
    }
    known = [(Node(name, name, f"http://{name}", True, True), Conduct()) for name in farm]
    async with (
        Database.open(folder / "farm.db") as database,
        NodePool.open(known, keeper=Books(), connect=Wire(farm)) as pool,
    ):
        for link in pool.links:
            await link.looked.wait()
        yield Bench(database, pool, await Learning.open(LearningStorage(database)))


def in_time(test: Callable[[Path], Awaitable[None]]) -> Callable[[Path], None]:
    """Runs an asynchronous test in simulated time."""

    async def main(folder: Path) -> None:
        await test(folder)

    def within(tmp_path: Path) -> None:
        run(main(tmp_path))

    within.__name__ = test.__name__  # pyright: ignore[reportFunctionMemberAccess]
    return within


@in_time
async def test_the_wait_names_what_is_missing_and_what_is_nearest(tmp_path: Path):
    async with bench(tmp_path, alderaan=("flux/flux1-dev-fp8.safetensors",)) as here:
        job = await here.submit(graph(FLUX, 1))
        assert await here.round() == []
        assert here.reason(job) == (
            f"waits: no online node has `{FLUX}`; "
            "nearest on alderaan: `flux/flux1-dev-fp8.safetensors`"
        )


@in_time
async def test_a_job_that_comes_back_while_seats_are_counted_is_not_overtaken(tmp_path: Path):
    async with bench(tmp_path, alderaan=(SDXL,)) as here:
        for seed in (1, 2, 3):
            await here.submit(graph(SDXL, seed))
        *_, second = await here.leased()

        async def lose_the_second() -> None:
            await here.states.requeue(second.job, "It is gone.", counts=False, avoid_node=False)
            here.taken["alderaan"] -= 1

        here.meanwhile.append(lose_the_second)
        assert await here.round() == ["j2@alderaan"]


@in_time
async def test_the_nodes_that_could_run_it_are_named_while_they_are_away(tmp_path: Path):
    async with bench(tmp_path, a=(FLUX,), b=(SDXL,)) as here:
        job = await here.submit(graph(FLUX, 1))
        await here.pool.drain("a", draining=True)
        assert await here.round() == []
        assert here.reason(job) == "waits: a can run it and cannot be given work now"


@in_time
async def test_a_changed_place_is_followed(tmp_path: Path):
    async with bench(tmp_path, a=(SDXL,)) as here:
        here.taken["a"] = 2
        first, second = [await here.submit(graph(SDXL, seed)) for seed in (1, 2)]
        assert await here.round() == []
        await here.edits.front(second)
        here.taken["a"] = 1
        assert await here.round() == [f"{second}@a"]
        here.taken["a"] = 1
        assert await here.round() == [f"{first}@a"]


@in_time
async def test_a_graph_is_proved_itself_before_it_is_sent(tmp_path: Path):
    """Two graphs of one signature, of which the node can run the first only."""

    def styled(style: str) -> dict[str, Any]:
        content = graph(SDXL, 1)
        sampler = content["3"]
        return {**content, "3": {**sampler, "inputs": {**sampler["inputs"], "style": style}}}

    able, unable = styled("plain and clear"), styled("wild and dark")
    assert signature(able) == signature(unable)
    async with bench(tmp_path, a=(SDXL,)) as here:
        fine, odd = await here.submit(able), await here.submit(unable)
        assert await here.round() == [f"{fine}@a"]
        assert "`wild and dark`" in str(here.reason(odd))


@in_time
async def test_what_overtook_a_job_outlives_the_process(tmp_path: Path):
    async with bench(tmp_path, a=(SDXL, FLUX)) as here:
        await here.submit(graph(SDXL, 0))
        await here.round()
        old = await here.submit(graph(FLUX, 1))
        for seed in range(TOLD_EVERY):
            here.taken["a"] = 1
            await here.submit(graph(SDXL, seed))
            await here.round()
        assert (await here.storage.get(old)).overtaken == TOLD_EVERY
    async with bench(tmp_path, a=(SDXL, FLUX)) as again:
        again.taken["a"] = 2
        await again.round()
        entry = again.planning.scheduler.backlog.entry(old)
        assert entry is not None
        assert entry.overtaken == TOLD_EVERY + UNTOLD
