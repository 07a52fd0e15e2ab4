"""One job on one node, from the POST to the files in the folder.

HTTP is the truth and the socket a hint: hints draw the progress and say when to look, and without
any of them the job is looked at every second.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from studio_kit.errors import StudioError
from studio_kit.events import Subscription
from studio_kit.media import UnreadableMedia

from ..jobs.live import LiveJobs
from ..jobs.models import ON_A_NODE, Graph, Job, Status, WrongStatus
from ..jobs.states import JobStates
from ..jobs.storage import JobStorage
from ..nodes.capabilities import adapted
from ..nodes.link import NodeLink
from ..nodes.models import (
    ArtifactMissing,
    Cached,
    Capabilities,
    Ended,
    GraphRefused,
    Hint,
    NodeFault,
    NodeUnreachable,
    Nudge,
    Place,
    Preview,
    Started,
    Step,
)
from ..outputs.collect import Collector
from ..outputs.models import NothingMade, Render
from .progress import GraphProgress

LOOK_SECONDS = 1.0
SETTLE_SECONDS = 0.3
"""Between two looks that prove a prompt's absence: a POST may still lie in the node's buffer."""

GRACE_SECONDS = 30.0
"""A node may be silent so long before its jobs are given to another node."""

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 60.0
FAULTS_BORNE = 3


@dataclass(frozen=True)
class RunTools:
    """What every run needs.

    `elsewhere` says whether another node could take the job now; `still_ours`, asked right before
    a POST, whether no other process has taken the job over.
    """

    states: JobStates
    storage: JobStorage
    collector: Collector
    live: LiveJobs
    wake: Callable[[], None]
    elsewhere: Callable[[Job, Graph], bool]
    still_ours: Callable[[Job], Awaitable[bool]]


class JobRun:
    """`posted` is None for a job of an earlier process whose POST was never confirmed."""

    def __init__(self, job: Job, link: NodeLink, *, tools: RunTools, posted: bool | None) -> None:
        assert job.prompt_id is not None
        self.job = job
        self.prompt_id = job.prompt_id
        self.link = link
        self.is_posting = False
        self._graph: Graph = {}
        self._tools = tools
        self._posted = posted
        self._cancelled = job.cancel_requested
        self._hints = Subscription[Hint](1)
        self._ear: str | None = None
        self._heard = False
        self._silent_since: float | None = None

    @property
    def holds_seat(self) -> bool:
        return self.job.status in ON_A_NODE

    def cancel(self) -> None:
        self._cancelled = True
        self._hints.put(Nudge())

    async def run(self) -> None:
        """Ends when the job has ended or waits again; a restart may take it up at any point."""
        await self._read()
        self._progress = GraphProgress.of(self._graph, self.link.capabilities or Capabilities())
        with self.link.watch(self.prompt_id, job_id=self.job.id) as self._hints:
            if self._cancelled or self._posted:
                self._hints.put(Nudge())
            # A transition that comes too late means that the job is no longer ours.
            with suppress(WrongStatus):
                if self.job.status in ON_A_NODE:
                    await self._render()
                if self.job.status is Status.COLLECTING:
                    self._tools.wake()
                    await self._collect()

    async def _read(self) -> None:
        self._graph = await self._tools.storage.graph(self.job.id)
        # A wish to cancel that came before this run could hear of it.
        self._cancelled |= (await self._tools.storage.get(self.job.id)).cancel_requested

    async def _render(self) -> None:
        if not self._posted and not await self._submit():
            return
        while True:
            if self._cancelled:
                return await self._withdraw()
            await self._listen(LOOK_SECONDS)
            match await self._look():
                case Ended() as ended:
                    return await self._conclude(ended)
                case Place.RUNNING:
                    await self._started()
                case Place.ABSENT:
                    return await self._requeue(
                        f"{self.link.node.name} no longer knows the prompt; it was restarted or "
                        "its queue was cleared."
                    )
                case None if self._is_given_up():
                    return await self._requeue(
                        f"{self.link.node.name} does not answer.", retract=True
                    )
                case _:
                    pass

    # -- submitting

    async def _submit(self) -> bool:
        """Whether the node has the prompt now. Never sent twice without proof of absence."""
        if self._posted is None and await self._settle() is not Place.ABSENT:
            await self._confirm(None)
            return True
        capabilities = self.link.capabilities or Capabilities()
        graph = adapted(self._graph, capabilities, token=self.prompt_id[:8])
        if not await self._tools.still_ours(self.job):
            return False
        self._ear = self.link.ear
        self.is_posting = True
        try:
            accepted = await self.link.client.submit(
                graph, prompt_id=self.prompt_id, client_id=self.link.client_id
            )
        except GraphRefused as error:
            self.job = await self._tools.states.fail(self.job, error.message, **error.facts)
            return False
        except NodeUnreachable as error:
            return await self._unconfirmed(error)
        finally:
            self.is_posting = False
        dropped = "; ".join(accepted.dropped)
        await self._confirm(f"Outputs were left out: {dropped}" if dropped else None)
        return True

    async def _unconfirmed(self, error: NodeUnreachable) -> bool:
        self.link.look_now()
        if not error.sent:
            await self._requeue(error.message, counts=False)
            return False
        # The answer was lost, and the node may have taken the prompt all the same.
        if await self._settle() is Place.ABSENT:
            await self._requeue(error.message, retract=True)
            return False
        await self._confirm(None)
        return True

    async def _confirm(self, warning: str | None) -> None:
        self._posted = True
        await self._tools.states.posted(self.prompt_id, warning=warning)

    async def _settle(self) -> Ended | Place:
        """Look until the node answers; absence must be seen twice."""
        absent = 0
        while True:
            found = await self._look()
            if found is Place.ABSENT:
                absent += 1
            elif found is not None:
                return found
            if absent == 2 or self._is_given_up():
                return Place.ABSENT
            if found is None:
                await self._listen(LOOK_SECONDS)
            else:
                await asyncio.sleep(SETTLE_SECONDS)

    # -- following

    async def _listen(self, seconds: float) -> None:
        """Draw progress until it is time to look: an end, a nudge, or silence."""
        while True:
            try:
                async with asyncio.timeout(seconds):
                    hint = await self._hints.get()
            except TimeoutError:
                return
            if not isinstance(hint, Started | Cached | Step | Preview):
                return
            await self._draw(hint)

    async def _draw(self, hint: Started | Cached | Step | Preview) -> None:
        self._heard = True
        await self._started()
        if isinstance(hint, Preview):
            self._tools.live.preview(self.job.id, mime=hint.mime, data=hint.data)
            return
        self._progress = self._progress.after(hint)
        self._tools.live.advance(self.job.id, self._progress)

    async def _started(self) -> None:
        if self.job.status is Status.LEASED:
            self.job = await self._tools.states.start(self.job)

    async def _look(self) -> Ended | Place | None:
        """None where the node does not answer; while it is known to be away it is not asked."""
        try:
            found = await self.link.client.find(self.prompt_id) if self.link.state.online else None
        except NodeUnreachable:
            self.link.look_now()
            found = None
        self._silent_since = (self._silent_since or _clock()) if found is None else None
        return found

    def _is_given_up(self) -> bool:
        if self._silent_since is None:
            return False
        silent = _clock() - self._silent_since
        return silent > GRACE_SECONDS and self._tools.elsewhere(self.job, self._graph)

    # -- ending

    async def _withdraw(self) -> None:
        """Until the node has surely let go; one that is away is told when it is back."""
        while True:
            try:
                await self.link.client.withdraw(self.prompt_id)
                found = await self.link.client.find(self.prompt_id)
            except NodeUnreachable:
                self.job = await self._tools.states.cancelled(self.job, retract=True)
                return
            if found is Place.ABSENT or isinstance(found, Ended):
                self.job = await self._tools.states.cancelled(self.job)
                return
            await asyncio.sleep(SETTLE_SECONDS)

    async def _conclude(self, ended: Ended) -> None:
        if self._ear is not None and self._ear == self.link.ear and not self._heard:
            self.link.distrust()
        if ended.interrupted:
            reason = f"Somebody else stopped it on {self.link.node.name}; retry if that was a slip."
            self.job = await self._tools.states.fail(self.job, reason)
        elif ended.error is not None:
            await self._fail(ended)
        else:
            self.job = await self._tools.states.collect(self.job, ended.artifacts)

    async def _fail(self, ended: Ended) -> None:
        error = ended.error
        assert error is not None
        place = f"{error.class_type} (graph node {error.graph_node}): " if error.class_type else ""
        self.job = await self._tools.states.fail(
            self.job, f"{place}{error.message}", traceback=list(error.traceback)
        )

    async def _requeue(self, reason: str, *, counts: bool = True, retract: bool = False) -> None:
        states = self._tools.states
        self.job = await states.requeue(self.job, reason, counts=counts, retract=retract)

    # -- collecting

    async def _collect(self) -> None:
        """The files stay on the node until ours are whole; waiting has no end but a cancel."""
        pause, faults = FIRST_PAUSE_SECONDS, 0
        render = Render(self.job, self._graph, self.link.node.name, datetime.now(UTC))
        while not self._cancelled:
            try:
                home, takes = await self._tools.collector.collect(render, self.link.client)
            except NothingMade as error:
                self.job = await self._tools.states.fail(self.job, error.message)
                return
            except (ArtifactMissing, UnreadableMedia) as error:
                return await self._render_anew(error.message)
            except StudioError as error:  # what a person or time may mend
                faults += isinstance(error, NodeFault)
                if faults > FAULTS_BORNE:
                    return await self._requeue(error.message)
                self._tools.live.wait(self.job.id, error.message)
                await self._listen(pause)
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
                continue
            project = str(home.root.path)
            self.job = await self._tools.states.finish(self.job, takes, project_path=project)
            return
        self.job = await self._tools.states.cancelled(self.job)

    async def _render_anew(self, reason: str) -> None:
        """The node must not answer the next attempt with the same file out of its cache."""
        with suppress(NodeUnreachable):
            await self.link.client.forget_results()
        await self._requeue(reason)


def _clock() -> float:
    return asyncio.get_running_loop().time()
