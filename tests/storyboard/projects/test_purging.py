"""What was deleted long ago is taken away, by a clock that the test owns."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storyboard.board.rooms import BoardRooms
from storyboard.board.shots import add_shot, throw_away
from storyboard.projects.deleted import TRASH_FOLDER, DeletedProjects
from storyboard.projects.models import KnownProject
from storyboard.projects.purging import purging
from studio_kit.paths import ProjectRoot

DELETED = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Days:
    """A clock whose days pass when they are told to."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.asleep = asyncio.Event()
        self._next = asyncio.Event()

    def now(self) -> datetime:
        return self.at

    async def rest(self, seconds: float) -> None:
        self.asleep.set()
        await self._next.wait()
        self.at += timedelta(seconds=seconds)
        self._next.clear()

    async def pass_one(self) -> None:
        await self.asleep.wait()
        self.asleep.clear()
        self._next.set()
        await self.asleep.wait()


def put_away(home: Path, deleted: DeletedProjects, *, at: str = DELETED.isoformat()) -> Path:
    folder = home / "Harbour"
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("mine")
    known = KnownProject(
        id="01H",
        name="Harbour",
        path=str(folder),
        opened_at=at,
        created_at=at,
        frame_width=1.85,
        frame_height=1.0,
        fps=24.0,
    )
    return Path(deleted.put_away(known, at=at).stored)


def after(days: float) -> datetime:
    return DELETED + timedelta(days=days)


def test_a_deleted_project_says_until_when_it_is_kept(tmp_path: Path) -> None:
    deleted = DeletedProjects(tmp_path, keep_days=30)
    put_away(tmp_path / "films", deleted)
    [listed] = deleted.listed()
    assert listed.kept_until == after(30).isoformat()
    [listed] = DeletedProjects(tmp_path, keep_days=0).listed()
    assert listed.kept_until is None


def test_it_is_kept_until_then_and_not_longer(tmp_path: Path) -> None:
    deleted = DeletedProjects(tmp_path, keep_days=30)
    stored = put_away(tmp_path / "films", deleted)
    assert deleted.remove_old(at=after(29.9)) == []
    assert stored.is_dir()
    assert [each.name for each in deleted.remove_old(at=after(30))] == ["Harbour"]
    assert not stored.parent.exists()
    assert deleted.read() == []


def test_nothing_is_removed_that_is_kept_for_ever_or_lies_elsewhere(tmp_path: Path) -> None:
    for_ever = DeletedProjects(tmp_path, keep_days=0)
    stored = put_away(tmp_path / "films", for_ever)
    assert for_ever.remove_old(at=after(10_000)) == []
    deleted = DeletedProjects(tmp_path, keep_days=30)
    list_file = tmp_path / "deleted-projects.json"
    list_file.write_text(list_file.read_text().replace(f"{TRASH_FOLDER}/01H-Harbour", ""))
    assert [each.stored for each in deleted.read()] == [f"{tmp_path / 'films'}/"]
    assert deleted.remove_old(at=after(10_000)) == []
    assert stored.is_dir()


def test_a_deletion_without_a_readable_date_stays(tmp_path: Path) -> None:
    deleted = DeletedProjects(tmp_path, keep_days=30)
    stored = put_away(tmp_path / "films", deleted, at="long ago")
    assert deleted.remove_old(at=after(10_000)) == []
    assert stored.is_dir()


async def test_old_ones_go_at_the_start_and_every_day(tmp_path: Path, root: ProjectRoot) -> None:
    deleted, days = DeletedProjects(tmp_path, keep_days=30), Days(after(31))
    old = put_away(tmp_path / "films", deleted)
    async with BoardRooms() as rooms, rooms.enter(root) as room:
        shot = add_shot(room.board)
        throw_away(room.board, shot)
        days.at = datetime.now(UTC)
        async with purging(deleted, rooms, trash_days=30, clock=days.now, rest=days.rest):
            await days.asleep.wait()
            assert not old.exists()
            assert "shot" in room.content().trash[shot]
            days.at += timedelta(days=30)
            await days.pass_one()
            assert room.content().trash[shot]["kind"] == "gone"
