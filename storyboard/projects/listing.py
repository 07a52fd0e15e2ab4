"""A project as the list shows it, from its board if it is open, else from its folder."""

import json
from math import inf
from pathlib import Path
from typing import Any

from storyboard.board.content import Content, Fields, number
from storyboard.board.document import new_board, read_content, write_content
from storyboard.board.migrations import ProjectTooNew
from storyboard.board.opening import STUDIO_FOLDER, header
from storyboard.board.room import SUMMARY_FILE, BoardRoom
from storyboard.board.snapshot import read_files
from storyboard.board.summary import Summary, summarise
from storyboard.board.takes import reconcile
from studio_kit.paths import NotAProject, ProjectRoot
from studio_kit.project import DamagedRecord, ProjectHeader, read_header, read_takes

from .models import KnownProject, Project


def known_project(root: ProjectRoot, project: Fields, *, opened_at: str) -> KnownProject:
    """The list's entry for a project; what a document lacks or garbles is filled in."""
    return KnownProject(path=str(root.path), opened_at=opened_at, **_facts(root, project))


def live_project(known: KnownProject, room: BoardRoom) -> Project:
    content = room.content()
    return _project(known, _facts(room.root, content.project), summarise(content))


def closed_project(known: KnownProject) -> Project:
    """Blocking. `exists` is false where the folder is gone or holds another project."""
    try:
        root = ProjectRoot.open(known.path)
        found = read_header(root)
    except NotAProject:
        return _project(known, None, Summary(0, 0, ()))
    except DamagedRecord:  # opening it will mend it; until then the list says what it knew
        return _project(known, known.model_dump(), Summary(0, 0, ()))
    if found.id != known.id:
        return _project(known, None, Summary(0, 0, ()))
    return _project(known, _header_facts(found), _summary(root))


def _facts(root: ProjectRoot, project: Fields) -> dict[str, Any]:
    whole = header(root.path.name)
    sound = {key: value for key, value in project.items() if _is_sound(value, whole.get(key))}
    return {key: (whole | sound)[key] for key in _FACTS}


def _is_sound(value: object, example: object) -> bool:
    """Whether a browser wrote the kind of value that belongs there."""
    if isinstance(example, float):
        return number(value) != inf and not isinstance(value, bool)
    return isinstance(value, str) and isinstance(example, str)


_FACTS = ("id", "name", "created_at", "frame_width", "frame_height", "fps")


def _header_facts(found: ProjectHeader) -> dict[str, Any]:
    return found.model_dump(mode="json", include=set(_FACTS))


def _project(known: KnownProject, facts: dict[str, Any] | None, summary: Summary) -> Project:
    entry = known.model_dump() | {
        key: (facts or {}).get(key, getattr(known, key)) for key in _FACTS
    }
    return Project(
        **entry,
        exists=facts is not None,
        shots=summary.shots,
        rendered=summary.rendered,
        pictures=list(summary.pictures),
    )


def _summary(root: ProjectRoot) -> Summary:
    """What the board last wrote down about itself, else counted anew from JSON and sidecars."""
    try:
        found = json.loads((root.path / STUDIO_FOLDER / SUMMARY_FILE).read_bytes())
        return Summary(int(found["shots"]), int(found["rendered"]), tuple(found["pictures"]))
    except (OSError, ValueError, KeyError, TypeError):
        return _counted(root)


def _counted(root: ProjectRoot) -> Summary:
    try:
        return summarise(_content(root))
    except ProjectTooNew:  # opening it says so
        return Summary(0, 0, ())


def _content(root: ProjectRoot) -> Content:
    disk = read_files(root).content or Content({})
    board = new_board()
    write_content(board, disk)
    board.live.follow()
    takes = (take.mirror() for take in read_takes(root).takes)
    reconcile(board, takes, seen_until=disk.takes_until)
    content = read_content(board)
    board.live.stop()
    return content


def exists_with_id(path: str, project_id: str) -> bool:
    """Whether a folder holds the project with this id."""
    try:
        return read_header(ProjectRoot.open(Path(path))).id == project_id
    except (NotAProject, DamagedRecord):
        return False
