"""The engines behind a database: opened, migrated, and set to one writer and stable reads."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import OperationalError

from .address import is_shared
from .faults import unreachable

READERS = 4
MIGRATIONS = Path(__file__).parents[1] / "migrations"

MIGRATION_LOCK = 7_340_011
WRITER_LOCK = 7_340_012
LEADER_LOCK = 7_340_013
"""Advisory locks of PostgreSQL, numbers of our own choice: they belong to one database."""

# A machine that lost its power says no goodbye. The server must notice that soon, because the
# dead may hold the writer's turn. Seconds: asked after 5, then every 2, dead after 3 silences.
SESSION = {
    "tcp_keepalives_idle": 5,
    "tcp_keepalives_interval": 2,
    "tcp_keepalives_count": 3,
    "idle_in_transaction_session_timeout": "10s",
}
CONNECT_SECONDS = 5


@dataclass(frozen=True)
class Engines:
    """`writing` begins a transaction when it is this one's turn; `reading` sees one moment."""

    writing: Engine
    reading: Engine
    is_shared: bool

    def close(self) -> None:
        self.writing.dispose()
        self.reading.dispose()


def opened(url: URL) -> Engines:
    """Raises `DatabaseUnreachable`."""
    engines = _postgresql(url) if is_shared(url) else _sqlite(url)
    try:
        with engines.writing.connect() as connection:
            _migrate(connection)
    except OperationalError as error:
        engines.close()
        raise unreachable(error) from error
    return engines


# -- SQLite: one file, one process


def _sqlite(url: URL) -> Engines:
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _says("BEGIN"))
    return Engines(engine, engine, is_shared=False)


def _configure(connection: Any, _: Any) -> None:
    # The driver must not begin transactions by itself: it would do so for some statements only.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


# -- PostgreSQL: a server, many processes


def _postgresql(url: URL) -> Engines:
    """Writers take turns over the whole farm, as they do in SQLite's file.

    So an event's number is given in the order of commits, and no reader passes over one that is
    not yet to be seen; and what a transaction has read stays true until it commits.
    """
    arguments = {"options": session_options(), "connect_timeout": CONNECT_SECONDS}
    writing = create_engine(url, connect_args=arguments, pool_size=1, max_overflow=1)
    event.listen(writing, "begin", _says(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})"))
    event.listen(writing, "before_cursor_execute", _without_nul, retval=True)
    reading = create_engine(
        url,
        connect_args=arguments,
        pool_size=READERS,
        max_overflow=0,
        isolation_level="REPEATABLE READ",
        execution_options={"postgresql_readonly": True},
    )
    event.listen(reading, "before_cursor_execute", _without_nul, retval=True)
    return Engines(writing, reading, is_shared=True)


def _without_nul(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> tuple[str, Any]:
    """PostgreSQL's texts hold no NUL, and what a node says of its failures may."""
    if isinstance(parameters, dict):
        return statement, _cleaned(cast("dict[str, Any]", parameters))
    return statement, [_cleaned(each) for each in parameters]


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.replace("\0", "\ufffd") if isinstance(value, str) else value
        for name, value in values.items()
    }


def session_options() -> str:
    """The settings of each session, as libpq takes them."""
    return " ".join(f"-c {name}={value}" for name, value in SESSION.items())


def _says(statement: str) -> Callable[[Connection], None]:
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    return begin


# -- both


def _migrate(connection: Connection) -> None:
    """Two that open an empty database together migrate it in turn."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", MIGRATIONS.as_posix())
    command.upgrade(config, "head")
    connection.commit()
