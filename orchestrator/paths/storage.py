"""Places that were added or changed over REST."""

from sqlalchemy import Connection, delete, insert, select

from studio_kit.settings import PathPrefix

from ..database import Database
from .tables import path_maps


class PlaceStorage:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[PathPrefix]:
        def work(connection: Connection) -> list[PathPrefix]:
            rows = connection.execute(select(path_maps).order_by(path_maps.c.id))
            return [PathPrefix.model_validate(dict(row)) for row in rows.mappings()]

        return await self._database.read(work)

    async def save(self, place: PathPrefix) -> None:
        def work(connection: Connection) -> None:
            connection.execute(delete(path_maps).where(path_maps.c.id == place.id))
            connection.execute(insert(path_maps).values(place.model_dump()))

        await self._database.transact(work)

    async def delete(self, place_id: str) -> None:
        def work(connection: Connection) -> None:
            connection.execute(delete(path_maps).where(path_maps.c.id == place_id))

        await self._database.transact(work)
