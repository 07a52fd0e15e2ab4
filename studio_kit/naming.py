"""How takes are called on disk: clean names, naming profiles, version numbers.

Identity lives in the take's record, never in its name.
"""

import os
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from studio_kit.errors import Invalid

LONGEST_NAME = 80
CLAIM_SUFFIX = ".claim"

NAMING_PROFILES: dict[str, str] = {
    "director": "{project}/{shot}/{project}_{shot}_v{version:03d}",
}
"""Pattern of a take's path below the project folder, without its extension, by profile id."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
_VERSION_TOKEN = re.compile(r"\{version(?::[^}]*)?\}")


def clean_name(text: str) -> str:
    """Text as a file name that Linux, macOS and Windows all take; spaces stay.

    Raises `Invalid` where nothing would be left.
    """
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", text))
    name = name.strip(" .")[:LONGEST_NAME].strip(" .")
    if not name.strip("_"):
        raise Invalid(f"{text[:40]!r} leaves no usable file name; use letters or figures.")
    return f"{name}_" if _RESERVED.fullmatch(name) else name


def is_plain_name(text: str) -> bool:
    """Whether `text` is already a file name, so that nobody's path can hide in it."""
    try:
        return clean_name(text) == unicodedata.normalize("NFC", text)
    except Invalid:
        return False


@dataclass(frozen=True)
class TakeNaming:
    """What the tokens of a naming pattern stand for in one take."""

    project: str
    shot: str
    scene: str = "1"
    seed: int | None = None
    workflow: str = "graph"
    at: datetime | None = None
    pattern: str = NAMING_PROFILES["director"]

    def stem(self, version: int) -> PurePosixPath:
        """The path below the project folder for one version, without extension."""
        return PurePosixPath(*(self._fill(part, version) for part in self.pattern.split("/")))

    def family(self) -> re.Pattern[str]:
        """Matches every file of the same shot, whatever its extension and number of digits."""
        last = self.pattern.rsplit("/", 1)[-1]
        before, after = _VERSION_TOKEN.split(last, maxsplit=1)
        start, end = re.escape(self._fill(before, 0)), re.escape(self._fill(after, 0))
        return re.compile(rf"\.?{start}(?P<version>\d+){end}(-\d+)?\..+", re.IGNORECASE)

    def _fill(self, part: str, version: int) -> str:
        moment = self.at or datetime.min
        return part.format(
            project=clean_name(self.project),
            shot=clean_name(self.shot),
            panel=clean_name(self.shot),
            scene=clean_name(self.scene),
            version=version,
            seed=0 if self.seed is None else self.seed,
            workflow=clean_name(self.workflow),
            date=moment.strftime("%Y-%m-%d"),
            time=moment.strftime("%H-%M-%S"),
            timestamp=moment.strftime("%Y%m%d_%H%M%S"),
        )


@dataclass(frozen=True)
class VersionClaim:
    """A version number that belongs to one saver until it is released."""

    version: int
    stem: Path
    marker: Path

    def file(self, extension: str, *, variant: int = 1) -> Path:
        """The media file of this version; further variants of one job get `-2`, `-3`."""
        suffix = "" if variant == 1 else f"-{variant}"
        return self.stem.with_name(f"{self.stem.name}{suffix}.{extension.lower()}")

    def release(self) -> None:
        self.marker.unlink(missing_ok=True)


def claim_version(project: Path, naming: TakeNaming, *, owner: str) -> VersionClaim:
    """Claim the next free version: the highest of any extension and digit count, plus one.

    The claim is a hidden marker file made exclusively, so that two savers, also on two
    machines that share the folder, never hold the same number. An `owner` that already holds
    a claim gets the same one again, which makes saving after a crash repeatable.
    Creates the take's folder. Raises `OSError` where the folder cannot be written.
    """
    folder = (project / naming.stem(0)).parent
    folder.mkdir(parents=True, exist_ok=True)
    held = held_claim(project, naming, owner=owner)
    while held is None:
        held = _try_claim(project, naming, folder, owner)
    return held


def held_claim(project: Path, naming: TakeNaming, *, owner: str) -> VersionClaim | None:
    """The claim that `owner` holds already, such as one that a crash left."""
    folder, family = (project / naming.stem(0)).parent, naming.family()
    for name in _names(folder):
        match = family.fullmatch(name) if name.endswith(CLAIM_SUFFIX) else None
        if match and _owner_of(folder / name) == owner:
            version = int(match["version"])
            return VersionClaim(version, project / naming.stem(version), folder / name)
    return None


def _owner_of(marker: Path) -> str | None:
    try:
        return marker.read_text(encoding="utf-8")
    except FileNotFoundError:  # released by its owner since the folder was listed
        return None


def _try_claim(project: Path, naming: TakeNaming, folder: Path, owner: str) -> VersionClaim | None:
    version = highest_version(folder, naming) + 1
    stem = project / naming.stem(version)
    claim = VersionClaim(version, stem, stem.with_name(f".{stem.name}{CLAIM_SUFFIX}"))
    try:
        # Not synced: a claim that a power cut takes away had no file yet.
        with claim.marker.open("xb") as marker:
            marker.write(owner.encode())
    except FileExistsError:
        return None
    # Another saver may have finished this very number between the look and the claim.
    if version in _versions(folder, naming, claims=False):
        claim.release()
        return None
    return claim


def highest_version(folder: Path, naming: TakeNaming) -> int:
    """The highest version in `folder`; 0 where there is none. Sidecars and claims count."""
    return max(_versions(folder, naming, claims=True), default=0)


def _versions(folder: Path, naming: TakeNaming, *, claims: bool) -> set[int]:
    family = naming.family()
    counted = (name for name in _names(folder) if claims or not name.endswith(CLAIM_SUFFIX))
    matches = (family.fullmatch(name) for name in counted)
    return {int(match["version"]) for match in matches if match}


def _names(folder: Path) -> list[str]:
    """A folder may hold thousands of files and is looked at for every take: no `Path` for each."""
    return os.listdir(folder) if folder.is_dir() else []  # noqa: PTH208
