"""Opens the farm: its database, and who else works on it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from studio_kit.locks import FileLock
from studio_kit.settings import Settings

from .company import Alone, Company
from .database import Database


@asynccontextmanager
async def opened(settings: Settings) -> AsyncGenerator[tuple[Database, Company]]:
    """The farm's database, and whoever shares it.

    Raises `AlreadyLocked`: two orchestrators on one SQLite file would give a job to two nodes.
    """
    if settings.database is not None:
        # Not above: the driver and the engine take 17 MB, which a workstation does not need.
        from .shared_farm import SharedFarm

        async with (
            Database.open(settings.database) as database,
            SharedFarm.open(settings.database, database) as farm,
        ):
            yield database, farm
    else:
        with FileLock(settings.data / "orchestrator.lock"):
            async with Database.open(settings.data / "orchestrator.db") as database:
                yield database, Alone()
