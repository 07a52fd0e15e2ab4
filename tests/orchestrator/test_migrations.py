"""From an empty database to the tables of today."""

import asyncio
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, func, select

from orchestrator import app
from orchestrator.database import Database
from orchestrator.database.address import address_of
from orchestrator.nodes.tables import nodes
from orchestrator.tables import metadata

from ..postgres import Server


async def test_the_migrations_make_the_tables_that_the_code_describes(where: Path | str):
    assert app  # its imports bring every slice's tables
    async with Database.open(where):
        pass
    engine = create_engine(address_of(where))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


async def test_two_that_open_an_empty_database_together_migrate_it_once(postgres: Server):
    empty = postgres.new_database()

    async def read_nodes() -> int | None:
        async with Database.open(empty) as database:
            return await database.read(lambda c: c.scalar(select(func.count()).select_from(nodes)))

    assert await asyncio.gather(*(read_nodes() for _ in range(4))) == [0, 0, 0, 0]
