"""The two ways in which a farm is dispatched."""

import pytest


@pytest.fixture(params=("one process", "two that share"))
def database(request: pytest.FixtureRequest) -> str | None:
    """The database of the settings: none for one process, a PostgreSQL for two that share it."""
    return None if request.param == "one process" else request.getfixturevalue("postgres_url")
