"""The machine's list of projects, and folders for new ones."""

import json
import shutil
import threading
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from studio_kit.errors import DiskFull, Forbidden, Invalid, is_full
from studio_kit.files import keep_aside, write_atomically
from studio_kit.naming import LONGEST_NAME, is_plain_name

from .models import KnownProject

LIST_FILE = "projects.json"
SCHEMA_VERSION = 1
CLAIM_FOLDER = ".studio"
"""The first thing made in a new project's folder; who makes it owns the folder."""


class NameNotUsable(Invalid):
    title = "The name cannot be used"


class FolderNotWritable(Forbidden):
    title = "The folder cannot be written"


class ProjectRegistry:
    """Which projects this machine knows, by id. Blocking; safe to call from several threads."""

    def __init__(self, data: Path) -> None:
        self._path = data / LIST_FILE
        self._lock = threading.Lock()

    def read(self) -> dict[str, KnownProject]:
        with self._lock:
            return self._read()

    def add(self, project: KnownProject) -> None:
        """Put a project on the list, in place of what stood there with its id or in its folder."""
        with self._lock:
            others = [
                each
                for each in self._read().values()
                if each.id != project.id and each.path != project.path
            ]
            self._write([*others, project])

    def remove(self, project_id: str) -> None:
        with self._lock:
            self._write(each for each in self._read().values() if each.id != project_id)

    def _read(self) -> dict[str, KnownProject]:
        """A damaged list is kept aside and a new one begun: the projects' folders lose nothing."""
        try:
            rows = json.loads(self._path.read_bytes())["projects"]
            projects = [KnownProject.model_validate(row) for row in rows]
        except FileNotFoundError:
            return {}
        except (ValueError, KeyError, TypeError, ValidationError):
            keep_aside(self._path)
            return {}
        return {project.id: project for project in projects}

    def _write(self, projects: Iterable[KnownProject]) -> None:
        rows = [project.model_dump() for project in projects]
        document = {"schema_version": SCHEMA_VERSION, "projects": rows}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        write_atomically(self._path, text.encode("utf-8", "replace"))


def check_name(name: str) -> str:
    """The name without spaces around it. Raises `NameNotUsable` where it cannot name a folder."""
    name = name.strip()
    if not name:
        raise NameNotUsable("Give the project a name.")
    if len(name) > LONGEST_NAME:
        raise NameNotUsable(f"The name is too long; use at most {LONGEST_NAME} characters.")
    if not is_plain_name(name):
        raise NameNotUsable(
            f"{name!r} cannot be a folder's name on every computer; leave out "
            'separators, < > : " | ? * and names such as CON.'
        )
    return name


def claim_folder(parent: Path, name: str) -> Path:
    """Make a folder `name`, or `name 2` and so on, that is empty and nobody else's.

    Two callers never get the same one. Raises `FolderNotWritable`.
    """
    try:
        parent.mkdir(parents=True, exist_ok=True)
        number = 1
        while not _claim(folder := parent / _numbered(name, number)):
            number += 1
    except OSError as error:
        raise not_writable(parent, error) from error
    return folder


def not_writable(folder: Path, error: OSError) -> FolderNotWritable | DiskFull:
    if is_full(error):
        return DiskFull(f"There is no room left on the disk of {folder}; make some and try again.")
    return FolderNotWritable(
        f"Nothing can be written in {folder} ({error.strerror}); "
        "make it writable, or choose another folder."
    )


def _numbered(name: str, number: int) -> str:
    suffix = "" if number == 1 else f" {number}"
    return name[: LONGEST_NAME - len(suffix)] + suffix


def _claim(folder: Path) -> bool:
    try:
        folder.mkdir()
    except FileExistsError:
        if not folder.is_dir() or any(folder.iterdir()):
            return False
    try:
        (folder / CLAIM_FOLDER).mkdir()
    except FileExistsError:
        return False
    return True


def give_up_folder(folder: Path) -> None:
    """Take away a claimed folder in which the project could not be written."""
    shutil.rmtree(folder, ignore_errors=True)
