"""Changes to the files of a project, as the journal keeps them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from gallery.annotations.models import Annotation, Tag
from studio_kit.errors import Conflict, DiskFull, NotFound

OperationKind = Literal[
    "annotate", "tag", "move", "rename", "copy", "upload", "trash", "restore", "undo", "redo"
]
Phase = Literal["leaving", "arriving"]


class CannotChange(Conflict):
    title = "The files cannot be changed so"


class NoRoomToChange(CannotChange):
    status = DiskFull.status
    title = DiskFull.title


class NothingToUndo(NotFound):
    title = "There is nothing to undo"


class OperationNotFound(NotFound):
    title = "No such change"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Move(_Frozen):
    """A file that goes from one place of the project to another; both relative, with `/`."""

    source: str
    target: str

    def back(self) -> "Move":
        return Move(source=self.target, target=self.source)


class Operation(_Frozen):
    """One change, whole or not at all. `label` is what a person reads in the history.

    A direct one gives each file its new name in one step. Otherwise the files first leave for
    hidden names, so that 1 -> 2 and 2 -> 3 do not meet: what is interrupted while they leave is
    taken back, what is interrupted while they arrive is carried on. `said_before` and
    `said_after` are the annotations by path; `tags_gone` and `tags_back` are tags of the project
    that it takes away and puts back; `of` is the operation that is undone or redone.
    """

    schema_version: int = 1
    id: str
    kind: OperationKind
    label: str
    at: datetime
    is_direct: bool
    phase: Phase
    moves: tuple[Move, ...] = ()
    said_before: Mapping[str, Annotation] = {}
    said_after: Mapping[str, Annotation] = {}
    tags_gone: tuple[Tag, ...] = ()
    tags_back: tuple[Tag, ...] = ()
    of: str | None = None
