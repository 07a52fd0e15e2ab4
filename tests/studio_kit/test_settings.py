"""What an installation can change."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from studio_kit.settings import ENVIRONMENT, HOUSE, Settings, load_settings, settings_of_process
from studio_kit.tables import TableError


def test_everything_has_a_working_default(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert settings.host == "127.0.0.1"
    assert settings.url("gallery") == "http://127.0.0.1:9830"
    assert settings.data.is_absolute()


def test_own_workflows_are_kept_in_the_data_folder_unless_said_otherwise(tmp_path: Path) -> None:
    assert Settings(data=tmp_path).templates == tmp_path / "templates"
    assert Settings(data=tmp_path, templates=tmp_path / "mine").templates == tmp_path / "mine"


def test_the_shipped_configuration_loads() -> None:
    assert load_settings(HOUSE / "config").ports.orchestrator == 9820


def test_without_a_node_the_built_in_one_is_the_farm(tmp_path: Path) -> None:
    (node,) = load_settings(tmp_path).farm
    assert (node.id, node.url) == ("sketch", "http://127.0.0.1:8188")


def test_configured_nodes_are_the_farm(tmp_path: Path) -> None:
    (tmp_path / "nodes.yaml").write_text("north-1: {name: North 1, url: 'http://10.0.0.5:8188/'}")
    (node,) = load_settings(tmp_path).farm
    assert node.url == "http://10.0.0.5:8188"


def test_a_wrong_node_is_named(tmp_path: Path) -> None:
    (tmp_path / "nodes.yaml").write_text("north-1: {name: North 1, url: north}")
    with pytest.raises(TableError, match=r"nodes\.yaml: north-1: url"):
        load_settings(tmp_path)


def test_the_launcher_hands_settings_over_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(data=tmp_path)
    monkeypatch.setenv(ENVIRONMENT, settings.model_dump_json())
    assert settings_of_process() == settings


def test_the_database_and_its_password_are_never_shown(tmp_path: Path) -> None:
    (tmp_path / "studio.yaml").write_text("database: postgresql://studio:hunter2@db/farm")
    settings = load_settings(tmp_path)
    assert settings.database == "postgresql://studio:hunter2@db/farm"
    assert "hunter2" not in repr(settings)


@pytest.mark.parametrize("wrong", ["mysql://studio:hunter2@db/farm", "postgresql://db", "farm"])
def test_what_is_no_postgresql_is_refused_with_a_sentence(wrong: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(database=wrong)
    assert "must begin with postgresql://" in refused.value.errors()[0]["msg"]
