"""The whole console as a person starts it, without the page's files and without a browser."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from studio_kit.launch.options import PORT_OPTIONS
from tests.launch.conftest import HOUSE

pytestmark = pytest.mark.integration


@dataclass(frozen=True)
class Start:
    """A way to start the console with a data folder and ports of its own."""

    data: Path
    ports: dict[str, int]

    @property
    def command(self) -> list[str]:
        switches = ("--no-frontend", "--no-browser", "--data", str(self.data))
        ports = [f"{option}={self.ports[name]}" for name, option in PORT_OPTIONS.items()]
        return [sys.executable, "-m", "studio_kit.launch", *switches, *ports]

    def again(self, *, data: Path) -> subprocess.CompletedProcess[str]:
        command = Start(data, self.ports).command
        return subprocess.run(
            command,
            cwd=HOUSE,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def again_knowing_its_listener(self, *, data: Path) -> subprocess.CompletedProcess[str]:
        """A part that is busy for a second is not told from another program: then once more."""
        give_up = time.monotonic() + 60
        while "a Director's Console storyboard" not in (told := self.again(data=data)).stderr:
            assert time.monotonic() < give_up, told.stderr
        return told

    def services(self) -> list[dict[str, Any]]:
        address = f"http://127.0.0.1:{self.ports['page']}/services.json"
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                return json.load(answer)["services"]
        except OSError:
            return []

    def wait_until_up(self) -> None:
        give_up = time.monotonic() + 180
        while (states := {each["state"] for each in self.services()}) != {"running"}:
            assert time.monotonic() < give_up, states
            time.sleep(0.05)


@contextmanager
def running(start: Start) -> Generator[subprocess.Popen[str]]:
    environment = {**os.environ, "PYTHONPATH": str(HOUSE)}
    with subprocess.Popen(
        start.command, cwd=HOUSE, env=environment, stdout=subprocess.PIPE, text=True
    ) as console:
        try:
            yield console
        finally:
            # Its services end with it: they hold a pipe of it.
            console.kill()


def test_the_console_starts_once_and_ends_whole(
    free_port: Callable[[], int], tmp_path: Path
) -> None:
    start = Start(tmp_path / "data", {name: free_port() for name in PORT_OPTIONS})
    with running(start) as console:
        start.wait_until_up()
        assert {each["name"] for each in start.services()} == {*PORT_OPTIONS} - {"page"}
        started = psutil.Process(console.pid).children(recursive=True)

        same_folder = start.again(data=start.data)
        assert "already runs with this data folder" in same_folder.stdout
        assert same_folder.returncode == 0

        same_ports = start.again_knowing_its_listener(data=tmp_path / "other")
        assert f"process {console.pid}" in same_ports.stderr
        assert same_ports.returncode == 2
        assert {each["state"] for each in start.services()} == {"running"}

        console.send_signal(signal.SIGINT)
        assert console.wait(timeout=60) == 0
        assert not psutil.wait_procs(started, timeout=60)[1]
