"""What lies in a project's folders, as the earlier console's scans told it. Blocking."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from studio_kit.errors import NotFound
from studio_kit.media import kind_of
from studio_kit.naming_patterns import Part, parts_of
from studio_kit.project import sidecar_of

from .models import FolderImage, PanelImages, ProjectImage

DIGITS_TOLD = 3

_VERSION = r"v?(?P<version>\d+)"
_ANYTHING = r".+?"


class FolderGone(NotFound):
    title = "No such folder"


def images_in(folder: Path) -> list[FolderImage]:
    """Pictures and videos, the oldest first. Raises `FolderGone`."""
    found = [
        FolderImage(filename=entry.name, image_path=entry.path, modified_time=entry.stat().st_mtime)
        for entry in _entries(folder)
        if entry.is_file(follow_symlinks=False) and _is_media(entry.name)
    ]
    return sorted(found, key=lambda image: (image.modified_time, image.filename))


def panels_in(project: Path) -> list[PanelImages]:
    """Every folder of the project with its pictures. Raises `FolderGone`."""
    folders = sorted(_folders(project), key=lambda folder: folder.name)
    return [
        PanelImages(panel_name=each.name, folder_path=str(each), images=images_in(each))
        for each in folders
    ]


def highest_versions(folder: Path, pattern: str, *, project: str) -> dict[str, str]:
    """By panel; files of any kind, number of digits and letter case count. Raises `FolderGone`."""
    name = pattern.rpartition("/")[2]
    found: dict[str, str] = {}
    for panel in sorted(_folders(folder), key=lambda each: each.name):
        family = _family(name, {"project": project, "panel": panel.name, "shot": panel.name})
        matches = (family.fullmatch(entry.name) for entry in _entries(panel))
        highest = max((int(match["version"]) for match in matches if match), default=0)
        if highest:
            found[panel.name] = str(highest).zfill(DIGITS_TOLD)
    return found


def images_by_pattern(
    folder: Path, pattern: str, *, project: str
) -> tuple[list[ProjectImage], list[str]]:
    """Pictures below `folder` whose names fit, and the names of those that do not."""
    family = _family(pattern.rpartition("/")[2], {"project": project})
    images: list[ProjectImage] = []
    skipped: list[str] = []
    for path in sorted(_media_below(folder)):
        match = family.fullmatch(path.name)
        if match is None:
            skipped.append(path.name)
            continue
        said = match.groupdict()
        image = ProjectImage(
            panel_number=_number(said.get("panel") or said.get("shot") or ""),
            version=int(said.get("version") or 0),
            image_path=str(path),
            filename=path.name,
            metadata=_metadata(path),
        )
        images.append(image)
    return images, skipped


def _family(name: str, known: dict[str, str]) -> re.Pattern[str]:
    named: set[str] = set()
    body = "".join(_matched(part, known, named) for part in parts_of(name))
    version = "" if "version" in named else "(?P<version>0)?"
    return re.compile(rf"{body}(-\d+)?{version}\.\w+", re.IGNORECASE)


def _matched(part: Part, known: dict[str, str], named: set[str]) -> str:
    if part.token is None:
        return re.escape(part.text)
    token = part.token.name
    if token in known:
        return re.escape(known[token])
    if token in named or token not in ("version", "panel", "shot"):
        return part.token.others or _ANYTHING
    named.add(token)
    return _VERSION if token == "version" else rf"(?P<{token}>.+?)"


def _number(text: str) -> int:
    digits = re.search(r"\d+", text)
    return int(digits[0]) if digits else 0


def _metadata(path: Path) -> dict[str, Any]:
    """The record beside a picture; the earlier console's has the picture's name with .json."""
    for beside in (sidecar_of(path), path.with_suffix(".json")):
        try:
            found = json.loads(beside.read_bytes())
        except (OSError, ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return cast("dict[str, Any]", found)
    return {}


def _media_below(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise FolderGone(f"There is no folder {folder}; choose another one.")
    for current, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(current, name) for name in files if _is_media(name))


def _is_media(name: str) -> bool:
    return not name.startswith(".") and kind_of(name) in ("image", "video")


def _folders(folder: Path) -> list[Path]:
    return [
        Path(entry.path)
        for entry in _entries(folder)
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
    ]


def _entries(folder: Path) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FolderGone(f"There is no folder {folder}; choose another one.") from error
