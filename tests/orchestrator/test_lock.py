"""One orchestrator at a time on a data folder."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from orchestrator.app import create_app
from studio_kit.locks import AlreadyLocked, FileLock
from studio_kit.settings import Settings


def test_a_second_orchestrator_does_not_start_on_the_same_data(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path, projects=tmp_path))
    with (
        FileLock(tmp_path / "orchestrator.lock"),
        pytest.raises(AlreadyLocked, match=r"orchestrator\.lock"),
        TestClient(app),
    ):
        pass
