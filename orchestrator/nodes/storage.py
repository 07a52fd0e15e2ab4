"""Nodes that were added or changed over REST."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from ..database import Database
from ..tables import nodes
from .models import Node


class NodeStorage:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Node]:
        def work(connection: Connection) -> list[Node]:
            rows = connection.execute(select(nodes).order_by(nodes.c.id))
            return [Node(row.id, row.name, row.url, row.enabled, configured=False) for row in rows]

        return await self._database.read(work)

    async def save(self, node: Node) -> None:
        values = {"id": node.id, "name": node.name, "url": node.url, "enabled": node.enabled}

        def work(connection: Connection) -> None:
            statement = insert(nodes).values(values)
            connection.execute(statement.on_conflict_do_update(["id"], set_=values))

        await self._database.transact(work)

    async def delete(self, node_id: str) -> None:
        def work(connection: Connection) -> None:
            connection.execute(delete(nodes).where(nodes.c.id == node_id))

        await self._database.transact(work)
