"""The five services as processes, as the launcher starts them, and what a script says to them."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from studio_kit.launch.services import PARTS
from studio_kit.settings import ENVIRONMENT, Ports, Settings
from tests.orchestrator.farm import free_port

ROOT = Path(__file__).parents[2]
SERVICES = tuple(part.name for part in PARTS)
ENDED = ("done", "failed", "cancelled")
DEADLINE = 20.0


class Console:
    """All services on one data folder and one folder of projects."""

    def __init__(self, folder: Path) -> None:
        ports = Ports.model_validate({name: free_port() for name in SERVICES})
        self.settings = Settings(data=folder / "data", projects=folder / "projects", ports=ports)
        self.logs = folder / "logs"
        self.logs.mkdir(parents=True)
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._clients = {
            name: httpx.Client(base_url=self.settings.url(name), timeout=20, trust_env=False)
            for name in SERVICES
        }

    # -- processes

    def start(self, *names: str) -> None:
        """Start those services, or all, and wait until each answers."""
        for name in names or SERVICES:
            self._processes[name] = self._spawn(name)
        for name in names or SERVICES:
            until(lambda name=name: self._answers(name), seconds=60)
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

    def log(self) -> str:
        """Everything that the services have complained of."""
        return "\n".join(file.read_text() for file in sorted(self.logs.iterdir()))

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
        files = [path for folder in folders for path in sorted(folder.rglob("*"))]
        boards = {".studio", "scenes"}
        ours = (path for path in files if path.suffix != ".bak")
        kept = [str(path) for path in ours if not boards.intersection(path.parts)]
        return [*kept, *(job["job_id"] for job in self.jobs())]

    def jobs(self) -> Sequence[dict[str, Any]]:
        return self.orchestrator.get("/api/jobs", params={"limit": 200}).json()["jobs"]


@contextmanager
def running_console(folder: Path) -> Generator[Console]:
    console = Console(folder)
    try:
        console.start()
        console.node_does()
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
