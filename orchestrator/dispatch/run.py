"""One prompt of one job on one node, from the POST to the files in the folder.

HTTP is the truth and the socket a hint: hints draw the progress and say when to look, and without
any of them the job is looked at every second.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from ..jobs.models import ON_A_NODE, Cause, Graph, Job, Status, WrongStatus
from ..nodes.link import NodeLink
from ..nodes.models import Capabilities, Ended, Place, Preview
from .collecting import Collecting
from .concluding import Concluding
from .progress import GraphProgress
from .prompt_watch import Drawable, PromptWatch
from .standing import Part, Standing
from .submitting import Submitting, all_set
from .tools import RunTools


class JobRun:
    """`posted` is None for a job of an earlier process whose POST was never confirmed. `elders`
    are the runs that its node was given before: none may be overtaken.
    """

    def __init__(
        self,
        job: Job,
        link: NodeLink,
        *,
        tools: RunTools,
        posted: bool | None,
        elders: Callable[["JobRun"], Sequence["JobRun"]],
    ) -> None:
        self.link = link
        self.standing = Standing(job, tools.states, tools.storage)
        self.watch = PromptWatch(
            link, self.standing.prompt_id, patience=tools.patience, draw=self._draw
        )
        self.sent = asyncio.Event()
        if posted:
            self.sent.set()
        self._tools = tools
        self._posted = posted
        self._elders = elders
        self._wish = asyncio.Event()
        self._submitting = Submitting(
            self.standing,
            link,
            self.watch,
            tools=tools,
            wish=self._wish,
            given_up=self._is_given_up,
        )
        self._graph: Graph = {}
        self._progress = GraphProgress.of({}, Capabilities())

    @property
    def job(self) -> Job:
        return self.standing.job

    @property
    def prompt_id(self) -> str:
        return self.standing.prompt_id

    @property
    def holds_seat(self) -> bool:
        return self.job.status in ON_A_NODE

    @property
    def left_nothing(self) -> bool:
        """Done, and nowhere else: its seat was free before, and no node is to let go of it."""
        return self.job.status is Status.DONE and not self.standing.shared

    @property
    def is_posting(self) -> bool:
        return self._submitting.is_posting

    def cancel(self) -> None:
        self._wish.set()
        self.watch.nudge()

    async def run(self) -> None:
        """Ends when the job has ended or waits again; a restart may take it up at any point."""
        await self._read()
        with self.watch.listening(self.job.id):
            if self._wish.is_set() or self._posted:
                self.watch.nudge()
            # A transition that comes too late means that the job is no longer ours.
            with suppress(WrongStatus):
                resumed = self.job.status is Status.COLLECTING
                if self.job.status in ON_A_NODE:
                    await self._render()
                if self.job.status is Status.COLLECTING:
                    self._tools.wake()
                    await self._collecting(resumed=resumed).collect()

    async def _read(self) -> None:
        self._graph = await self.standing.read()
        if self.job.cancel_requested:
            self._wish.set()
        self._progress = GraphProgress.of(self._graph, self.link.capabilities or Capabilities())

    async def _render(self) -> None:
        if not self._posted and not await self._submit():
            return
        concluding = Concluding(self.standing, self.link, self._graph, tools=self._tools)
        while not self._is_to_stop():
            await self.watch.listen(at_most=self._seconds_left())
            match await self.watch.look():
                case Ended() as ended:
                    return await self._conclude(concluding, ended)
                case Place.RUNNING:
                    await self._is_running()
                case Place.ABSENT:
                    return await self._lost(concluding)
                case None if self._is_given_up():
                    await self._let_elders_go_first()
                    reason = f"{self.link.node.name} does not answer."
                    return await concluding.lost(reason, retract=True)
                case _:
                    pass
        await self._stop()

    async def _submit(self) -> bool:
        before = [elder.sent for elder in self._elders(self)]
        try:
            return await self._submitting.submit(
                self._graph, unknown=self._posted is None, before=before
            )
        finally:
            self.sent.set()

    # -- following

    async def _draw(self, hint: Drawable) -> None:
        await self.standing.start()
        if self.standing.beside:  # two progresses of one job would jump to and fro
            return
        if isinstance(hint, Preview):
            self._tools.live.preview(self.job.id, mime=hint.mime, data=hint.data)
            return
        self._progress = self._progress.after(hint)
        self._tools.live.advance(self.job.id, self._progress)

    async def _is_running(self) -> None:
        """The node tells of a prompt only under the id that it was posted with."""
        await self.standing.start()
        if self.standing.client_id is not None:
            self.link.listen_as(self.standing.client_id)

    def _is_given_up(self) -> bool:
        is_silent = self.watch.silence > self._tools.patience.silence
        return is_silent and self._tools.elsewhere(self.job, self._graph)

    def _seconds_left(self) -> float | None:
        """Of running, if there is a limit; waiting in the node's queue does not count."""
        if self.job.time_limit is None or self.job.started_at is None:
            return None
        ran = (datetime.now(UTC) - self.job.started_at).total_seconds()
        return max(self.job.time_limit - ran, 0.0)

    def _is_to_stop(self) -> bool:
        return self._wish.is_set() or self._seconds_left() == 0.0

    # -- ending

    async def _stop(self) -> None:
        """A node that is away, or takes its time, is told again until it has let go."""
        gone = await self._tools.withdrawals.let_go(self.link, self.prompt_id)
        if self._wish.is_set():
            await self.standing.cancelled(retract=not gone)
            return
        reason = f"It ran longer than the {self.job.time_limit:g} seconds that were allowed."
        await self.standing.fail(reason, cause=Cause.TIMED_OUT, retract=not gone)

    async def _conclude(self, concluding: Concluding, ended: Ended) -> None:
        if self.watch.was_deaf:
            self.link.distrust()
        try:
            await concluding.conclude(ended)
        except WrongStatus:
            if not self.standing.shared:
                raise
            await self._stand_by(concluding, ended)

    async def _stand_by(self, concluding: Concluding, ended: Ended) -> None:
        """Another attempt was first. Should its files be bad, ours are still on the node."""
        while await self.standing.part() is Part.BESIDE:
            await self.watch.listen()
        await concluding.conclude(ended)

    async def _lost(self, concluding: Concluding) -> None:
        await self._let_elders_go_first()
        await concluding.lost(
            f"{self.link.node.name} no longer knows the prompt; it was restarted or its queue was "
            "cleared."
        )

    async def _let_elders_go_first(self) -> None:
        """A node that lost one prompt lost them all: who came first goes back first."""
        elders = self._elders(self)
        for elder in elders:
            elder.watch.doubt()
        await all_set([elder.watch.sure for elder in elders], self._tools.patience.elders)

    def _collecting(self, *, resumed: bool) -> Collecting:
        return Collecting(
            self.standing,
            self.link,
            self._graph,
            tools=self._tools,
            watch=self.watch,
            wish=self._wish,
            resumed=resumed,
        )
