from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from orchestrator.database import Database

from .shop import Shop


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncGenerator[Shop]:
    async with Database.open(tmp_path / "farm.db") as database:
        yield Shop(database)
