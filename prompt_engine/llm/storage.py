"""The database of language models: keys, own providers, choices and the ledger.

One file of the data folder. Each use opens it anew, as calls of models are few and slow; SQLite
itself keeps several processes apart.
"""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from studio_kit.errors import Unavailable

FILE = "language_models.sqlite"

PATIENCE = 5.0
"""Seconds to wait for another writer."""

STEPS = (
    """
    CREATE TABLE credentials (
        provider TEXT NOT NULL, name TEXT NOT NULL, sealed TEXT NOT NULL, updated_at TEXT NOT NULL,
        PRIMARY KEY (provider, name));
    CREATE TABLE endpoints (provider TEXT PRIMARY KEY, url TEXT NOT NULL, updated_at TEXT NOT NULL);
    CREATE TABLE own_providers (id TEXT PRIMARY KEY, content TEXT NOT NULL);
    CREATE TABLE choices (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE calls (
        id TEXT PRIMARY KEY, at TEXT NOT NULL, project TEXT NOT NULL, step TEXT NOT NULL,
        provider TEXT NOT NULL, model TEXT NOT NULL, input_tokens INTEGER, output_tokens INTEGER,
        nano_usd INTEGER, failure TEXT, guide TEXT NOT NULL, guide_sha256 TEXT NOT NULL);
    CREATE INDEX calls_at ON calls (at);
    """,
    """
    CREATE TABLE tests (
        provider TEXT PRIMARY KEY, at TEXT NOT NULL, ok INTEGER NOT NULL, message TEXT NOT NULL);
    """,
)
"""Each brings the database of one version to the next; `user_version` counts those done."""


class DatabaseUnusable(Unavailable):
    title = "The database of language models cannot be used"


class Database:
    """Blocking; call it from a thread."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    @contextmanager
    def read(self) -> Generator[sqlite3.Connection]:
        """Raises `DatabaseUnusable`."""
        with self._translated(), closing(self._opened()) as connection:
            yield connection

    @contextmanager
    def write(self) -> Generator[sqlite3.Connection]:
        """One transaction: all of it or nothing. Raises `DatabaseUnusable`."""
        with self.read() as connection:
            connection.execute("BEGIN IMMEDIATE")
            with connection:
                yield connection

    @contextmanager
    def _translated(self) -> Generator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise DatabaseUnusable(f"{self._path} cannot be used: {error}.") from error

    def _opened(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # a deleted key leaves no trace in the file
        if connection.execute("PRAGMA user_version").fetchone()[0] < len(STEPS):
            _migrate(connection)
        return connection


def _migrate(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        done = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in STEPS[done:]:
            for statement in filter(str.strip, step.split(";")):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")
