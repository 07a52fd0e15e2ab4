from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from orchestrator.database import Database
from orchestrator.tables import metadata


async def test_the_migrations_make_the_tables_that_the_code_describes(tmp_path: Path):
    async with Database.open(tmp_path / "farm.db"):
        pass
    engine = create_engine(f"sqlite:///{tmp_path / 'farm.db'}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()
