"""The first half of `start.py`: options, setup, and the command to continue with."""

import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from studio_kit.launch.commands import LoggedCommands
from studio_kit.launch.environment import Environment
from studio_kit.launch.errors import LaunchError
from studio_kit.launch.options import Options
from studio_kit.launch.setup import Setup, needs_of
from studio_kit.launch.show import Show
from studio_kit.locks import AlreadyLocked, FileLock

WAIT_SECONDS = 600.0


def prepare(options: Options, *, house: Path, show: Show) -> None:
    """Set up what is missing. Raises `LaunchError`."""
    environment = Environment(house)
    workshop = house / ".studio-setup"
    setup = Setup(environment, commands=LoggedCommands(workshop / "setup.log"), show=show)
    with _alone(workshop / "lock", show=show):
        setup.run(needs_of(options), force=options.force)
        if options.setup_only:
            setup.verify()


def next_command(options: Options, arguments: Sequence[str], *, house: Path) -> tuple[str, ...]:
    """What is to run inside `.venv` once it is ready."""
    python = str(Environment(house).python)
    if options.command == "test":
        return (python, str(house / "scripts" / "check"), *options.rest)
    return (python, "-m", "studio_kit.launch", *arguments)


@contextmanager
def _alone(path: Path, *, show: Show) -> Generator[None]:
    """Two setups of one folder would tread on each other: the second waits for the first."""
    lock = FileLock(path)
    if not _acquired(lock):
        show.line("Another setup of this folder is running; waiting for it.")
        _wait(lock)
    with lock:
        yield


def _wait(lock: FileLock) -> None:
    give_up = time.monotonic() + WAIT_SECONDS
    while not _acquired(lock):
        if time.monotonic() > give_up:
            raise LaunchError("Another setup still runs in this folder; try again after it.")
        time.sleep(0.5)


def _acquired(lock: FileLock) -> bool:
    try:
        lock.acquire()
    except AlreadyLocked:
        return False
    return True
