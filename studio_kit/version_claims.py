"""Version numbers and names on disk, each for one saver alone."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from studio_kit.naming import TakeNaming, clean_name
from studio_kit.naming_patterns import says_version
from studio_kit.project import SIDECAR_SUFFIX

CLAIM_SUFFIX = ".claim"


@dataclass(frozen=True)
class VersionClaim:
    """A version number and a name that belong to one saver until they are released."""

    version: int
    stem: Path
    markers: tuple[Path, ...]

    def file(self, extension: str, *, variant: int = 1) -> Path:
        """The media file of this version; further variants of one job get `-2`, `-3`."""
        suffix = "" if variant == 1 else f"-{variant}"
        return self.stem.with_name(f"{self.stem.name}{suffix}.{extension.lower()}")

    def release(self) -> None:
        for marker in self.markers:
            marker.unlink(missing_ok=True)


def claim_version(project: Path, naming: TakeNaming, *, owner: str) -> VersionClaim:
    """Claim the next free version: the highest of any extension and digit count, plus one.

    The claim is a hidden marker file made exclusively, so that two savers, also on two
    machines that share the folder, never hold the same number. An `owner` that already holds
    a claim gets the same one again, which makes saving after a crash repeatable.
    Where the name does not say the version, number and name are claimed one by one. The first
    take of a shot in a folder goes on from the shot's takes in other folders of the project.
    Creates the take's folder. Raises `OSError` where the folder cannot be written.
    """
    folder = (project / naming.stem(0)).parent
    folder.mkdir(parents=True, exist_ok=True)
    shelf = _Shelf(project, folder, naming, owner)
    return shelf.counted() if says_version(naming.pattern) else shelf.uncounted()


def held_claim(project: Path, naming: TakeNaming, *, owner: str) -> VersionClaim | None:
    """The claim that `owner` holds already, such as one that a crash left."""
    shelf = _Shelf(project, (project / naming.stem(0)).parent, naming, owner)
    if says_version(naming.pattern):
        return shelf.held_counted()
    number, name = shelf.held_number(), shelf.held_name()
    return _uncounted(number, name) if number and name else None


def upcoming_names(project: Path, takes: Sequence[TakeNaming]) -> list[str]:
    """The paths, without extension, that the next takes of one shot would get. Claims nothing."""
    names: list[str] = []
    for later, naming in enumerate(takes):
        shelf = _Shelf(project, (project / naming.stem(0)).parent, naming, "")
        version = shelf.next_version() + later
        stems = (naming.stem(n) for n in count(version if says_version(naming.pattern) else 1))
        names.append(next(s for s in map(str, stems) if s not in names and shelf.is_free(s)))
    return names


@dataclass(frozen=True)
class _Number:
    version: int
    marker: Path


@dataclass(frozen=True)
class _Shelf:
    """A folder of takes as one saver sees it."""

    project: Path
    folder: Path
    naming: TakeNaming
    owner: str

    def counted(self) -> VersionClaim:
        names = _names(self.folder)
        held = self._held_among(names) or self._try_counted(names)
        while held is None:
            held = self._try_counted(_names(self.folder))
        return held

    def held_counted(self) -> VersionClaim | None:
        return self._held_among(_names(self.folder))

    def _held_among(self, names: Sequence[str]) -> VersionClaim | None:
        family = self.naming.family()
        for marker in self._markers(names):
            if match := family.fullmatch(marker.name):
                stem = marker.with_name(_claimed_name(marker))
                return VersionClaim(int(match["version"]), stem, (marker,))
        return None

    def _try_counted(self, names: Sequence[str]) -> VersionClaim | None:
        version = self._next(self._counted_versions(names))
        name = self.naming.stem(version).name
        marker = self._marker(name)
        if not self._take(marker):
            return None
        # Another saver may have finished this very number between the look and the claim.
        written = (other for other in _names(self.folder) if not other.endswith(CLAIM_SUFFIX))
        if version in self._counted_versions(written):
            marker.unlink()
            return None
        return VersionClaim(version, self.folder / name, (marker,))

    def _counted_versions(self, names: Iterable[str]) -> set[int]:
        """Of files, and of claims where there are some among the names."""
        family = self.naming.family()
        return {int(match["version"]) for match in map(family.fullmatch, names) if match}

    def next_version(self) -> int:
        if says_version(self.naming.pattern):
            return self._next(self._counted_versions(_names(self.folder)))
        return self._next(self._written_versions() | self._claimed_versions())

    def _next(self, versions: set[int]) -> int:
        return max(versions or versions_of_shot(self.project, self.naming), default=0) + 1

    def uncounted(self) -> VersionClaim:
        number, name = self.held_number(), self.held_name()
        while number is None:
            number = self._try_number()
        tries = count(1)
        while name is None:
            name = self._try_name(self.naming.stem(next(tries)).name)
        return _uncounted(number, name)

    def held_number(self) -> _Number | None:
        numbers = self._numbers()
        markers = self._markers(_names(self.folder))
        matches = ((marker, numbers.fullmatch(marker.name)) for marker in markers)
        return next((_Number(int(m["version"]), marker) for marker, m in matches if m), None)

    def _try_number(self) -> _Number | None:
        version = self.next_version()
        marker = self._marker(f"{self._key}.v{version}")
        if not self._take(marker):
            return None
        if version in self._written_versions():
            marker.unlink()
            return None
        return _Number(version, marker)

    def _written_versions(self) -> set[int]:
        family = self.naming.family()
        records = (n for n in _names(self.folder) if n.endswith(SIDECAR_SUFFIX))
        return {_version_in(self.folder / name) for name in records if family.fullmatch(name)}

    def _claimed_versions(self) -> set[int]:
        matches = map(self._numbers().fullmatch, _names(self.folder))
        return {int(match["version"]) for match in matches if match}

    def held_name(self) -> Path | None:
        family, numbers = self.naming.family(), self._numbers()
        for marker in self._markers(_names(self.folder)):
            if family.fullmatch(marker.name) and not numbers.fullmatch(marker.name):
                return marker
        return None

    def _try_name(self, name: str) -> Path | None:
        marker = self._marker(name)
        if not self._take(marker):
            return None
        if not self.is_free(name):
            marker.unlink()
            return None
        return marker

    def is_free(self, stem: str) -> bool:
        """Whether no file, hidden ones aside, has the name at the end of `stem`."""
        name = re.escape(stem.rpartition("/")[2])
        return not any(map(re.compile(rf"{name}(-\d+)?\..+", re.I).fullmatch, _names(self.folder)))

    @property
    def _key(self) -> str:
        return f"{self.naming.kind}_{clean_name(self.naming.shot)}"

    def _numbers(self) -> re.Pattern[str]:
        return re.compile(rf"\.{re.escape(self._key)}\.v(?P<version>\d+)\{CLAIM_SUFFIX}")

    def _markers(self, names: Iterable[str]) -> Iterator[Path]:
        claims = (name for name in names if name.endswith(CLAIM_SUFFIX))
        for path in (self.folder / name for name in claims):
            if _owner_of(path) == self.owner:
                yield path

    def _marker(self, name: str) -> Path:
        return self.folder / f".{name}{CLAIM_SUFFIX}"

    def _take(self, marker: Path) -> bool:
        """Make a marker that is not there yet; False where somebody else has made it."""
        try:
            # Not synced: a claim that a power cut takes away had no file yet.
            with marker.open("xb") as file:
                file.write(self.owner.encode())
        except FileExistsError:
            return False
        return True


def _uncounted(number: _Number, name: Path) -> VersionClaim:
    stem = name.with_name(_claimed_name(name))
    return VersionClaim(number.version, stem, (number.marker, name))


def _claimed_name(marker: Path) -> str:
    return marker.name[1 : -len(CLAIM_SUFFIX)]


def versions_of_shot(project: Path, naming: TakeNaming) -> set[int]:
    """The versions of the shot's takes anywhere in the project, whatever named them.

    Of the records only those are read whose path names the shot.
    """
    shot = clean_name(naming.shot).casefold()
    records = (
        path for path in _records(project) if shot in str(path)[len(str(project)) :].casefold()
    )
    said = map(_said_in, records)
    return {version for name, version in said if name == naming.shot}


def _records(project: Path) -> Iterator[Path]:
    for current, folders, files in os.walk(project):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(current, name) for name in files if name.endswith(SIDECAR_SUFFIX))


def _version_in(record: Path) -> int:
    return _said_in(record)[1]


def _said_in(record: Path) -> tuple[str, int]:
    """The shot's code and the version; "" and 0 where the record cannot be read."""
    try:
        said = json.loads(record.read_bytes())
        return str(said["owner"]["name"]), int(said["version"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return "", 0


def _owner_of(marker: Path) -> str | None:
    try:
        return marker.read_text(encoding="utf-8")
    except FileNotFoundError:  # released by its owner since the folder was listed
        return None


def _names(folder: Path) -> list[str]:
    """A folder may hold thousands of files and is looked at for every take: no `Path` for each."""
    return os.listdir(folder) if folder.is_dir() else []  # noqa: PTH208
