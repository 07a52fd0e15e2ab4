"""Paths from outside: `ProjectRoot.resolve` is the only check there is."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from studio_kit.errors import Forbidden, Invalid, NotFound

PROJECT_FILE = "storyboard.json"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_OF_A_DRIVE = re.compile(r"[A-Za-z]?:" if os.name != "nt" else r".*:")
"""How the name of a drive begins. On Windows a colon later in a name leads to a hidden stream."""


class NotAProject(NotFound):
    title = "Not a project"


class OutsideProject(Forbidden):
    title = "Outside the project"


@dataclass(frozen=True)
class ProjectRoot:
    """A folder that holds `storyboard.json`; the doorway for every path in it."""

    path: Path

    @classmethod
    def open(cls, folder: str | Path) -> "ProjectRoot":
        """Raises `Invalid` for a relative or malformed path, `NotAProject` where none is."""
        path = absolute_folder(folder)
        if not _is_file(path / PROJECT_FILE):
            raise NotAProject(f"There is no project in {path}; open a folder that holds one.")
        return cls(path)

    def resolve(self, relative: str) -> Path:
        """The absolute path of `relative`, which stays inside the project, links followed.

        `relative` uses `/`. Raises `Invalid` for an absolute path, a drive, a control
        character or `..`, and `OutsideProject` for a link that leads out of the folder.
        """
        return self._inside(self.path / _safe_relative(relative), relative)

    def resolve_all(self, relatives: Iterable[str]) -> list[Path]:
        """`resolve` of many: a folder is followed once, however many of its files are named."""
        folders: dict[PurePosixPath, Path] = {}

        def resolved(relative: str) -> Path:
            safe = _safe_relative(relative)
            if safe.parent not in folders:
                folders[safe.parent] = self._inside(self.path / safe.parent, relative)
            path = folders[safe.parent] / safe.name
            is_link = os.path.islink(path)  # noqa: PTH114 - False for a name too long
            return self._inside(path, relative) if is_link else path

        return [resolved(relative) for relative in relatives]

    def _inside(self, path: Path, relative: str) -> Path:
        path = _followed(path)
        if not path.is_relative_to(self.path):
            raise OutsideProject(f"{relative} leads out of the project folder.")
        return path

    def relative(self, path: Path) -> str:
        """The name of a file inside the project as sidecars and documents keep it, with `/`."""
        return path.relative_to(self.path).as_posix()


def can_be_addressed(name: str) -> bool:
    """Whether a path from outside can hold this name of a file or folder: text without control
    characters, what parts a path, and what begins like a drive. What is only not seen, such as
    the joiners of emoji, is text.
    """
    try:
        name.encode()
    except UnicodeEncodeError:  # bytes of another encoding
        return False
    return not (_has_control(name) or "\\" in name or _OF_A_DRIVE.match(name))


def absolute_folder(folder: str | Path) -> Path:
    """An absolute folder with links followed. Raises `Invalid` for anything else."""
    text = str(folder)
    path = _at_home(text) if text else Path()
    if _has_control(text) or not path.is_absolute():
        raise Invalid("Give the whole path of a folder, from the root or the drive on.")
    return _followed(path)


def _at_home(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise Invalid(f"There is nobody on this machine whose home is {text}.") from error


def _followed(path: Path) -> Path:
    """Links resolved. Up to Python 3.12 links in a circle are a `RuntimeError`."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise Invalid(f"{path} cannot be followed; its links run in a circle.") from error


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # such as a name that is too long for the file system
        return False


def _safe_relative(relative: str) -> PurePosixPath:
    text = relative.replace("\\", "/")
    path = PurePosixPath(text)
    is_elsewhere = path.is_absolute() or ".." in path.parts or _names_a_drive(path)
    if _has_control(text) or is_elsewhere:
        raise Invalid(f"{relative!r} is not a path inside the project.")
    return path


def _names_a_drive(path: PurePosixPath) -> bool:
    return ":" in path.as_posix() and any(_OF_A_DRIVE.match(part) for part in path.parts)


def _has_control(text: str) -> bool:
    return _CONTROL.search(text) is not None
