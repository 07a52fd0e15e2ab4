"""The socket to one node: opened again and again, under an id that its prompts are told by."""

import asyncio
from collections.abc import Callable
from uuid import uuid4

from .comfy import ComfyNode
from .models import Hint, NodeUnreachable
from .rhythm import Rhythm, jittered

LASTED_SECONDS = 10.0
"""A socket that held so long is opened again at once when it is lost."""


class Hearing:
    """`heard` gets every hint; `lost` is called when the socket is gone.

    `keeps_id` says whether a prompt is under way, which is told of under the id that it was
    posted with and no other.
    """

    def __init__(
        self,
        rhythm: Rhythm,
        *,
        heard: Callable[[Hint], None],
        lost: Callable[[], None],
        keeps_id: Callable[[], bool],
    ) -> None:
        self.client_id = uuid4().hex
        self.is_open = False
        self._rhythm = rhythm
        self._heard = heard
        self._lost = lost
        self._keeps_id = keeps_id
        self._listening: asyncio.Task[None] | None = None
        self._distrusted = False

    def distrust(self) -> None:
        """The socket kept silent on a prompt that ended: leave it and open another one."""
        if self._listening is not None:
            self._distrusted = True
            self._listening.cancel()

    def listen_as(self, client_id: str) -> None:
        if client_id != self.client_id:
            self.client_id = client_id
            self.again()

    def again(self) -> None:
        """Close the socket; the next one is opened at once."""
        if self._listening is not None:
            self._listening.cancel()

    async def run(self, online: asyncio.Event, client: Callable[[], ComfyNode]) -> None:
        """Until cancelled; connects only while the node is online."""
        pause = self._rhythm.first_pause
        while True:
            await online.wait()
            began = _clock()
            async with asyncio.TaskGroup() as group:
                self._listening = group.create_task(self._listen(client()))
            has_lasted = _clock() - began > LASTED_SECONDS
            first, longest = self._rhythm.first_pause, self._rhythm.longest_pause
            pause = first if has_lasted else min(pause * 2, longest)
            await asyncio.sleep(jittered(pause))

    async def _listen(self, client: ComfyNode) -> None:
        try:
            async with client.listen(self.client_id) as hints:
                self.is_open = True
                async for hint in hints:
                    self._heard(hint)
        except NodeUnreachable:
            pass
        finally:
            self.is_open = False
            self._choose_client_id()
            self._lost()

    def _choose_client_id(self) -> None:
        """A node that closes the lost socket late goes deaf on its id; then `distrust` ends it."""
        if self._distrusted or not self._keeps_id():
            self.client_id = uuid4().hex
        self._distrusted = False


def _clock() -> float:
    return asyncio.get_running_loop().time()
