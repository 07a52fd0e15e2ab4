"""What a project folder holds."""

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
    """`path` and `parent` are relative to the project, with `/`; the project itself is ""."""

    path: str
    name: str
    parent: str


class FolderTree(_Frozen):
    folders: tuple[Folder, ...]


class FileEntry(_Frozen):
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
