"""What is asked of the files of a project."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from gallery.annotations.models import NoteText, Stars

from .rename_rules import RenameRule
from .settling import Conflict

Path = Annotated[str, Field(max_length=4096)]
ProjectFolder = Annotated[str, Field(max_length=4096, description="The project's folder.")]
TagId = Annotated[int, Field(ge=0, lt=2**31)]


class _Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    project: ProjectFolder


class _OfFiles(_Request):
    """Either `paths` or `selection`, the token of all results of a search."""

    paths: Annotated[list[Path], Field(max_length=100_000)] | None = None
    selection: Annotated[str, Field(max_length=40)] | None = None

    @model_validator(mode="after")
    def says_which_files(self) -> "_OfFiles":
        if (self.paths is None) == (self.selection is None):
            raise ValueError("name the files either by paths or by a selection")
        return self


class SelectRequest(_Request):
    """Everything that a search finds, but for the ids in `without`."""

    q: Annotated[str, Field(max_length=1000)] = ""
    folder: Path | None = None
    deep: bool = True
    without: Annotated[list[int], Field(max_length=100_000)] = []


class MoveRequest(_OfFiles):
    folder: Path
    conflict: Conflict = "rename"


class CopyRequest(_OfFiles):
    folder: Path


class TrashRequest(_OfFiles):
    """`system`: into the trash of the operating system, from which only it brings them back."""

    system: bool = False


class RenameRequest(_Request):
    path: Path
    name: Annotated[str, Field(min_length=1, max_length=500)]


class Placed(BaseModel):
    """A file and where it goes, both relative to the project with `/`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Path
    target: Path


class RelocateRequest(_Request):
    """`label` says in the history what it was: "Renamed shot 2C to 2D"."""

    label: Annotated[str, Field(min_length=1, max_length=200)]
    moves: Annotated[list[Placed], Field(min_length=1, max_length=100_000)]


class RenameManyRequest(_OfFiles):
    """`dry_run` answers the lines and changes nothing."""

    rule: RenameRule
    dry_run: bool = True


class StoredRequest(_Request):
    """Files in the trash by their `stored` places."""

    stored: Annotated[list[Path], Field(min_length=1, max_length=100_000)]


class EmptyTrashRequest(_Request):
    """Without `stored` all of it, or what is older than so many days."""

    stored: Annotated[list[Path], Field(max_length=100_000)] | None = None
    older_than_days: Annotated[int, Field(ge=0, le=36_500)] | None = None


class AnnotateRequest(_OfFiles):
    """What is left out stays as it is."""

    rating: Stars | None = None
    tags: Annotated[list[TagId], Field(max_length=100)] | None = None
    add_tags: Annotated[list[TagId], Field(max_length=100)] = []
    remove_tags: Annotated[list[TagId], Field(max_length=100)] = []
    note: NoteText | None = None

    @model_validator(mode="after")
    def says_something(self) -> "AnnotateRequest":
        said = (self.rating, self.tags, self.note)
        if all(each is None for each in said) and not self.add_tags + self.remove_tags:
            raise ValueError("say stars, tags or a note")
        return self
