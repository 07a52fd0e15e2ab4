"""Backups as people see them."""

from pydantic import BaseModel, ConfigDict

from storyboard.projects.models import FolderPath


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Backup(_Frozen):
    """`size` is bytes, `made_at` ISO 8601 in UTC. `name` is that of its file, without ending."""

    name: str
    made_at: str
    size: int


class BackupList(_Frozen):
    """The newest first; `folder` is where they lie."""

    folder: str
    backups: tuple[Backup, ...]


class RestoreWanted(_Frozen):
    """Where the project comes back as a new one: `folder` is the parent, by default the usual."""

    folder: FolderPath | None = None
    name: str | None = None
