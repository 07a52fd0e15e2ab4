"""What the desktop's file manager is asked to open."""

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from studio_kit.file_manager import NoDesktop, show_in_file_manager

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Others open theirs another way.")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[int]:
    """A pipe that hears what the desktop's file manager is asked to open."""
    told, program = tmp_path / "opened", tmp_path / "bin" / "xdg-open"
    os.mkfifo(told)
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$1" > {told}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/bin:/usr/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    pipe = os.open(told, os.O_RDWR)
    yield pipe
    os.close(pipe)


def test_a_folder_is_opened(opened: int, tmp_path: Path) -> None:
    show_in_file_manager(tmp_path / "bin")
    assert os.read(opened, 4096).decode() == f"{tmp_path / 'bin'}\n"


def test_a_file_is_never_opened_but_its_folder(opened: int, tmp_path: Path) -> None:
    show_in_file_manager(tmp_path / "bin" / "xdg-open")
    assert os.read(opened, 4096).decode() == f"{tmp_path / 'bin'}\n"


def test_without_a_desktop_the_place_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(NoDesktop, match=f"look in {tmp_path}"):
        show_in_file_manager(tmp_path)


def test_a_desktop_without_a_file_manager_says_so_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoDesktop):
        show_in_file_manager(tmp_path)
