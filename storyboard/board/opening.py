"""From what stands on disk to a live document: which of log and JSON is to be believed.

The log is written before the JSON and says, by digest, which files it has written or was about to
write. Where the JSON on disk is one of those, the log is the same or newer and is the truth.
Where it is not, a person or a backup has changed the JSON, and the JSON is the truth; so it is
when the log is lost.
"""

import json
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, cast

from studio_kit.errors import Conflict, Forbidden, Invalid
from studio_kit.paths import PROJECT_FILE, ProjectRoot

from .content import SCHEMA_VERSION, Content, Fields
from .document import Board, new_board, new_id, now, read_content, settle_shapes, write_content
from .migrations import migrated
from .snapshot import Digests, JsonOnDisk, read_files
from .store import Frame, FrameKind, LogContent, read_log

STUDIO_FOLDER = ".studio"
LOG_FILE = "board.log"
ABANDONED_AFTER = 24 * 3600
"""Seconds since the last write after which an unfinished file of any service is nobody's."""

_UNFINISHED = re.compile(r"\.[0-9a-f]{32}\.tmp$")
"""As `studio_kit.files.temporary_beside` names them."""


class ProjectDamaged(Invalid):
    title = "The project cannot be read"


class ProjectInUse(Conflict):
    title = "The project is open elsewhere"


class FolderNotWritable(Forbidden):
    title = "The folder cannot be written"


@dataclass(frozen=True)
class Saved:
    """Everything the project's folder says about its board."""

    log: LogContent
    disk: JsonOnDisk

    @property
    def updates(self) -> tuple[bytes, ...]:
        return tuple(each.payload for each in self.log.frames if each.kind is FrameKind.UPDATE)

    @property
    def changed_from_outside(self) -> bool:
        expected = expected_digests(self.log.frames)
        found = self.disk.digests.items()
        return any(digest not in expected.get(name, ()) for name, digest in found)


def read_saved(root: ProjectRoot) -> Saved:
    """Read log and JSON. Blocking. Raises `OSError`."""
    _sweep(root)
    return Saved(read_log(root.path / STUDIO_FOLDER / LOG_FILE), read_files(root))


def _sweep(root: ProjectRoot) -> None:
    """Take away the unfinished files that a kill has left.

    Those of the board at once, for nobody else writes it; others when nobody can be writing them.
    """
    for pattern in (f".{PROJECT_FILE}*.tmp", "scenes/.*.tmp", f"{STUDIO_FOLDER}/.*.tmp"):
        for path in root.path.glob(pattern):
            path.unlink(missing_ok=True)
    before = time.time() - ABANDONED_AFTER
    for path in root.path.rglob(".*.tmp"):
        if _UNFINISHED.search(path.name) and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)


def expected_digests(frames: Iterable[Frame]) -> dict[str, set[str]]:
    """The digests that each file may have if nobody but us has written it."""
    expected: dict[str, set[str]] = {}
    for frame in frames:
        if frame.kind is FrameKind.UPDATE:
            continue
        for name, digest in _digests(frame.payload).items():
            before = expected.get(name, set()) if frame.kind is FrameKind.WRITING else set[str]()
            expected[name] = before | {digest}
    return expected


def _digests(payload: bytes) -> Digests:
    return cast("Digests", json.loads(payload))


def restore(saved: Saved, root: ProjectRoot) -> Board:
    """The live document of a project, whole. Raises `ProjectDamaged` where nothing is left."""
    board = _board_of_log(saved.updates)
    if board is None or saved.changed_from_outside:
        board = board or new_board()
        write_content(board, _wanted(saved, board, root))
    elif saved.disk.version < SCHEMA_VERSION:
        write_content(board, migrated(read_content(board), version=saved.disk.version))
    settle_shapes(board)
    return board


def _board_of_log(updates: tuple[bytes, ...]) -> Board | None:
    """None where the log holds no project."""
    try:
        board = new_board(*updates)
    except ValueError:
        return None
    return board if "id" in board.project else None


def _wanted(saved: Saved, board: Board, root: ProjectRoot) -> Content:
    """What the JSON says; a scene whose file is lost stays as the log knows it."""
    content = saved.disk.content
    if content is None:
        raise ProjectDamaged(
            f"Neither the board in {root.path} nor a copy of it can be read; restore a backup."
        )
    known = read_content(board)
    lost = saved.disk.unread & known.scenes.keys()
    kept = {k: s for k, s in known.shots.items() if s.get("scene_id") in lost}
    return replace(
        content,
        project=header(root.path.name) | content.project,
        scenes={key: known.scenes[key] for key in lost} | content.scenes,
        shots=kept | content.shots,
    )


def header(name: str, **given: Any) -> Fields:
    """The fields of a new project."""
    fields: Fields = {
        "id": new_id(),
        "name": name,
        "description": "",
        "frame_width": 1.85,
        "frame_height": 1.0,
        "fps": 24.0,
        "created_at": now(),
        "schema_version": 1,
        "naming_profile": "director",
        "naming_pattern": None,
        "defaults": {},
        "folders": {},
    }
    return fields | given
