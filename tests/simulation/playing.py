"""One seed from its script to the list of what was wrong."""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from orchestrator.database import Database

from .clock import now, run
from .invariants import Record, record, violations
from .script import Script, drawn
from .world import World

MEMORY = Path("/dev/shm")
"""Where there is one, the databases live in it: they are thrown away a moment later."""


def play(seed: int) -> list[str]:
    """Sentences on what went wrong; none where all is well."""
    with _folder() as folder:
        return run(_play(drawn(seed), folder))


def trace(seed: int) -> list[tuple[float, str, str]]:
    """What happened to which job, for comparing two runs; last the second at which all was over."""
    with _folder() as folder:
        return run(_trace(drawn(seed), folder))


async def _play(script: Script, folder: Path) -> list[str]:
    async with World(script, folder).played() as world:
        known = await record(world)
    return violations(known)


async def _trace(script: Script, folder: Path) -> list[tuple[float, str, str]]:
    async with World(script, folder).played() as world:
        known = await record(world)
        return [*_events(known), (now(), "", "over")]


def _events(known: Record) -> list[tuple[float, str, str]]:
    return [
        (0.0, event.job_id, f"{event.type} {event.data.get('backend_id', '')}")
        for event in known.events
    ]


@contextmanager
def _folder() -> Generator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name)
        shutil.copy(_migrated(), folder / "farm.db")
        yield folder


@cache
def _migrated() -> Path:
    """An empty database in its newest shape: to migrate one takes longer than to play a seed."""
    path = Path(tempfile.mkdtemp()) / "empty.db"
    run(_migrate(path))
    return path


async def _migrate(path: Path) -> None:
    async with Database.open(path):
        pass
