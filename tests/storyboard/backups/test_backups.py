import hashlib
import os
import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from storyboard.backups.models import RestoreWanted
from storyboard.backups.service import Backups
from storyboard.board.rooms import BoardRooms
from storyboard.projects.models import NewProject
from storyboard.projects.service import Projects
from studio_kit.errors import Invalid
from studio_kit.paths import ProjectRoot
from studio_kit.settings import Settings
from tests.storyboard.fakes import put_on_disk, take_record


class Day:
    """A clock that a test turns on."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now


class House:
    def __init__(self, settings: Settings, rooms: BoardRooms, day: Day) -> None:
        self.projects = Projects(settings, rooms)
        self.backups = Backups(settings, self.projects, rooms, clock=day)
        self.rooms = rooms
        self.day = day

    async def project(self) -> tuple[str, ProjectRoot]:
        place = await self.projects.create(NewProject(name="The Salt Line"))
        return place.id, await self.projects.root(place.id)


@asynccontextmanager
async def opened(folder: Path, *, media: bool = False) -> AsyncGenerator[House]:
    settings = Settings(data=folder / "data", projects=folder / "projects", backup_media=media)
    async with BoardRooms() as rooms:
        yield House(settings, rooms, Day())


@pytest.fixture
async def house(tmp_path: Path) -> AsyncGenerator[House]:
    async with opened(tmp_path) as house:
        yield house


def documents_hash(folder: Path) -> str:
    """Of everything that a person wrote, whatever the order of writing."""
    found = [folder / "storyboard.json", *sorted(folder.glob("scenes/*.json"))]
    found += sorted(folder.rglob("*.take.json"))
    parts = [f"{path.relative_to(folder)}\0".encode() + path.read_bytes() for path in found]
    return hashlib.sha256(b"".join(parts)).hexdigest()


async def restore(house: House, project: str, name: str) -> Path:
    return Path((await house.backups.restore(project, name, RestoreWanted())).path)


async def test_a_project_whose_folder_is_gone_comes_back_as_it_was(tmp_path: Path) -> None:
    async with opened(tmp_path, media=True) as house:
        project, root = await house.project()
        put_on_disk(root, take_record("01TAKE", shot_id=None))
        backup = await house.backups.make(project)
        before = documents_hash(root.path)
        async with house.rooms.closed(root):
            root.path.rename(root.path.with_name("lost"))
        restored = await restore(house, project, backup.name)
        assert documents_hash(restored) == before
        assert (restored / "1A" / "01TAKE.png").exists()


async def test_a_backup_leaves_out_what_can_be_rendered_again(house: House) -> None:
    project, root = await house.project()
    put_on_disk(root, take_record("01TAKE", shot_id=None))
    (root.path / "inputs").mkdir()
    (root.path / "inputs" / "mine.png").write_bytes(b"drawn by hand")
    await house.backups.make(project)
    (listed,) = (await house.backups.listed(project)).backups
    restored = await restore(house, project, listed.name)
    assert (restored / "inputs" / "mine.png").read_bytes() == b"drawn by hand"
    assert (restored / "1A" / "01TAKE.png.take.json").exists()
    assert not (restored / "1A" / "01TAKE.png").exists()


async def test_what_is_worked_on_is_backed_up_once_a_day(house: House) -> None:
    project, root = await house.project()
    await house.backups.look()
    await house.backups.look()
    assert len((await house.backups.listed(project)).backups) == 1
    house.day.now += timedelta(days=1)
    await house.backups.look()
    assert len((await house.backups.listed(project)).backups) == 1, "nobody worked on it"
    later = house.day.now.timestamp()
    os.utime(root.path / "storyboard.json", (later, later))
    await house.backups.look()
    assert len((await house.backups.listed(project)).backups) == 2


async def test_a_project_that_is_away_keeps_no_other_from_its_backup(house: House) -> None:
    lost, root = await house.project()
    kept, _ = await house.project()
    async with house.rooms.closed(root):
        shutil.rmtree(root.path)
    await house.backups.look()
    assert len((await house.backups.listed(kept)).backups) == 1
    assert (await house.backups.listed(lost)).backups == ()


@pytest.mark.parametrize("project", ["x" * 5000, "..", "a\0b"])
async def test_what_is_no_projects_id_names_no_folder(house: House, project: str) -> None:
    with pytest.raises(Invalid):
        await house.backups.listed(project)
    with pytest.raises(Invalid):
        await restore(house, project, "2026-11-22 00-00-00")


async def test_backups_are_made_listed_and_restored_over_http(http: httpx.AsyncClient) -> None:
    project = (await http.post("/api/projects", json={"name": "The Salt Line"})).json()
    address = f"/api/projects/{project['id']}/backups"
    made = await http.post(address)
    assert made.status_code == 201
    assert [each["name"] for each in (await http.get(address)).json()["backups"]] == [
        made.json()["name"]
    ]
    restored = await http.post(f"{address}/{made.json()['name']}/restore", json={"name": "Again"})
    assert restored.status_code == 201
    assert Path(restored.json()["path"]).name == "Again"
    assert restored.json()["id"] != project["id"]
    gone = await http.post(f"{address}/never/restore", json={})
    assert gone.status_code == 404
