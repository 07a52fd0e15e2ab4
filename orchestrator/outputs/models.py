"""Where a job's files go and what their records say."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio_kit.errors import Conflict, Invalid
from studio_kit.naming import TakeNaming
from studio_kit.paths import ProjectRoot
from studio_kit.project import TakeOwner

from ..jobs.models import Graph, Job
from ..nodes.models import Artifact


class FolderUnwritable(Conflict):
    title = "The folder cannot be written"


class NothingMade(Invalid):
    title = "The graph made no file"


@dataclass(frozen=True)
class Destination:
    root: ProjectRoot
    naming: TakeNaming
    owner: TakeOwner

    @property
    def folder(self) -> Path:
        return (self.root.path / self.naming.stem(0)).parent


@dataclass(frozen=True)
class Render:
    """A finished prompt: the job, its graph as submitted, and the node that ran it.

    `node_version` is what the node says of its ComfyUI.
    """

    job: Job
    graph: Graph
    node_name: str
    finished_at: datetime
    node_version: str | None = None


@dataclass(frozen=True)
class Fetched:
    """A file of the node on our disk, under a temporary name."""

    path: Path
    extension: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Wanted:
    """One file to bring home; `variant` counts from 1."""

    artifact: Artifact
    variant: int
