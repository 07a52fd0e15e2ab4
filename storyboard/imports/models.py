"""What is brought into a project, and what became of it."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from studio_kit.errors import Invalid

MOST_FILES = 500
"""That one request brings along."""

FilePath = Annotated[str, Field(min_length=1, max_length=4096)]
ProjectId = Annotated[str, Field(min_length=1, max_length=200)]


class NotATake(Invalid):
    title = "Not a file for a take"


class TakeImport(BaseModel):
    """A file by its path in its project; `project` is that project's id, else it is this one."""

    model_config = ConfigDict(extra="forbid")

    path: FilePath
    project: ProjectId | None = None


class ImportedTake(BaseModel):
    """`shot` is the shot's code."""

    model_config = ConfigDict(frozen=True)

    take_id: str
    path: str
    version: int
    shot_id: str
    shot: str


class Paste(BaseModel):
    """Files of another project that shots copied from there name in their values."""

    model_config = ConfigDict(extra="forbid")

    from_project: ProjectId
    paths: Annotated[list[FilePath], Field(max_length=MOST_FILES)]


class Pasted(BaseModel):
    """`files`: path there -> path here. `missing` are no longer there, or no usable files."""

    model_config = ConfigDict(frozen=True)

    files: dict[str, str]
    missing: tuple[str, ...]
