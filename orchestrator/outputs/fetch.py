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


async def fetch(client: ComfyNode, artifact: Artifact, temporary: Path) -> Fetched:
    """Stream to `temporary` and make it durable.

    Raises `NodeUnreachable`, `ArtifactMissing` and `OSError`.
    """
    async with client.view(artifact) as chunks:
        sha256, size = await _write(temporary, chunks)
    extension = artifact.filename.rpartition(".")[2]
    return Fetched(temporary, extension, sha256, size)


async def _write(path: Path, chunks: AsyncIterator[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    # A share may block for seconds: each call that touches it leaves the event loop.
    file = await asyncio.to_thread(path.open, "wb")
    try:
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
