"""Both databases for every test that asks: a slice must work on SQLite and on PostgreSQL."""

from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest
from hypothesis import settings

from orchestrator.database import Database
from orchestrator.database.address import address_of
from orchestrator.database.engines import opened

from .postgres import TEMPLATE, Server, serving

# The same examples each time, however long one takes; a file's own settings begin with these.
# `--hypothesis-profile=default` looks for others.
settings.load_profile("ci")


@pytest.fixture(scope="session")
def postgres() -> Generator[Server]:
    """One server for the session, with a migrated database to copy."""
    with serving() as server:
        server.say(f"CREATE DATABASE {TEMPLATE}")
        opened(address_of(server.url(TEMPLATE))).close()
        yield server


@pytest.fixture
def postgres_url(postgres: Server) -> Generator[str]:
    """The address of a migrated database without a row."""
    url = postgres.new_database(TEMPLATE)
    yield url
    postgres.drop(url)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A PostgreSQL is a process of its own: what needs one is no unit test."""
    for item in items:
        if "postgres" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.integration)


@pytest.fixture(params=("sqlite", pytest.param("postgresql", marks=pytest.mark.integration)))
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a fresh database is, once of each kind."""
    if request.param == "sqlite":
        return tmp_path / "farm.db"
    return request.getfixturevalue("postgres_url")


@pytest.fixture
async def database(where: Path | str) -> AsyncGenerator[Database]:
    async with Database.open(where) as database:
        yield database
