"""The node's folders: where pictures come from and go to, and what they are called."""

import re
from dataclasses import dataclass
from pathlib import Path
from time import localtime, struct_time

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")
VIDEOS = (".mp4", ".webm", ".mov", ".mkv")
_ANNOTATED = re.compile(r"^(?P<name>.*) ?\[(?P<kind>output|input|temp)\]$")


class OutsideFolder(Exception):
    """A name leads out of the folder it was given for."""


class UnknownFolder(Exception):
    """There is no folder of that type."""


@dataclass(frozen=True)
class SavePlace:
    """Where the next file of a prefix goes; `counter` is the first free number on disk."""

    folder: Path
    stem: str
    counter: int
    subfolder: str

    def name(self, number: int, suffix: str) -> str:
        """ComfyUI's file name, such as `shot_00001_.png`, for the n-th file from here."""
        return f"{self.stem}_{self.counter + number:05}_{suffix}"


@dataclass(frozen=True)
class Folders:
    """`input`, `output`, `temp` and `user` below one folder."""

    root: Path

    @classmethod
    def create(cls, root: Path) -> "Folders":
        """Make the folders; what an earlier process left in `temp` is removed."""
        for kind in ("input", "output", "temp", "user"):
            (root / kind).mkdir(parents=True, exist_ok=True)
        for old in (root / "temp").iterdir():
            if old.is_file():
                old.unlink()
        return cls(root.resolve())

    def of(self, kind: str) -> Path:
        """Raises `UnknownFolder` for anything but input, output and temp."""
        if kind not in ("input", "output", "temp"):
            raise UnknownFolder(kind)
        return self.root / kind

    def inside(self, base: Path, relative: str) -> Path:
        """`relative` below `base`, links followed. Raises `OutsideFolder`."""
        path = (base / relative).resolve()
        if "\0" in relative or not path.is_relative_to(base):
            raise OutsideFolder(relative)
        return path

    def annotated(self, name: str, default: str = "input") -> Path:
        """The path of a name such as `shot.png [output]`. Raises `OutsideFolder`."""
        name, kind = split_annotation(name)
        return self.inside(self.of(kind or default), name)

    def listing(self, kind: str, suffixes: tuple[str, ...]) -> tuple[str, ...]:
        """Names of the files of a kind that lie directly in a folder, sorted."""
        files = (file for file in self.of(kind).iterdir() if file.is_file())
        return tuple(sorted(f.name for f in files if f.suffix.lower() in suffixes))

    def place(self, prefix: str, kind: str, size: tuple[int, int] = (0, 0)) -> SavePlace:
        """Where files of `prefix` go; `%width%`, `%year%` and so on are filled in.

        Raises `OutsideFolder` when the prefix leads out of the folder.
        """
        filled = fill_tokens(prefix, size, localtime())
        parent, stem = Path(filled).parent, Path(filled).name
        base = self.of(kind)
        folder = Path(self.root.joinpath(base, parent)).resolve()
        if not folder.is_relative_to(base):
            raise OutsideFolder(
                "**** ERROR: Saving image outside the output folder is not allowed."
                f"\n full_output_folder: {folder.name}\n output_dir: {base.name}"
            )
        folder.mkdir(parents=True, exist_ok=True)
        subfolder = "" if folder == base else folder.relative_to(base).as_posix()
        return SavePlace(folder, stem, _next_counter(folder, stem), subfolder)


def split_annotation(name: str) -> tuple[str, str | None]:
    """`a.png [input]` -> `("a.png", "input")`; a name without it -> `(name, None)`."""
    found = _ANNOTATED.match(name)
    return (found["name"].rstrip(), found["kind"]) if found else (name, None)


def fill_tokens(prefix: str, size: tuple[int, int], now: struct_time) -> str:
    values = {
        "width": str(size[0]),
        "height": str(size[1]),
        "year": str(now.tm_year),
        "month": f"{now.tm_mon:02}",
        "day": f"{now.tm_mday:02}",
        "hour": f"{now.tm_hour:02}",
        "minute": f"{now.tm_min:02}",
        "second": f"{now.tm_sec:02}",
    }
    for token, value in values.items():
        prefix = prefix.replace(f"%{token}%", value)
    return prefix


def _next_counter(folder: Path, stem: str) -> int:
    numbered = re.compile(re.escape(stem) + r"_(\d+)_?(?:\.|$)", re.IGNORECASE)
    found = (numbered.match(file.name) for file in folder.iterdir())
    return max((int(match[1]) for match in found if match), default=0) + 1
