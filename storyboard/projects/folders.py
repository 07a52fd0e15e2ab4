"""Looking through this machine's folders, to choose one."""

from pathlib import Path

from storyboard.older.console_state import looks_like_state
from studio_kit.errors import Conflict, Forbidden, NotFound
from studio_kit.paths import PROJECT_FILE, ProjectRoot, absolute_folder

from .models import ArchiveFile, Folder, FolderList
from .storage import check_name, not_writable

ARCHIVE_SUFFIX = ".zip"


class FolderMissing(NotFound):
    title = "No such folder"


class PlaceMissing(NotFound):
    title = "No such file or folder"


class FolderClosed(Forbidden):
    title = "The folder cannot be read"


class FolderExists(Conflict):
    title = "The folder is there already"


def list_folders(path: str | None, start: Path) -> FolderList:
    """The folders in `path`, or in `start`, which is made if it is missing. Hidden ones are left
    out. Raises `FolderMissing`, `FolderClosed`, `Invalid` for a relative path."""
    if path is None:
        _make(start)
    folder = absolute_folder(path or start)
    try:
        found = sorted(_folders_in(folder), key=lambda each: each.name.casefold())
        archives = sorted(_archives_in(folder), key=lambda each: each.name.casefold())
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FolderMissing(f"There is no folder {folder}; choose another one.") from error
    except PermissionError as error:
        raise FolderClosed(f"{folder} may not be read; choose another one.") from error
    parent = None if folder.parent == folder else str(folder.parent)
    return FolderList(path=str(folder), parent=parent, folders=found, archives=archives)


def create_folder(path: str, name: str) -> FolderList:
    """Make a folder and say what is in it. Raises `NameNotUsable`, `FolderExists`."""
    folder = absolute_folder(path) / check_name(name)
    try:
        folder.mkdir()
    except FileExistsError as error:
        raise FolderExists(f"{folder} is there already; choose it or another name.") from error
    except OSError as error:
        raise not_writable(folder.parent, error) from error
    return list_folders(str(folder), folder)


def place_in(root: ProjectRoot, path: str) -> Path:
    """A file or folder of a project that is not hidden; empty is the project's own folder.

    Raises `PlaceMissing`, `OutsideProject`.
    """
    place = root.resolve(path or ".")
    parts = place.relative_to(root.path.resolve()).parts
    if any(part.startswith(".") for part in parts) or not place.exists():
        raise PlaceMissing(f"There is no file or folder {path} in {root.path}.")
    return place


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_writable(folder, error) from error


def _folders_in(folder: Path) -> list[Folder]:
    return [
        Folder(name=each.name, path=str(each), is_project=_is_project(each))
        for each in folder.iterdir()
        if not each.name.startswith(".") and _is_folder(each)
    ]


def _archives_in(folder: Path) -> list[ArchiveFile]:
    return [
        ArchiveFile(name=each.name, path=str(each), size=each.stat().st_size)
        for each in folder.iterdir()
        if each.suffix.lower() == ARCHIVE_SUFFIX
        and not each.name.startswith(".")
        and each.is_file()
    ]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # one that may not even be looked at
        return False


def _is_project(folder: Path) -> bool:
    try:
        return (folder / PROJECT_FILE).is_file() or looks_like_state(folder)
    except OSError:
        return False
