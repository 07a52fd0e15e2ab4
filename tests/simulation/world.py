"""The real orchestrator, from its tables to its runs, on simulated nodes and a simulated clock."""

import asyncio
import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from orchestrator.database import Database
from orchestrator.dispatch.dispatcher import Dispatcher
from orchestrator.dispatch.judge import Judge
from orchestrator.dispatch.parts import Parts
from orchestrator.dispatch.planning import Planning
from orchestrator.dispatch.proofs import Proofs
from orchestrator.events.models import Event
from orchestrator.inputs.kept import KeptInputs
from orchestrator.inputs.service import Inputs
from orchestrator.inputs.storage import UploadStorage
from orchestrator.jobs.edits import JobEdits
from orchestrator.jobs.graph import graph_hash
from orchestrator.jobs.live import LiveJobs
from orchestrator.jobs.models import ENDED, JobMetadata, NewJob
from orchestrator.jobs.states import JobStates
from orchestrator.jobs.storage import JobStorage
from orchestrator.learning.service import Learning
from orchestrator.learning.storage import LearningStorage
from orchestrator.nodes.capabilities import models
from orchestrator.nodes.conduct import Conduct
from orchestrator.nodes.models import Node
from orchestrator.nodes.pool import NodePool
from orchestrator.outputs.collect import Collector
from orchestrator.queue.state import QueueState
from orchestrator.scheduling.backlog import Backlog
from orchestrator.scheduling.signature import signature
from studio_kit.errors import StudioError
from studio_kit.events import Broadcast
from tests.orchestrator.projects import make_project

from .clock import now
from .node import SimNode, graph
from .script import MENDED, JobPlan, Script, WishPlan
from .wire import Wire

LONGEST = 3600.0
"""Seconds after which work that has not come to an end never will."""

MB = 1 << 20


@dataclass
class Books:
    """Keeps whether a node may work, over restarts."""

    conducts: dict[str, Conduct] = field(default_factory=dict[str, Conduct])

    async def save_conduct(self, node_id: str, conduct: Conduct) -> None:
        self.conducts[node_id] = conduct


@dataclass(frozen=True)
class Orchestrator:
    database: Database
    pool: NodePool
    states: JobStates
    storage: JobStorage
    edits: JobEdits
    dispatcher: Dispatcher
    backlog: Backlog

    @classmethod
    @asynccontextmanager
    async def open(
        cls, folder: Path, nodes: Sequence[tuple[Node, Conduct]], wire: Wire, books: Books
    ) -> AsyncGenerator["Orchestrator"]:
        async with (
            Database.open(folder / "farm.db") as database,
            NodePool.open(nodes, keeper=books, connect=wire) as pool,
            asyncio.TaskGroup() as group,
        ):
            parts, edits = await _parts(folder, database, pool)
            dispatcher = Dispatcher(parts)
            dispatching = group.create_task(dispatcher.run())
            backlog = parts.planning.scheduler.backlog
            yield cls(database, pool, parts.states, parts.storage, edits, dispatcher, backlog)
            dispatching.cancel()


async def _parts(folder: Path, database: Database, pool: NodePool) -> tuple[Parts, JobEdits]:
    told = Broadcast[Event]()
    storage, states = JobStorage(database), JobStates(database, told)
    learning = await Learning.open(LearningStorage(database))
    planning = Planning.of(database, storage, learning)
    outputs = folder / "outputs"
    inputs = KeptInputs(folder / "inputs")
    parts = Parts(
        pool=pool,
        storage=storage,
        states=states,
        collector=Collector(outputs),
        live=LiveJobs(planning.scheduler.reason),
        proofs=Proofs(storage),
        planning=planning,
        inputs=Inputs(inputs, UploadStorage(database), outputs=outputs, largest=MB),
        judge=Judge(pool),
        queue=QueueState(database),
    )
    return parts, JobEdits(database, told)


class World:
    """One farm and what happened to it. `bounds` says how often a bound was broken."""

    def __init__(self, script: Script, folder: Path) -> None:
        self.script = script
        self.folder = folder
        self.submitted: list[str] = []
        self.cancelled: set[str] = set()
        self.retried: set[str] = set()
        self.broken_bounds = 0
        rng = random.Random(script.seed)
        self.nodes = {plan.id: SimNode(plan, random.Random(rng.random())) for plan in script.nodes}
        self.projects = {name: make_project(folder / name, name=name) for name in ("p", "q")}
        self._wire = Wire(self.nodes)
        self._books = Books()
        self._running = AsyncExitStack()
        self.farm: Orchestrator | None = None

    @property
    def orchestrator(self) -> Orchestrator:
        assert self.farm is not None
        return self.farm

    @asynccontextmanager
    async def played(self) -> AsyncGenerator["World"]:
        """The script from its beginning until all work has come to an end."""
        random.seed(self.script.seed)  # the nodes' links draw the pauses between their looks
        async with asyncio.TaskGroup() as group:
            working = [group.create_task(node.work()) for node in self.nodes.values()]
            await self._open()
            for at, act in self._timetable():
                await asyncio.sleep(max(at - now(), 0.0))
                await act()
            await self._mend()
            await self._end()
            yield self
            await self._close()
            for task in working:
                task.cancel()

    # -- the orchestrator

    async def _open(self) -> None:
        known = [
            (
                Node(key, key, f"http://{key}", True, True),
                self._books.conducts.get(key, Conduct()),
            )
            for key in self.nodes
        ]
        opening = Orchestrator.open(self.folder, known, self._wire, self._books)
        self.farm = await self._running.enter_async_context(opening)

    async def _close(self) -> None:
        self.broken_bounds += self.orchestrator.backlog.broken
        await self._running.aclose()
        self.farm = None

    async def _restart(self) -> None:
        await self._close()
        await self._open()

    # -- what happens

    def _timetable(self) -> list[tuple[float, Callable[[], Awaitable[None]]]]:
        script = self.script
        acts: list[tuple[float, Callable[[], Awaitable[None]]]] = [
            *((job.at, _bound(self._submit, job)) for job in script.jobs),
            *((wish.at, _bound(self._wish, wish)) for wish in script.wishes),
            *((at, self._restart) for at in script.restarts),
            *((at, _bound(self._drain, node, draining)) for at, node, draining in script.drains),
        ]
        for trouble in script.troubles:
            node = self.nodes[trouble.node]
            acts.append((trouble.at, _soon(node.trouble, trouble.kind, trouble.lasts)))
        for planned in script.outcomes:
            outcomes = self.nodes[planned.node].outcomes
            acts.append((planned.at, _soon(outcomes.append, planned.outcome)))
        for begins, ends in script.folder_away:
            away = self.folder / "away"
            acts.append((begins, _soon(self.projects["p"].rename, away)))
            acts.append((ends, _soon(away.rename, self.projects["p"])))
        return sorted(acts, key=lambda planned: planned[0])

    async def _submit(self, plan: JobPlan) -> None:
        number = len(self.submitted)
        content = graph(plan.model, seed_of(self.script.seed, number))
        new = NewJob(
            id=f"j{number}",
            graph=content,
            graph_hash=graph_hash(content),
            metadata=JobMetadata(
                project_path=str(self.projects[plan.project]), project_id=plan.project, shot="1A"
            ),
            pinned_node=plan.pinned,
            required_classes=(),
            priority=plan.priority,
            interactive=plan.interactive,
            signature=signature(content),
            models=models(content),
        )
        self.submitted.append((await self.orchestrator.states.submit(new)).id)
        self.orchestrator.dispatcher.wake()

    async def _wish(self, plan: WishPlan) -> None:
        """A wish that comes too late or too early is refused, as a person would be told."""
        job_id = f"j{plan.job}"
        farm = self.orchestrator
        with suppress(StudioError):
            if plan.wish == "cancel":
                await farm.states.request_cancel(job_id)
                self.cancelled.add(job_id)
                farm.dispatcher.cancel(job_id)
            elif plan.wish == "retry":
                await farm.states.retry(job_id)
                self.retried.add(job_id)
            elif plan.wish == "front":
                await farm.edits.front(job_id)
            else:
                await farm.edits.change(job_id, {"interactive": True})
        farm.dispatcher.wake()

    async def _drain(self, node_id: str, draining: bool) -> None:
        await self.orchestrator.pool.drain(node_id, draining=draining)

    # -- the end

    async def _mend(self) -> None:
        await asyncio.sleep(max(MENDED - now(), 0.0))
        for node_id, node in self.nodes.items():
            node.mend()
            await self.orchestrator.pool.drain(node_id, draining=False)

    async def _end(self) -> None:
        """Wait for the last job and the last prompt that must be taken back."""
        deadline = now() + LONGEST
        while not await self._is_over() and now() < deadline:
            for node_id in self.nodes:
                await self.orchestrator.pool.trust(node_id)
            await asyncio.sleep(1.0)

    async def _is_over(self) -> bool:
        farm = self.orchestrator
        jobs = await farm.storage.several(self.submitted)
        if any(job.status not in ENDED for job in jobs.values()):
            return False
        left = [await farm.storage.to_retract(node_id) for node_id in self.nodes]
        return not any(left)


def seed_of(seed: int, number: int) -> int:
    """A colour of its own for each job of a script."""
    return (seed * 97 + number * 7919 + 1) & 0xFFFFFF


def _bound(act: Callable[..., Awaitable[None]], *given: object) -> Callable[[], Awaitable[None]]:
    return lambda: act(*given)


def _soon(act: Callable[..., object], *given: object) -> Callable[[], Awaitable[None]]:
    async def do() -> None:
        act(*given)

    return do
