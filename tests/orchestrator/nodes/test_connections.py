"""A node closes idle connections when it likes, also in the moment when one is used again."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

import httpx
import pytest

from orchestrator.nodes.comfy import ComfyNode
from orchestrator.nodes.models import NodeUnreachable
from tests.orchestrator.fakes import graph
from tests.orchestrator.farm import DEADLINE

ANSWER = b'{"exec_info": {"queue_remaining": 0}}'
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"


class HangsUp:
    """Answers once on each connection, and closes it when it is asked again."""

    def __init__(self) -> None:
        self.asked = 0
        self._lines: list[asyncio.StreamWriter] = []

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._lines.append(writer)
        with suppress(asyncio.IncompleteReadError):  # it is not asked again
            await self._hear(reader)
            writer.write(HEAD % len(ANSWER) + ANSWER)
            await self._hear(reader)
        writer.close()

    async def all_closed(self) -> None:
        for line in self._lines:
            await line.wait_closed()

    async def _hear(self, reader: asyncio.StreamReader) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        self.asked += head.startswith((b"GET", b"POST"))


@asynccontextmanager
async def node(hangs_up: HangsUp) -> AsyncGenerator[ComfyNode]:
    """Known as a node that has been asked once, so that an idle connection is there."""
    server = await asyncio.start_server(hangs_up, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        async with httpx.AsyncClient(trust_env=False, timeout=DEADLINE) as http:
            client = ComfyNode(f"http://127.0.0.1:{port}", http)
            assert (await client.queue()).remaining == 0
            yield client
        await hangs_up.all_closed()


async def test_a_question_on_a_line_that_is_cut_is_asked_once_more() -> None:
    hangs_up = HangsUp()
    async with node(hangs_up) as client:
        assert (await client.queue()).remaining == 0
    assert hangs_up.asked == 3


async def test_a_prompt_is_never_sent_twice() -> None:
    hangs_up = HangsUp()
    async with node(hangs_up) as client:
        with pytest.raises(NodeUnreachable) as raised:
            await client.submit(graph(), prompt_id="a", client_id="b")
    assert raised.value.sent
    assert hangs_up.asked == 2
