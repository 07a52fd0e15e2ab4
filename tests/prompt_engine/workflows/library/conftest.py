import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from prompt_engine.app import create_app
from studio_kit.settings import Ports, Settings

NOBODY_LISTENS = 1


@pytest.fixture(scope="session")
def library_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Of a prompt engine with no orchestrator behind it."""
    data = tmp_path_factory.mktemp("library")
    return Settings(data=data, ports=Ports(orchestrator=NOBODY_LISTENS))


@pytest.fixture(scope="session")
def library_app(library_settings: Settings) -> FastAPI:
    return create_app(library_settings)


@pytest.fixture
def own(library_settings: Settings) -> Iterator[Path]:
    """The folder of one's own workflows, empty again after each test."""
    yield library_settings.templates
    shutil.rmtree(library_settings.templates, ignore_errors=True)


@pytest.fixture
def console(library_app: FastAPI, library_settings: Settings, own: Path) -> Iterator[TestClient]:
    address = library_settings.url("prompt_engine")
    with TestClient(library_app, base_url=address) as client:
        yield client
