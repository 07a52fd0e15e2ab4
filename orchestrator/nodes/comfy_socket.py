"""ComfyUI's socket: connect, negotiate, translate frames into hints."""

import json
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI

from . import comfy_messages as messages
from .models import Hint, NodeUnreachable

OPEN_SECONDS = 5.0
CLOSE_SECONDS = 0.2
LARGEST_FRAME_BYTES = 64 * 1024 * 1024

# Must be the first message on every connection; without it previews name no prompt.
FEATURES = json.dumps({"type": "feature_flags", "data": {"supports_preview_metadata": True}})


class _Connect(connect):
    """Follows no redirect: the headers that let us in are for the node alone."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        return exc


class Ear:
    """An open socket: what the node tells, and whether it is still there."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection

    def __aiter__(self) -> AsyncIterator[Hint]:
        return _hints(self._connection)

    async def latency(self) -> float:
        """Seconds until the node answers a ping: its event loop runs.

        Raises `NodeUnreachable`; waits without end where no answer comes.
        """
        try:
            return await (await self._connection.ping())
        except ConnectionClosed as error:
            raise NodeUnreachable("The node's socket was closed.") from error


@asynccontextmanager
async def listen(
    url: str,
    client_id: str,
    *,
    headers: Mapping[str, str] | None = None,
    tls: ssl.SSLContext | None = None,
) -> AsyncGenerator[Ear]:
    """Two sockets of one `client_id` are a trap: when the old one closes, the node forgets the new
    one and never speaks to it again.
    """
    address = f"ws{url.removeprefix('http')}/ws?clientId={client_id}"
    try:
        connection = await _Connect(
            address,
            additional_headers=headers,
            ssl=tls,
            open_timeout=OPEN_SECONDS,
            close_timeout=CLOSE_SECONDS,
            compression=None,
            max_size=LARGEST_FRAME_BYTES,
            proxy=None,
        )
    except (OSError, ValueError, InvalidHandshake, InvalidURI) as error:
        raise NodeUnreachable(f"The socket of {url} cannot be opened ({error}).") from error
    try:
        await connection.send(FEATURES)
        yield Ear(connection)
    except ConnectionClosed as error:
        raise NodeUnreachable(f"The socket of {url} was closed.") from error
    finally:
        await connection.close()


async def _hints(connection: ClientConnection) -> AsyncIterator[Hint]:
    try:
        async for frame in connection:
            if isinstance(frame, str):
                for hint in messages.text_frame(frame):
                    yield hint
            elif preview := messages.binary_frame(frame):
                yield preview
    except ConnectionClosed:
        return
