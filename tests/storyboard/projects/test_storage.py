import errno
import threading
from pathlib import Path

import pytest

from storyboard.projects.models import KnownProject
from storyboard.projects.storage import (
    FolderNotWritable,
    NameNotUsable,
    ProjectRegistry,
    check_name,
    claim_folder,
    not_writable,
)
from studio_kit.errors import DiskFull


def known(project_id: str, *, path: str = "") -> KnownProject:
    return KnownProject(
        id=project_id,
        name=project_id,
        path=path or f"/projects/{project_id}",
        opened_at="2026-01-01T00:00:00Z",
        created_at="2026-01-01T00:00:00Z",
        frame_width=1.85,
        frame_height=1,
        fps=24,
    )


def test_a_list_is_kept(tmp_path: Path) -> None:
    ProjectRegistry(tmp_path / "data").add(known("a"))
    assert ProjectRegistry(tmp_path / "data").read() == {"a": known("a")}


def test_a_project_that_moved_or_changed_its_id_stands_once(tmp_path: Path) -> None:
    registry = ProjectRegistry(tmp_path)
    registry.add(known("a", path="/one"))
    registry.add(known("a", path="/two"))
    registry.add(known("b", path="/two"))
    assert registry.read() == {"b": known("b", path="/two")}


def test_a_removed_project_is_gone(tmp_path: Path) -> None:
    registry = ProjectRegistry(tmp_path)
    registry.add(known("a"))
    registry.remove("a")
    registry.remove("never there")
    assert registry.read() == {}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"projects": [{"id": 1}]}', b"\xff"])
def test_a_damaged_list_is_kept_aside_and_begun_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "projects.json").write_bytes(damage)
    registry = ProjectRegistry(tmp_path)
    registry.add(known("a"))
    assert registry.read() == {"a": known("a")}
    (aside,) = tmp_path.glob("projects.json.damaged-*")
    assert aside.read_bytes() == damage


def test_parallel_additions_lose_none(tmp_path: Path) -> None:
    registry = ProjectRegistry(tmp_path)
    threads = [threading.Thread(target=registry.add, args=[known(str(n))]) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(registry.read()) == 20


@pytest.mark.parametrize(
    "name",
    ["", "   ", "..", "../x", "a/b", "a\\b", "CON", "nul.txt", "a:b", "x" * 300, "a\0b", "what?"],
)
def test_names_that_could_harm_are_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(NameNotUsable, match=r"[.]$"):
        check_name(name)


@pytest.mark.parametrize("name", ["The Salt Line", "Дюна", "砂の海", "Reel.2", "  spaced  "])
def test_names_in_any_language_are_taken(name: str) -> None:
    assert check_name(name) == name.strip()


def test_a_folder_with_anything_in_it_is_never_taken(tmp_path: Path) -> None:
    (tmp_path / "Film").mkdir()
    (tmp_path / "Film" / "holiday.jpg").write_bytes(b"")
    (tmp_path / "Film 2").write_text("a file")
    assert claim_folder(tmp_path, "Film") == tmp_path / "Film 3"


def test_an_empty_folder_is_taken_once(tmp_path: Path) -> None:
    (tmp_path / "Film").mkdir()
    assert claim_folder(tmp_path, "Film").name == "Film"
    assert claim_folder(tmp_path, "Film").name == "Film 2"


def test_a_long_name_leaves_room_for_its_number(tmp_path: Path) -> None:
    claim_folder(tmp_path, "x" * 80)
    assert claim_folder(tmp_path, "x" * 80).name == "x" * 78 + " 2"


def test_parallel_claims_get_folders_of_their_own(tmp_path: Path) -> None:
    claimed: list[Path] = []
    threads = [
        threading.Thread(target=lambda: claimed.append(claim_folder(tmp_path, "Film")))
        for _ in range(16)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(claimed)) == 16


def test_parallel_claims_of_an_empty_folder_give_it_to_one(tmp_path: Path) -> None:
    for name in map(str, range(40)):
        (tmp_path / name).mkdir()
        claimed: list[Path] = []
        together = threading.Barrier(6)

        def claim(claimed: list[Path], together: threading.Barrier, name: str) -> None:
            together.wait()
            claimed.append(claim_folder(tmp_path, name))

        threads = [threading.Thread(target=claim, args=[claimed, together, name]) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(set(claimed)) == 6


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderNotWritable, match="choose another folder"):
        claim_folder(tmp_path / "file", "Film")


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told_from_a_folder_that_may_not_be_written(
    tmp_path: Path, reason: int
) -> None:
    full = not_writable(tmp_path, OSError(reason, "No space left on device"))
    assert isinstance(full, DiskFull)
    assert "make some and try again" in str(full)
    assert isinstance(not_writable(tmp_path, OSError(errno.EROFS, "")), FolderNotWritable)
