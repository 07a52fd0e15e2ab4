import io
from pathlib import Path

import pytest

from studio_kit.launch.environment import Environment
from studio_kit.launch.errors import SetupFailed
from studio_kit.launch.options import Options
from studio_kit.launch.setup import Needs, Setup, needs_of
from studio_kit.launch.show import Show
from tests.launch.recorded_commands import RecordedCommands

EVERYTHING = ["venv", "uv", "sync", "npm ci", "npm build"]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for lock in ("requirements.txt", "requirements-dev.txt", "requirements-uv.txt"):
        (tmp_path / lock).write_text(f"{lock} 1")
    (tmp_path / "frontend" / "src").mkdir(parents=True)
    (tmp_path / "frontend" / "package-lock.json").write_text("{}")
    (tmp_path / "frontend" / "src" / "main.tsx").write_text("1")
    return tmp_path


@pytest.fixture
def commands() -> RecordedCommands:
    return RecordedCommands()


def set_up(
    house: Path,
    commands: RecordedCommands,
    needs: Needs = Needs(),  # noqa: B008 - frozen
    *,
    force: bool = False,
) -> list[str]:
    """What a setup has to run."""
    start = len(commands.seen)
    setup = Setup(Environment(house), commands=commands, show=Show(io.StringIO()))
    setup.run(needs, force=force)
    return commands.seen[start:]


def test_a_clean_clone_gets_everything(house: Path, commands: RecordedCommands) -> None:
    assert set_up(house, commands) == EVERYTHING


def test_a_second_setup_runs_nothing(house: Path, commands: RecordedCommands) -> None:
    set_up(house, commands)
    assert set_up(house, commands) == []


def test_force_does_all_again(house: Path, commands: RecordedCommands) -> None:
    set_up(house, commands)
    assert set_up(house, commands, force=True) == EVERYTHING


@pytest.mark.parametrize("step", EVERYTHING)
def test_an_interrupted_setup_is_taken_up_where_it_stopped(step: str, house: Path) -> None:
    commands = RecordedCommands(interrupted=step)
    with pytest.raises(KeyboardInterrupt):
        set_up(house, commands)
    again = set_up(house, commands.forget())
    assert step in again
    assert set_up(house, commands) == []


def test_a_changed_lock_installs_packages_only(house: Path, commands: RecordedCommands) -> None:
    set_up(house, commands)
    (house / "requirements.txt").write_text("requirements.txt 2")
    assert set_up(house, commands) == ["sync"]


def test_a_changed_source_builds_the_page_only(house: Path, commands: RecordedCommands) -> None:
    set_up(house, commands)
    (house / "frontend" / "src" / "main.tsx").write_text("2")
    assert set_up(house, commands) == ["npm build"]


def test_a_changed_page_lock_installs_and_builds(house: Path, commands: RecordedCommands) -> None:
    set_up(house, commands)
    (house / "frontend" / "package-lock.json").write_text('{"a": 1}')
    assert set_up(house, commands) == ["npm ci", "npm build"]


def test_a_test_beside_the_sources_is_a_source_too(house: Path, commands: RecordedCommands) -> None:
    set_up(house, commands)
    (house / "frontend" / "src" / "new.ts").write_text("")
    assert set_up(house, commands) == ["npm build"]


def test_the_page_can_be_left_out(house: Path, commands: RecordedCommands) -> None:
    assert set_up(house, commands, Needs(page=False)) == ["venv", "uv", "sync"]


def test_a_moved_folder_gets_a_new_environment(house: Path, commands: RecordedCommands) -> None:
    set_up(house, commands)
    moved = house.rename(house.with_name("moved"))
    assert set_up(moved, commands) == ["venv", "uv", "sync"]


def test_an_environment_whose_python_is_gone_is_made_anew(
    house: Path, commands: RecordedCommands
) -> None:
    set_up(house, commands)
    Environment(house).python.unlink()
    assert set_up(house, commands) == ["venv", "uv", "sync"]


def test_an_environment_behind_a_link_is_left_alone(
    house: Path, commands: RecordedCommands, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (house / ".venv").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    with pytest.raises(SetupFailed, match=r"\.venv is a link to .*elsewhere"):
        set_up(house, commands)
    assert commands.seen == []


def test_packages_for_tests_stay_once_they_are_there(
    house: Path, commands: RecordedCommands
) -> None:
    set_up(house, commands)
    assert set_up(house, commands, Needs(tests=True)) == ["sync"]
    assert "requirements-dev.txt" in commands.commands[-1]
    assert set_up(house, commands) == []
    (house / "requirements.txt").write_text("requirements.txt 2")
    assert set_up(house, commands) == ["sync"]
    assert "requirements-dev.txt" in commands.commands[-1]


def test_pip_does_it_where_uv_cannot(house: Path) -> None:
    commands = RecordedCommands(failing=["sync"])
    assert set_up(house, commands, Needs(page=False)) == ["venv", "uv", "sync", "pip"]


@pytest.mark.parametrize(
    ("failing", "said"),
    [
        (["venv"], "Could not make the Python environment"),
        (["uv"], "Could not download uv; check the connection"),
        (["sync", "pip"], "Could not download the Python packages; check the connection"),
        (["npm ci"], "Could not install the page's packages; check the connection"),
        (["npm build"], "Could not build the page"),
    ],
)
def test_a_failure_is_told_in_a_sentence_with_its_cause(
    failing: list[str], said: str, house: Path
) -> None:
    with pytest.raises(SetupFailed) as failure:
        set_up(house, RecordedCommands(failing=failing))
    assert said in str(failure.value)
    assert "Could not resolve host" in str(failure.value)


def test_every_download_is_checked_against_its_hash(
    house: Path, commands: RecordedCommands
) -> None:
    set_up(house, commands, Needs(page=False))
    downloads = commands.commands[1:]
    assert downloads
    assert all("--require-hashes" in command for command in downloads)


def test_what_was_asked_says_what_is_needed() -> None:
    assert needs_of(Options()) == Needs()
    assert needs_of(Options(frontend=False)) == Needs(page=False)
    assert needs_of(Options(dev=True)) == Needs(page=False, page_packages=True)
    assert needs_of(Options(command="test")) == Needs(tests=True, page_packages=True)
