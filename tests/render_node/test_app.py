"""How the house starts the node."""

from pathlib import Path

import pytest

from render_node.app import create_app, create_app_from_settings, options_of
from studio_kit.settings import Settings
from tests.render_node.running import client_of


def test_the_node_keeps_its_files_in_the_data_folder(tmp_path: Path) -> None:
    assert options_of(Settings(data=tmp_path)).folder == tmp_path / "render_node"


@pytest.mark.integration
@pytest.mark.parametrize("factory", [create_app, create_app_from_settings])
async def test_the_launcher_can_start_it_from_the_settings(tmp_path: Path, factory: type) -> None:
    async with client_of(factory(Settings(data=tmp_path))) as client:
        assert (await client.http.get("/health")).status_code == 200
    assert (tmp_path / "render_node/output").is_dir()
