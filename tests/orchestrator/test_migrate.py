"""A farm moves to another database whole, or not at all."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, delete, select, text

from orchestrator.database import Database
from orchestrator.database.address import address_of
from orchestrator.events.models import Event
from orchestrator.jobs.models import Job, JobMetadata, NewJob
from orchestrator.jobs.states import JobStates
from orchestrator.migrate import InUse, NotEmpty, migrate
from orchestrator.nodes.models import Node
from orchestrator.tables import events, metadata
from studio_kit.events import Broadcast
from studio_kit.locks import FileLock
from studio_kit.settings import ENVIRONMENT, Settings

from ..postgres import Server

ROOT = Path(__file__).parents[2]
NODE = Node("n1", "Alderaan", "http://127.0.0.1:1", True, True)


async def submit(where: Path | str, count: int) -> Job:
    """So many jobs, the last of which has been given to a node; the last one."""
    async with Database.open(where) as database:
        states = JobStates(database, Broadcast[Event]())
        job = None
        for number in range(count):
            graph = {"1": {"class_type": "é🎬\0", "inputs": {"seed": 2**63 + number}}}
            key = f"{Path(str(where)).name[:6]}-{number}"
            job = await states.submit(
                NewJob(key, graph, "hash", JobMetadata(project_id="p"), None, (), 0)
            )
        assert job is not None
        return await states.lease(job.id, NODE, prompt_id=f"prompt-{job.id}", reason="")


def rows(where: Path | str) -> dict[str, list[dict[str, Any]]]:
    engine = create_engine(address_of(where))
    with engine.connect() as connection:
        found = {table.name: _rows(connection, table) for table in metadata.sorted_tables}
    engine.dispose()
    return found


def _rows(connection: Connection, table: Any) -> list[dict[str, Any]]:
    ordered = select(table).order_by(*table.primary_key.columns)
    return [dict(row) for row in connection.execute(ordered).mappings()]


async def test_every_row_arrives_as_it_was_and_the_source_stays(tmp_path: Path, postgres_url: str):
    source = tmp_path / "orchestrator.db"
    await submit(source, 250)
    before = sha256(source.read_bytes()).digest()
    counts = migrate(address_of(source), address_of(postgres_url))
    assert (counts["jobs"], counts["attempts"], counts["events"]) == (250, 1, 251)
    assert sha256(source.read_bytes()).digest() == before
    assert rows(postgres_url) == rows(source)


async def test_a_farm_can_move_back(tmp_path: Path, postgres_url: str):
    await submit(postgres_url, 3)
    target = tmp_path / "orchestrator.db"
    migrate(address_of(postgres_url), address_of(target))
    assert rows(target) == rows(postgres_url)


@pytest.mark.parametrize("back", [False, True])
async def test_numbers_go_on_where_they_were_even_after_rows_that_are_gone(
    tmp_path: Path, postgres_url: str, back: bool
):
    file = tmp_path / "orchestrator.db"
    source, target = (postgres_url, file) if back else (file, postgres_url)
    await submit(source, 5)
    async with Database.open(source) as database:
        await database.transact(lambda c: c.execute(delete(events).where(events.c.sequence > 2)))
    migrate(address_of(source), address_of(target))
    job = await submit(target, 1)
    assert job.number == 6
    assert [event["sequence"] for event in rows(target)["events"]] == [1, 2, 7, 8]


async def test_a_filled_target_is_refused_and_stays(tmp_path: Path, postgres_url: str):
    source = tmp_path / "orchestrator.db"
    await submit(source, 2)
    await submit(postgres_url, 1)
    before = rows(postgres_url)
    with pytest.raises(NotEmpty, match="nothing was copied"):
        migrate(address_of(source), address_of(postgres_url))
    assert rows(postgres_url) == before


async def test_a_farm_at_work_does_not_move(tmp_path: Path, postgres_url: str):
    source = tmp_path / "orchestrator.db"
    await submit(source, 1)
    with FileLock(tmp_path / "orchestrator.lock"), pytest.raises(InUse, match="stop it first"):
        migrate(address_of(source), address_of(postgres_url))


async def test_a_move_that_fails_halfway_has_moved_nothing(
    tmp_path: Path, postgres: Server, postgres_url: str
):
    source = tmp_path / "orchestrator.db"
    await submit(source, 3)
    engine = create_engine(address_of(postgres_url))
    with engine.begin() as connection:
        # Something that only shows when the last of the tables is copied.
        connection.execute(text("ALTER TABLE events ADD CHECK (sequence < 3)"))
    with pytest.raises(Exception, match="events"):
        migrate(address_of(source), address_of(postgres_url))
    assert not any(rows(postgres_url).values())
    engine.dispose()


@pytest.mark.integration
async def test_the_command_says_what_it_did_and_never_the_password(
    tmp_path: Path, postgres_url: str
):
    await submit(tmp_path / "orchestrator.db", 2)
    target = postgres_url.replace("postgres@", "postgres:hunter2@")
    first, second = (_command(tmp_path, "--to", target) for _ in range(2))
    assert (first.returncode, "2  jobs" in first.stdout) == (0, True), first.stderr
    assert second.returncode == 1
    assert "rows in" in second.stderr
    assert "hunter2" not in first.stdout + first.stderr + second.stdout + second.stderr


def _command(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "orchestrator.migrate", *arguments],
        cwd=ROOT,
        env={**os.environ, ENVIRONMENT: Settings(data=data).model_dump_json()},
        capture_output=True,
        text=True,
    )
