"""Bring a file from the node to our disk, hashed on the way."""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO

from ..nodes.comfy import ComfyNode
from ..nodes.models import Artifact
from .models import Fetched

HELD_BYTES = 1 << 20


async def fetch(client: ComfyNode, artifact: Artifact, temporary: Path) -> Fetched:
    """Stream to `temporary` and make it durable.

    Raises `NodeUnreachable`, `ArtifactMissing` and `OSError`.
    """
    async with client.view(artifact) as chunks:
        sha256, size = await _write(temporary, chunks)
    extension = artifact.filename.rpartition(".")[2]
    return Fetched(temporary, extension, sha256, size)


async def _write(path: Path, chunks: AsyncIterator[bytes]) -> tuple[str, int]:
    """A share may block for seconds: each call that touches it leaves the event loop. What is
    small goes there in one call.
    """
    held = bytearray()
    async for chunk in chunks:
        held += chunk
        if len(held) > HELD_BYTES:
            return await _write_on(path, bytes(held), chunks)
    return await asyncio.to_thread(_write_at_once, path, bytes(held))


def _write_at_once(path: Path, data: bytes) -> tuple[str, int]:
    with path.open("wb") as file:
        file.write(data)
        _sync(file)
    return hashlib.sha256(data).hexdigest(), len(data)


async def _write_on(path: Path, begun: bytes, chunks: AsyncIterator[bytes]) -> tuple[str, int]:
    """Chunk by chunk: a film may be larger than our memory."""
    digest = hashlib.sha256(begun)
    file = await asyncio.to_thread(path.open, "wb")
    try:
        size = await asyncio.to_thread(file.write, begun)
        async for chunk in chunks:
            digest.update(chunk)
            size += await asyncio.to_thread(file.write, chunk)
        await asyncio.to_thread(_sync, file)
    finally:
        await asyncio.to_thread(file.close)
    return digest.hexdigest(), size


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
