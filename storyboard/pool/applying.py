"""A pool's file becomes a take of a shot: a copy under the shot's naming, with its own record."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ulid import ULID

from storyboard.board.content import Content, Fields, scene_of, shots_in_order
from storyboard.projects.storage import not_writable
from studio_kit.content import NotWhole, measured
from studio_kit.files import place, temporary_beside
from studio_kit.media import MediaFacts
from studio_kit.naming import MEDIA_FOLDERS, TakeNaming
from studio_kit.naming_patterns import pattern_of
from studio_kit.paths import ProjectRoot
from studio_kit.project import Take, TakeOwner, take_of, write_take
from studio_kit.version_claims import VersionClaim, claim_version

from .models import FileGone, NotForPool, PoolItem, ShotGone


@dataclass(frozen=True)
class TargetShot:
    """The shot that gets the take, and how its takes are called."""

    owner: TakeOwner
    naming: TakeNaming


def target_shot(content: Content, shot_id: str, item: PoolItem) -> TargetShot:
    """How a copy of the item is called that belongs to the shot. Raises `ShotGone`."""
    shot = content.shots.get(shot_id)
    if shot is None:
        raise ShotGone(f"There is no shot {shot_id} on the board; it may be in the trash.")
    code = str(shot.get("code") or "untitled")
    own = content.project.get("naming_pattern")
    naming = TakeNaming(
        project=str(content.project.get("name") or "untitled"),
        shot=code,
        scene=_scene_name(content, shot),
        index=shots_in_order(content).index(shot_id),
        media=MEDIA_FOLDERS[item.type],
        seed=item.seed,
        workflow=item.workflow or "graph",
        at=datetime.now().astimezone(),
        pattern=pattern_of(
            str(content.project.get("naming_profile")), own if isinstance(own, str) else None
        ),
    )
    return TargetShot(TakeOwner(kind="shot", id=shot_id, name=code), naming)


def _scene_name(content: Content, shot: Fields) -> str:
    scene_id = scene_of(content, shot)
    return str(content.scenes[scene_id].get("name") or "") if scene_id else ""


@dataclass(frozen=True)
class Origin:
    """Where a file is taken from, and what the record of its copy says of that."""

    root: ProjectRoot
    provenance: str


def apply_item(
    root: ProjectRoot, item: PoolItem, shot: TargetShot, *, origin: Origin | None = None
) -> Take:
    """Copy the item's file and write the record of the copy. Blocking.

    Without `origin` the file is this project's, by way of its pool. Raises `FileGone`,
    `NotForPool` for a file that is not whole, `FolderNotWritable`, and `OutsideProject` where the
    shot's folder leads out of the project.
    """
    origin = origin or Origin(root, f"pool:{item.id}")
    source = origin.root.resolve(item.path)
    if not source.is_file():
        raise FileGone(f"The file of {item.name} is no longer at {item.path}.")
    facts = _facts(source, item)
    folder = root.resolve(shot.naming.stem(0).parent.as_posix())
    try:
        claim = claim_version(root.path, shot.naming, owner=str(ULID()))
        try:
            known = take_of(origin.root, item.path) or _imported(item, facts)
            own = _copied(root, source, shot, claim) | {"provenance": origin.provenance}
            take = known.model_copy(update=own)
            write_take(root, take)
            return take
        finally:
            claim.release()
    except OSError as error:
        raise not_writable(folder, error) from error


def _facts(source: Path, item: PoolItem) -> MediaFacts:
    try:
        return measured(source)
    except NotWhole as error:
        raise NotForPool(f"{item.name} {error}.") from error


def _copied(
    root: ProjectRoot, source: Path, shot: TargetShot, claim: VersionClaim
) -> dict[str, Any]:
    """Copy the file; what is the copy's own in its record."""
    path = claim.file(source.suffix[1:])
    sha256 = _copy(source, path)
    return {
        "id": str(ULID()),
        "owner": shot.owner,
        "version": claim.version,
        "variant": 1,
        "path": root.relative(path),
        "sha256": sha256,
        "size": path.stat().st_size,
        "created_at": datetime.now(UTC),
        # The copy was not made by what the shot says now: nothing that is compared with it stays.
        "job_id": "",
        "fingerprint": None,
        "intent": None,
    }


def _copy(source: Path, path: Path) -> str:
    """The SHA-256 of what stands at `path` then, whole or not at all."""
    temporary = temporary_beside(path)
    try:
        with source.open("rb") as file, temporary.open("xb+") as copy:
            shutil.copyfileobj(file, copy)
            copy.flush()
            os.fsync(copy.fileno())
            copy.seek(0)
            sha256 = hashlib.file_digest(copy, "sha256").hexdigest()
        place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    return sha256


def _imported(item: PoolItem, facts: MediaFacts) -> Take:
    """The record of a file that no render of ours made; what the item knows of it is told."""
    at = datetime.now(UTC)
    return Take(
        schema_version=1,
        id="",
        owner=TakeOwner(kind="pool", id=item.id, name=item.name),
        kind=facts.kind,
        version=1,
        variant=1,
        stage="final",
        path=item.path,
        sha256="",
        size=0,
        width=facts.width,
        height=facts.height,
        duration_seconds=facts.duration_seconds,
        frames=facts.frames,
        prompt=item.prompt or "",
        negative_prompt="",
        seed=item.seed,
        template_id=None,
        values={},
        graph={},
        graph_hash="",
        models=(item.model,) if item.model else (),
        node_id="",
        node_name="",
        queued_at=at,
        started_at=None,
        finished_at=at,
        job_id="",
        attempt=1,
        fingerprint=None,
        created_at=at,
    )
