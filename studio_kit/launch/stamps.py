"""Stamps: what a finished installation or build was made from.

A stamp lies inside what it vouches for, is taken away before that is touched and written last.
So an interrupted setup has none and is done again, and deleting a folder deletes its stamp.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from studio_kit.files import write_atomically

Stamp = Mapping[str, str]


def read_stamp(path: Path) -> dict[str, str]:
    """The stamp at `path`; empty when there is none or it cannot be read."""
    try:
        content: object = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return cast("dict[str, str]", content) if isinstance(content, dict) else {}


def write_stamp(path: Path, stamp: Stamp) -> None:
    write_atomically(path, json.dumps(dict(stamp), indent=2, sort_keys=True).encode())


def file_digest(path: Path) -> str:
    """SHA-256 of one file; empty when it does not exist."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def folder_digest(root: Path, names: Iterable[str]) -> str:
    """SHA-256 over names and contents of the files and folders `names` in `root`."""
    digest = hashlib.sha256()
    for path in sorted(_files(root, names)):
        digest.update(f"{path.relative_to(root).as_posix()}\0{file_digest(path)}\n".encode())
    return digest.hexdigest()


def _files(root: Path, names: Iterable[str]) -> Iterable[Path]:
    for name in names:
        place = root / name
        if place.is_file():
            yield place
        else:
            yield from (path for path in place.rglob("*") if path.is_file())
