"""Projects as the machine knows them, and as the list shows them."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from storyboard.board.shots import LARGEST_FRAME, SMALLEST_FRAME

FrameMeasure = Annotated[float, Field(ge=SMALLEST_FRAME, le=LARGEST_FRAME, allow_inf_nan=False)]
FramesPerSecond = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]
FolderPath = Annotated[str, StringConstraints(min_length=1, max_length=4096)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class KnownProject(_Frozen):
    """An entry of the machine's list. Times are ISO 8601 in UTC."""

    id: str
    name: str
    path: str
    opened_at: str
    created_at: str
    frame_width: float
    frame_height: float
    fps: float


class NewProject(_Frozen):
    """A project wanted inside `folder`. A picture of 1.85 : 1 has width 1.85 and height 1."""

    name: str
    folder: FolderPath | None = None
    frame_width: FrameMeasure = 1.85
    frame_height: FrameMeasure = 1.0
    fps: FramesPerSecond = 24.0


class PlaceToShow(_Frozen):
    """A file or folder of a project, relative; empty is the project's own folder."""

    path: Annotated[str, StringConstraints(max_length=4096)] = ""


class CopyWanted(_Frozen):
    """A copy wanted inside `folder`, else beside the project; "<name> copy" unless said."""

    name: str | None = None
    folder: FolderPath | None = None
    with_takes: bool = True


class SaveAsWanted(_Frozen):
    name: str
    folder: FolderPath | None = None


class ArchiveWanted(_Frozen):
    """An archive wanted as `<name>.zip` inside `folder`, else beside the project."""

    name: str | None = None
    folder: FolderPath | None = None


class ArchiveToOpen(_Frozen):
    """`path` of a .zip on this machine; the project goes into a new folder inside `folder`."""

    path: FolderPath
    folder: FolderPath | None = None
    name: str | None = None


class FolderName(_Frozen):
    name: str


class TypedName(_Frozen):
    """What a person typed to confirm: the project's name."""

    name: str


class FolderToOpen(_Frozen):
    path: FolderPath


class NewFolder(_Frozen):
    """Wanted: a folder `name` inside `path`."""

    path: FolderPath
    name: str


class ProjectPlace(_Frozen):
    id: str
    name: str
    path: str


class Project(_Frozen):
    """A project of the list. `pictures` are relative paths of chosen takes in board order."""

    id: str
    name: str
    path: str
    opened_at: str
    created_at: str
    exists: bool
    shots: int
    rendered: int
    frame_width: float
    frame_height: float
    fps: float
    pictures: list[str]


class ProjectList(_Frozen):
    projects: list[Project]


class Folder(_Frozen):
    name: str
    path: str
    is_project: bool


class ArchiveFile(_Frozen):
    name: str
    path: str
    size: int


class FolderList(_Frozen):
    """A folder with the folders and archives in it; `parent` is null at the root of a drive."""

    path: str
    parent: str | None
    folders: list[Folder]
    archives: list[ArchiveFile]
