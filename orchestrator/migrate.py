"""Move a farm to another database: `python -m orchestrator.migrate --to postgresql://...`.

Every table is copied whole in one transaction: a move that fails has moved nothing. The source is
only read. Left out, `--from` is the SQLite file of this installation's data folder, and `--to` the
`database` of config/studio.yaml.
"""

import argparse
import sys
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa
from sqlalchemy import JSON, URL, Connection, Table
from sqlalchemy.exc import DBAPIError

from studio_kit.errors import Conflict, Invalid, StudioError
from studio_kit.locks import AlreadyLocked, FileLock
from studio_kit.settings import Settings, settings_of_process

from . import app
from .database.address import address_of, is_shared, shown
from .database.engines import LEADER_LOCK, Engines, opened
from .database.faults import in_words
from .tables import metadata

ROWS_AT_ONCE = 200
"""A job's graph can be megabytes."""


class InUse(Conflict):
    title = "The database is in use"


class NotEmpty(Conflict):
    title = "The database is not empty"


class CountsDiffer(StudioError):
    title = "The copy is not complete"


def main(arguments: list[str] | None = None) -> None:
    options = _options(arguments)
    settings = settings_of_process()
    try:
        source, target = _addresses(options, settings)
        counts = migrate(source, target)
    except StudioError as error:
        sys.exit(error.message)
    lines = [f"{count:>9}  {name}" for name, count in counts.items()]
    sys.stdout.write("\n".join([*lines, f"All of it is in {shown(target)} now.", ""]))


def migrate(source: URL, target: URL) -> dict[str, int]:
    """Copy all tables; the number of rows of each, by its name.

    Raises `InUse`, `NotEmpty`, `DatabaseUnreachable`, `CountsDiffer`, with the target as it was.
    """
    assert app  # its imports bring every slice's tables
    with _read(source) as reading, _opened(target) as engines:
        try:
            with engines.writing.connect() as connection:
                _refuse_filled(connection)
                counts = {table.name: _copy(table, reading, connection) for table in _tables()}
                _go_on_counting(reading, connection)
                connection.commit()
        except DBAPIError as error:
            raise in_words(error) from error
    return counts


# -- the source


@contextmanager
def _read(source: URL) -> Generator[Connection]:
    """The source as it is at one moment, in today's shape, while nobody works with it."""
    with ExitStack() as stack:
        if not is_shared(source):
            source = stack.enter_context(_copied(Path(source.database or "")))
        engines = stack.enter_context(_opened(source))
        connection = stack.enter_context(engines.reading.connect())
        if is_shared(source):
            _refuse_led(connection)
        yield connection


@contextmanager
def _copied(path: Path) -> Generator[URL]:
    """An older file is brought to today's shape in a copy, so that the file itself stays."""
    if not path.is_file():
        raise Invalid(f"There is no database {path}.")
    try:
        with FileLock(path.with_name("orchestrator.lock")), TemporaryDirectory() as folder:
            copy = Path(folder) / path.name
            _back_up(path, copy)
            yield address_of(copy)
    except AlreadyLocked:
        raise InUse(f"An orchestrator works with {path}; stop it first.") from None


def _back_up(path: Path, copy: Path) -> None:
    """SQLite's own backup, which reads what lies in the write-ahead log too."""
    engine = sa.create_engine(f"sqlite:///file:{path}?mode=ro&uri=true")
    target = sa.create_engine(address_of(copy))
    with engine.connect() as reading, target.connect() as writing:
        source: Any = reading.connection.driver_connection
        source.backup(writing.connection.driver_connection)
    engine.dispose()
    target.dispose()


def _refuse_led(connection: Connection) -> None:
    granted = connection.scalar(sa.select(sa.func.pg_try_advisory_xact_lock(LEADER_LOCK)))
    if not granted:
        raise InUse("An orchestrator works with the source; stop all of them first.")


# -- the target


@contextmanager
def _opened(url: URL) -> Generator[Engines]:
    engines = opened(url)
    try:
        yield engines
    finally:
        engines.close()


def _refuse_filled(connection: Connection) -> None:
    for table in _tables():
        if count := _count(table, connection):
            raise NotEmpty(
                f"The target has {count} rows in {table.name} already. Give an empty database; "
                "nothing was copied."
            )


def _copy(table: Table, source: Connection, target: Connection) -> int:
    rows = source.execution_options(yield_per=ROWS_AT_ONCE).execute(sa.select(table))
    for part in rows.mappings().partitions(ROWS_AT_ONCE):
        target.execute(sa.insert(table), [dict(row) for row in part])
    counts = _count(table, source), _count(table, target)
    if counts[0] != counts[1]:
        raise CountsDiffer(f"{table.name} has {counts[0]} rows, and {counts[1]} arrived.")
    return counts[0]


def _count(table: Table, connection: Connection) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def _tables() -> Iterator[Table]:
    """Those referred to first. A missing value stays missing and becomes no JSON `null`."""
    copies = sa.MetaData()
    for table in metadata.sorted_tables:
        copy = table.to_metadata(copies)
        for column in copy.columns:
            if isinstance(column.type, JSON):
                column.type = JSON(none_as_null=True)
        yield copy


def _go_on_counting(source: Connection, target: Connection) -> None:
    """The next number is one that was never given, not even to a row that is gone since."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None or column.autoincrement is not True:
            continue
        if highest := _highest(table, column, source):
            _continue_after(highest, table, column, target)


def _highest(table: Table, column: sa.Column[Any], source: Connection) -> int:
    if source.dialect.name == "sqlite":
        given = "SELECT seq FROM sqlite_sequence WHERE name = :name"
        return source.scalar(sa.text(given), {"name": table.name}) or 0
    sequence = _sequence(table, column, source)
    return source.scalar(sa.text(f"SELECT last_value FROM {sequence} WHERE is_called")) or 0


def _continue_after(highest: int, table: Table, column: sa.Column[Any], target: Connection) -> None:
    if target.dialect.name == "sqlite":
        forget = "DELETE FROM sqlite_sequence WHERE name = :name"
        note = "INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)"
        target.execute(sa.text(forget), {"name": table.name})
        target.execute(sa.text(note), {"name": table.name, "seq": highest})
    else:
        target.execute(sa.select(sa.func.setval(_sequence(table, column, target), highest)))


def _sequence(table: Table, column: sa.Column[Any], connection: Connection) -> str:
    name = connection.scalar(sa.select(sa.func.pg_get_serial_sequence(table.name, column.name)))
    return str(name)


# -- the command


def _addresses(options: argparse.Namespace, settings: Settings) -> tuple[URL, URL]:
    target = options.to or settings.database
    if target is None:
        raise Invalid("Say where to: --to postgresql://..., or `database` in config/studio.yaml.")
    return address_of(options.source or settings.data / "orchestrator.db"), address_of(target)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, prog="orchestrator.migrate")
    parser.add_argument(
        "--from", dest="source", metavar="URL", help="sqlite:///... or postgresql://..."
    )
    parser.add_argument("--to", metavar="URL", help="an empty database")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
