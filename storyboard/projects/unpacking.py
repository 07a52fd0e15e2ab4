"""A project out of its .zip, which may come from anywhere: every name and size is judged first."""

import hashlib
import json
import shutil
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from studio_kit.errors import DiskFull, Invalid
from studio_kit.files import sync_folder
from studio_kit.naming import clean_name
from studio_kit.paths import PROJECT_FILE, ProjectRoot

from .copying import PIECE
from .packing import MANIFEST, MANIFEST_VERSION
from .progress import Progress
from .storage import claim_folder, give_up_folder, not_writable

MOST_FILES = 1_000_000
LONGEST_PATH = 1024
MOST_PACKED = 200
"""So many times larger than its archive a project may be; pictures hardly pack at all."""
SMALL = 64 * 1024 * 1024
DISK_KEPT_FREE = 256 * 1024 * 1024
MEGABYTE = 1024 * 1024


class ArchiveUnusable(Invalid):
    title = "Not a usable archive"


@dataclass(frozen=True)
class _Packed:
    """A file of the archive and where it goes, relative to the project."""

    entry: zipfile.ZipInfo
    path: str


@dataclass(frozen=True)
class _Plan:
    name: str
    files: tuple[_Packed, ...]
    hashes: dict[str, str]

    @property
    def size(self) -> int:
        return sum(each.entry.file_size for each in self.files)


def unpack_project(
    archive: Path, parent: Path, *, name: str | None, progress: Progress
) -> ProjectRoot:
    """Into a new folder in `parent`, called as the project was, or `name`; never over anything.

    Blocking. Raises `ArchiveUnusable`, `DiskFull`, `FolderNotWritable`, `WorkCancelled`, and
    leaves nothing behind then.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            plan = _plan(opened, archive)
            _refuse_full_disk(parent, plan.size)
            return _unpacked(opened, plan, parent, name or plan.name, progress=progress)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise ArchiveUnusable(f"{archive.name} is damaged ({error}); nothing was kept.") from error
    except OSError as error:
        raise ArchiveUnusable(f"{archive} cannot be read ({error.strerror}).") from error


def _plan(opened: zipfile.ZipFile, archive: Path) -> _Plan:
    entries = [entry for entry in opened.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        raise ArchiveUnusable(f"{archive.name} holds more than {MOST_FILES:,} files.")
    for entry in entries:
        _refuse_harm(entry)
    _refuse_bomb(entries, archive)
    top = _top_folder(entries, archive)
    files = [_Packed(e, e.filename.removeprefix(top)) for e in entries if e.filename != MANIFEST]
    outside = next((f.path for f in files if top and not f.entry.filename.startswith(top)), None)
    if outside:
        raise ArchiveUnusable(f"{archive.name} holds {outside} beside the project's folder.")
    _refuse_twice(files)
    hashes = _hashes(opened, entries)
    _refuse_gaps(files, hashes, archive)
    return _Plan(clean_name(top.strip("/") or archive.stem), tuple(files), hashes)


def _refuse_harm(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    parts = PurePosixPath(name).parts
    is_odd = any(ord(character) < 32 or character in '\\:*?"<>|' for character in name)
    if is_odd or name.startswith("/") or ".." in parts or len(name) > LONGEST_PATH:
        raise ArchiveUnusable(f"The archive holds {name[:80]!r}, which is no name of a file in it.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ArchiveUnusable(f"The archive holds {name[:80]!r}, a link; links are not unpacked.")
    if entry.flag_bits & 1:
        raise ArchiveUnusable("The archive is locked with a password; unpack it by hand.")


def _refuse_bomb(entries: list[zipfile.ZipInfo], archive: Path) -> None:
    size = sum(entry.file_size for entry in entries)
    if size > SMALL and size > MOST_PACKED * archive.stat().st_size:
        raise ArchiveUnusable(
            f"{archive.name} would become {size // MEGABYTE:,} MB, far more than a project packs "
            "into so little; it is not unpacked."
        )


def _top_folder(entries: list[zipfile.ZipInfo], archive: Path) -> str:
    """The folder that the project has in the archive, with `/`; "" where it has none."""
    found = [e.filename for e in entries if PurePosixPath(e.filename).name == PROJECT_FILE]
    tops = sorted((name.removesuffix(PROJECT_FILE) for name in found), key=len)
    if not tops or tops[0].count("/") > 1:
        raise ArchiveUnusable(f"There is no project in {archive.name}.")
    return tops[0]


def _refuse_twice(files: list[_Packed]) -> None:
    seen: set[str] = set()
    for file in files:
        folded = file.path.casefold()
        if folded in seen:
            raise ArchiveUnusable(f"The archive holds {file.path[:80]!r} twice.")
        seen.add(folded)


def _hashes(opened: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, str]:
    """By path, as the list in the archive says; empty where somebody packed it by hand."""
    entry = next((entry for entry in entries if entry.filename == MANIFEST), None)
    if entry is None:
        return {}
    if entry.file_size > SMALL * 4:
        raise ArchiveUnusable("The archive's list of files is larger than such lists are.")
    try:
        document = json.loads(opened.read(entry))
        version = document["schema_version"]
        hashes = {str(path): str(said["sha256"]) for path, said in document["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ArchiveUnusable("The archive's list of files cannot be read.") from error
    if version != MANIFEST_VERSION:
        raise ArchiveUnusable(f"The archive is of version {version}; update this console first.")
    return hashes


def _refuse_gaps(files: list[_Packed], hashes: dict[str, str], archive: Path) -> None:
    missing = sorted(hashes.keys() - {file.path for file in files})
    if missing:
        raise ArchiveUnusable(f"{archive.name} is damaged: {missing[0]} is missing in it.")


def _refuse_full_disk(parent: Path, size: int) -> None:
    place = parent
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free - DISK_KEPT_FREE
    if size > free:
        raise DiskFull(
            f"The project needs {size // MEGABYTE:,} MB, and {max(free, 0) // MEGABYTE:,} MB "
            f"can be used in {parent}; choose another place."
        )


def _unpacked(
    opened: zipfile.ZipFile, plan: _Plan, parent: Path, name: str, *, progress: Progress
) -> ProjectRoot:
    progress.expect(files=len(plan.files), size=plan.size)
    folder = claim_folder(parent, name)
    try:
        # What makes the folder a project comes last.
        for file in sorted(plan.files, key=lambda file: file.path == PROJECT_FILE):
            digest = _unpack_file(opened, file, folder, progress=progress)
            if plan.hashes and plan.hashes.get(file.path) != digest:
                raise ArchiveUnusable(f"The archive is damaged: {file.path} is not as it was.")
        sync_folder(folder)
    except OSError as error:
        give_up_folder(folder)
        raise not_writable(folder, error) from error
    except BaseException:
        give_up_folder(folder)
        raise
    return ProjectRoot.open(folder)


def _unpack_file(
    opened: zipfile.ZipFile, file: _Packed, folder: Path, *, progress: Progress
) -> str:
    target = ProjectRoot(folder).resolve(file.path)
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with opened.open(file.entry) as source, target.open("xb") as copy:
        while piece := source.read(PIECE):
            copy.write(piece)
            digest.update(piece)
            progress.moved(len(piece))
    progress.finished_file()
    return digest.hexdigest()
