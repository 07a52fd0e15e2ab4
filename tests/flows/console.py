"""The five services as processes, as the launcher starts them, and what a script says to them."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from studio_kit.launch.services import PARTS
from studio_kit.settings import ENVIRONMENT, Ports, Settings
from tests.orchestrator.farm import free_port

ROOT = Path(__file__).parents[2]
SERVICES = tuple(part.name for part in PARTS)
SAVED_BY_ITSELF = (".studio", "scenes")
"""Folders that an open board writes in its own time."""

ENDED = ("done", "failed", "cancelled")
DEADLINE = 60.0
"""Seconds after which what was waited for does not come any more."""

START = 180.0
"""Seconds that a service may take to start on a machine that is busy with all else."""


class Console:
    """All services on one data folder and one folder of projects."""

    def __init__(self, folder: Path) -> None:
        ports = Ports.model_validate({name: free_port() for name in SERVICES})
        self.settings = Settings(data=folder / "data", projects=folder / "projects", ports=ports)
        self.logs = folder / "logs"
        self.logs.mkdir(parents=True)
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._clients = {
            name: httpx.Client(base_url=self.settings.url(name), timeout=DEADLINE, trust_env=False)
            for name in SERVICES
        }

    # -- processes

    def start(self, *names: str) -> None:
        """Start those services, or all, and wait until each answers."""
        for name in names or SERVICES:
            self._processes[name] = self._spawn(name)
        for name in names or SERVICES:
            until(lambda name=name: self._answers(name), seconds=START)
        until(lambda: not {"orchestrator", "render_node"} & set(names or SERVICES) or self.online())

    def kill(self, *names: str) -> None:
        """End those services, or all, as a power cut does."""
        ending = [self._processes.pop(name) for name in names or tuple(self._processes)]
        for process in ending:
            process.kill()
        for process in ending:
            process.wait()
            assert process.stdin
            process.stdin.close()

    def pid(self, name: str) -> int:
        return self._processes[name].pid

    def logged(self) -> dict[str, int]:
        """How many bytes each service has logged."""
        return {file.name: file.stat().st_size for file in self.logs.iterdir()}

    def log(self, *, since: Mapping[str, int] | None = None) -> str:
        """Everything that the services have logged, `since` they had logged so much."""
        begin = since or {}
        files = sorted(self.logs.iterdir())
        return "\n".join(
            file.read_bytes()[begin.get(file.name, 0) :].decode(errors="replace") for file in files
        )

    def unwell(self) -> list[str]:
        """The services that do not answer."""
        return [name for name in self._processes if not self._answers(name)]

    def _spawn(self, name: str) -> subprocess.Popen[bytes]:
        port = getattr(self.settings.ports, name)
        with (self.logs / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [
                    *(sys.executable, "-m", "studio_kit.serve"),
                    *(f"{name}.app:create_app", "--port", str(port)),
                ],
                cwd=ROOT,
                env={**os.environ, ENVIRONMENT: self.settings.model_dump_json()},
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
            )

    def _answers(self, name: str) -> bool:
        try:
            return self.at(name).get("/health").status_code == 200
        except httpx.TransportError:
            return False

    # -- a script's words

    def at(self, service: str) -> httpx.Client:
        return self._clients[service]

    @property
    def orchestrator(self) -> httpx.Client:
        return self._clients["orchestrator"]

    @property
    def storyboard(self) -> httpx.Client:
        return self._clients["storyboard"]

    @property
    def prompt_engine(self) -> httpx.Client:
        return self._clients["prompt_engine"]

    @property
    def gallery(self) -> httpx.Client:
        return self._clients["gallery"]

    def socket_address(self, service: str, path: str) -> str:
        return self.settings.url(service).replace("http", "ws", 1) + path

    def online(self) -> int:
        return self.orchestrator.get("/api/backends").json()["online"]

    def as_new(self) -> None:
        """What another test may have left behind is taken back."""
        self.node_does()
        assert self.orchestrator.post("/api/queue/resume").is_success

    def node_does(self, **faults: Any) -> None:
        """Give the node its faults; without any it works at once and faultlessly."""
        body = {"step_seconds": 0, **faults}
        assert self.at("render_node").post("/storyboard-sketch/faults", json=body).is_success

    def new_project(self, name: str) -> dict[str, str]:
        answer = self.storyboard.post("/api/projects", json={"name": name})
        assert answer.status_code == 201, answer.text
        return answer.json()

    def submit(self, graph: Any, **body: Any) -> str:
        answer = self.orchestrator.post("/api/job", json={"workflow_json": graph, **body})
        assert answer.status_code == 202, answer.text
        return answer.json()["job_id"]

    def job(self, job_id: str) -> dict[str, Any]:
        return self.orchestrator.get(f"/api/jobs/{job_id}").json()

    def becomes(self, job_id: str, *statuses: str) -> dict[str, Any]:
        """The job as soon as it has one of the statuses."""
        until(lambda: self.job(job_id)["status"] in (statuses or ENDED))
        return self.job(job_id)

    def done(self, job_id: str) -> dict[str, Any]:
        job = self.becomes(job_id)
        assert job["status"] == "done", job
        return job

    def stored(self) -> list[str]:
        """What is kept: every folder and file but those that a board saves itself, every job."""
        folders = (self.settings.projects, self.settings.data / "outputs")
        kept = [path for folder in folders for path in sorted(_kept_in(folder))]
        return [*kept, *(job["job_id"] for job in self.jobs())]

    def jobs(self) -> Sequence[dict[str, Any]]:
        return self.orchestrator.get("/api/jobs", params={"limit": 200}).json()["jobs"]


def _kept_in(folder: Path) -> Iterator[str]:
    """`os.walk`, which takes folders that go meanwhile for empty ones."""
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in SAVED_BY_ITSELF]
        kept = (name for name in files if not name.endswith((".bak", ".tmp")))
        yield from (os.path.join(parent, name) for name in (*folders, *kept))  # noqa: PTH118


@contextmanager
def running_console(folder: Path) -> Generator[Console]:
    console = Console(folder)
    try:
        console.start()
        yield console
    finally:
        console.kill()
        for name in SERVICES:
            console.at(name).close()


def until(fact: Callable[[], object], *, seconds: float = DEADLINE) -> None:
    """Wait for a fact to become true, and fail when it does not."""
    end = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < end, "It did not become true in time."
        time.sleep(0.01)
