from pathlib import Path

import pytest
from pydantic import BaseModel

from studio_kit.launch.errors import ConfigurationInvalid
from studio_kit.launch.options import Options
from studio_kit.launch.resolve import resolve_settings
from studio_kit.launch.services import parts_to_start
from studio_kit.settings import (
    HOUSE,
    NodeSettings,
    Ports,
    QueueSettings,
    Settings,
    load_settings,
)


def studio(folder: Path, text: str) -> Path:
    (folder / "studio.yaml").write_text(text)
    return folder


def test_options_come_before_the_files(tmp_path: Path) -> None:
    config = studio(tmp_path, "ports: {page: 5000, gallery: 5001}\nprojects: /from/file\n")
    options = Options(ports=(("page", 6000),), data=tmp_path / "data")
    settings = resolve_settings(options, config=config)
    assert (settings.ports.page, settings.ports.gallery) == (6000, 5001)
    assert settings.data == tmp_path / "data"
    assert settings.templates == tmp_path / "data" / "templates"
    assert settings.projects == Path("/from/file").absolute()


def test_the_files_of_the_house_change_nothing() -> None:
    assert load_settings(HOUSE / "config") == Settings()


@pytest.mark.parametrize("name", ["studio.yaml", "nodes.yaml", "path_maps.yaml"])
def test_the_examples_in_the_files_are_valid(name: str, tmp_path: Path) -> None:
    lines = (HOUSE / "config" / name).read_text(encoding="utf-8").splitlines()
    examples = [line[2:] for line in lines if line[2:].lstrip().startswith(KEYS[name])]
    assert examples
    (tmp_path / name).write_text("\n".join(examples), encoding="utf-8")
    assert load_settings(tmp_path) != Settings()


MODELS: tuple[type[BaseModel], ...] = (Settings, Ports, QueueSettings)
KEYS = {
    "studio.yaml": tuple(f"{key}:" for model in MODELS for key in model.model_fields),
    "nodes.yaml": ("- id:", "X-API-Key:", *(f"{key}:" for key in NodeSettings.model_fields)),
    "path_maps.yaml": ("- id:", "name:", "windows:", "linux:", "macos:", "enabled:"),
}


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "studio.example", ""])
def test_an_address_that_others_reach_is_refused(host: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationInvalid, match=r"no accounts yet\. Use 127\.0\.0\.1"):
        resolve_settings(Options(host=host), config=tmp_path)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.9", "localhost"])
def test_loopback_is_accepted(host: str, tmp_path: Path) -> None:
    assert resolve_settings(Options(host=host), config=tmp_path).host == host


def test_two_parts_cannot_share_a_port(tmp_path: Path) -> None:
    options = Options(ports=(("gallery", 9820),))
    with pytest.raises(ConfigurationInvalid, match=r"orchestrator and gallery .* 9820"):
        resolve_settings(options, config=tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ports: {page: 99999}", r"studio\.yaml: ports\.page: "),
        ("ports: {kitchen: 1}", r"studio\.yaml: ports\.kitchen: "),
        ("- page", r"studio\.yaml: expected a mapping"),
        ("ports: {page: 1", r"studio\.yaml: not readable as YAML"),
    ],
)
def test_a_wrong_file_is_named_with_its_field(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationInvalid, match=said):
        resolve_settings(Options(), config=studio(tmp_path, text))


def names(settings: Settings, *, orchestrator: bool = True) -> set[str]:
    return {part.name for part in parts_to_start(settings, orchestrator=orchestrator)}


def test_the_built_in_node_starts_only_while_no_other_is_configured() -> None:
    node = NodeSettings(id="a", name="A", url="http://10.0.0.2:8188")
    assert "render_node" in names(Settings())
    assert "render_node" not in names(Settings(nodes=(node,)))


def test_the_orchestrator_can_be_left_out() -> None:
    assert names(Settings()) - names(Settings(), orchestrator=False) == {"orchestrator"}
