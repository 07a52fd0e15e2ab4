from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from render_node.app import create_app
from render_node.options import NodeOptions
from tests.render_node.plain_drawer import PlainDrawer
from tests.render_node.running import Client, client_of


@pytest.fixture
def options(tmp_path: Path) -> NodeOptions:
    return NodeOptions(folder=tmp_path / "node", step_seconds=0)


@pytest.fixture
def drawer() -> PlainDrawer:
    return PlainDrawer()


@pytest.fixture
async def client(options: NodeOptions, drawer: PlainDrawer) -> AsyncIterator[Client]:
    """A client of a quick node on a real port."""
    async with client_of(create_app(options, lambda: drawer)) as client:
        yield client
