from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.index.database import IndexDatabase


@pytest.fixture
def database(tmp_path: Path) -> Iterator[IndexDatabase]:
    database = IndexDatabase(tmp_path / "index.sqlite")
    yield database
    database.close()
