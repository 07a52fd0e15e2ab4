from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest

from storyboard.app import create_app
from storyboard.board.document import new_content
from storyboard.board.opening import header
from storyboard.board.snapshot import render, write_files
from studio_kit.paths import ProjectRoot
from tests.storyboard.fakes import client_of, serving, settings_in


@pytest.fixture
def root(tmp_path: Path) -> ProjectRoot:
    """A new project's folder, as creating one leaves it."""
    folder = tmp_path / "The Salt Line"
    folder.mkdir()
    write_files(folder, render(new_content(header("The Salt Line"))))
    return ProjectRoot.open(folder)


@pytest.fixture
async def port(tmp_path: Path) -> AsyncGenerator[int]:
    """The running service, with no orchestrator."""
    async with serving(create_app(settings_in(tmp_path))) as port:
        yield port


@pytest.fixture
async def http(port: int) -> AsyncGenerator[httpx.AsyncClient]:
    async with client_of(port) as client:
        yield client
