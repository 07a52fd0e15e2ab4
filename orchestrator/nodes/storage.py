"""Nodes that were added or changed over REST, and what a restart must not forget of any node."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, select, update

from studio_kit.keyrings import SecretsUnreadable
from studio_kit.secrets import SecretBox

from ..database import Database
from ..database.upsert import upsert
from . import access
from .access import Access
from .conduct import Conduct, Quarantine
from .models import Node
from .tables import conducts, nodes

KEPT_AFTER_REMOVAL = timedelta(days=30)


@dataclass(frozen=True)
class SavedNode:
    """`changed`: of a configured node, the fields that hold instead of the file's."""

    node: Node
    changed: frozenset[str] | None
    removed_at: datetime | None


class NodeStorage:
    def __init__(self, database: Database, box: SecretBox) -> None:
        self._database = database
        self._box = box

    async def all(self) -> list[SavedNode]:
        """Also the removed ones, as long as they can come back."""

        def work(connection: Connection) -> list[Row[Any]]:
            return list(connection.execute(select(nodes).order_by(nodes.c.id)))

        return [self._saved(row) for row in await self._database.read(work)]

    async def conducts(self) -> dict[str, Conduct]:
        def work(connection: Connection) -> dict[str, Conduct]:
            return {row.node_id: _conduct(row) for row in connection.execute(select(conducts))}

        return await self._database.read(work)

    async def save(self, node: Node, *, changed: Iterable[str] | None = None) -> None:
        """Also brings a removed one back. Raises `SecretsUnreadable`, and nothing is saved."""
        values = {
            "name": node.name,
            "url": node.url,
            "enabled": node.enabled,
            "tags": list(node.tags),
            "verify_tls": node.access.verify_tls,
            "changed": None if changed is None else sorted(changed),
            "removed_at": None,
        }
        if node.access.damage is None:  # else what is sealed stays, for the day the key is back
            values["credentials"] = self._sealed(node.access)
        await self._put(nodes, {"id": node.id, **values}, key="id")

    async def remove(self, node_id: str) -> None:
        def work(connection: Connection) -> None:
            connection.execute(
                update(nodes).where(nodes.c.id == node_id).values(removed_at=datetime.now(UTC))
            )

        await self._database.transact(work)

    async def purge(self) -> None:
        """Forget the nodes whose removal was long ago, and their secrets with them."""
        oldest = datetime.now(UTC) - KEPT_AFTER_REMOVAL

        def work(connection: Connection) -> None:
            connection.execute(delete(nodes).where(nodes.c.removed_at < oldest))

        await self._database.transact(work)

    async def save_conduct(self, node_id: str, conduct: Conduct) -> None:
        quarantine = conduct.quarantine
        values = {
            "draining": conduct.draining,
            "quarantine_reason": quarantine.reason if quarantine else None,
            "quarantined_at": quarantine.since if quarantine else None,
            "probe_at": quarantine.probe_at if quarantine else None,
            "probes": quarantine.probes if quarantine else 0,
        }
        await self._put(conducts, {"node_id": node_id, **values}, key="node_id")

    async def _put(self, table: Table, values: dict[str, Any], *, key: str) -> None:
        def work(connection: Connection) -> None:
            upsert(connection, table, values, key=[key])

        await self._database.transact(work)

    def _sealed(self, needed: Access) -> str | None:
        return self._box.encrypt(access.written(needed)) if needed.is_needed else None

    def _saved(self, row: Row[Any]) -> SavedNode:
        node = Node(
            id=row.id,
            name=row.name,
            url=row.url,
            enabled=row.enabled,
            configured=False,
            tags=tuple(row.tags),
            access=self._opened(row.credentials, verify_tls=row.verify_tls),
        )
        changed = None if row.changed is None else frozenset(row.changed)
        return SavedNode(node, changed, row.removed_at)

    def _opened(self, sealed: str | None, *, verify_tls: bool) -> Access:
        """One node whose secrets are lost keeps no other from working."""
        if sealed is None:
            return Access(verify_tls=verify_tls)
        try:
            return access.read(self._box.decrypt(sealed), verify_tls=verify_tls)
        except SecretsUnreadable as error:
            return Access(verify_tls=verify_tls, damage=error.message)


def _conduct(row: Row[Any]) -> Conduct:
    if row.quarantine_reason is None:
        return Conduct(draining=row.draining)
    quarantine = Quarantine(
        reason=row.quarantine_reason,
        since=row.quarantined_at,
        probe_at=row.probe_at,
        probes=row.probes,
    )
    return Conduct(draining=row.draining, quarantine=quarantine)
