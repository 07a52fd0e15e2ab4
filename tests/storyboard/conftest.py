from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest

from storyboard.app import create_app
from storyboard.board.document import new_content
from storyboard.board.opening import header
from storyboard.board.snapshot import render, write_files
from studio_kit.paths import ProjectRoot
from tests.storyboard.fakes import serving, settings_in


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
    address = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(base_url=address, trust_env=False) as client:
        yield client
