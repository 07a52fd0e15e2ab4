"""Our connection to one node: how it is, what it can run, what its socket tells."""

import asyncio
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import UTC, datetime

from studio_kit.events import Subscription

from .comfy import ComfyNode
from .conduct import Conduct
from .health import look
from .hearing import Hearing
from .models import (
    Capabilities,
    Hint,
    Load,
    Node,
    NodeState,
    NodeUnreachable,
    Nudge,
    Queue,
    QueueChanged,
    SocketLost,
)
from .rhythm import Shared, jittered
from .watchers import Watchers

LOOKS_AT_A_QUIET_NODE = 4
"""Of so many looks at a quiet node, one asks over HTTP; the others are heartbeats."""


class NodeLink:
    """Runs until cancelled."""

    def __init__(
        self, node: Node, client: ComfyNode, shared: Shared, conduct: Conduct | None = None
    ) -> None:
        self.node = node
        self.client = client
        self.conduct = conduct or Conduct()
        self.state = NodeState()
        self.capabilities: Capabilities | None = None
        self.looked = asyncio.Event()
        self._shared = shared
        self._watchers = Watchers()
        self._hearing = Hearing(
            shared.rhythm,
            heard=self._hear,
            lost=self._lost,
            keeps_id=lambda: bool(self._watchers.jobs),
        )
        self._looks = 0
        self._models: dict[str, tuple[str, ...]] | None = None
        self._online = asyncio.Event()
        self._look_now = asyncio.Event()

    @property
    def reachable(self) -> bool:
        """Online and known: it may be asked whether it could run a graph."""
        return self.node.enabled and self.state.online and self.capabilities is not None

    @property
    def usable(self) -> bool:
        """May be given work now: also neither draining nor in quarantine, unless on trial."""
        quarantine = self.conduct.quarantine
        is_trusted = quarantine is None or quarantine.on_trial
        return self.reachable and is_trusted and not self.conduct.draining

    @property
    def on_trial(self) -> bool:
        """It may prove itself with one job: one place, and one failure sends it back."""
        return self.conduct.quarantine is not None and self.conduct.quarantine.on_trial

    @property
    def current_job(self) -> str | None:
        """Our job that renders there, as far as the socket told."""
        return self._watchers.current_job

    @property
    def prompts(self) -> dict[str, str]:
        """Our prompts that are under way there, each with its job."""
        return self._watchers.jobs

    def watch(self, prompt_id: str, *, job_id: str) -> AbstractContextManager[Subscription[Hint]]:
        """The hints on one prompt, the oldest dropped when nobody reads."""
        return self._watchers.watch(prompt_id, job_id=job_id)

    def look_now(self) -> None:
        """Check the node without waiting for the next turn."""
        self._look_now.set()

    @property
    def ear(self) -> str | None:
        """The id of the open socket; None while there is none."""
        return self._hearing.client_id if self._hearing.is_open else None

    @property
    def client_id(self) -> str:
        """Under this id prompts are posted, so that the socket tells of them."""
        return self._hearing.client_id

    def distrust(self) -> None:
        """The socket kept silent on a prompt that ended: leave it and open another one."""
        self._hearing.distrust()

    def listen_as(self, client_id: str) -> None:
        """Hear of a prompt that was posted under this id, such as by an earlier process."""
        self._hearing.listen_as(client_id)

    async def refresh(self) -> None:
        """Read again what the node can run, for example after a model file was added."""
        with suppress(NodeUnreachable):
            before = self.capabilities
            await self._read_capabilities()
            if self.capabilities is not before:
                self._shared.tell(self.node.id)

    async def models(self) -> dict[str, tuple[str, ...]]:
        """The model files by folder, read once until the node is read again.

        Raises `NodeUnreachable`.
        """
        if self._models is None:
            self._models = await self.client.all_models()
        return self._models

    async def empty(self) -> tuple[str, ...]:
        """Stop our prompts there, each by its id; gives the jobs that go back to the queue.

        Raises `NodeUnreachable`.
        """
        there = (await self.client.queue()).ids
        stopped = {key: job for key, job in self.prompts.items() if there is None or key in there}
        for prompt_id in stopped:
            self._watchers.note_stopped(prompt_id)
            await self.client.withdraw(prompt_id)
        return tuple(sorted(stopped.values()))

    def was_emptied_of(self, prompt_id: str) -> bool:
        """Whether a person had the prompt stopped with all others of the node."""
        return self._watchers.was_stopped(prompt_id)

    def reconnect(self, client: ComfyNode) -> None:
        """Speak to the same node in another way; what is under way there goes on."""
        self.client = client
        self._hearing.again()
        self.look_now()

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._stay_informed())
            group.create_task(self._hearing.run(self._online, lambda: self.client))
            group.create_task(self._stay_learned())

    async def _stay_informed(self) -> None:
        rhythm = self._shared.rhythm
        pause = rhythm.first_pause
        while True:
            await self._look()
            pause = self._pause() if self.state.online else min(pause * 2, rhythm.longest_pause)
            with suppress(TimeoutError):
                async with asyncio.timeout(jittered(pause)):
                    await self._look_now.wait()
            self._look_now.clear()

    async def _look(self) -> None:
        before = self.state
        heard = await self._heartbeat()
        if heard:
            return
        if before.online:
            state = await self._asked()
            if state.silent and heard is None:
                # It may hold its breath for a moment, such as while a model is loaded.
                state = await self._asked()
        else:
            async with self._shared.turns:
                state = await self._met()
        self._take_in(state, before)

    async def _asked(self) -> NodeState:
        return await look(self.client, seconds=self._shared.rhythm.answer)

    async def _heartbeat(self) -> bool | None:
        """Whether a quiet node is still there; None where it is to be asked over HTTP instead,
        as from time to time it is: a socket may be deaf to the queue.
        """
        self._looks += 1
        is_due = self._looks % LOOKS_AT_A_QUIET_NODE == 0
        if is_due or self._is_seen or not (self.state.online and self._is_quiet):
            return None
        try:
            latency = await self.client.heartbeat(seconds=self._shared.rhythm.answer)
        except NodeUnreachable:
            return False
        if latency is None:
            return None
        self.state = replace(self.state, latency=latency, seen_at=datetime.now(UTC))
        return True

    @property
    def _is_seen(self) -> bool:
        """Whether somebody watches the figures."""
        return self._shared.readings.has_listeners

    @property
    def _is_quiet(self) -> bool:
        """Nothing is under way there, as far as its open socket tells."""
        is_idle = not self._watchers.jobs and self.state.queue.remaining == 0
        return is_idle and self._hearing.is_open

    def _pause(self) -> float:
        rhythm = self._shared.rhythm
        return rhythm.look_quiet if self._is_quiet and not self._is_seen else rhythm.look

    def _take_in(self, state: NodeState, before: NodeState) -> None:
        self.state = replace(
            state,
            stats=state.stats if state.online else before.stats,
            load=self.state.load if state.online else None,
            seen_at=state.seen_at or before.seen_at,
        )
        self.looked.set()
        if state.online:
            self._online.set()
        else:
            self._online.clear()
        self._shared.readings.publish(self.node.id)
        if (state.online, state.error) != (before.online, before.error):
            self._shared.tell(self.node.id)
            self._watchers.tell_all(Nudge())

    async def _met(self) -> NodeState:
        """A node that comes is online once we know what it can run."""
        state = await self._asked()
        try:
            if state.online:
                await self._read_capabilities()
        except NodeUnreachable as error:
            return replace(
                state, online=False, error=error.message, silent=error.silent, latency=None
            )
        return state

    async def _stay_learned(self) -> None:
        """Beside the looks: reading may take long, and a node may hang meanwhile."""
        while True:
            await asyncio.sleep(jittered(self._shared.rhythm.learn_again))
            if self.state.online:
                await self.refresh()

    async def _read_capabilities(self) -> None:
        fresh = await self.client.capabilities(known=self._shared.shelf.find)
        self._models = None
        self.capabilities = self._shared.shelf.shared(fresh)

    def _hear(self, hint: Hint) -> None:
        match hint:
            case QueueChanged(remaining=remaining):
                self._count(remaining)
            case Load():
                self.state = replace(self.state, load=hint)
                self._shared.readings.publish(self.node.id)
            case _:
                self._watchers.hear(hint)

    def _count(self, remaining: int) -> None:
        """The socket tells the number at once; whose prompts they are, the next look."""
        if remaining != self.state.queue.remaining:
            queue = Queue(min(remaining, 1), max(remaining - 1, 0))
            self.state = replace(self.state, queue=queue)
            self._shared.readings.publish(self.node.id)

    def _lost(self) -> None:
        self.state = replace(self.state, load=None)
        self._watchers.forget_running()
        self._watchers.tell_all(SocketLost())
        self.look_now()
