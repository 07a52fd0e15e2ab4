"""The node as a whole: what the routes speak with."""

import itertools
from asyncio import AbstractEventLoop
from collections.abc import Callable, Mapping
from typing import Any

from .controls import Controls
from .drawing import Drawer
from .events import Audience, dumps
from .execution import Executor
from .folders import Folders
from .library import Library
from .options import Faults, NodeOptions
from .prompt_queue import Item, PromptQueue
from .sockets import SocketHub
from .validation import Validator
from .worker import Worker

COMFYUI_VERSION = "0.3.64"
"""The version whose protocol this node speaks."""


class _Muted:
    """An audience that can be switched off for good: a restarted node tells no old news."""

    def __init__(self, audience: Audience) -> None:
        self._audience = audience
        self.off = False

    def tell(self, event: str, data: Mapping[str, Any], client: str | None) -> None:
        if not self.off:
            self._audience.tell(event, data, client)

    def show(self, event: int, frame: bytes, client: str | None) -> None:
        if not self.off:
            self._audience.show(event, frame, client)

    def wants_metadata(self, client: str | None) -> bool:
        return self._audience.wants_metadata(client)

    def listens(self, client: str | None) -> bool:
        return not self.off and self._audience.listens(client)


class Engine:
    """All that a restart forgets: queue, history, cache, the count of prompts."""

    def __init__(self, node: "RenderNode", drawer: Callable[[], Drawer]) -> None:
        self._audience = _Muted(node.hub)
        self._numbers = itertools.count()
        self.queue = PromptQueue(self._tell_status, node.options.history_limit)
        self.executor = Executor(
            node.library,
            node.folders,
            self._audience,
            node.controls,
            drawer=drawer,
            step_seconds=node.options.step_seconds,
            previews=node.options.previews,
        )
        self.worker = Worker(self.queue, self.executor, self._audience, node.controls)
        self.worker.start()

    def next_number(self) -> int:
        return next(self._numbers)

    def status(self) -> dict[str, Any]:
        return {"exec_info": {"queue_remaining": self.queue.remaining()}}

    def greeting(self, client: str) -> list[str]:
        """What a new socket hears first; a reconnecting client also where its prompt is."""
        status = {"status": self.status(), "sid": client}
        said = [dumps({"type": "status", "data": status})]
        node_id = self.executor.node_id
        if self.executor.client == client and node_id is not None:
            said.append(dumps({"type": "executing", "data": {"node": node_id}}))
        return said

    def abandon(self) -> None:
        """Stop without another word to anybody."""
        self._audience.off = True
        self.worker.stop()

    def _tell_status(self) -> None:
        self._audience.tell("status", {"status": self.status()}, None)


class RenderNode:
    """One node. Made inside the event loop; `close` ends its thread."""

    def __init__(
        self, options: NodeOptions, drawer: Callable[[], Drawer], loop: AbstractEventLoop
    ) -> None:
        self.options = options
        self.controls = Controls(options.faults)
        self.folders = Folders.create(options.folder)
        self.library = Library(self.folders, self._faults, options.models)
        self.validator = Validator(self.library, self.folders)
        self.hub = SocketHub(loop, self.controls, self.features)
        self._drawer = drawer
        self.engine = Engine(self, drawer)

    @property
    def features(self) -> dict[str, Any]:
        limit = self.options.max_upload_bytes
        return {"supports_preview_metadata": True, "max_upload_size": limit}

    def submit(self, item: Item) -> bool:
        self.controls.posted(item.prompt_id)
        return self.engine.queue.put(item)

    def interrupt(self, prompt_id: str | None = None) -> None:
        """Stop the running prompt; with an id only if it is the one that runs."""
        self.controls.count("interrupts")
        if prompt_id is None or self.engine.queue.is_running(prompt_id):
            self.engine.executor.interrupt()

    def restart(self) -> None:
        """Behave as after a kill and a new start: nothing is remembered, sockets are broken."""
        self.controls.count("restarts")
        self.engine.abandon()
        self.hub.drop_all()
        Folders.create(self.options.folder)
        self.engine = Engine(self, self._drawer)

    def close(self) -> None:
        self.engine.abandon()

    def _faults(self) -> Faults:
        return self.controls.faults
