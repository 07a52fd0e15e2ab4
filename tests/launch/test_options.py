from pathlib import Path

import pytest

from studio_kit.launch.options import PORT_OPTIONS, Options, parse_options
from studio_kit.settings import Ports


def test_without_options_everything_starts_as_config_says() -> None:
    assert parse_options([]) == Options()


def test_each_part_can_be_left_out() -> None:
    options = parse_options(["--no-orchestrator", "--no-frontend", "--no-browser"])
    assert (options.orchestrator, options.frontend, options.browser) == (False, False, False)


def test_every_port_of_the_settings_has_an_option() -> None:
    assert set(PORT_OPTIONS) == set(Ports.model_fields)


@pytest.mark.parametrize(("name", "option"), PORT_OPTIONS.items())
def test_an_option_moves_the_part_it_names(name: str, option: str) -> None:
    assert parse_options([option, "4000"]).ports == ((name, 4000),)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "１２"])
def test_what_is_not_a_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        parse_options([f"--page-port={port}"])
    assert ending.value.code == 2
    assert "use a number from 1 to 65535" in capsys.readouterr().err


def test_folders_are_those_of_the_place_where_it_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    options = parse_options(["--data", "d", "--projects", "p"])
    assert (options.data, options.projects) == (tmp_path / "d", tmp_path / "p")


def test_what_follows_test_belongs_to_the_checks() -> None:
    options = parse_options(["--force", "test", "unit", "--force"])
    assert options.command == "test"
    assert options.force
    assert options.rest == ("unit", "--force")


def test_a_folder_may_be_called_test() -> None:
    options = parse_options(["--data", "test"])
    assert options.command == "start"
    assert options.data == Path("test").absolute()


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(SystemExit):
        parse_options(["--no-orchestra"])
