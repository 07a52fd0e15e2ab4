"""Makes backups of what was worked on, and brings projects back from them."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storyboard.board.opening import FolderNotWritable, ProjectInUse
from storyboard.board.room import BoardRoom
from storyboard.board.rooms import BoardRooms
from storyboard.projects.models import ProjectPlace
from storyboard.projects.progress import Progress
from storyboard.projects.service import Projects
from storyboard.projects.storage import check_name
from storyboard.projects.unpacking import unpack_project
from studio_kit.errors import Invalid, StudioError
from studio_kit.naming import is_plain_name
from studio_kit.paths import PROJECT_FILE, absolute_folder
from studio_kit.settings import Settings

from .models import Backup, BackupList, RestoreWanted
from .shelf import BackupShelf

BETWEEN = timedelta(hours=20)
"""A project that is worked on gets one a day."""

LOOKS_SECONDS = 600.0

A_SECOND = timedelta(seconds=1)
"""A backup's name tells no less."""

Clock = Callable[[], datetime]

log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class Backups:
    def __init__(
        self, settings: Settings, projects: Projects, rooms: BoardRooms, *, clock: Clock = _now
    ) -> None:
        self._home = settings.backups
        self._media = settings.backup_media
        self._projects = projects
        self._rooms = rooms
        self._clock = clock

    async def listed(self, project_id: str) -> BackupList:
        """Of a project that is or was on the list."""
        shelf = self._shelf(project_id)
        backups = await asyncio.to_thread(shelf.listed)
        return BackupList(folder=str(shelf.folder), backups=tuple(backups))

    async def make(self, project_id: str) -> Backup:
        """One of this moment. Raises `ProjectUnknown`, `FolderNotWritable`."""
        async with self._rooms.enter(await self._projects.root(project_id)) as room:
            return await self._keep(room)

    async def restore(self, project_id: str, name: str, wanted: RestoreWanted) -> ProjectPlace:
        """The project as it was, as a new one beside what there is. Raises `NoSuchBackup`."""
        path = self._shelf(project_id).find(name)
        parent = absolute_folder(wanted.folder) if wanted.folder else self._projects.home
        called = check_name(wanted.name) if wanted.name is not None else None
        root = await asyncio.to_thread(
            unpack_project, path, parent, name=called, progress=Progress()
        )
        return await self._projects.open(str(root.path))

    async def look(self) -> None:
        """Back up what was worked on since its last backup, where that is long ago."""
        for project in await self._projects.recent():
            if project.exists and await asyncio.to_thread(self._is_due, project.id, project.path):
                await self._attempt(project.id)

    async def _attempt(self, project_id: str) -> None:
        """One project that cannot be backed up keeps no other from it."""
        try:
            await self.make(project_id)
        except (StudioError, ProjectInUse, FolderNotWritable, OSError) as error:
            log.warning("No backup of project %s: %s", project_id, error)

    def _is_due(self, project_id: str, folder: str) -> bool:
        moments = self._shelf(project_id).moments()
        if not moments:
            return True
        newest = moments[-1]
        is_old = self._clock() - newest >= BETWEEN
        return is_old and _changed_at(folder) >= newest + A_SECOND

    async def _keep(self, room: BoardRoom) -> Backup:
        shelf, root, content = self._shelf(room.project_id), room.root, room.content()
        at = self._clock()
        return await asyncio.to_thread(shelf.keep, root, content, at=at, media=self._media)

    def _shelf(self, project_id: str) -> BackupShelf:
        if not is_plain_name(project_id):
            raise Invalid(f"{project_id[:40]!r} is no project's id.")
        return BackupShelf(self._home / project_id)


def _changed_at(folder: str) -> datetime:
    """When the board was written last."""
    documents = [Path(folder, PROJECT_FILE), *Path(folder).glob("scenes/*.json")]
    newest = max(path.stat().st_mtime for path in documents if path.exists())
    return datetime.fromtimestamp(newest, UTC)


@asynccontextmanager
async def backing_up(backups: Backups) -> AsyncGenerator[None]:
    """Looks now and then, as long as the block runs."""

    async def keep_looking() -> None:
        while True:
            await asyncio.sleep(LOOKS_SECONDS)
            await backups.look()

    async with asyncio.TaskGroup() as tasks:
        looking = tasks.create_task(keep_looking())
        yield
        looking.cancel()
