"""What each service costs to start, and what it holds at rest: `python -m benchmarks.starts`.

Each starts alone on an empty data folder, as the launcher starts it, `ROUNDS` times after one that
fills the caches. CPU seconds are told besides those on the clock, which other work on the machine
makes longer. The baseline is a service of the same framework with nothing in it but its health.
"""

import asyncio
import os
import socket
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import httpx
import psutil
from fastapi import FastAPI

from studio_kit.service import create_service
from studio_kit.settings import ENVIRONMENT, Settings

ROUNDS = 3
SERVICES = ("prompt_engine", "storyboard", "orchestrator", "gallery")
LONGEST_SECONDS = 60.0
LOOK_SECONDS = 0.02
REST_SECONDS = 1.0

Start = tuple[float, float, float]
"""Seconds until it answers, CPU seconds until then, and megabytes at rest."""


def create_app(settings: Settings) -> FastAPI:
    """The baseline, which this module serves as a process of its own."""
    return create_service("Empty", name="empty", routers=[], settings=settings)


async def started(app: str, data: Path) -> Start:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    settings = Settings(data=data, projects=data / "projects")
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "studio_kit.serve", f"{app}:create_app"),
        *("--port", str(port), "--detached"),
        env={**os.environ, ENVIRONMENT: settings.model_dump_json()},
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await _answers(f"http://127.0.0.1:{port}/health")
        seconds, watched = perf_counter() - began, psutil.Process(process.pid)
        cpu = sum(watched.cpu_times()[:2])
        await asyncio.sleep(REST_SECONDS)
        return seconds, cpu, watched.memory_info().rss / 2**20
    finally:
        process.terminate()
        await process.wait()


async def _answers(url: str) -> None:
    async with asyncio.timeout(LONGEST_SECONDS), httpx.AsyncClient(trust_env=False) as client:
        while True:
            try:
                if (await client.get(url)).is_success:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(LOOK_SECONDS)


async def measured(app: str) -> Start:
    """The medians."""
    with tempfile.TemporaryDirectory() as folder:
        await started(app, Path(folder))
        rounds = [await started(app, Path(folder)) for _ in range(ROUNDS)]
    seconds, cpu, held = (statistics.median(column) for column in zip(*rounds, strict=True))
    return seconds, cpu, held


async def main() -> None:
    empty = await measured("benchmarks.starts")
    print(f"{'':16}{'seconds':>9}{'CPU s':>9}{'of empty':>9}{'MB':>7}{'of empty':>9}")
    _print("empty", empty, empty)
    for name in SERVICES:
        _print(name, await measured(f"{name}.app"), empty)


def _print(name: str, start: Start, empty: Start) -> None:
    seconds, cpu, held = start
    print(
        f"{name:16}{seconds:9.2f}{cpu:9.2f}{cpu / empty[1]:9.2f}{held:7.0f}{held / empty[2]:9.2f}"
    )


if __name__ == "__main__":
    asyncio.run(main())
