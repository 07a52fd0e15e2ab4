"""The project folder: what its writers and readers must agree on."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from studio_kit.errors import Invalid
from studio_kit.files import write_atomically
from studio_kit.intent import Intent
from studio_kit.media import MediaKind
from studio_kit.paths import PROJECT_FILE, ProjectRoot

DOCUMENT_FOLDERS = frozenset({"scenes", "snapshots", "branches"})
"""Folders in a project that hold the storyboard's own documents, and nobody's pictures."""

SIDECAR_SUFFIX = ".take.json"
SCHEMA_VERSION = 1


class _Record(BaseModel):
    """Frozen; a key that a newer version wrote is kept, so that nothing is lost on rewriting."""

    model_config = ConfigDict(frozen=True, extra="allow")


class ProjectFolders(_Record):
    """Where new files go, below the project's folder; None: where they go by themselves."""

    inputs: str | None = None
    takes: str | None = None


class ProjectHeader(_Record):
    """The `project` part of `storyboard.json`. A frame of 1.85 : 1 has width 1.85, height 1.

    `naming_pattern` is the project's own; None: that of its `naming_profile`.
    """

    id: str
    name: str
    frame_width: float
    frame_height: float
    fps: float
    naming_profile: str
    naming_pattern: str | None = None
    folders: ProjectFolders = ProjectFolders()
    created_at: datetime


class TakeOwner(_Record):
    """Whose take it is; `name` is the shot's code, which also names its folder."""

    kind: Literal["shot", "component", "pool"]
    id: str | None
    name: str


class Take(_Record):
    """The record beside every file that a render made: `<file>.take.json`.

    `path` is relative to the project folder, with `/`; `size` in bytes, `width` and `height` in
    pixels. `graph` is the API graph exactly as sent, `texts` what it told in words beside the file,
    `node_version` the ComfyUI that ran it, None where the node did not tell. `provenance` says of a
    file that was not rendered for its owner where it came from, such as `pool:<item id>`.
    """

    schema_version: Literal[1]
    id: str
    owner: TakeOwner
    kind: MediaKind
    version: int
    variant: int
    stage: Literal["draft", "final"]
    path: str
    sha256: str
    size: int
    width: int | None
    height: int | None
    duration_seconds: float | None
    frames: int | None
    prompt: str
    negative_prompt: str
    seed: int | None
    template_id: str | None
    values: dict[str, Any]
    graph: dict[str, Any]
    graph_hash: str
    models: tuple[str, ...]
    node_id: str
    node_name: str
    node_version: str | None = None
    queued_at: datetime
    started_at: datetime | None
    finished_at: datetime
    job_id: str
    attempt: int
    fingerprint: str | None
    intent: Intent | None = None
    texts: tuple[str, ...] = ()
    provenance: str | None = None
    created_at: datetime

    def mirror(self) -> dict[str, Any]:
        """Plain JSON without the graph, as events and the live document carry it."""
        return self.model_dump(mode="json", exclude={"graph"})


class DamagedRecord(Invalid):
    title = "A record is damaged"


@dataclass(frozen=True)
class ProjectTakes:
    """Every take of a project, oldest first, and the sidecars that could not be read."""

    takes: tuple[Take, ...]
    damaged: tuple[Path, ...]


def read_header(root: ProjectRoot) -> ProjectHeader:
    """Raises `DamagedRecord` where `storyboard.json` is not whole."""
    path = root.path / PROJECT_FILE
    try:
        return ProjectHeader.model_validate(json.loads(path.read_bytes())["project"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedRecord(f"{path} cannot be read; open the project to restore it.") from error


def sidecar_of(media: Path) -> Path:
    return media.with_name(media.name + SIDECAR_SUFFIX)


def record_beside(media: Path) -> Path | None:
    """The record of a file, where it has one."""
    sidecar = sidecar_of(media)
    return sidecar if os.path.isfile(sidecar) else None  # noqa: PTH113 - False for a name too long


def write_take(root: ProjectRoot, take: Take) -> None:
    """Write the record beside its file, atomically."""
    write_atomically(sidecar_of(root.resolve(take.path)), take.model_dump_json(indent=1).encode())


def read_take(root: ProjectRoot, sidecar: Path) -> Take:
    """The record with its path as found, so that a moved folder keeps its takes.

    Raises `DamagedRecord`.
    """
    media = sidecar.with_name(sidecar.name.removesuffix(SIDECAR_SUFFIX))
    try:
        take = Take.model_validate_json(sidecar.read_bytes())
    except (ValidationError, OSError) as error:
        raise DamagedRecord(f"{sidecar} is not a take's record.") from error
    return take.model_copy(update={"path": root.relative(media)})


def take_of(root: ProjectRoot, path: str) -> Take | None:
    """The take whose file is at `path`; None where it has no record, or a damaged one.

    Raises what `ProjectRoot.resolve` does.
    """
    sidecar = record_beside(root.resolve(path))
    if sidecar is None:
        return None
    try:
        return read_take(root, sidecar)
    except DamagedRecord:
        return None


def read_takes(root: ProjectRoot) -> ProjectTakes:
    """Every take whose file is there. A damaged sidecar is reported, not touched."""
    takes: list[Take] = []
    damaged: list[Path] = []
    for sidecar in _sidecars(root.path):
        try:
            take = read_take(root, sidecar)
        except DamagedRecord:
            damaged.append(sidecar)
            continue
        if (root.path / take.path).is_file():
            takes.append(take)
    return ProjectTakes(tuple(sorted(takes, key=_age)), tuple(damaged))


def _sidecars(folder: Path) -> Iterator[Path]:
    for current, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(current, name) for name in files if name.endswith(SIDECAR_SUFFIX))


def _age(take: Take) -> tuple[datetime, int, int]:
    return take.created_at, take.version, take.variant
