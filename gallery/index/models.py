"""What the index keeps of a file."""

from dataclasses import dataclass
from datetime import datetime

from studio_kit.media import MediaKind

SLOTS = 64
"""Ids in one millisecond: an id tells when its file was changed, so that the newest come first
without sorting."""


@dataclass(frozen=True)
class Seen:
    """A file as its folder lists it: `size` in bytes, `modified` in nanoseconds since 1970, and
    when the record beside it was written (0: there is none).
    """

    path: str
    size: int
    modified: int
    recorded: int = 0

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def first_id(self) -> int:
        """The id that it gets where no other file was changed in that millisecond."""
        return max(self.modified // 1_000_000, 0) * SLOTS


@dataclass(frozen=True)
class Facts:
    """What a file says of itself. `width` and `height` in pixels as shown, `duration` in seconds.

    `looks` are presets of films and styles. `remark`: a sentence on what could not be read.
    `sha256` and `likeness` are read when somebody asks which files are alike
    (`gallery.duplicates`).
    """

    kind: MediaKind
    width: int | None = None
    height: int | None = None
    duration: float | None = None
    prompt: str = ""
    negative: str = ""
    seed: int | None = None
    steps: int | None = None
    cfg: float | None = None
    sampler: str | None = None
    models: tuple[str, ...] = ()
    loras: tuple[str, ...] = ()
    node: str | None = None
    shot: str | None = None
    shot_id: str | None = None
    take_id: str | None = None
    stage: str | None = None
    looks: tuple[str, ...] = ()
    sha256: str | None = None
    likeness: int | None = None
    remark: str | None = None


@dataclass(frozen=True)
class Notes:
    """What people said of a file. `rating` 0..5."""

    rating: int = 0
    tags: tuple[str, ...] = ()
    note: str = ""


NOTHING_NOTED = Notes()


@dataclass(frozen=True)
class Indexed:
    """One file in the index."""

    seen: Seen
    facts: Facts
    notes: Notes = Notes()


@dataclass(frozen=True)
class Progress:
    """How far the index is. `folder_away`: the project's folder cannot be reached, and what is
    shown is what was known. `remaining` files are still to be read. `watched`: the file system
    tells of changes; otherwise it is looked at from time to time.
    """

    revision: int
    files: int
    remaining: int
    is_scanning: bool
    folder_away: bool
    watched: bool
    checked_at: datetime | None
    files_per_second: float | None
    problem: str | None
