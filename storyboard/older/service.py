"""Projects and their files for scripts of the earlier console. None is ever the current one."""

import asyncio
import os
from pathlib import Path
from string import ascii_uppercase

import httpx

from storyboard.board.rooms import BoardRooms
from storyboard.neighbours import Gallery
from storyboard.projects.folders import FolderMissing, list_folders, place_in
from storyboard.projects.lifecycle import Lifecycle
from storyboard.projects.models import NewProject
from storyboard.projects.service import NoProjectThere, Projects
from storyboard.projects.settings import ProjectChanges
from studio_kit.errors import Invalid, NotFound
from studio_kit.media import read_png_text
from studio_kit.naming_patterns import NAMING_PROFILES
from studio_kit.paths import ProjectRoot, absolute_folder
from studio_kit.settings import Settings

from .console_state import fields_of, looks_like_state, read_json, state_of
from .importing import kept_values
from .models import (
    Browsed,
    BrowsedItem,
    DeletedImage,
    ListedProject,
    OlderPngMetadata,
    OlderSettings,
    OlderState,
    SaveBase64Image,
    SavedImage,
    SavedProject,
    SaveImage,
    SaveProject,
)
from .paths import OlderPaths
from .saving import (
    OwnAddresses,
    data_url,
    decoded,
    fetched,
    read_as_text,
    save_metadata,
    save_picture,
)
from .states import settings_of, state_of_board, write_state


class FileGone(NotFound):
    title = "No such file"


class StateUnusable(Invalid):
    title = "Not a state of a project"


class Older:
    """The earlier console's words for what projects do."""

    def __init__(
        self,
        settings: Settings,
        projects: Projects,
        rooms: BoardRooms,
        *,
        lifecycle: Lifecycle,
        gallery: Gallery,
        farm: httpx.AsyncClient,
    ) -> None:
        self._settings = settings
        self._projects = projects
        self._rooms = rooms
        self._lifecycle = lifecycle
        self._gallery = gallery
        self._addresses = OwnAddresses(settings, farm)
        self.paths = OlderPaths(projects, settings.path_maps)

    async def project(self, named: str | None) -> OlderSettings:
        async with self._rooms.enter(await self.paths.root(named)) as room:
            return settings_of(room.root, room.content())

    async def set_project(self, said: OlderSettings) -> OlderSettings:
        """Name, template and description of the project in `said.path`."""
        place = await self._projects.open(self.paths.local(said.path))
        await self._lifecycle.change(place.id, _changes(said))
        return await self.project(place.id)

    async def save(self, said: SaveProject) -> SavedProject:
        """Onto the board of the project in the folder, which becomes one where it is none."""
        state = state_of(said.state.model_dump())
        if state is None:
            raise StateUnusable("The state has no panels and project_settings; send both.")
        root = await self._root_to_save(said)
        values = [fields_of(panel.get("parameterValues")) for panel in state.panels]
        kept = [await asyncio.to_thread(kept_values, root, each) for each in values]
        async with self._rooms.enter(root) as room:
            count = write_state(room.board, state, kept)
            await room.snapshot()
        message = f"{count} panels are on the board of {root.path.name}."
        return SavedProject(saved_path=str(root.path / "storyboard.json"), message=message)

    async def _root_to_save(self, said: SaveProject) -> ProjectRoot:
        if said.project is not None:
            return await self.paths.root(said.project)
        folder = absolute_folder(self.paths.local(said.folder_path))
        try:
            place = await self._projects.open(str(folder))
        except NoProjectThere:
            wanted = NewProject(name=folder.name, folder=str(folder.parent))
            place = await self._projects.create(wanted)
        return ProjectRoot.open(place.path)

    async def load(self, named: str | None, file_path: str) -> OlderState:
        place = absolute_folder(self.paths.local(file_path))
        folder = place if place.is_dir() else place.parent
        root = await self.paths.root(named if named is not None else str(folder))
        async with self._rooms.enter(root) as room:
            return state_of_board(room.root, room.content())

    def list_in(self, folder_path: str) -> list[ListedProject]:
        """Projects in a folder, of this console and of the earlier one. Blocking."""
        listing = list_folders(self.paths.local(folder_path), self._settings.projects)
        found = [Path(folder.path) for folder in listing.folders if folder.is_project]
        here = Path(listing.path)
        if looks_like_state(here):
            found.append(here)
        return [
            ListedProject(name=each.name, path=str(each), modified=each.stat().st_mtime)
            for each in found
        ]

    def browse(self, path: str, *, files: bool) -> Browsed:
        """Blocking. An empty path is the top: the drives of Windows, else the root."""
        if not path:
            tops = _drives() if os.name == "nt" else ["/"]
            items = [BrowsedItem(name=top, path=top, type="drive") for top in tops]
            return Browsed(current="", parent=None, items=items)
        listing = list_folders(self.paths.local(path), self._settings.projects)
        items = [BrowsedItem(name=f.name, path=f.path, type="directory") for f in listing.folders]
        if files:
            items += _files(Path(listing.path))
        return Browsed(current=listing.path, parent=listing.parent, items=items)

    async def file(self, named: str | None, path: str) -> Path:
        """A file of a project that is not hidden. Raises `FileGone`, `OutsideProject`."""
        root = await self.paths.root(named, path)
        found = self.paths.inside(root, path)
        parts = found.relative_to(root.path.resolve()).parts
        if any(part.startswith(".") for part in parts) or not found.is_file():
            raise FileGone(f"There is no file {path} in {root.path}.")
        return found

    async def folder(self, named: str | None, path: str) -> Path:
        """A folder of a project. Raises `FolderMissing`, `OutsideProject`."""
        root = await self.paths.root(named, path)
        found = self.paths.inside(root, path or ".")
        if not found.is_dir():
            raise FolderMissing(f"There is no folder {path} in {root.path}; choose another one.")
        return found

    async def place(self, named: str | None, path: str) -> Path:
        """A file or folder of a project. Raises `PlaceMissing`, `OutsideProject`."""
        root = await self.paths.root(named, path)
        inside = self.paths.inside(root, path or ".")
        return place_in(root, inside.relative_to(root.path.resolve()).as_posix())

    async def as_text(self, named: str | None, path: str) -> str:
        """A picture of a project as a data URL. Raises `FileGone`, `PictureUnusable`."""
        found = await self.file(named, path)
        return await asyncio.to_thread(read_as_text, found, largest=self._settings.max_input_bytes)

    async def fetched_as_text(self, url: str) -> str:
        """Raises `AddressForbidden`, `PictureAway`, `PictureUnusable`."""
        await self._addresses.refuse_foreign(url)
        data = await fetched(url, largest=self._settings.max_input_bytes)
        return data_url(data, url)

    async def save_image(self, said: SaveImage) -> SavedImage:
        """Raises `AddressForbidden`, `PictureAway`, `PictureUnusable`."""
        folder = await self._place(said.project, said.folder_path)
        await self._addresses.refuse_foreign(said.image_url)
        data = await fetched(said.image_url, largest=self._settings.max_input_bytes)
        saved = await asyncio.to_thread(save_picture, folder, said.filename, data)
        beside = None
        if said.metadata is not None:
            beside = str(await asyncio.to_thread(save_metadata, saved, said.metadata))
        return SavedImage(saved_path=str(saved), metadata_path=beside, message="Saved.")

    async def save_text(self, said: SaveBase64Image) -> SavedImage:
        folder = await self._place(said.project, said.folder_path)
        data = decoded(said.data_url, largest=self._settings.max_input_bytes)
        saved = await asyncio.to_thread(save_picture, folder, said.filename, data)
        return SavedImage(saved_path=str(saved), message="Saved.")

    async def _place(self, named: str | None, path: str) -> Path:
        return self.paths.inside(await self.paths.root(named, path), path)

    async def delete_image(self, named: str | None, path: str) -> DeletedImage:
        """Into the project's trash. Raises `FileGone`, `GalleryAway`."""
        found = await self.file(named, path)
        root = await self.paths.root(named, path)
        relative = found.relative_to(root.path.resolve()).as_posix()
        moved = await self._gallery.trash(str(root.path), [relative])
        deleted = [str(root.path / move.source) for move in moved.moves]
        return DeletedImage(deleted_files=deleted, message="In the project's trash.")

    async def png_metadata(self, named: str | None, path: str) -> OlderPngMetadata:
        found = await self.file(named, path)
        text = await asyncio.to_thread(read_png_text, found)
        return OlderPngMetadata(
            prompt=read_json(text.get("prompt")),
            workflow=read_json(text.get("workflow")),
            parameters=text.get("parameters"),
        )


def _changes(said: OlderSettings) -> ProjectChanges:
    changes: dict[str, object] = {"name": said.name}
    if said.description is not None:
        changes["description"] = said.description
    if said.naming_template and said.naming_template not in NAMING_PROFILES.values():
        changes["naming_pattern"] = said.naming_template
    return ProjectChanges.model_validate(changes)


def _drives() -> list[str]:
    drives = (f"{letter}:\\" for letter in ascii_uppercase)
    return [drive for drive in drives if Path(drive).exists()]


def _files(folder: Path) -> list[BrowsedItem]:
    return [
        BrowsedItem(name=each.name, path=str(each), type="file")
        for each in sorted(folder.iterdir(), key=lambda each: each.name.casefold())
        if not each.name.startswith(".") and each.is_file()
    ]
