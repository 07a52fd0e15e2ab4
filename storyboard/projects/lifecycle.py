"""Projects as wholes: set, copied, packed, moved, deleted and brought back."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

from storyboard.board.content import Content
from storyboard.board.document import new_id, now
from storyboard.board.rooms import BoardRooms
from studio_kit.errors import Conflict, Invalid
from studio_kit.naming import clean_name
from studio_kit.paths import ProjectRoot, absolute_folder

from .contents import ProjectContents, copied_project, whole_project
from .copying import copy_project
from .deleted import DeletedProject, DeletedProjects, ListedDeleted
from .models import ArchiveToOpen, ArchiveWanted, CopyWanted, KnownProject, ProjectPlace
from .packing import packed, write_archive
from .progress import Progress
from .rendering import Rendering
from .service import Projects
from .settings import (
    NamesPreview,
    NamesWanted,
    ProjectChanges,
    ProjectSettings,
    change_settings,
    names_preview,
    settings_of_project,
)
from .storage import check_name, not_writable
from .unpacking import unpack_project
from .works import Outcome, WorkKind, Works, WorkView


class NameNotTyped(Invalid):
    title = "The name was not typed"


class FolderTaken(Conflict):
    title = "There is such a folder"


class OthersAtBoard(Conflict):
    title = "Others have it open"


class Lifecycle:
    """What happens to whole projects. Long work goes on beside, and is watched by its id."""

    def __init__(
        self,
        projects: Projects,
        rooms: BoardRooms,
        *,
        works: Works,
        deleted: DeletedProjects,
        rendering: Rendering,
    ) -> None:
        self._projects = projects
        self._rooms = rooms
        self._works = works
        self._deleted = deleted
        self._rendering = rendering

    async def settings(self, project_id: str) -> ProjectSettings:
        async with self._rooms.enter(await self._projects.root(project_id)) as room:
            return settings_of_project(room.root, room.content())

    async def change(self, project_id: str, changes: ProjectChanges) -> ProjectSettings:
        """Every open board sees it at once; it is on disk when this returns."""
        async with self._rooms.enter(await self._projects.root(project_id)) as room:
            change_settings(room, changes)
            await room.snapshot()
            return settings_of_project(room.root, room.content())

    async def names(self, project_id: str, wanted: NamesWanted) -> NamesPreview:
        async with self._rooms.enter(await self._projects.root(project_id)) as room:
            root, content = room.root, room.content()
        at = datetime.now().astimezone()
        return await asyncio.to_thread(names_preview, root, content, wanted, at=at)

    async def copy(self, project_id: str, wanted: CopyWanted, *, kind: WorkKind) -> WorkView:
        """Start copying. Raises `NameNotUsable`, `ProjectUnknown`."""
        root, content = await self._now(project_id)
        original = str(content.project.get("name") or root.path.name)
        name = check_name(wanted.name if wanted.name is not None else f"{original} copy")
        parent = absolute_folder(wanted.folder) if wanted.folder else root.path.parent
        header = {"id": new_id(), "name": name, "created_at": now()}

        def deed(progress: Progress) -> ProjectRoot:
            contents = copied_project(root, content, header=header, with_takes=wanted.with_takes)
            return copy_project(contents, parent, name, progress=progress)

        return self._works.start(kind, name, deed=lambda p: self._opened(deed, p))

    async def archive(self, project_id: str, wanted: ArchiveWanted) -> WorkView:
        """Start packing the project into a file of this machine."""
        root, content = await self._now(project_id)
        name = _archive_name(root, content)
        folder = absolute_folder(wanted.folder) if wanted.folder else root.path.parent
        path = folder / f"{check_name(wanted.name or name)}.zip"

        async def deed(progress: Progress) -> Outcome:
            contents = await asyncio.to_thread(whole_project, root, content)
            written = await asyncio.to_thread(
                write_archive, contents, name, path, progress=progress
            )
            return Outcome(str(written))

        return self._works.start("archive", path.name, deed=deed)

    async def packed(self, project_id: str) -> tuple[str, AsyncIterator[bytes]]:
        """The archive's file name and its bytes, made while they are sent."""
        root, content = await self._now(project_id)
        name = _archive_name(root, content)
        contents = await asyncio.to_thread(whole_project, root, content)
        return f"{name}.zip", _sent(contents, name)

    async def unpack(self, wanted: ArchiveToOpen) -> WorkView:
        """Start taking a project out of an archive on this machine."""
        archive = absolute_folder(wanted.path)
        parent = absolute_folder(wanted.folder) if wanted.folder else self._projects.home
        name = check_name(wanted.name) if wanted.name is not None else None

        def deed(progress: Progress) -> ProjectRoot:
            return unpack_project(archive, parent, name=name, progress=progress)

        return self._works.start("unpack", archive.name, deed=lambda p: self._opened(deed, p))

    async def rename_folder(self, project_id: str, name: str) -> ProjectPlace:
        """Raises `NameNotUsable`, `FolderTaken`, `OthersAtBoard`, `StillRendering`."""
        known = await self._projects.known(project_id)
        root = await self._projects.root(project_id)
        folder = root.path.with_name(check_name(name))
        if folder == root.path:
            return ProjectPlace(id=known.id, name=known.name, path=known.path)
        await self._refuse_in_use(known)
        async with self._rooms.closed(root):
            await asyncio.to_thread(_rename, root.path, folder)
            await self._projects.remember(known.model_copy(update={"path": str(folder)}))
        return await self._projects.open(str(folder))

    async def delete(self, project_id: str, typed: str) -> DeletedProject:
        """Raises `NameNotTyped`, `OthersAtBoard`, `StillRendering`, `FolderNotWritable`."""
        project = await self._projects.describe(project_id)
        _refuse_untyped(project.name, typed)
        root, known = await self._projects.root(project_id), await self._projects.known(project_id)
        await self._refuse_in_use(known)
        named = known.model_copy(update={"name": project.name})
        async with self._rooms.closed(root):
            deleted = await asyncio.to_thread(self._deleted.put_away, named, at=now())
            await self._projects.forget(project_id)
        return deleted

    async def deleted(self) -> list[ListedDeleted]:
        return await asyncio.to_thread(self._deleted.listed)

    async def restore(self, project_id: str) -> ProjectPlace:
        """Raises `NotDeleted`, `FolderNotWritable`."""
        project = await asyncio.to_thread(self._deleted.find, project_id)
        folder = await asyncio.to_thread(self._deleted.bring_back, project)
        return await self._projects.open(str(folder))

    async def remove_for_good(self, project_id: str, typed: str) -> None:
        """Raises `NotDeleted`, `NameNotTyped`, `NotRemoved`."""
        project = await asyncio.to_thread(self._deleted.find, project_id)
        _refuse_untyped(project.name, typed)
        await asyncio.to_thread(self._deleted.remove_for_good, project)

    async def _now(self, project_id: str) -> tuple[ProjectRoot, Content]:
        async with self._rooms.enter(await self._projects.root(project_id)) as room:
            await room.snapshot()
            return room.root, room.content()

    async def _opened(self, deed: Callable[[Progress], ProjectRoot], progress: Progress) -> Outcome:
        root = await asyncio.to_thread(deed, progress)
        place = await self._projects.open(str(root.path))
        return Outcome(place.path, place)

    async def _refuse_in_use(self, known: KnownProject) -> None:
        room = self._rooms.find(Path(known.path))
        others = len(room.listeners) - 1 if room else 0
        if others > 0:
            boards = "Another board has" if others == 1 else f"{others} other boards have"
            raise OthersAtBoard(f"{boards} {known.name} open; close it there first.")
        await self._rendering.refuse(known.id)


def _refuse_untyped(name: str, typed: str) -> None:
    if typed.strip() != name.strip():
        raise NameNotTyped(f"Type the project's name, {name}, to delete it.")


def _archive_name(root: ProjectRoot, content: Content) -> str:
    return clean_name(str(content.project.get("name") or root.path.name))


async def _sent(contents: ProjectContents, name: str) -> AsyncIterator[bytes]:
    """Who goes away takes the rest of the work along."""
    pieces = packed(contents, name, progress=Progress())
    while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
        if piece:
            yield piece


def _rename(folder: Path, new: Path) -> None:
    """Letters may change their case also where the disk takes both for one name."""
    try:
        if new.exists() and not new.samefile(folder):
            raise FolderTaken(f"{new} is there already; choose another name.")
        folder.rename(new)
    except OSError as error:
        raise not_writable(folder.parent, error) from error
