"""Writing that leaves no half files and overwrites nothing."""

from pathlib import Path

import pytest

from studio_kit.files import keep_aside, place, temporary_beside, write_atomically, write_durably


def test_an_atomic_write_replaces_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "storyboard.json"
    write_atomically(path, b"old" * 100)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["storyboard.json"]


def test_a_failed_atomic_write_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "taken"
    path.mkdir()
    with pytest.raises(OSError, match="taken"):
        write_atomically(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["taken"]


def test_a_finished_file_never_replaces_another(tmp_path: Path) -> None:
    path = tmp_path / "v001.png"
    path.write_bytes(b"first")
    temporary = temporary_beside(path)
    write_durably(temporary, b"second")
    with pytest.raises(FileExistsError):
        place(temporary, path)
    assert path.read_bytes() == b"first"
    assert temporary.read_bytes() == b"second"


def test_a_finished_file_takes_its_name(tmp_path: Path) -> None:
    temporary = temporary_beside(tmp_path / "v001.png")
    write_durably(temporary, b"picture")
    place(temporary, tmp_path / "v001.png")
    assert [entry.name for entry in tmp_path.iterdir()] == ["v001.png"]


def test_a_damaged_file_is_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "projects.json"
    path.write_bytes(b"{broken")
    kept = keep_aside(path)
    assert not path.exists()
    assert kept.read_bytes() == b"{broken"
    assert kept.name.startswith("projects.json.damaged-")
