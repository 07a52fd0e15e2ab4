"""What can be done with a project as a whole."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

from storyboard.board.content import Content
from storyboard.board.document import new_content, new_id, now
from storyboard.board.opening import header
from storyboard.board.room import BoardRoom
from storyboard.board.rooms import BoardRooms
from storyboard.board.snapshot import render, write_files
from storyboard.older.importing import import_console_project
from studio_kit.errors import Conflict, Invalid, NotFound
from studio_kit.paths import NotAProject, ProjectRoot, absolute_folder
from studio_kit.settings import Settings

from .listing import closed_project, exists_with_id, known_project, live_project
from .models import KnownProject, NewProject, Project, ProjectPlace
from .storage import ProjectRegistry, check_name, claim_folder, give_up_folder, not_writable


class ProjectUnknown(NotFound):
    title = "No such project"


class NoProjectThere(Invalid):
    title = "Not a project"


class ProjectNotNamed(Conflict):
    title = "Which project?"


Rate = Callable[[str, dict[str, int]], Awaitable[None]]


async def _nobody(_: str, __: dict[str, int]) -> None:
    """Where there is no gallery, stars stay with the shots alone."""


class Projects:
    """The machine's projects. Several may be open at once; none is the current one."""

    def __init__(self, settings: Settings, rooms: BoardRooms, *, rate: Rate = _nobody) -> None:
        """`rate` is told the stars of pictures that come from the earlier console."""
        self._rate = rate
        self.home = settings.projects
        self._registry = ProjectRegistry(settings.data)
        self._rooms = rooms
        self._opened: set[str] = set()
        self._naming = asyncio.Lock()

    async def create(self, wanted: NewProject) -> ProjectPlace:
        """Make a project in a folder of its own. Raises `NameNotUsable`, `FolderNotWritable`."""
        name = check_name(wanted.name)
        parent = absolute_folder(wanted.folder) if wanted.folder else self.home
        root, content = await asyncio.to_thread(_create, parent, name, wanted)
        project = known_project(root, content.project, opened_at=now())
        await self.remember(project)
        return _place(project)

    async def open(self, path: str) -> ProjectPlace:
        """Open the project in a folder. A copy of a known project becomes one of its own.

        One of the earlier console becomes one of ours, with its own file untouched beside it.
        Raises `NoProjectThere`, `ProjectDamaged`, `ProjectInUse`, `FolderNotWritable`.
        """
        try:
            root = ProjectRoot.open(path)
        except NotAProject as error:
            root = await self._imported(path, error)
        async with self._rooms.enter(root) as room, self._naming:
            await self._settle_identity(room)
            project = known_project(root, room.content().project, opened_at=now())
            await self.remember(project)
        return _place(project)

    async def _imported(self, path: str, none: NotAProject) -> ProjectRoot:
        imported = await asyncio.to_thread(import_console_project, absolute_folder(path))
        if imported is None:
            raise NoProjectThere(none.message) from none
        await self._rate(str(imported.root.path), imported.stars)
        return imported.root

    async def recent(self) -> list[Project]:
        """Every known project, the one opened last first."""
        known = (await asyncio.to_thread(self._registry.read)).values()
        newest_first = sorted(known, key=lambda project: project.opened_at, reverse=True)
        return [await self._describe(project) for project in newest_first]

    async def describe(self, project_id: str) -> Project:
        return await self._describe(await self.known(project_id))

    async def forget(self, project_id: str) -> None:
        """Take a project off the list. Its folder stays."""
        await self.known(project_id)
        self._opened.discard(project_id)
        await asyncio.to_thread(self._registry.remove, project_id)

    async def root(self, project_id: str) -> ProjectRoot:
        """The folder of a known project. Raises `ProjectUnknown` where there is none."""
        known = await self.known(project_id)
        try:
            return ProjectRoot.open(known.path)
        except NotAProject as error:
            raise ProjectUnknown(
                f"{known.name} is no longer in {known.path}; open it where it is now."
            ) from error

    async def find(self, reference: str | None) -> ProjectRoot:
        """The project that a request names by id or path; left out, the one that is open."""
        if reference is None:
            return await self.root(await self._only_open())
        if not Path(reference).is_absolute():
            return await self.root(reference)
        place = await self.open(reference)
        return ProjectRoot.open(place.path)

    async def known_folder(self, path: str) -> ProjectRoot | None:
        """The project in a folder, where it is on the list and still there."""
        try:
            folder = await asyncio.to_thread(os.path.realpath, path)
        except ValueError:  # NUL is in no folder's name
            return None
        known = await asyncio.to_thread(self._registry.read)
        for project in known.values():
            if project.path == folder:
                return await self.root(project.id)
        return None

    async def _only_open(self) -> str:
        """The project with a board; without any board, the one opened since the service began."""
        watched = {room.project_id for room in self._rooms.open_rooms() if len(room.listeners)}
        candidates = watched or self._opened
        if len(candidates) != 1:
            count = "No project is" if not candidates else "Several projects are"
            raise ProjectNotNamed(f"{count} open; name one by id or path as ?project=.")
        return next(iter(candidates))

    async def known(self, project_id: str) -> KnownProject:
        """The list's entry. Raises `ProjectUnknown`."""
        known = await asyncio.to_thread(self._registry.read)
        if project_id not in known:
            raise ProjectUnknown(f"There is no project {project_id} on the list; open its folder.")
        return known[project_id]

    async def _describe(self, project: KnownProject) -> Project:
        room = self._rooms.find(Path(project.path))
        if room:
            return live_project(project, room)
        return await asyncio.to_thread(closed_project, project)

    async def _settle_identity(self, room: BoardRoom) -> None:
        """Give a copy an id of its own while the original still stands elsewhere."""
        known = await asyncio.to_thread(self._registry.read)
        other = known.get(room.project_id)
        here = str(room.root.path)
        if other and other.path != here and exists_with_id(other.path, other.id):
            room.board.project["id"] = new_id()
            await room.snapshot()

    async def remember(self, project: KnownProject) -> None:
        """Put it on the list, in place of what stood there with its id or in its folder."""
        await asyncio.to_thread(self._registry.add, project)
        self._opened.add(project.id)


def _create(parent: Path, name: str, wanted: NewProject) -> tuple[ProjectRoot, Content]:
    folder = claim_folder(parent, name)
    measures = wanted.model_dump(include={"frame_width", "frame_height", "fps"})
    content = new_content(header(folder.name, **measures))
    try:
        write_files(folder, render(content))
    except OSError as error:
        give_up_folder(folder)
        raise not_writable(parent, error) from error
    return ProjectRoot.open(folder), content


def _place(project: KnownProject) -> ProjectPlace:
    return ProjectPlace(id=project.id, name=project.name, path=project.path)
