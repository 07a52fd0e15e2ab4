from pathlib import Path

import pytest

from render_node.folders import Folders
from render_node.library import Library
from render_node.options import Faults
from tests.render_node.nodes.bench import Bench


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The declared classes: read once, for they never change."""
    return Library(Folders.create(tmp_path_factory.mktemp("library")), Faults)


@pytest.fixture
def bench(tmp_path: Path, library: Library) -> Bench:
    return Bench(Folders.create(tmp_path / "node"), library)
