from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from prompt_engine.app import create_app
from studio_kit.settings import Ports, Settings
from tests.prompt_engine.workflows.library.farms import FakeFarm, serving_farm


@pytest.fixture(scope="module")
def farm() -> FakeFarm:
    return FakeFarm()


@pytest.fixture(scope="module")
def with_farm(farm: FakeFarm, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A prompt engine with that farm behind it."""
    with serving_farm(farm) as port:
        settings = Settings(data=tmp_path_factory.mktemp("replay"), ports=Ports(orchestrator=port))
        address = settings.url("prompt_engine")
        with TestClient(create_app(settings), base_url=address) as client:
            yield client


@pytest.fixture
def console(with_farm: TestClient, farm: FakeFarm) -> TestClient:
    """One node that can render everything."""
    farm.lacking, farm.offline, farm.version = {"north": {}}, set(), "0.3.64"
    return with_farm


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "The Salt Line"
    folder.mkdir()
    (folder / "storyboard.json").write_text("{}")
    return folder
