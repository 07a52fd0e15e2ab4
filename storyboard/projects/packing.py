"""A project as one .zip: its files in a folder of its name, and a list of them with hashes."""

import hashlib
import json
import os
import time
import zipfile
from collections.abc import Generator, Iterator
from pathlib import Path

from storyboard.board.document import now
from studio_kit.errors import Conflict
from studio_kit.files import place, sync_folder, temporary_beside
from studio_kit.media import kind_of

from .contents import ProjectContents
from .copying import PIECE
from .progress import Progress
from .storage import not_writable

MANIFEST = "manifest.json"
MANIFEST_VERSION = 1
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a .zip can tell."""


class ArchiveThere(Conflict):
    title = "There is such a file"


class _Outlet:
    """What `zipfile` writes into: bytes that are taken away as they come."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits in here."""

    def close(self) -> None:
        """What is in here is taken away after the end, too."""

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def packed(contents: ProjectContents, name: str, *, progress: Progress) -> Iterator[bytes]:
    """The archive in pieces, as it is made. Blocking. Raises `OSError`, `WorkCancelled`."""
    progress.expect(files=contents.count, size=contents.size)
    outlet = _Outlet()
    listed: dict[str, dict[str, object]] = {}
    with zipfile.ZipFile(outlet, "w", allowZip64=True) as archive:
        for path, pieces in _all_files(contents):
            info = _entry(f"{name}/{path}", contents.root / path)
            digest, size = hashlib.sha256(), 0
            with archive.open(info, "w", force_zip64=True) as entry:
                for piece in pieces:
                    entry.write(piece)
                    digest.update(piece)
                    size += len(piece)
                    progress.moved(len(piece))
                    yield outlet.taken()
            listed[path] = {"sha256": digest.hexdigest(), "size": size}
            progress.finished_file()
        archive.writestr(_entry(MANIFEST, None), _manifest(name, listed))
    yield outlet.taken()


def _all_files(contents: ProjectContents) -> Iterator[tuple[str, Iterator[bytes]]]:
    for name in contents.files:
        yield name, _pieces(contents.root / name)
    for name, data in contents.documents.items():
        yield name, iter((data,))


def _pieces(path: Path) -> Generator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _entry(name: str, path: Path | None) -> zipfile.ZipInfo:
    """Media are packed as they are: they hold little that could be made smaller."""
    moment = time.localtime(path.stat().st_mtime) if path and path.exists() else time.localtime()
    info = zipfile.ZipInfo(name, max(moment[:6], EARLIEST))
    info.compress_type = zipfile.ZIP_STORED if kind_of(name) else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def _manifest(name: str, listed: dict[str, dict[str, object]]) -> str:
    document = {
        "schema_version": MANIFEST_VERSION,
        "name": name,
        "created_at": now(),
        "files": listed,
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def write_archive(contents: ProjectContents, name: str, path: Path, *, progress: Progress) -> Path:
    """Writes the archive beside its name first, then gives it the name, which must be free.

    Blocking. Raises `ArchiveThere`, `FolderNotWritable`, `WorkCancelled`; leaves nothing then.
    """
    if path.exists():
        raise ArchiveThere(f"{path} is there already; give the archive another name.")
    temporary = temporary_beside(path)
    try:
        with temporary.open("xb") as file:
            for piece in packed(contents, name, progress=progress):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        place(temporary, path)
        sync_folder(path.parent)
    except FileExistsError as error:
        raise ArchiveThere(f"{path} is there already; give the archive another name.") from error
    except OSError as error:
        raise not_writable(path.parent, error) from error
    finally:
        temporary.unlink(missing_ok=True)
    return path
