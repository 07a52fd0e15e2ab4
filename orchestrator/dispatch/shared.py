"""The dispatch of a farm that several orchestrators share.

One leads: it plans for all, and queues each leased prompt at its node. Every one, the leader too,
sees prompts through that it took from those queues. When one dies its entries go back, and whoever
takes them finds the prompts on their nodes.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace

from ..database.bell import LISTENING, Bell
from ..database.shared_leadership import SharedLeadership
from ..jobs.models import Attempt, Cause, Job, JobNotFound, WrongStatus
from ..nodes.link import NodeLink
from .beginning import begin_in
from .lease_queue import Entry, LeaseQueue
from .leased_again import leased_again
from .parts import NODE_UNKNOWN, Parts
from .run import JobRun
from .runs import Runs
from .stillness import watch
from .under_way import Prompt, UnderWay

TEND_SECONDS = 2.0
FIRST_LOOK_SECONDS = 5.0
ELDERS_SECONDS = 2.0
LOOK_SECONDS = 0.02

WAKE = "wake"
WAKING = frozenset({WAKE, LISTENING, "events"})
"""What the bell says when a waiting job may be given a node. What is changed of nodes and of the
pause is read first, and tells of itself.
"""


@dataclass(frozen=True)
class Wake:
    """The leader should plan anew."""


@dataclass(frozen=True)
class Cancel:
    job_id: str


Wish = Wake | Cancel | Entry
"""What is to be said to the other orchestrators."""


class SharedDispatch:
    def __init__(
        self,
        parts: Parts,
        *,
        under_way: UnderWay,
        queue: LeaseQueue,
        bell: Bell,
        leadership: SharedLeadership,
    ) -> None:
        self._pool = parts.pool
        self._storage = parts.storage
        self._states = parts.states
        self._pause = parts.queue
        self._under_way = under_way
        self._queue = queue
        self._bell = bell
        self._leadership = leadership
        self._group: asyncio.TaskGroup | None = None
        self._wake = asyncio.Event()
        self._wishes: asyncio.Queue[Wish] = asyncio.Queue()
        # Prompts that somebody works on: one that is not yet on its node may be on the way there.
        self._worked_on: set[str] = set()
        tools = parts.tools(wake=self.wake, still_ours=self._still_ours, again=self._again)
        self._runs = Runs(tools, ended=self._ended)
        self._retractor = parts.retractor(self._worked_on.__contains__)
        self._hedger = parts.hedger(self._runs, self._start_beside)
        self._planner = parts.planner(under_way.seats)

    def wake(self) -> None:
        if self._leadership.is_ours:
            self._wake.set()
        else:
            self._wishes.put_nowait(Wake())

    def cancel(self, job_id: str) -> None:
        self._runs.cancel(job_id)
        self._wishes.put_nowait(Cancel(job_id))

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            self._group = group
            group.create_task(self._queue.work(self), name="lease-queue")
            group.create_task(self._leadership.lead(self._lead), name="leading")
            group.create_task(self._hedger.run())
            group.create_task(self._pass_on_wishes())
            group.create_task(self._listen())
            group.create_task(self._watch_nodes())
            group.create_task(self._watch_pause())
            group.create_task(watch())

    # -- leading

    async def _lead(self) -> None:
        """Planning and tending take turns: each must see the other's work whole."""
        clock = asyncio.get_running_loop().time
        async with asyncio.TaskGroup() as group:
            group.create_task(self._retractor.run())
            due = clock()
            while True:
                self._wake.clear()
                if clock() >= due:
                    await self._tend()
                    due = clock() + TEND_SECONDS
                await self._plan()
                with suppress(TimeoutError):
                    async with asyncio.timeout_at(due):
                        await self._wake.wait()

    async def _plan(self) -> None:
        if self._pause.paused:
            return
        async for leased in self._planner.round():
            prompt = _prompt(leased.job)
            self._worked_on.add(prompt.prompt_id)
            await self._queue.put(_entry(prompt, is_fresh=True))

    async def _tend(self) -> None:
        """Hand over what the dead held, and what a dying leader leased without queueing it."""
        await self._queue.revive()
        under_way = await self._under_way.prompts()
        queued = await self._queue.prompts()
        self._worked_on.clear()
        self._worked_on.update(queued)
        for prompt in under_way:
            if prompt.prompt_id not in queued:
                await self._queue.put(_entry(prompt, is_fresh=False))
        for node_id in await self._under_way.nodes_to_ask():
            if link := self._pool.find(node_id):
                self._retractor.look(link)

    # -- seeing prompts through

    def begin(self, entry: Entry) -> asyncio.Task[None]:
        assert self._group is not None
        return begin_in(self._group, self._see_through(entry), name=f"job-{entry.job_id}")

    def stop(self, entry: Entry) -> None:
        self._runs.cancel(entry.job_id)

    async def _see_through(self, entry: Entry) -> None:
        try:
            job = await self._storage.get(entry.job_id)
        except JobNotFound:
            return
        attempt = await self._storage.attempt(entry.prompt_id)
        if attempt.ended_at is not None:
            return
        job = replace(job, prompt_id=entry.prompt_id, node_id=entry.node_id)
        link = await self._link(entry.node_id)
        if link is None:
            return await self._give_back(job, attempt)
        if entry.is_fresh:
            await self._let_elders_first(entry)
        posted = True if attempt.posted_at else (False if entry.is_fresh else None)
        await self._runs.see_through(self._runs.add(job, link, posted=posted))

    async def _give_back(self, job: Job, attempt: Attempt) -> None:
        """Its node was removed. A second attempt ends alone: the job is the first one's."""
        if attempt.hedge:
            return await self._states.end_attempt(
                attempt.prompt_id, NODE_UNKNOWN, cause=Cause.NODE_GONE
            )
        with suppress(WrongStatus):  # somebody cancelled it, or the other attempt was first
            await self._states.requeue(job, NODE_UNKNOWN, cause=Cause.NODE_GONE, counts=False)

    async def _let_elders_first(self, entry: Entry) -> None:
        """Two prompts of one node may be in the hands of two: the first is sent first."""
        with suppress(TimeoutError):
            async with asyncio.timeout(ELDERS_SECONDS):
                # Who sends the other one is maybe another process: only the tables tell.
                while not await self._under_way.is_next(entry.prompt_id, entry.node_id):  # noqa: ASYNC110
                    await asyncio.sleep(LOOK_SECONDS)

    async def _link(self, node_id: str) -> NodeLink | None:
        """Right after the start a node is not yet known to be there."""
        link = self._pool.find(node_id)
        if link is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(FIRST_LOOK_SECONDS):
                    await link.looked.wait()
        return link

    async def _still_ours(self, job: Job) -> bool:
        return job.prompt_id is not None and await self._queue.holds(job.prompt_id)

    def _ended(self, run: JobRun) -> None:
        """A job that was on two nodes leaves something to take back on the other one. Of another's
        runs the leader learns what is to be taken back when it tends.
        """
        self._hedger.ended(run)
        if run.left_nothing:
            return
        if self._leadership.is_ours:
            for link in self._pool.links if run.standing.shared else (run.link,):
                self._retractor.look(link)
        self.wake()

    def _start_beside(self, job: Job, _: NodeLink) -> None:
        """Each watches over its own runs; whoever has a hand free renders beside."""
        self._wishes.put_nowait(_entry(_prompt(job), is_fresh=True))

    async def _again(self, job: Job, link: NodeLink) -> None:
        if leased := await leased_again(self._states, job, link):
            await self._queue.put(_entry(_prompt(leased), is_fresh=True))

    # -- hearing of one another

    async def _pass_on_wishes(self) -> None:
        while True:
            match await self._wishes.get():
                case Wake():
                    await self._bell.ring(WAKE)
                case Cancel(job_id):
                    for prompt_id in await self._under_way.of_job(job_id):
                        await self._queue.abort(prompt_id)
                case Entry() as entry:
                    await self._queue.put(entry)

    async def _listen(self) -> None:
        with self._bell.rung.subscribe() as rung:
            async for topic in rung:
                if topic in WAKING:
                    self._wake.set()

    async def _watch_nodes(self) -> None:
        with self._pool.changes.subscribe() as changes:
            async for node_id in changes:
                self._wake.set()
                link = self._pool.find(node_id)
                if link is not None and self._leadership.is_ours:
                    self._retractor.look(link)

    async def _watch_pause(self) -> None:
        with self._pause.changes.subscribe() as changes:
            async for _ in changes:
                self._wake.set()


def _prompt(job: Job) -> Prompt:
    assert job.prompt_id is not None
    assert job.node_id is not None
    return Prompt(job.id, job.prompt_id, job.node_id)


def _entry(prompt: Prompt, *, is_fresh: bool) -> Entry:
    return Entry(prompt.job_id, prompt.prompt_id, prompt.node_id, is_fresh)
