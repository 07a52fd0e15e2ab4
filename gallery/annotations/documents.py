"""Small JSON documents in `.gallery` of a project: always whole, the last good one beside it."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from studio_kit.files import keep_aside, temporary_beside, write_atomically

from .models import Restored

D = TypeVar("D", bound=BaseModel)
Stamp = tuple[int, int, int]


@dataclass(frozen=True)
class _Known(Generic[D]):
    stamp: Stamp | None
    document: D | None


class Documents(Generic[D]):
    """Documents of one kind in one folder, read again when another program has changed them.

    Who changes one holds the project's lease.
    """

    def __init__(
        self, folder: Path, model: type[D], *, restored: Callable[[Restored], None]
    ) -> None:
        self._folder = folder
        self._model = model
        self._restored = restored
        self._known: dict[str, _Known[D]] = {}

    def read(self, name: str) -> D | None:
        """The document in the file `name`; None where there is none."""
        stamp = _stamp(self._folder / name)
        known = self._known.get(name)
        if known is None or known.stamp != stamp:
            known = _Known(stamp, self._load(name) if stamp else None)
            self._known[name] = known
        return known.document

    def read_once(self, name: str) -> D | None:
        """Like `read`, of what nobody keeps in memory."""
        return self._load(name)

    def write(self, name: str, document: D) -> None:
        """Replace it as one step; what stood there before stays as `.bak`."""
        path = self._folder / name
        _keep_last_good(path)
        write_atomically(path, document.model_dump_json(indent=1).encode())
        self._known[name] = _Known(_stamp(path), document)

    def names(self, pattern: str) -> list[str]:
        return sorted(path.name for path in self._folder.glob(pattern))

    def _load(self, name: str) -> D | None:
        path = self._folder / name
        try:
            return self._parse(path)
        except FileNotFoundError:
            return None
        except (ValueError, RecursionError):
            return self._restore(path)

    def _parse(self, path: Path) -> D:
        """Raises `ValueError` for what is damaged, from a bad byte to a rating of 99.

        What a newer program adds is no damage, wherever it stands.
        """
        try:
            return self._model.model_validate(json.loads(path.read_bytes()), extra="ignore")
        except ValidationError as error:
            raise ValueError(str(error)) from error

    def _restore(self, path: Path) -> D | None:
        try:
            kept = keep_aside(path)
        except FileNotFoundError:  # another program was first
            return self._load(path.name)
        with suppress(ValueError, RecursionError):
            document = self._parse(kept)  # it was mended between the look and the move
            kept.rename(path)
            return document
        return self._from_backup(path, kept)

    def _from_backup(self, path: Path, kept: Path) -> D | None:
        backup = _backup(path)
        try:
            document, source = self._parse(backup), "the one before it was taken"
        except (OSError, ValueError, RecursionError):
            document, source = None, "there is none before it, so it begins anew"
        else:
            write_atomically(path, backup.read_bytes())
        message = f"{path.name} was damaged and is kept as {kept.name}; {source}."
        self._restored(Restored(file=path.name, kept_as=kept.name, message=message))
        return document


def _stamp(path: Path) -> Stamp | None:
    """Changes with every replacement of the file; None where there is none."""
    try:
        facts = path.stat()
    except FileNotFoundError:
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino


def _keep_last_good(path: Path) -> None:
    """A second name for what is there; where links are not known it is copied."""
    if not path.exists():
        return
    temporary = temporary_beside(path)
    try:
        os.link(path, temporary)
    except OSError:
        temporary.write_bytes(path.read_bytes())
    with suppress(FileNotFoundError):
        temporary.replace(_backup(path))


def _backup(path: Path) -> Path:
    return path.with_name(f"{path.name}.bak")
