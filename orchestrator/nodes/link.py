"""Our connection to one node: how it is, what it can run, what its socket tells."""

import asyncio
import random
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import uuid4

from studio_kit.events import Broadcast, Subscription

from .comfy import ComfyNode
from .conduct import Conduct
from .health import ANSWER_SECONDS, look
from .models import (
    Cached,
    Capabilities,
    Finished,
    Hint,
    Load,
    Node,
    NodeState,
    NodeUnreachable,
    Nudge,
    Preview,
    Queue,
    QueueChanged,
    SocketLost,
    Started,
    Step,
)
from .shelf import CapabilityShelf

HINTS_KEPT = 64
AWAY_AT_ONCE = 64

LOOKS_AT_A_QUIET_NODE = 4
"""Of so many looks at a quiet node, one asks over HTTP; the others are heartbeats."""


@dataclass(frozen=True)
class Rhythm:
    """How often a node is asked, in seconds; each pause is stretched or cut by up to a fifth.

    `answer` is how long each try takes at most. A node that stops or hangs is seen within 15
    seconds: two tries are made, and of a quiet node the first is a heartbeat.
    """

    look: float = 5.0
    look_quiet: float = 6.5
    first_pause: float = 0.25
    longest_pause: float = 2.0
    learn_again: float = 300.0
    answer: float = ANSWER_SECONDS


@dataclass(frozen=True)
class Shared:
    """What all links of a pool have in common.

    `changes` hears the id of a node that came, went or changed, `readings` that of one whose
    figures are new. `turns` are taken by nodes that are away: a farm that starts would ask them
    all at once, and get no answer in time from any.
    """

    rhythm: Rhythm = field(default_factory=Rhythm)
    changes: Broadcast[str] = field(default_factory=Broadcast[str])
    readings: Broadcast[str] = field(default_factory=Broadcast[str])
    shelf: CapabilityShelf = field(default_factory=CapabilityShelf)
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AWAY_AT_ONCE))

    def tell(self, node_id: str) -> None:
        """A node came, went or changed."""
        self.changes.publish(node_id)
        self.readings.publish(node_id)


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
        self.client_id = uuid4().hex
        self.looked = asyncio.Event()
        self._shared = shared
        self._watchers: dict[str, Subscription[Hint]] = {}
        self._jobs: dict[str, str] = {}
        self._emptied: set[str] = set()
        self._looks = 0
        self._models: dict[str, tuple[str, ...]] | None = None
        self._running: str | None = None
        self._online = asyncio.Event()
        self._look_now = asyncio.Event()
        self._listening: asyncio.Task[None] | None = None
        self._connected = False
        self._distrusted = False

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
        return self._jobs.get(self._running or "")

    @property
    def prompts(self) -> dict[str, str]:
        """Our prompts that are under way there, each with its job."""
        return dict(self._jobs)

    @contextmanager
    def watch(self, prompt_id: str, *, job_id: str) -> Generator[Subscription[Hint]]:
        """The hints on one prompt, the oldest dropped when nobody reads."""
        watcher = self._watchers[prompt_id] = Subscription[Hint](HINTS_KEPT)
        self._jobs[prompt_id] = job_id
        try:
            yield watcher
        finally:
            self._watchers.pop(prompt_id, None)
            self._jobs.pop(prompt_id, None)
            self._emptied.discard(prompt_id)

    def look_now(self) -> None:
        """Check the node without waiting for the next turn."""
        self._look_now.set()

    @property
    def ear(self) -> str | None:
        """The id of the open socket; None while there is none."""
        return self.client_id if self._connected else None

    def distrust(self) -> None:
        """The socket kept silent on a prompt that ended: leave it and open another one."""
        if self._listening is not None:
            self._distrusted = True
            self._listening.cancel()

    def listen_as(self, client_id: str) -> None:
        """Hear of a prompt that was posted under this id, such as by an earlier process."""
        if client_id == self.client_id:
            return
        self.client_id = client_id
        if self._listening is not None:
            self._listening.cancel()

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
        self._emptied.update(stopped)
        for prompt_id in stopped:
            await self.client.withdraw(prompt_id)
        return tuple(sorted(stopped.values()))

    def was_emptied_of(self, prompt_id: str) -> bool:
        """Whether a person had the prompt stopped with all others of the node."""
        return prompt_id in self._emptied

    def reconnect(self, client: ComfyNode) -> None:
        """Speak to the same node in another way; what is under way there goes on."""
        self.client = client
        if self._listening is not None:
            self._listening.cancel()
        self.look_now()

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._stay_informed())
            group.create_task(self._stay_connected())
            group.create_task(self._stay_learned())

    async def _stay_informed(self) -> None:
        rhythm = self._shared.rhythm
        pause = rhythm.first_pause
        while True:
            await self._look()
            pause = self._pause() if self.state.online else min(pause * 2, rhythm.longest_pause)
            with suppress(TimeoutError):
                async with asyncio.timeout(pause * _jitter()):
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
        return self._connected and not self._watchers and self.state.queue.remaining == 0

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
            self._tell_all(Nudge())

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
            await asyncio.sleep(self._shared.rhythm.learn_again * _jitter())
            if self.state.online:
                await self.refresh()

    async def _read_capabilities(self) -> None:
        fresh = await self.client.capabilities(known=self._shared.shelf.find)
        self._models = None
        self.capabilities = self._shared.shelf.shared(fresh)

    async def _stay_connected(self) -> None:
        rhythm = self._shared.rhythm
        pause = rhythm.first_pause
        while True:
            await self._online.wait()
            began = _clock()
            async with asyncio.TaskGroup() as group:
                self._listening = group.create_task(self._listen())
            lasted = _clock() - began
            pause = rhythm.first_pause if lasted > 10 else min(pause * 2, rhythm.longest_pause)
            await asyncio.sleep(pause * _jitter())

    async def _listen(self) -> None:
        try:
            async with self.client.listen(self.client_id) as hints:
                self._connected = True
                async for hint in hints:
                    self._deliver(hint)
        except NodeUnreachable:
            pass
        finally:
            self._connected = False
            self._choose_client_id()
            self._running = None
            self.state = replace(self.state, load=None)
            self._tell_all(SocketLost())
            self.look_now()

    def _choose_client_id(self) -> None:
        """A node tells of a prompt only under the id that it was posted with, so that id is kept
        while a prompt is under way. A node that closes the lost socket late goes deaf on it;
        then `distrust` ends it.
        """
        if self._distrusted or not self._watchers:
            self.client_id = uuid4().hex
        self._distrusted = False

    def _deliver(self, hint: Hint) -> None:
        match hint:
            case QueueChanged(remaining=remaining):
                self._count(remaining)
            case Load():
                self.state = replace(self.state, load=hint)
                self._shared.readings.publish(self.node.id)
            case Started(prompt_id=prompt_id):
                self._running = prompt_id
                self._tell(prompt_id, hint)
            case Preview(prompt_id=None):
                # Without metadata a preview belongs to the prompt that started last.
                self._tell(self._running, replace(hint, prompt_id=self._running))
            case Finished(prompt_id=prompt_id):
                self._running = None if prompt_id == self._running else self._running
                self._tell(prompt_id, hint)
            case Cached() | Step() | Preview():
                self._tell(hint.prompt_id, hint)
            case _:
                pass

    def _count(self, remaining: int) -> None:
        """The socket tells the number at once; whose prompts they are, the next look."""
        if remaining != self.state.queue.remaining:
            queue = Queue(min(remaining, 1), max(remaining - 1, 0))
            self.state = replace(self.state, queue=queue)
            self._shared.readings.publish(self.node.id)

    def _tell(self, prompt_id: str | None, hint: Hint) -> None:
        watcher = self._watchers.get(prompt_id or "")
        if watcher is not None:  # an empty one is false
            watcher.put(hint)

    def _tell_all(self, hint: Hint) -> None:
        for watcher in self._watchers.values():
            watcher.put(hint)


def _jitter() -> float:
    """So that a thousand nodes are not asked in the same moment for ever."""
    return random.uniform(0.8, 1.2)


def _clock() -> float:
    return asyncio.get_running_loop().time()
