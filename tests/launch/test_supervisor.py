import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import psutil
import pytest

from studio_kit.launch.child import GRACE_SECONDS, LAST_WORDS_SECONDS
from studio_kit.launch.keeper import Pauses, Surroundings
from studio_kit.launch.services import Service, ServiceState
from studio_kit.launch.supervisor import Supervisor
from tests.launch.conftest import HOUSE
from tests.launch.supervised import fake

pytestmark = pytest.mark.integration

SUPERVISED = str(Path(__file__).with_name("supervised.py"))
DEADLINE = 60.0
BRIEF = Pauses(first=0.02, longest=0.1, calm=60)


class Told(list[str]):
    """What the terminal was told."""


@asynccontextmanager
async def supervised(
    service: Service, logs: Path, *, pauses: Pauses = BRIEF, told: Told | None = None
) -> AsyncGenerator[Supervisor]:
    around = Surroundings(
        host="127.0.0.1",
        folder=HOUSE,
        environment=os.environ,
        logs=logs,
        tell=(Told() if told is None else told).append,
        pauses=pauses,
    )
    supervisor = Supervisor([service], around)
    stop = asyncio.Event()
    async with asyncio.timeout(DEADLINE), asyncio.TaskGroup() as tasks:
        tasks.create_task(supervisor.run(stop))
        try:
            yield supervisor
        finally:
            stop.set()


async def until(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110 - a process has no event to wait for
        await asyncio.sleep(0.005)


def only(supervisor: Supervisor) -> ServiceState:
    return supervisor.states[0]


def process_of(port: int) -> psutil.Process:
    return next(
        process
        for process in psutil.Process().children(recursive=True)
        if str(port) in process.cmdline()
    )


async def test_a_service_counts_as_running_when_it_answers(
    free_port: Callable[[], int], tmp_path: Path
) -> None:
    async with supervised(fake(free_port()), tmp_path) as supervisor:
        assert only(supervisor).state == "starting"
        await supervisor.wait_until_up()
        assert only(supervisor) == ServiceState(name="reel", label="Reel", state="running")
    assert only(supervisor).state == "stopped"


async def test_a_killed_service_is_started_again(
    free_port: Callable[[], int], tmp_path: Path
) -> None:
    port, told = free_port(), Told()
    async with supervised(fake(port), tmp_path, told=told) as supervisor:
        await supervisor.wait_until_up()
        first = process_of(port)
        first.kill()
        await until(lambda: only(supervisor).restarts == 1 and only(supervisor).state == "running")
        assert process_of(port).pid != first.pid
    assert told[0].startswith("Reel: ended with exit code -9. It starts again in 0.02 s")


async def test_the_page_learns_why_and_when_it_starts_again(
    free_port: Callable[[], int], tmp_path: Path
) -> None:
    long = Pauses(first=30)
    async with supervised(fake(free_port(), "dies"), tmp_path, pauses=long) as supervisor:
        await until(lambda: only(supervisor).state == "restarting")
        state = only(supervisor)
    assert state.message == "Reel ended with exit code 1: RuntimeError: the reel is torn"
    assert state.retry_in_seconds is not None
    assert 0 < state.retry_in_seconds <= 30


async def test_pauses_grow_while_it_keeps_dying(
    free_port: Callable[[], int], tmp_path: Path
) -> None:
    told = Told()
    async with supervised(fake(free_port(), "dies"), tmp_path, told=told):
        await until(lambda: len(told) >= 5)
    seconds = [line.split(" again in ")[1].split(" s;")[0] for line in told[:5]]
    assert seconds == ["0.02", "0.04", "0.08", "0.1", "0.1"]


async def test_pauses_begin_anew_after_a_calm_time(
    free_port: Callable[[], int], tmp_path: Path
) -> None:
    told = Told()
    always_calm = Pauses(first=0.02, longest=0.1, calm=0.0)
    async with supervised(fake(free_port(), "dies"), tmp_path, pauses=always_calm, told=told):
        await until(lambda: len(told) >= 3)
    assert all("again in 0.02 s" in line for line in told)


async def test_a_program_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    service = Service(name="reel", label="Reel", port=1, command=(str(tmp_path / "none"),))
    async with supervised(service, tmp_path) as supervisor:
        await until(lambda: only(supervisor).restarts > 0)
        assert "could not be started: No such file" in (only(supervisor).message or "")


async def test_what_a_dead_service_had_started_ends_with_it(
    free_port: Callable[[], int], tmp_path: Path
) -> None:
    port = free_port()
    async with supervised(fake(port, "parent"), tmp_path) as supervisor:
        await supervisor.wait_until_up()
        service = process_of(port)
        (grandchild,) = service.children()
        service.kill()
        await until(lambda: not is_alive(grandchild))


def is_alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:  # it went between the two questions
        return False


def all_end(started: list[psutil.Process]) -> bool:
    """The system takes a moment for those that it was told to kill."""
    give_up = time.monotonic() + DEADLINE
    while any(is_alive(each) for each in started) and time.monotonic() < give_up:
        time.sleep(0.01)
    return not any(is_alive(each) for each in started)


@contextmanager
def launcher(
    logs: Path, *services: str
) -> Generator[tuple[subprocess.Popen[str], list[psutil.Process]]]:
    """The launcher in miniature as a process of its own, and all that it has started."""
    command = [sys.executable, SUPERVISED, str(logs), *services]
    environment = {**os.environ, "PYTHONPATH": str(HOUSE)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
        started = psutil.Process(process.pid).children(recursive=True)
        try:
            yield process, started
        finally:
            for left in (process, *(each for each in started if is_alive(each))):
                left.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_everything(
    number: int, free_port: Callable[[], int], tmp_path: Path
) -> None:
    services = (f"{free_port()}:", f"{free_port()}:stubborn", f"{free_port()}:parent")
    with launcher(tmp_path, *services) as (process, started):
        assert len(started) == 4
        process.send_signal(number)
        assert process.wait(DEADLINE) == 0
        assert all_end(started)


def test_nobody_is_waited_for_longer_than_three_seconds_at_the_end() -> None:
    assert GRACE_SECONDS + LAST_WORDS_SECONDS < 3


def test_a_killed_launcher_leaves_no_orphan(free_port: Callable[[], int], tmp_path: Path) -> None:
    with launcher(tmp_path, f"{free_port()}:", f"{free_port()}:") as (process, started):
        assert len(started) == 2
        process.kill()
        assert all_end(started)
