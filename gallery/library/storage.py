"""Reads folders and files of a project. Links that lead out are not shown."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from gallery.media.measures import Measures, measure
from gallery.media.models import MediaFile
from gallery.media.storage import is_hidden
from studio_kit.media import MediaKind, UnreadableMedia, kind_of, read_png_text
from studio_kit.paths import ProjectRoot, can_be_addressed
from studio_kit.project import DOCUMENT_FOLDERS, DamagedRecord, Take, read_take, record_beside

from .models import FileEntry, FileInfo, FolderNotFound


def check_folder(root: ProjectRoot, folder: str) -> None:
    """Raises `FolderNotFound` for a folder that is not there or not shown."""
    place = root.resolve(folder)
    if is_hidden(root, place) or not os.path.isdir(place):  # noqa: PTH112 - False for a name too long
        raise FolderNotFound(f"There is no folder {folder} in this project.")


def list_folders(root: ProjectRoot, below: str = "") -> Iterator[str]:
    """Every folder below `below`, parents first, siblings by name. Files are not looked at.

    The folders of the storyboard's documents are left out.
    """
    waiting = [below]
    while waiting:
        parent = waiting.pop()
        found = _folder_names(root.path / parent)
        shown = found if parent else [name for name in found if name not in DOCUMENT_FOLDERS]
        names = sorted(shown, key=by_name, reverse=True)
        paths = [f"{parent}/{name}" if parent else name for name in names]
        waiting += paths
        if parent != below:
            yield parent


def _folder_names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [
                entry.name
                for entry in entries
                if is_shown(entry.name) and entry.is_dir(follow_symlinks=False)
            ]
    except OSError:  # gone since its parent was read, or not ours to read: shown as empty
        return []


def list_names(root: ProjectRoot, folder: str) -> list[str]:
    """The names of a folder's media files, sorted. Raises `FolderNotFound`."""
    path = root.resolve(folder)
    if is_hidden(root, path):
        raise FolderNotFound(f"{folder} is not shown in the gallery.")
    try:
        with os.scandir(path) as entries:
            names = [entry.name for entry in entries if _is_shown_file(root, entry)]
    except OSError as error:
        raise FolderNotFound(f"There is no folder {folder} in this project.") from error
    return sorted(names, key=by_name)


def _is_shown_file(root: ProjectRoot, entry: os.DirEntry[str]) -> bool:
    if kind_of(entry.name) is None or not is_shown(entry.name):
        return False
    return entry.is_file(follow_symlinks=False) or _leads_to_file(root, entry)


def _leads_to_file(root: ProjectRoot, entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file() and Path(entry.path).resolve().is_relative_to(root.path)
    except OSError:  # a link whose links run in a circle, or to where we may not look
        return False


def is_shown(name: str) -> bool:
    """Neither hidden nor named so that no address can say it."""
    return not name.startswith(".") and (_is_plain(name) or can_be_addressed(name))


def _is_plain(name: str) -> bool:
    """Most names are, and this is the shortest way to know it."""
    return name.isprintable() and "\\" not in name and ":" not in name


def is_shown_path(path: str) -> bool:
    """Relative, with `/`; the project's own folder is ""."""
    return all(is_shown(part) for part in path.split("/") if part)


def by_name(name: str) -> tuple[str, str]:
    return name.casefold(), name


def read_entries(root: ProjectRoot, folder: str, names: Iterable[str]) -> Iterator[FileEntry]:
    """Without those that have gone since `folder` was listed."""
    prefix = f"{folder}/" if folder else ""
    place = f"{root.path}/{prefix}"
    for name in names:
        kind = kind_of(name)
        try:
            facts = os.stat(f"{place}{name}")  # noqa: PTH116 - of thousands, a third of the time
        except OSError:
            continue
        if kind:
            yield _entry(f"{prefix}{name}", name, kind, facts.st_size, facts.st_mtime_ns)


def _entry(path: str, name: str, kind: MediaKind, size: int, modified: int) -> FileEntry:
    moment = datetime.fromtimestamp(modified / 1e9, UTC)
    return FileEntry(path, name, kind, size, moment, f"{modified:x}")


def read_info(root: ProjectRoot, file: MediaFile) -> FileInfo:
    """Everything that is known of a file; what is damaged becomes a remark."""
    remarks: list[str] = []
    measures = _measures(file, remarks)
    path = root.relative(file.path)
    entry = _entry(path, file.path.name, file.kind, file.size, file.modified)
    return FileInfo(
        **asdict(entry),
        width=measures.width,
        height=measures.height,
        duration_seconds=measures.duration_seconds,
        text=read_png_text(file.path),
        take=_take(root, file.path, remarks),
        remarks=tuple(remarks),
    )


def _measures(file: MediaFile, remarks: list[str]) -> Measures:
    try:
        return measure(file)
    except UnreadableMedia as error:
        remarks.append(error.message)
        return Measures(None, None, None)


def _take(root: ProjectRoot, path: Path, remarks: list[str]) -> Take | None:
    sidecar = record_beside(path)
    if sidecar is None:
        return None
    try:
        return read_take(root, sidecar)
    except DamagedRecord as error:
        remarks.append(error.message)
        return None
