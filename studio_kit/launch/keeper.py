"""Keeps one service running: starts it, waits for its health, starts it again when it dies."""

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from studio_kit.launch.child import Child
from studio_kit.launch.health import is_up
from studio_kit.launch.service_log import ServiceLog
from studio_kit.launch.services import Service, ServiceState, State

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Pauses:
    """How long to wait before a dead service is started again, in seconds."""

    first: float = 0.5
    longest: float = 30.0
    calm: float = 60.0
    """A service that ran this long was well: the pauses begin anew."""

    def before_start(self, failures: int) -> float:
        """The pause after the nth failure in a row, n >= 1: it doubles up to the longest."""
        return min(self.first * 2.0 ** min(failures - 1, 30), self.longest)


@dataclass(frozen=True)
class Surroundings:
    """What every service is started in."""

    host: str
    folder: Path
    environment: Mapping[str, str]
    logs: Path
    tell: Tell
    pauses: Pauses = Pauses()


class Keeper:
    """One service, its process and what is known of it."""

    def __init__(self, service: Service, surroundings: Surroundings) -> None:
        self.service = service
        self._around = surroundings
        self._state: State = "starting"
        self._restarts = 0
        self._message: str | None = None
        self._retry_at: float | None = None
        self._up = asyncio.Event()

    @property
    def state(self) -> ServiceState:
        wait = None if self._retry_at is None else max(0.0, self._retry_at - time.monotonic())
        return ServiceState(
            name=self.service.name,
            label=self.service.label,
            state=self._state,
            restarts=self._restarts,
            retry_in_seconds=None if wait is None else round(wait, 1),
            message=self._message,
        )

    async def wait_until_up(self) -> None:
        await self._up.wait()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set. Whatever ends this, the process has ended with it."""
        around = self._around
        log = ServiceLog(around.logs, self.service.name, on_error=self._tell)
        try:
            await self._keep(stop, log)
        finally:
            log.close()
            self._enter("stopped")

    async def _keep(self, stop: asyncio.Event, log: ServiceLog) -> None:
        failures = 0
        while not stop.is_set():
            started = time.monotonic()
            cause = await self._run_once(stop, log)
            if stop.is_set():
                return
            was_well = time.monotonic() - started >= self._around.pauses.calm
            failures = 1 if was_well else failures + 1
            await self._pause(failures, cause, stop=stop, log=log)

    async def _run_once(self, stop: asyncio.Event, log: ServiceLog) -> str:
        """Run the process until it ends or `stop`; why it ended."""
        self._enter("restarting" if self._restarts else "starting")
        try:
            async with self._child(log) as child, asyncio.TaskGroup() as tasks:
                health = tasks.create_task(self._watch_health())
                stopped = tasks.create_task(stop.wait())
                ended = tasks.create_task(child.wait())
                await asyncio.wait((stopped, ended), return_when=asyncio.FIRST_COMPLETED)
                code = ended.result() if ended.done() else None
                for task in (health, stopped, ended):
                    task.cancel()
        except OSError as error:
            return f"could not be started: {error.strerror}"
        said = f": {log.last_line[:300]}" if log.last_line else ""
        return f"ended with exit code {code}{said}"

    def _child(self, log: ServiceLog) -> Child:
        around = self._around
        environment = {**around.environment, **self.service.environment}
        return Child(self.service.command, env=environment, cwd=around.folder, log=log)

    async def _watch_health(self) -> None:
        pause = 0.03
        while not await is_up(self._around.host, self.service.port, path=self.service.health):
            await asyncio.sleep(pause)
            pause = min(pause * 1.3, 0.5)
        self._enter("running")
        self._up.set()

    async def _pause(
        self, failures: int, cause: str, *, stop: asyncio.Event, log: ServiceLog
    ) -> None:
        seconds = self._around.pauses.before_start(failures)
        self._restarts += 1
        self._message = f"{self.service.label} {cause}"
        self._retry_at = time.monotonic() + seconds
        self._state = "restarting"
        self._tell(f"{cause}. It starts again in {seconds:g} s; its log is {log.path}")
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), seconds)

    def _enter(self, state: State) -> None:
        self._state = state
        self._retry_at = None
        if state == "running":
            self._message = None

    def _tell(self, text: str) -> None:
        self._around.tell(f"{self.service.label}: {text}")
