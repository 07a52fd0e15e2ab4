from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from prompt_engine.app import create_app
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.catalogue.storage import load_catalogue
from prompt_engine.prompts.service import PromptWriter
from prompt_engine.prompts.storage import load_prompt_writer
from prompt_engine.workflows.templates.service import TemplateLibrary, Templates
from prompt_engine.workflows.templates.storage import Knowledge
from studio_kit.settings import HOUSE, Settings


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def writer() -> PromptWriter:
    return load_prompt_writer()


@pytest.fixture(scope="session")
def target_models(writer: PromptWriter) -> frozenset[str]:
    return frozenset(model.id for model in writer.models)


@pytest.fixture(scope="session")
def library(target_models: frozenset[str]) -> TemplateLibrary:
    folder = HOUSE / "templates"
    return Templates(folder, folder, knowledge=Knowledge(target_models)).current()


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    with TestClient(create_app(settings), base_url=settings.url("prompt_engine")) as client:
        yield client


@pytest.fixture(scope="session")
def data() -> Path:
    return Path(__file__).parent / "data"
