"""Remembers what was uploaded to which node."""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from ..database import Database
from .models import Upload
from .tables import uploads


class UploadStorage:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, node_id: str, sha256: str) -> Upload | None:
        query = select(uploads).where(uploads.c.node_id == node_id, uploads.c.sha256 == sha256)

        def work(connection: Connection) -> Upload | None:
            row = connection.execute(query).one_or_none()
            return Upload(row.filename, row.subfolder, row.type) if row else None

        return await self._database.read(work)

    async def save(self, node_id: str, sha256: str, upload: Upload) -> None:
        key = (uploads.c.node_id == node_id) & (uploads.c.sha256 == sha256)
        values = {
            "node_id": node_id,
            "sha256": sha256,
            "filename": upload.filename,
            "subfolder": upload.subfolder,
            "type": upload.type,
            "uploaded_at": datetime.now(UTC),
        }

        def work(connection: Connection) -> None:
            connection.execute(delete(uploads).where(key))
            connection.execute(insert(uploads).values(values))

        await self._database.transact(work)
