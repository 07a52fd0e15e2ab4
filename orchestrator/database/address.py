"""Where a database is: a file of SQLite, or the URL of a PostgreSQL server."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from studio_kit.errors import Invalid

SQLITE = "sqlite"
POSTGRESQL = "postgresql+psycopg"


class AddressInvalid(Invalid):
    title = "Not the address of a database"


def address_of(where: Path | str) -> URL:
    """Raises `AddressInvalid`, whose sentence repeats nothing of the address: it may hold a
    password.
    """
    if isinstance(where, Path):
        return URL.create(SQLITE, database=str(where))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        raise AddressInvalid(_WANTED) from None
    if url.get_backend_name() == "sqlite" and url.database:
        return url
    if url.get_backend_name() in ("postgresql", "postgres") and url.database:
        return url.set(drivername=POSTGRESQL)
    raise AddressInvalid(_WANTED)


def is_shared(url: URL) -> bool:
    """Whether several orchestrators may work on this database."""
    return url.get_backend_name() == "postgresql"


def shown(url: URL) -> str:
    """The address as a person may see it: without its password."""
    return url.render_as_string(hide_password=True)


_WANTED = (
    "The database must be postgresql://user:password@host:5432/name, or sqlite:///path/to/file.db."
)
