"""What people have chosen: provider, model, target model, budget; and providers of their own."""

from collections.abc import Mapping

from .providers import Provider
from .storage import Database

ACTIVE, MODEL, TARGET = "active_provider", "selected_model", "target_model"
FALLBACK, FALLBACK_MODEL = "fallback_provider", "fallback_model"
BUDGET, PERIOD = "budget_usd", "budget_period"


class ChosenSettings:
    """Blocking; call it from a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, str]:
        with self._database.read() as db:
            return dict(db.execute("SELECT name, value FROM choices").fetchall())

    def put(self, values: Mapping[str, str | None]) -> None:
        """None leaves what stands, an empty text removes it."""
        with self._database.write() as db:
            for name, value in values.items():
                if value is None:
                    continue
                db.execute("DELETE FROM choices WHERE name = ?", (name,))
                if value:
                    db.execute("INSERT INTO choices VALUES (?, ?)", (name, value))

    def own_providers(self) -> tuple[Provider, ...]:
        with self._database.read() as db:
            rows = db.execute("SELECT content FROM own_providers ORDER BY id").fetchall()
        return tuple(Provider.model_validate_json(row["content"]) for row in rows)

    def add_provider(self, provider: Provider) -> None:
        row = (provider.id, provider.model_dump_json())
        with self._database.write() as db:
            db.execute("INSERT INTO own_providers VALUES (?, ?)", row)

    def remove_provider(self, provider_id: str) -> None:
        with self._database.write() as db:
            db.execute("DELETE FROM own_providers WHERE id = ?", (provider_id,))
