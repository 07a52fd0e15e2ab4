"""The inbox on disk: `processed` and `failed` stand beside the manifests."""

import hashlib
import itertools
import os
from pathlib import Path

from studio_kit.files import place, sync_folder, write_durably

from .models import Dropped, Outcome

SUFFIX = ".json"


class InboxFolder:
    """Every method blocks. Raises `OSError`; a file that has gone is `FileNotFoundError`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def prepare(self) -> None:
        for outcome in (Outcome.PROCESSED, Outcome.FAILED):
            (self.path / outcome).mkdir(parents=True, exist_ok=True)

    def dropped(self) -> list[Dropped]:
        """The manifests, oldest first. Links, hidden files and other kinds are left alone."""
        with os.scandir(self.path) as entries:
            found = [_seen(entry) for entry in entries if _is_manifest(entry)]
        return sorted(found, key=lambda item: (item.modified, item.name))

    def read(self, item: Dropped) -> bytes:
        return (self.path / item.name).read_bytes()

    def settle(self, item: Dropped, outcome: Outcome, *, note: str, text: str) -> None:
        """Move a manifest to where it is done with, `text` beside it under the ending `note`.

        An older one of the same name stays; the newer gets a number.
        """
        target = self.path / outcome
        for name in _names(item.name):
            if (target / name).exists():
                continue
            written = target / f"{name}{note}"
            # Left over where a crash came between the note and the move.
            written.unlink(missing_ok=True)
            write_durably(written, text.encode())
            try:
                place(self.path / item.name, target / name)
            except FileExistsError:
                written.unlink(missing_ok=True)
                continue
            sync_folder(target)
            return


def key_of(item: Dropped, content: bytes) -> str:
    """The same for one drop looked at twice, another when the same file is dropped again."""
    told = f"{item.name}\0{item.modified}\0".encode()
    return f"inbox-{hashlib.sha256(told + content).hexdigest()}"


def _is_manifest(entry: os.DirEntry[str]) -> bool:
    named = entry.name.lower().endswith(SUFFIX) and not entry.name.startswith(".")
    return named and entry.is_file(follow_symlinks=False)


def _seen(entry: os.DirEntry[str]) -> Dropped:
    facts = entry.stat(follow_symlinks=False)
    return Dropped(entry.name, facts.st_size, facts.st_mtime_ns)


def _names(name: str) -> "itertools.chain[str]":
    stem = name[: -len(SUFFIX)]
    return itertools.chain((name,), (f"{stem} {number}{SUFFIX}" for number in itertools.count(2)))
