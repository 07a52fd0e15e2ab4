"""Our connection to one node: how it is, what it can run, what its socket tells."""

import asyncio
import random
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import replace
from uuid import uuid4

from studio_kit.events import Broadcast, Subscription

from .comfy import ComfyNode
from .health import look
from .models import (
    Cached,
    Capabilities,
    Finished,
    Hint,
    Node,
    NodeState,
    NodeUnreachable,
    Nudge,
    Preview,
    QueueChanged,
    SocketLost,
    Started,
    Step,
)

LOOK_SECONDS = 5.0
FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 2.0
HINTS_KEPT = 64


class NodeLink:
    """Runs until cancelled. `changes` hears the node's id when it comes, goes or changes."""

    def __init__(self, node: Node, client: ComfyNode, changes: Broadcast[str]) -> None:
        self.node = node
        self.client = client
        self.state = NodeState()
        self.capabilities: Capabilities | None = None
        self.client_id = uuid4().hex
        self.looked = asyncio.Event()
        self._changes = changes
        self._watchers: dict[str, Subscription[Hint]] = {}
        self._running: str | None = None
        self._online = asyncio.Event()
        self._look_now = asyncio.Event()
        self._listening: asyncio.Task[None] | None = None
        self._connected = False
        self._distrusted = False

    @property
    def usable(self) -> bool:
        return self.node.enabled and self.state.online and self.capabilities is not None

    @contextmanager
    def watch(self, prompt_id: str) -> Generator[Subscription[Hint]]:
        """The hints on one prompt, the oldest dropped when nobody reads."""
        watcher = self._watchers[prompt_id] = Subscription[Hint](HINTS_KEPT)
        try:
            yield watcher
        finally:
            self._watchers.pop(prompt_id, None)

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

    async def refresh(self) -> None:
        """Read again what the node can run, for example after a model file was added."""
        with suppress(NodeUnreachable):
            self.capabilities = await self.client.capabilities()

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._stay_informed())
            group.create_task(self._stay_connected())

    async def _stay_informed(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while True:
            await self._look()
            pause = LOOK_SECONDS if self.state.online else min(pause * 2, LONGEST_PAUSE_SECONDS)
            with suppress(TimeoutError):
                async with asyncio.timeout(pause * random.uniform(0.8, 1.2)):
                    await self._look_now.wait()
            self._look_now.clear()

    async def _look(self) -> None:
        before = self.state
        state = await look(self.client)
        if state.online and not before.online:
            state = await self._learn(state)
        self.state = state
        self.looked.set()
        if state.online:
            self._online.set()
        else:
            self._online.clear()
        if (state.online, state.error) != (before.online, before.error):
            self._changes.publish(self.node.id)
            self._tell_all(Nudge())

    async def _learn(self, state: NodeState) -> NodeState:
        try:
            self.capabilities = await self.client.capabilities()
        except NodeUnreachable as error:
            return replace(state, online=False, error=error.message)
        return state

    async def _stay_connected(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while True:
            await self._online.wait()
            began = asyncio.get_running_loop().time()
            async with asyncio.TaskGroup() as group:
                self._listening = group.create_task(self._listen())
            lasted = asyncio.get_running_loop().time() - began
            pause = FIRST_PAUSE_SECONDS if lasted > 10 else min(pause * 2, LONGEST_PAUSE_SECONDS)
            await asyncio.sleep(pause)

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
                self.state = replace(self.state, queue_remaining=remaining)
            case Started(prompt_id=prompt_id):
                self._running = prompt_id
                self._tell(prompt_id, hint)
            case Preview(prompt_id=None):
                # Without metadata a preview belongs to the prompt that started last.
                self._tell(self._running, replace(hint, prompt_id=self._running))
            case Cached() | Step() | Finished() | Preview():
                self._tell(hint.prompt_id, hint)
            case _:
                pass

    def _tell(self, prompt_id: str | None, hint: Hint) -> None:
        watcher = self._watchers.get(prompt_id or "")
        if watcher is not None:  # an empty one is false
            watcher.put(hint)

    def _tell_all(self, hint: Hint) -> None:
        for watcher in self._watchers.values():
            watcher.put(hint)
