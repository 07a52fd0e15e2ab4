"""The folder of one's own workflows: `<id>/`, and `.trash/<id>.<moment>/` for those thrown away."""

import re
import shutil
import unicodedata
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from prompt_engine.workflows.templates.storage import GRAPH_FILE, HEADER_FILE
from studio_kit.files import sync_folder, temporary_beside, write_durably
from studio_kit.tables import TableError

from .models import Files, WorkflowInvalid, WorkflowNotFound

PAGE_FILE, RECORD_FILE = "page.json", "record.json"
FILES = (GRAPH_FILE, PAGE_FILE, RECORD_FILE, HEADER_FILE)
"""In the order in which they are written: a folder without its header is no workflow yet."""

TRASH = ".trash"
KEPT_IN_TRASH = timedelta(days=30)
MOMENT = "%Y%m%dT%H%M%S%f"

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
LONGEST_SLUG = 56


class WorkflowFolder:
    """Blocking, and for one writer at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def ids(self) -> list[str]:
        """Every folder that could be a workflow, whole or not."""
        if not self.path.is_dir():
            return []
        found = (child.name for child in self.path.iterdir() if child.is_dir())
        return sorted(name for name in found if ID.fullmatch(name))

    def read(self, workflow_id: str) -> Files:
        """Raises `WorkflowNotFound`."""
        folder = self._folder(workflow_id)
        if not (folder / HEADER_FILE).is_file():
            raise not_found(workflow_id)
        return {name: (folder / name).read_bytes() for name in FILES if (folder / name).is_file()}

    def create(self, wish: str, files: Files, *, taken: Collection[str]) -> str:
        """Keep a new workflow; its id is `wish`, or `wish-2` and so on where that is taken."""
        self.path.mkdir(parents=True, exist_ok=True)
        workflow_id = self._claim(wish, taken)
        try:
            self.write(workflow_id, files)
        except OSError:
            shutil.rmtree(self.path / workflow_id, ignore_errors=True)
            raise
        return workflow_id

    def _claim(self, wish: str, taken: Collection[str]) -> str:
        for candidate in _candidates(wish):
            if candidate not in taken:
                try:
                    (self.path / candidate).mkdir()
                except FileExistsError:
                    continue
                return candidate
        raise AssertionError("there is always a further number")

    def write(self, workflow_id: str, files: Files) -> None:
        """Replace the files of a workflow: all are on disk before the first takes its name."""
        folder = self._folder(workflow_id)
        ready = {name: temporary_beside(folder / name) for name in FILES if name in files}
        try:
            for name, temporary in ready.items():
                write_durably(temporary, files[name])
            for name, temporary in ready.items():
                temporary.replace(folder / name)
        finally:
            for temporary in ready.values():
                temporary.unlink(missing_ok=True)
        for name in FILES:
            if name not in files:
                (folder / name).unlink(missing_ok=True)
        sync_folder(folder)

    def throw_away(self, workflow_id: str) -> None:
        """Move a workflow into the trash, and forget what was thrown there a month ago."""
        folder = self._folder(workflow_id)
        if not folder.is_dir():
            raise not_found(workflow_id)
        moment = datetime.now(UTC).strftime(MOMENT)
        trash = self.path / TRASH
        trash.mkdir(exist_ok=True)
        self._purge(trash)
        folder.rename(trash / f"{workflow_id}.{moment}")

    def restore(self, workflow_id: str, *, taken: Collection[str]) -> str:
        """Bring back what was thrown away last under this id. Raises `WorkflowNotFound`."""
        thrown = sorted(self._thrown(workflow_id), key=lambda folder: folder.name)
        if not thrown:
            raise WorkflowNotFound(f'Nothing called "{workflow_id[:100]}" is in the trash.')
        free = self._claim(workflow_id, taken)
        for file in sorted(thrown[-1].iterdir(), key=_header_last):
            file.rename(self.path / free / file.name)
        thrown[-1].rmdir()
        return free

    def bytes_on_disk(self) -> int:
        folders = (self.path / name for name in self.ids())
        files = (file for folder in folders for file in folder.rglob("*") if file.is_file())
        return sum(file.stat().st_size for file in files)

    def _thrown(self, workflow_id: str) -> Iterator[Path]:
        if ID.fullmatch(workflow_id) and (self.path / TRASH).is_dir():
            yield from (self.path / TRASH).glob(f"{workflow_id}.*")

    def _purge(self, trash: Path) -> None:
        limit = (datetime.now(UTC) - KEPT_IN_TRASH).strftime(MOMENT)
        for folder in trash.iterdir():
            moment = folder.name.rpartition(".")[2]
            if re.fullmatch(r"\d{8}T\d{12}", moment) and moment < limit:
                shutil.rmtree(folder)

    def _folder(self, workflow_id: str) -> Path:
        """The only way from an id to a path. Raises `WorkflowNotFound` for what is no id."""
        if not ID.fullmatch(workflow_id):
            raise not_found(workflow_id)
        return self.path / workflow_id


def not_found(workflow_id: str) -> WorkflowNotFound:
    return WorkflowNotFound(f'There is no workflow "{workflow_id[:100]}" of your own.')


def slug(name: str) -> str:
    """An id made of a name: "Größe 2 (test)" becomes "grosse-2-test"."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore")
    joined = re.sub(r"[^a-z0-9]+", "-", plain.decode().lower())
    return joined.strip("-")[:LONGEST_SLUG].rstrip("-") or "workflow"


def id_of(wish: str) -> str:
    """The id that a script asks for. Raises `WorkflowInvalid`."""
    lowered = wish.lower()
    if not ID.fullmatch(lowered):
        rule = "letters, digits, - and _, at most 64, a letter or digit first"
        raise WorkflowInvalid(f'"{wish[:100]}" cannot be an id: use {rule}.')
    return lowered


def _candidates(wish: str) -> Iterator[str]:
    yield wish
    yield from (f"{wish[:LONGEST_SLUG]}-{number}" for number in range(2, 1_000_000))


def _header_last(file: Path) -> bool:
    return file.name == HEADER_FILE


def invalid(error: TableError) -> WorkflowInvalid:
    return WorkflowInvalid(f"{str(error).rstrip('.')}.")
