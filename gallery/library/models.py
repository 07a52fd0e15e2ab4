"""What a project folder holds."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from studio_kit.errors import Invalid, NotFound
from studio_kit.media import MediaKind
from studio_kit.project import Take


class FolderNotFound(NotFound):
    title = "No such folder"


class WrongCursor(Invalid):
    title = "Wrong cursor"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Folder(_Frozen):
    """`path` and `parent` are relative to the project, with `/`; the project itself is "".
    `files` are those in it that the index knows by now, `files_below` with all that is below it.
    """

    path: str
    name: str
    parent: str
    files: int
    files_below: int


class FolderTree(_Frozen):
    """Parents first. `files` stand in the project's own folder, `files_below` in all of it."""

    folders: tuple[Folder, ...]
    files: int
    files_below: int


class FolderStats(_Frozen):
    """What the index knows by now of a folder and all that is below it; `bytes` of all files."""

    folder: str
    files: int
    bytes: int
    images: int
    videos: int
    audios: int
    subfolders: int
    by_extension: dict[str, int]


@dataclass(frozen=True, slots=True)
class FileEntry:
    """`size` in bytes; `v` changes with the file, for immutable addresses."""

    path: str
    name: str
    kind: MediaKind
    size: int
    modified_at: datetime
    v: str


class FilePage(_Frozen):
    """`next_cursor` null: there is no more."""

    files: tuple[FileEntry, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class FileInfo(FileEntry):
    """Pixels and seconds, a PNG's text by keyword, and the take that the file is.

    `remarks` are sentences on what could not be read.
    """

    width: int | None
    height: int | None
    duration_seconds: float | None
    text: dict[str, str]
    take: Take | None
    remarks: tuple[str, ...]
