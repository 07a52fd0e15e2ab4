"""Deleted projects: moved aside on their own disk, from where they come back whole."""

import json
import os
import shutil
import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from storyboard.board.content import moment
from studio_kit.errors import Conflict, NotFound
from studio_kit.files import keep_aside, write_atomically
from studio_kit.logs import logger

from .models import KnownProject
from .storage import claim_folder, not_writable

LIST_FILE = "deleted-projects.json"
SCHEMA_VERSION = 1
TRASH_FOLDER = ".deleted-projects"
"""Beside the project, so that deleting is a rename: whole, at once, and undone as quickly."""


log = logger("deleted_projects")


class DeletedProject(BaseModel):
    """`path` is where it was, `stored` where it lies now."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    path: str
    stored: str
    deleted_at: str
    known: KnownProject


class ListedDeleted(DeletedProject):
    """`kept_until` is when it is deleted for good (ISO time); null where it is kept for ever."""

    kept_until: str | None


class NotDeleted(NotFound):
    title = "No such deleted project"


class NotRemoved(Conflict):
    title = "It could not be deleted"


class DeletedProjects:
    """The machine's list of them, each kept for so many days; 0 is for ever.

    Blocking; safe to call from several threads.
    """

    def __init__(self, data: Path, *, keep_days: float = 0) -> None:
        self._path = data / LIST_FILE
        self._keep_days = keep_days
        self._lock = threading.Lock()

    def read(self) -> list[DeletedProject]:
        """The last one first; only those whose folder is still there."""
        with self._lock:
            there = [each for each in self._read() if Path(each.stored).is_dir()]
        return sorted(there, key=lambda each: each.deleted_at, reverse=True)

    def listed(self) -> list[ListedDeleted]:
        return [
            ListedDeleted(**each.model_dump(), kept_until=end.isoformat() if end else None)
            for each in self.read()
            for end in [self._end(each)]
        ]

    def _end(self, project: DeletedProject) -> datetime | None:
        """What does not say when it was deleted, or lies elsewhere, is nobody's to take away."""
        deleted, place = moment(project.deleted_at), Path(project.stored).parent
        is_known = deleted.year > datetime.min.year and place.name == TRASH_FOLDER
        if self._keep_days <= 0 or not is_known:
            return None
        return deleted + timedelta(days=self._keep_days)

    def remove_old(self, *, at: datetime) -> list[DeletedProject]:
        """Delete for good what has been kept long enough; one that cannot be keeps no other."""
        ends = [(each, self._end(each)) for each in self.read()]
        removed: list[DeletedProject] = []
        for project in [each for each, end in ends if end and end <= at]:
            try:
                self.remove_for_good(project)
            except NotRemoved as error:
                log.warning(error.message)
            else:
                removed.append(project)
        return removed

    def find(self, project_id: str) -> DeletedProject:
        """Raises `NotDeleted`."""
        for project in self.read():
            if project.id == project_id:
                return project
        raise NotDeleted(f"There is no deleted project {project_id[:64]}; it may be back already.")

    def put_away(self, known: KnownProject, *, at: str) -> DeletedProject:
        """Raises `FolderNotWritable`, with the folder where it was."""
        folder = Path(known.path)
        stored = folder.parent / TRASH_FOLDER / f"{known.id}-{folder.name}"
        try:
            stored.parent.mkdir(exist_ok=True)
            folder.rename(stored)
        except OSError as error:
            raise not_writable(folder.parent, error) from error
        project = DeletedProject(
            id=known.id,
            name=known.name,
            path=known.path,
            stored=str(stored),
            deleted_at=at,
            known=known,
        )
        self._change(add=project)
        return project

    def bring_back(self, project: DeletedProject) -> Path:
        """To where it was, or beside what stands there now. Raises `FolderNotWritable`."""
        former = Path(project.path)
        folder = claim_folder(former.parent, former.name)
        try:
            _replace_claimed(Path(project.stored), folder)
        except OSError as error:
            raise not_writable(former.parent, error) from error
        self._change(remove=project.id)
        _remove_if_empty(Path(project.stored).parent)
        return folder

    def remove_for_good(self, project: DeletedProject) -> None:
        """Raises `NotRemoved`, with the rest of it still on the list."""
        try:
            shutil.rmtree(project.stored)
        except OSError as error:
            raise NotRemoved(f"{project.stored} cannot be deleted ({error.strerror}).") from error
        self._change(remove=project.id)
        _remove_if_empty(Path(project.stored).parent)

    def _change(self, *, add: DeletedProject | None = None, remove: str | None = None) -> None:
        with self._lock:
            gone = add.id if add else remove
            kept = [each for each in self._read() if each.id != gone]
            self._write([*kept, add] if add else kept)

    def _read(self) -> list[DeletedProject]:
        """A damaged list is kept aside: the folders lie where they lie."""
        try:
            rows = json.loads(self._path.read_bytes())["projects"]
            return [DeletedProject.model_validate(row) for row in rows]
        except FileNotFoundError:
            return []
        except (ValueError, KeyError, TypeError, ValidationError):
            keep_aside(self._path)
            return []

    def _write(self, projects: Iterable[DeletedProject]) -> None:
        rows = [project.model_dump() for project in projects]
        document = {"schema_version": SCHEMA_VERSION, "projects": rows}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        write_atomically(self._path, text.encode("utf-8", "replace"))


def _replace_claimed(stored: Path, folder: Path) -> None:
    """Give the folder that was claimed for it its place."""
    for claim in folder.iterdir():
        claim.rmdir()
    if os.name == "nt":
        folder.rmdir()
    stored.rename(folder)


def _remove_if_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()
