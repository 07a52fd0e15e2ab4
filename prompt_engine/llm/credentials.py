"""Keys of providers: sealed in the database, shown to nobody, gone at once when deleted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

from studio_kit.secrets import SecretBox

from .storage import Database

SecretName = Literal[
    "api_key", "oauth_token", "oauth_refresh_token", "oauth_client_id", "oauth_client_secret"
]
SECRETS: tuple[SecretName, ...] = get_args(SecretName)

SHORTEST_TOLD = 16
"""Characters that a key must have before its last four are shown."""


@dataclass(frozen=True)
class Known:
    """What may be said of a provider's credentials. `last_four` is of its key."""

    has: frozenset[str]
    last_four: str | None = None
    endpoint: str | None = None
    updated_at: str | None = None


NOTHING = Known(frozenset())


class Credentials:
    """Blocking; call it from a thread."""

    def __init__(self, database: Database, box: SecretBox) -> None:
        self._database = database
        self._box = box

    def known(self) -> dict[str, Known]:
        """What is stored, by provider."""
        with self._database.read() as db:
            secrets = db.execute("SELECT provider, name, sealed, updated_at FROM credentials")
            rows = secrets.fetchall()
            endpoints = {
                row["provider"]: (row["url"], row["updated_at"])
                for row in db.execute("SELECT provider, url, updated_at FROM endpoints")
            }
        providers = sorted({row["provider"] for row in rows} | set(endpoints))
        return {
            provider: self._known(
                {row["name"]: row["sealed"] for row in rows if row["provider"] == provider},
                endpoints.get(provider),
                [row["updated_at"] for row in rows if row["provider"] == provider],
            )
            for provider in providers
        }

    def of(self, provider: str) -> Known:
        return self.known().get(provider, NOTHING)

    def secret(self, provider: str, name: SecretName) -> str | None:
        """In clear: for the call itself and nothing else. Raises `SecretsUnreadable`."""
        query = "SELECT sealed FROM credentials WHERE provider = ? AND name = ?"
        with self._database.read() as db:
            row = db.execute(query, (provider, name)).fetchone()
        return self._box.decrypt(row["sealed"]) if row else None

    def key(self, provider: str) -> str | None:
        """What a call is authorised with: the key, else the token of a login."""
        return self.secret(provider, "api_key") or self.secret(provider, "oauth_token")

    def put(
        self,
        provider: str,
        secrets: Mapping[SecretName, str | None],
        *,
        endpoint: str | None = None,
    ) -> None:
        """Keep what is given; None leaves what stands, an empty text removes it."""
        sealed = {
            name: self._box.encrypt(value) if value else ""
            for name, value in secrets.items()
            if value is not None
        }
        now = datetime.now(UTC).isoformat()
        with self._database.write() as db:
            db.execute("DELETE FROM tests WHERE provider = ?", (provider,))
            for name, text in sealed.items():
                db.execute(
                    "DELETE FROM credentials WHERE provider = ? AND name = ?", (provider, name)
                )
                if text:
                    row = (provider, name, text, now)
                    db.execute("INSERT INTO credentials VALUES (?, ?, ?, ?)", row)
            if endpoint is not None:
                db.execute("DELETE FROM endpoints WHERE provider = ?", (provider,))
                if endpoint:
                    row = (provider, endpoint, now)
                    db.execute("INSERT INTO endpoints VALUES (?, ?, ?)", row)

    def delete(self, provider: str) -> None:
        """At once and for good: a key that could come back would not be deleted."""
        with self._database.write() as db:
            db.execute("DELETE FROM tests WHERE provider = ?", (provider,))
            db.execute("DELETE FROM credentials WHERE provider = ?", (provider,))
            db.execute("DELETE FROM endpoints WHERE provider = ?", (provider,))

    def _known(
        self, sealed: Mapping[str, str], endpoint: tuple[str, str] | None, times: list[str]
    ) -> Known:
        key = self._box.decrypt(sealed["api_key"]) if "api_key" in sealed else ""
        url, changed = endpoint or (None, None)
        return Known(
            frozenset(sealed),
            key[-4:] if len(key) >= SHORTEST_TOLD else None,
            url,
            max([*times, *([changed] if changed else [])], default=None),
        )
