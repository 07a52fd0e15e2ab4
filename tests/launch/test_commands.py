import os
import sys
from pathlib import Path

import pytest

from studio_kit.launch.commands import CommandFailed, LoggedCommands


def run(folder: Path, code: str) -> None:
    commands = LoggedCommands(folder / "logs" / "setup.log")
    commands.run([sys.executable, "-c", code], cwd=folder, env=os.environ)


def test_what_a_command_says_is_kept(tmp_path: Path) -> None:
    run(tmp_path, "print('one')")
    run(tmp_path, "print('two')")
    log = (tmp_path / "logs" / "setup.log").read_text()
    assert log.index("one") < log.index("two")


def test_a_failure_carries_the_end_of_what_this_command_said(tmp_path: Path) -> None:
    run(tmp_path, "print('before')")
    with pytest.raises(CommandFailed) as failure:
        run(tmp_path, "print('the cause'); raise SystemExit(3)")
    assert failure.value.tail == "the cause"


def test_a_command_cannot_wait_for_an_answer(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="input"):
        run(tmp_path, "input('user name? ')")


def test_a_missing_program_is_a_failure(tmp_path: Path) -> None:
    commands = LoggedCommands(tmp_path / "setup.log")
    with pytest.raises(CommandFailed) as failure:
        commands.run([str(tmp_path / "none")], cwd=tmp_path, env=os.environ)
    assert "No such file" in failure.value.tail
