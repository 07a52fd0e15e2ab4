import pytest

from orchestrator.database import Database

from .shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)
