"""Boards of other moments and branches in the project's folder, as readable JSON.

`snapshots/<id>.json` says what a snapshot is, `snapshots/<id>.board.json` is its board, and so are
`branches/<id>.json` and `branches/<id>.board.json`; `branches/<id>.base.json` is the board that a
branch and its parent last had in common. The board is written first: what is not said is not there.
"""

import json
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from storyboard.board.content import Content, Entries, Fields
from storyboard.board.document import EDITED
from studio_kit.errors import NotFound
from studio_kit.files import keep_aside, write_atomically

SNAPSHOTS = "snapshots"
BRANCHES = "branches"
SCHEMA_VERSION = 1

KEPT = (*EDITED, "trash")
"""The maps of a kept board beside `project`; takes are files of their own."""


RecordT = TypeVar("RecordT", bound=BaseModel)


class BoardLost(NotFound):
    title = "The board of then is lost"


class Shelf:
    """A folder of records with boards. Blocking. Ids are those of the shelf's own files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ids(self) -> list[str]:
        """In the order of their ids; those of snapshots ascend with time."""
        names = (path.name for path in self.folder.glob("*.json"))
        return sorted(name.removesuffix(".json") for name in names if name.count(".") == 1)

    def read(self, key: str, kind: type[RecordT]) -> RecordT | None:
        """The record; None where there is none, or none that is whole, which is kept aside."""
        path = self._path(key)
        if not self.holds(key):
            return None
        try:
            return kind.model_validate_json(path.read_bytes())
        except ValidationError:
            keep_aside(path)
            return None

    def holds(self, key: str) -> bool:
        return key in self.ids()

    def read_board(self, key: str, part: str = "board") -> Content:
        """Raises `BoardLost` where the file is gone or damaged; a damaged one is kept aside."""
        path = self._path(key, part)
        try:
            return content_of(json.loads(path.read_bytes()))
        except FileNotFoundError as error:
            raise BoardLost(f"{path.name} is no longer in {path.parent}.") from error
        except (ValueError, RecursionError) as error:
            aside = keep_aside(path)
            raise BoardLost(f"{path.name} was damaged and is kept as {aside.name}.") from error

    def write(self, key: str, record: BaseModel) -> None:
        self._write(self._path(key), record.model_dump(mode="json"))

    def write_board(self, key: str, content: Content, part: str = "board") -> None:
        self._write(self._path(key, part), json_of(content))

    def remove(self, key: str) -> None:
        self._path(key).unlink(missing_ok=True)
        for part in ("board", "base"):
            self._path(key, part).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Take away what a kill left: unfinished files, and boards that no record tells of."""
        for path in self.folder.glob(".*.tmp"):
            path.unlink(missing_ok=True)
        told = set(self.ids())
        for path in self.folder.glob("*.*.json"):
            if path.name.split(".")[0] not in told:
                path.unlink(missing_ok=True)

    def _path(self, key: str, part: str | None = None) -> Path:
        return self.folder / (f"{key}.{part}.json" if part else f"{key}.json")

    def _write(self, path: Path, document: Fields) -> None:
        self.folder.mkdir(exist_ok=True)
        text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        write_atomically(path, text.encode("utf-8", "replace"))


def json_of(content: Content) -> Fields:
    maps = {name: getattr(content, name) for name in KEPT}
    return {"schema_version": SCHEMA_VERSION, "project": content.project, **maps}


def content_of(document: Any) -> Content:
    """Raises `ValueError` for what is no board."""
    if not isinstance(document, dict) or "schema_version" not in document:
        raise ValueError("not a board")
    fields = cast("Fields", document)
    project, *maps = (_fields(fields.get(name)) for name in ("project", *KEPT))
    return Content(project, **dict(zip(KEPT, map(_entries, maps), strict=True)))


def _fields(value: Any) -> Fields:
    return cast("Fields", value) if isinstance(value, dict) else {}


def _entries(values: Fields) -> Entries:
    return {key: each for key, each in values.items() if isinstance(each, dict)}
