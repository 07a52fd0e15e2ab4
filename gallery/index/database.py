"""One SQLite file per project in the machine's cache. It may be deleted at any time."""

import hashlib
import sqlite3
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import regex

from studio_kit.errors import Invalid

from .schema import TABLES, VERSION

T = TypeVar("T")

CACHE_KIB = 16_384
"""Of pages in memory, for each connection."""

BUSY_SECONDS = 30.0
LARGEST_CHECKED = 64 * 1024 * 1024
"""Bytes of an index that is checked when it is opened."""

LONGEST_MATCH = 0.05
"""Seconds that a regular expression may take for one name: some never end."""


FUNCTION_FAILED = "user-defined function raised exception"


class EndlessExpression(Invalid):
    title = "This search cannot be read"


class IndexDatabase:
    """Written by one thread at a time; who reads has a connection alone meanwhile."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = threading.Lock()
        self._lending = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._is_closed = False
        self._writer = self._ready()

    @contextmanager
    def write(self) -> Generator[sqlite3.Connection]:
        """A transaction: kept as a whole or, where the block raises, not at all."""
        with self._writing, self._writer:
            self._writer.execute("BEGIN IMMEDIATE")
            yield self._writer

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` on the tables as they are at one moment.

        Raises `EndlessExpression` where a regular expression takes too long for one name.
        """
        try:
            with self._lent() as connection:
                return work(connection)
        except sqlite3.OperationalError as error:
            if FUNCTION_FAILED in str(error):
                raise EndlessExpression(
                    "This expression takes too long; make it simpler."
                ) from None
            raise

    def close(self) -> None:
        """Who reads at this moment reads to the end."""
        with self._writing:
            self._writer.close()
        with self._lending:
            self._is_closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextmanager
    def _lent(self) -> Generator[sqlite3.Connection]:
        """One that is idle, the last used first, or another; in a transaction of its own."""
        with self._lending:
            idle = self._idle.pop() if self._idle else None
        connection = idle or self._connect()
        connection.execute("BEGIN")
        try:
            yield connection
        finally:
            connection.execute("ROLLBACK")
            self._give_back(connection)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lending:
            if not self._is_closed:
                self._idle.append(connection)
                return
        connection.close()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")  # a cache: a power cut costs a scan
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        except sqlite3.DatabaseError:
            connection.close()
            raise
        connection.create_function("matches", 2, _matches, deterministic=True)
        return connection

    def _ready(self) -> sqlite3.Connection:
        """Of this version and whole, or empty: what is damaged is only a cache."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(sqlite3.DatabaseError):
            connection = self._connect()
            if self._seems_whole(connection):
                return connection
            connection.close()
        _remove(self._path)
        connection = self._connect()
        connection.executescript(f"{TABLES} PRAGMA user_version = {VERSION};")
        return connection

    def _seems_whole(self, connection: sqlite3.Connection) -> bool:
        """And of this version. A large one is not read through: the check of a gigabyte takes as
        long as a scan.
        """
        [[version]] = connection.execute("PRAGMA user_version")
        if version != VERSION:
            return False
        if self._path.stat().st_size > LARGEST_CHECKED:
            return True
        return connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"


def index_path(cache: Path, project: Path) -> Path:
    """The index of the project in folder `project`; another folder has another one."""
    key = hashlib.sha256(str(project).encode(errors="surrogateescape")).hexdigest()
    return cache / f"{key[:32]}.sqlite"


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()


def _matches(pattern: str, name: str) -> bool:
    """Raises `TimeoutError`, which SQLite passes on as an error of its own."""
    return regex.search(pattern, name, regex.IGNORECASE, timeout=LONGEST_MATCH) is not None
