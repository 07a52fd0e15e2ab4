"""Snapshots and branches as they are kept and told."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from .merge import Side

SCHEMA_VERSION = 1
MAIN = "main"
"""The branch that a project begins with."""

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Person = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]
Reason = Literal["automatic", "named", "before_restore", "before_switch", "before_merge"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class ChangeCounts(_Frozen):
    """What is different from one board to another. `marks` are sticky notes, arrows and groups."""

    shots_added: int
    shots_removed: int
    shots_changed: int
    panels_moved: int
    scenes_changed: int
    marks_changed: int


class Snapshot(_Frozen):
    """The board of one moment. `changes` are those since the snapshot before it."""

    id: str
    name: str | None
    reason: Reason
    created_at: datetime
    by: tuple[str, ...]
    branch: str
    branch_name: str
    scenes: int
    shots: int
    changes: ChangeCounts


class SnapshotList(_Frozen):
    """The newest first."""

    snapshots: list[Snapshot]


class NewSnapshot(_Frozen):
    """With a name it is kept for good; without one it goes as the automatic ones do."""

    name: Name | None = None
    by: Person | None = None
    reason: Literal["named", "before_restore"] = "named"


class BoardThen(_Frozen):
    """What the board would be after going back: `content` has the document's maps by name.

    `changes` are those that going back would make.
    """

    snapshot: Snapshot
    changes: ChangeCounts
    content: dict[str, dict[str, Any]]


class ByWhom(_Frozen):
    by: Person | None = None


class WentBack(_Frozen):
    """`before` is the snapshot of the board as it was until now."""

    before: Snapshot
    changes: ChangeCounts


class Branch(_Frozen):
    """A board of its own beside the others. `parent` is the branch that it can be merged with.

    `scenes` and `shots` are null where its board cannot be read any more.
    """

    id: str
    name: str
    parent: str | None
    created_at: datetime
    by: str | None
    scenes: int | None
    shots: int | None


class BranchList(_Frozen):
    """The oldest first; `current` is the one that everybody at the board sees."""

    current: str
    branches: list[Branch]


class NewBranch(_Frozen):
    """`from_branch`: the branch whose board it begins with; left out, the current one."""

    name: Name
    by: Person | None = None
    from_branch: str | None = None


class WantedMerge(_Frozen):
    """`resolve`: by the id of a conflict, the side to take; mine is the current board's."""

    by: Person | None = None
    resolve: Annotated[dict[str, Side], Field(max_length=100_000)] = {}


class MergeConflict(_Frozen):
    """What both boards changed. `field` null: one side deleted the whole; a null side is gone."""

    id: str
    map: str
    entry: str
    entry_name: str
    field: str | None
    base: Any
    mine: Any
    theirs: Any


class MergeResult(_Frozen):
    """With conflicts nothing is written. `changes` are those to the current board."""

    merged: bool
    changes: ChangeCounts
    conflicts: list[MergeConflict]
    before: Snapshot | None


class KeptBranch(_Frozen):
    """A branch as its file says it, `branches/<id>.json`."""

    schema_version: int = SCHEMA_VERSION
    id: str
    name: str
    parent: str | None
    created_at: datetime
    by: str | None
