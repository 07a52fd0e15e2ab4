"""Files on their way from a node to our disk."""

import hashlib
from pathlib import Path

import httpx
import pytest

from orchestrator.nodes.comfy import ComfyNode
from orchestrator.nodes.models import Artifact
from orchestrator.outputs.fetch import HELD_BYTES, fetch

FILM = Artifact(graph_node="9", filename="film.mp4", subfolder="", type="output")


@pytest.mark.parametrize("size", [0, 10, HELD_BYTES, HELD_BYTES + 1, 3 * HELD_BYTES + 7])
async def test_a_file_arrives_whole_however_large_it_is(tmp_path: Path, size: int) -> None:
    content = bytes(index % 251 for index in range(1000)) * (size // 1000 + 1)
    answer = httpx.Response(200, content=content[:size])
    async with httpx.AsyncClient(transport=httpx.MockTransport(lambda _: answer)) as http:
        fetched = await fetch(ComfyNode("http://node", http), FILM, tmp_path / "part.mp4")
    assert (tmp_path / "part.mp4").read_bytes() == content[:size]
    assert fetched.size == size
    assert fetched.sha256 == hashlib.sha256(content[:size]).hexdigest()
