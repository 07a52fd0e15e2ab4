"""Files from outside: typed by their content, whole before they are seen."""

import os
import shutil
from pathlib import Path
from typing import BinaryIO

from ulid import ULID

from gallery.annotations.storage import FOLDER as GALLERY
from studio_kit.content import HEAD, NotWhole, extension_of, measured
from studio_kit.errors import DiskFull, Invalid, TooLarge
from studio_kit.paths import ProjectRoot

from .rename_rules import fault_of

COPIES = f"{GALLERY}/copies"
"""Files on their way in, each in a folder of its own."""

LEAST_FREE = 256 * 1024 * 1024
"""Bytes of the disk that are left to the work of others."""

PIECE = 1024 * 1024
OTHER_SPELLINGS = {"jpeg": "jpg", "tiff": "tif", "opus": "ogg"}


class FileUnusable(Invalid):
    title = "Not a usable file"


class FileTooLarge(TooLarge):
    title = "The file is too large"


class DiskLow(DiskFull):
    title = "The disk is nearly full"


def waiting_place(root: ProjectRoot, name: str) -> str:
    """A path for a file of this name that nobody sees yet."""
    folder = f"{COPIES}/{ULID()}"
    (root.path / folder).mkdir(parents=True)
    return f"{folder}/{name}"


def received(
    root: ProjectRoot, file: BinaryIO, *, name: str, largest: int, least_free: int = LEAST_FREE
) -> str:
    """The path at which the file waits. Raises `FileUnusable`, `FileTooLarge`, `DiskLow`."""
    name = _named(name, extension_of(file.read(HEAD)))
    _refuse_size(root, file, name=name, largest=largest, least_free=least_free)
    path = waiting_place(root, name)
    try:
        _write(file, root.path / path)
        measured(root.path / path)
    except NotWhole as error:
        shutil.rmtree((root.path / path).parent)
        raise FileUnusable(f"{name} {error}.") from error
    except OSError:
        shutil.rmtree((root.path / path).parent)
        raise
    return path


def _named(name: str, extension: str | None) -> str:
    """With the extension of what it is, whatever it is called."""
    if extension is None:
        raise FileUnusable(f"{name} is neither a picture nor a video nor a sound that we know.")
    stem, _, given = name.rpartition(".")
    spelled = given.lower()
    if stem and OTHER_SPELLINGS.get(spelled, spelled) == extension:
        proper = name
    else:
        proper = f"{stem or name}.{extension}"
    if fault := fault_of(proper, f".{proper.rpartition('.')[2]}"):
        raise FileUnusable(f"{name} cannot be kept under its name: {fault}")
    return proper


def _refuse_size(
    root: ProjectRoot, file: BinaryIO, *, name: str, largest: int, least_free: int
) -> None:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size > largest:
        raise FileTooLarge(f"{name} is larger than {largest // PIECE} MB; choose a smaller file.")
    if shutil.disk_usage(root.path).free < size + least_free:
        raise DiskLow(f"The disk of {root.path} is nearly full; make room before adding {name}.")


def _write(file: BinaryIO, path: Path) -> None:
    with path.open("xb") as copy:
        shutil.copyfileobj(file, copy, PIECE)
        copy.flush()
        os.fsync(copy.fileno())
