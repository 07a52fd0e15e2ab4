"""The orchestrator as a process that starts in a moment, to be killed often."""

import asyncio
import multiprocessing
import os
from multiprocessing.context import ForkServerProcess

import httpx

from studio_kit import serve
from studio_kit.settings import ENVIRONMENT, Settings

from .farm import DEADLINE, free_port

SERVERS = multiprocessing.get_context("forkserver")
# Importing takes many times as long as starting; each process is forked from one that has done it.
SERVERS.set_forkserver_preload(["orchestrator.app", "studio_kit.serve"])


def _serve(settings: str, port: int) -> None:
    os.environ[ENVIRONMENT] = settings
    serve.main(["orchestrator.app:create_app", "--port", str(port), "--detached"])


class Forked:
    """Stands on the same port each time."""

    def __init__(self, configured: Settings) -> None:
        self._settings = configured.model_dump_json()
        self._port = free_port()
        self._process: ForkServerProcess | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        self._process = SERVERS.Process(target=_serve, args=(self._settings, self._port))
        self._process.start()

    async def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        await asyncio.to_thread(self._process.join)
        self._process.close()

    async def answers(self, http: httpx.AsyncClient) -> None:
        async with asyncio.timeout(DEADLINE):
            while True:
                try:
                    await http.get(f"{self.url}/health")
                    return
                except httpx.TransportError:
                    await asyncio.sleep(0.005)
