"""Whether a service can do its work: what `/ready` asks, and the reasons where it cannot."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from uuid import uuid4

from studio_kit.errors import Unavailable

LEAST_FREE_BYTES = 256 * 1024 * 1024
SECONDS = 2.0
"""A check that takes longer has failed: a share that hangs answers never."""

Check = Callable[[], Awaitable[None]]
"""Raises `NotReady`, or any `StudioError`, with the sentence that says why not."""


class NotReady(Unavailable):
    title = "Not ready"


async def faults(checks: Mapping[str, Check], *, seconds: float = SECONDS) -> dict[str, str]:
    """The reason by the name of each check that failed; they run together."""
    reasons = await asyncio.gather(*(_fault(check, seconds) for check in checks.values()))
    return {name: why for name, why in zip(checks, reasons, strict=True) if why is not None}


async def _fault(check: Check, seconds: float) -> str | None:
    try:
        async with asyncio.timeout(seconds):
            await check()
    except TimeoutError:
        return f"No answer in {seconds:g} seconds."
    except Unavailable as error:
        return error.message
    return None


def folder_checks(folder: Path, *, least_free: int = LEAST_FREE_BYTES) -> dict[str, Check]:
    """Whether the data folder takes a file, and whether its disk has room."""

    async def data() -> None:
        await asyncio.to_thread(_write, folder)

    async def disk() -> None:
        await asyncio.to_thread(_measure, folder, least_free)

    return {"data": data, "disk": disk}


def _write(folder: Path) -> None:
    probe = folder / f".ready-{uuid4().hex}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise NotReady(f"The data folder cannot be written: {error.strerror}.") from error


def _measure(folder: Path, least_free: int) -> None:
    # The folder is maybe made only now, by the check beside this one.
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    try:
        free = shutil.disk_usage(there).free
    except OSError as error:
        raise NotReady(f"The data folder cannot be measured: {error.strerror}.") from error
    if free < least_free:
        raise NotReady(f"Only {free >> 20} MB are free on the disk of the data folder; make room.")
