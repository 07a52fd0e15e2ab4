"""Keeps a file in the project once, named by its content."""

import hashlib
import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from storyboard.projects.storage import not_writable
from studio_kit.content import HEAD, NotWhole, extension_of, measured
from studio_kit.files import place, sync_folder
from studio_kit.paths import ProjectRoot
from studio_kit.project import read_header

from .models import INPUTS_FOLDER, FileTooLarge, FileUnusable, KeptFile

PIECE = 1024 * 1024
MEGABYTE = 1024 * 1024


def inputs_folder(root: ProjectRoot) -> str:
    """Where the project's settings say that files go, relative to it."""
    return read_header(root).folders.inputs or INPUTS_FOLDER


def keep(
    root: ProjectRoot, file: BinaryIO, *, name: str, largest: int, into: str = INPUTS_FOLDER
) -> KeptFile:
    """Blocks. `name` is what the person calls it, `largest` its size in bytes.

    The same content is kept once in the folder `into`. Raises `FileUnusable`, `FileTooLarge`,
    `FolderNotWritable`, `DiskFull`, and leaves nothing behind then.
    """
    extension = extension_of(file.read(HEAD))
    file.seek(0)
    if extension is None:
        raise FileUnusable(f"{name} is neither a picture nor a video nor a sound that we know.")
    folder = root.resolve(into)
    try:
        with _temporary(folder, extension) as temporary:
            sha256, size = _copied(file, temporary, name=name, largest=largest)
            facts = measured(temporary)
            _settle(temporary, folder / f"{sha256}.{extension}")
    except NotWhole as error:
        raise FileUnusable(f"{name} {error}.") from error
    except OSError as error:
        raise not_writable(folder, error) from error
    return KeptFile(
        path=f"{into}/{sha256}.{extension}",
        kind=facts.kind,
        sha256=sha256,
        size=size,
        width=facts.width,
        height=facts.height,
        duration_seconds=facts.duration_seconds,
    )


@contextmanager
def _temporary(folder: Path, extension: str) -> Generator[Path]:
    """A hidden name in `folder`, with the extension by which it is opened; gone at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f".{uuid4().hex}.{extension}"
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
        with suppress(OSError):  # others' files are in it
            folder.rmdir()


def _copied(file: BinaryIO, path: Path, *, name: str, largest: int) -> tuple[str, int]:
    """The content's SHA-256 and size, once it is safe on disk."""
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as copy:
        while piece := file.read(PIECE):
            size += len(piece)
            if size > largest:
                limit = largest // MEGABYTE
                raise FileTooLarge(f"{name} is larger than {limit} MB; choose a smaller file.")
            digest.update(piece)
            copy.write(piece)
        copy.flush()
        os.fsync(copy.fileno())
    return digest.hexdigest(), size


def _settle(temporary: Path, path: Path) -> None:
    with suppress(FileExistsError):  # the same content is there already
        place(temporary, path)
        sync_folder(path.parent)
