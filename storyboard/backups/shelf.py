"""The backups of one project on disk: archives named by their moment. Blocking."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from storyboard.board.content import Content
from storyboard.projects.contents import ProjectContents, whole_project
from storyboard.projects.packing import write_archive
from storyboard.projects.progress import Progress
from studio_kit.errors import NotFound
from studio_kit.media import kind_of
from studio_kit.paths import ProjectRoot
from studio_kit.project import SIDECAR_SUFFIX

from .models import Backup
from .retention import superfluous

ENDING = ".zip"
PATTERN = "%Y-%m-%d %H-%M-%S"
"""A backup's name is its moment in UTC."""


class NoSuchBackup(NotFound):
    title = "No such backup"


class BackupShelf:
    """The folder of a project's backups."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def moments(self) -> list[datetime]:
        """Of whole backups, the oldest first. What else lies in the folder is not ours."""
        if not self.folder.is_dir():
            return []
        found = (_moment(path) for path in self.folder.iterdir() if path.suffix == ENDING)
        return sorted(moment for moment in found if moment is not None)

    def listed(self) -> list[Backup]:
        return [self._described(moment) for moment in reversed(self.moments())]

    def find(self, name: str) -> Path:
        """Raises `NoSuchBackup`."""
        for moment in self.moments():
            if _name(moment) == name:
                return self._path(moment)
        raise NoSuchBackup(
            f"There is no backup {name[:40]!r}; it may have made room for newer ones."
        )

    def keep(self, root: ProjectRoot, content: Content, *, at: datetime, media: bool) -> Backup:
        """Make one, then let go of those that are too many. Raises `FolderNotWritable`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        contents = whole_project(root, content)
        if not media:
            contents = without_takes_pictures(contents)
        moment = at.astimezone(UTC).replace(microsecond=0)
        write_archive(contents, root.path.name, self._path(moment), progress=Progress())
        for old in superfluous(self.moments()):
            self._path(old).unlink(missing_ok=True)
        return self._described(moment)

    def _path(self, moment: datetime) -> Path:
        return self.folder / f"{_name(moment)}{ENDING}"

    def _described(self, moment: datetime) -> Backup:
        size = self._path(moment).stat().st_size
        made_at = moment.isoformat(timespec="seconds").replace("+00:00", "Z")
        return Backup(name=_name(moment), made_at=made_at, size=size)


def without_takes_pictures(contents: ProjectContents) -> ProjectContents:
    """All that people made; what nodes rendered can be rendered again from its records."""
    names = set(contents.files)
    kept = [n for n in contents.files if not (kind_of(n) and n + SIDECAR_SUFFIX in names)]
    sizes = {name: contents.sizes[name] for name in kept}
    return replace(contents, files=tuple(kept), sizes=sizes)


def _name(moment: datetime) -> str:
    return moment.strftime(PATTERN)


def _moment(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.stem, PATTERN).replace(tzinfo=UTC)
    except ValueError:
        return None
