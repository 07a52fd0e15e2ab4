"""What people say of files: stars, tags, notes."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from studio_kit.errors import Conflict, Forbidden, NotFound

Stars = Annotated[int, Field(ge=0, le=5, strict=True)]
TagName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
NoteText = Annotated[str, StringConstraints(max_length=20_000)]


class TagNotFound(NotFound):
    title = "No such tag"


class TagTaken(Conflict):
    title = "There is such a tag already"


class FolderNotWritable(Forbidden):
    title = "The project cannot be written"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Annotation(_Frozen):
    """Of one file. `tags` are ids of the project's tags."""

    rating: Stars = 0
    tags: tuple[int, ...] = ()
    note: NoteText = ""

    @property
    def says_something(self) -> bool:
        return bool(self.rating or self.tags or self.note)


NOTHING = Annotation()


class FolderNotes(_Frozen):
    """One file of `.gallery` holds what is said of the files of one folder, by name.

    `revision` grows with every change.
    """

    schema_version: int = 1
    revision: int = 0
    folder: str
    files: Mapping[str, Annotation] = {}


class Tag(_Frozen):
    id: int
    name: TagName
    color: Color


class TagList(_Frozen):
    schema_version: int = 1
    revision: int = 0
    tags: tuple[Tag, ...] = ()
    last_id: int = 0
    """Ids are not given twice: a file may still name a tag that is gone."""


class Restored(_Frozen):
    """A damaged file of `.gallery` was kept aside, and the last good one taken."""

    file: str
    kept_as: str
    message: str
