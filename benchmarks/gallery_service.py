"""The gallery in a process of its own, as the benchmark asks it."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psutil

from studio_kit.settings import ENVIRONMENT, Settings

PATIENCE_SECONDS = 600
SILENT_SECONDS = 2
MEGABYTE = 1_000_000


class Service:
    """The gallery in a process of its own, asked over one connection."""

    def __init__(self, settings: Settings, port: int) -> None:
        self._port = port
        command = [sys.executable, "-m", "studio_kit.serve", "gallery.app:create_app"]
        self._process = subprocess.Popen(
            [*command, "--port", str(port)],
            env={**os.environ, ENVIRONMENT: settings.model_dump_json()},
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._spoke_at = 0.0
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        wait_for(self._answers)

    def get(self, path: str, **params: Any) -> bytes:
        self._send("GET", f"/api/gallery/{path}?{urlencode(params)}")
        return self._answer(path)

    def post(self, path: str, body: dict[str, Any] | None = None, **params: Any) -> Any:
        address = f"/api/gallery/{path}?{urlencode(params)}"
        self._send("POST", address, json.dumps(body or {}))
        return json.loads(self._answer(path))

    def told(self, path: str, **params: Any) -> Any:
        return json.loads(self.get(path, **params))

    def megabytes(self) -> float:
        return psutil.Process(self._process.pid).memory_info().rss / MEGABYTE

    def cpu_seconds(self) -> float:
        """Of the process since it began."""
        times = psutil.Process(self._process.pid).cpu_times()
        return times.user + times.system

    def close(self) -> None:
        self._connection.close()
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE_SECONDS)

    def _send(self, method: str, address: str, body: str | None = None) -> None:
        """A connection that was silent for a while is closed by the service."""
        if time.monotonic() - self._spoke_at > SILENT_SECONDS:
            self._connection.close()
        self._spoke_at = time.monotonic()
        self._connection.request(method, address, body, {"Content-Type": "application/json"})

    def _answer(self, path: str) -> bytes:
        answer = self._connection.getresponse()
        content = answer.read()
        self._spoke_at = time.monotonic()
        if answer.status >= 400:
            sys.exit(f"{path} answered {answer.status}: {content[:300]!r}")
        return content

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self._port), timeout=1):
                return True
        except OSError:
            return False


@contextmanager
def service(settings: Settings) -> Generator[Service]:
    running = Service(settings, settings.ports.gallery)
    try:
        yield running
    finally:
        running.close()


def is_whole(gallery: Service, film: Path, files: int) -> bool:
    told = gallery.told("index", project=film)
    return told["files"] == files and not told["scanning"] and not told["remaining"]


def wait_for(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > until:
            sys.exit("The gallery did not come that far.")
        time.sleep(0.02)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]
