"""Follows one prompt on its node: progress by the socket's hints, status by HTTP."""

import asyncio
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager, suppress

from studio_kit.events import Subscription

from ..nodes.link import NodeLink
from ..nodes.models import (
    Cached,
    Ended,
    Hint,
    NodeUnreachable,
    Nudge,
    Place,
    Preview,
    Started,
    Step,
)
from .patience import Patience

Drawable = Started | Cached | Step | Preview
Draw = Callable[[Drawable], Awaitable[None]]


class PromptWatch:
    """`sure` is set while nothing makes us doubt that the node still has the prompt."""

    def __init__(self, link: NodeLink, prompt_id: str, *, patience: Patience, draw: Draw) -> None:
        self.link = link
        self.prompt_id = prompt_id
        self.sure = asyncio.Event()
        self.sure.set()
        self._patience = patience
        self._draw = draw
        self._hints = Subscription[Hint](1)
        self._silent_since: float | None = None
        self._nudged = False
        self._heard = False
        self._ear: str | None = None

    @contextmanager
    def listening(self, job_id: str) -> Generator[None]:
        with self.link.watch(self.prompt_id, job_id=job_id) as self._hints:
            try:
                yield
            finally:
                self.sure.set()

    def nudge(self) -> None:
        """Look now instead of at the next turn."""
        self._nudged = True  # the hint itself may be lost among many
        self._hints.put(Nudge())

    def doubt(self) -> None:
        """The node lost another prompt: it may have lost this one as well."""
        self.sure.clear()
        self.nudge()

    @property
    def silence(self) -> float:
        """For how many seconds the node has not answered."""
        return 0.0 if self._silent_since is None else _clock() - self._silent_since

    def posting(self) -> None:
        """From now on the open socket should tell of the prompt."""
        self._ear = self.link.ear

    @property
    def was_deaf(self) -> bool:
        """The socket was open all the time and told nothing."""
        return self._ear is not None and self._ear == self.link.ear and not self._heard

    async def listen(self, *, at_most: float | None = None) -> None:
        """Draw progress until it is time to look: an end, a nudge, silence, or so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(at_most):
                while not self._nudged and await self._hear():
                    pass
        self._nudged = False

    async def rest(self, seconds: float) -> None:
        """Until a nudge, or so long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not (self._nudged or isinstance(await self._hints.get(), Nudge)):
                    pass
        self._nudged = False

    async def _hear(self) -> bool:
        """Whether a hint came that only draws."""
        async with asyncio.timeout(self._patience.look):
            hint = await self._hints.get()
        if not isinstance(hint, Started | Cached | Step | Preview):
            return False
        self._heard = True
        await self._draw(hint)
        return True

    async def look(self) -> Ended | Place | None:
        """None where the node does not answer; while it is known to be away it is not asked."""
        try:
            found = await self.link.client.find(self.prompt_id) if self.link.state.online else None
        except NodeUnreachable:
            self.link.look_now()
            found = None
        self._silent_since = (self._silent_since or _clock()) if found is None else None
        if found is not None and found is not Place.ABSENT:
            self.sure.set()
        return found

    async def settle(self, give_up: Callable[[], bool]) -> Ended | Place:
        """Look until the node answers; absence must be seen twice."""
        absent = 0
        while True:
            found = await self.look()
            if found is Place.ABSENT:
                absent += 1
            elif found is not None:
                return found
            if absent == 2 or give_up():
                return Place.ABSENT
            if found is None:
                await self.listen()
            else:
                await asyncio.sleep(self._patience.settle)


def _clock() -> float:
    return asyncio.get_running_loop().time()
