"""One seed from its script to the list of what was wrong."""

import re
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from orchestrator.database import Database
from orchestrator.events.models import Event

from .clock import now, run
from .invariants import record, violations
from .script import Script, drawn
from .world import World

TOKEN = re.compile("x_[0-9a-f]{8}")
"""A file's name with the first digits of its prompt's id."""

MEMORY = Path("/dev/shm")
"""Where there is one, the databases live in it: they are thrown away a moment later."""


def play(seed: int) -> list[str]:
    """Sentences on what went wrong; none where all is well."""
    with _folder() as folder:
        return run(_play(drawn(seed), folder))


def trace(seed: int) -> list[str]:
    """What happened, in order, for comparing two runs; at the end the second at which it was over.

    Prompt ids are left out: they are drawn anew each time, and nothing depends on them.
    """
    with _folder() as folder:
        return run(_trace(drawn(seed), folder))


async def _play(script: Script, folder: Path) -> list[str]:
    async with World(script, folder).played() as world:
        known = await record(world)
    return violations(known)


async def _trace(script: Script, folder: Path) -> list[str]:
    async with World(script, folder).played() as world:
        known = await record(world)
        told = [f"{event.job_id} {event.type} {_where(event)}" for event in known.events]
        return [*told, f"over after {now():.6f} s"]


def _where(event: Event) -> str:
    reason = TOKEN.sub("x", str(event.data.get("reason", "")))
    return f"{event.data.get('backend_id', '')} {reason}"


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
