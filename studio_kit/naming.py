"""How takes are called on disk: clean names, and paths by a naming profile.

Identity lives in the take's record, never in its name.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import PurePosixPath

from studio_kit.errors import Invalid
from studio_kit.media import MediaKind
from studio_kit.naming_patterns import (
    NAMING_PROFILES,
    Part,
    filled,
    parts_of,
    tokens_in,
)

LONGEST_NAME = 80

MEDIA_FOLDERS: dict[MediaKind, str] = {"video": "videos", "audio": "sounds", "image": "images"}
"""What the token `media` stands for."""

NO_MOMENT = datetime(2000, 1, 1)
NO_EXECUTION = "20000101_000000_render"

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_WITHOUT_JOINERS = {0x200C: None, 0x200D: None}
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")


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


def is_legible(name: str) -> bool:
    """Whether every character of `name` is seen, or joins two that are: words of Persian and many
    emoji are written so (Unicode 16, chapter 23.2).
    """
    return name.translate(_WITHOUT_JOINERS).isprintable()


@dataclass(frozen=True)
class TakeNaming:
    """What the tokens of a naming pattern stand for in one take. `at` is in local time."""

    project: str
    shot: str
    scene: str = "Scene 1"
    index: int = 0
    kind: str = "shot"
    media: str = "images"
    seed: int | None = None
    workflow: str = "graph"
    execution: str = NO_EXECUTION
    at: datetime = NO_MOMENT
    pattern: str = NAMING_PROFILES["director"]

    def stem(self, version: int) -> PurePosixPath:
        """The path below the project folder for one version, without extension.

        Where the name does not say the version, `version` is the n-th try at a free name.
        """
        *folders, name = (self._filled(part, version) for part in self.pattern.split("/"))
        again = f"_{version}" if version > 1 and self._is_timed else ""
        return PurePosixPath(*map(_unreserved, folders), name + again)

    @property
    def _is_timed(self) -> bool:
        return {"version", "number"}.isdisjoint(tokens_in(self.pattern.rpartition("/")[2]))

    def family(self) -> re.Pattern[str]:
        """Matches every file of the same shot, whatever its extension and number of digits."""
        body = "".join(map(self._matched, parts_of(self.pattern.rpartition("/")[2])))
        again = r"(_\d+)?" if self._is_timed else ""
        return re.compile(rf"\.?{body}{again}(-\d+)?\..+", re.IGNORECASE)

    def _matched(self, part: Part) -> str:
        if part.token is None:
            return re.escape(part.text)
        if part.token.name == "version":
            return r"(?P<version>\d+)"
        return part.token.others or re.escape(self._said(part, 0))

    def _filled(self, pattern: str, version: int) -> str:
        return filled(pattern, lambda part: self._said(part, version))

    def _said(self, part: Part, version: int) -> str:
        number = {
            "version": version,
            "number": max(version - 1, 0),
            "index": self.index,
            "seed": self.seed or 0,
        }
        name = part.token.name if part.token else ""
        return f"{number[name]:0{part.width}d}" if name in number else self._texts[name]

    @cached_property
    def _texts(self) -> dict[str, str]:
        moment = self.at
        return {
            "project": clean_name(self.project),
            "shot": clean_name(self.shot),
            "panel": clean_name(self.shot),
            "scene": _clean_or(self.scene, "scene"),
            "workflow": _clean_or(self.workflow, "graph"),
            "kind": self.kind,
            "media": self.media,
            "execution": self.execution,
            "date": moment.strftime("%Y-%m-%d"),
            "time": moment.strftime("%H-%M-%S"),
            "timestamp": moment.strftime("%Y%m%d_%H%M%S"),
        }


def _clean_or(text: str, fallback: str) -> str:
    try:
        return clean_name(text)
    except Invalid:
        return fallback


def _unreserved(folder: str) -> str:
    return f"{folder}_" if _RESERVED.fullmatch(folder) else folder
