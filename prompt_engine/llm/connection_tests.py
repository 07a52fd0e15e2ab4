"""How the last test of each provider ended. It speaks of the key and address it was made with:
other ones make it void."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from .storage import Database


@dataclass(frozen=True)
class ConnectionTest:
    """`at` in UTC; `message` says what answered, or why nothing did."""

    at: str
    ok: bool
    message: str


class ConnectionTests:
    """Blocking; call it from a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> Mapping[str, ConnectionTest]:
        """By provider."""
        with self._database.read() as db:
            rows = db.execute("SELECT provider, at, ok, message FROM tests").fetchall()
        return {
            row["provider"]: ConnectionTest(row["at"], bool(row["ok"]), row["message"])
            for row in rows
        }

    def note(self, provider: str, message: str, *, ok: bool) -> None:
        row = (provider, datetime.now(UTC).isoformat(), ok, message)
        with self._database.write() as db:
            db.execute("INSERT OR REPLACE INTO tests VALUES (?, ?, ?, ?)", row)
