"""The gallery's work as the earlier console did it: everything anew each time."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from studio_kit.media import read_png_text


def walked(folder: Path) -> list[dict[str, object]]:
    """Every file with its facts, in one answer."""
    found: list[dict[str, object]] = []
    for parent, _, names in os.walk(folder):
        for name in sorted(names):
            path = Path(parent, name)
            facts = path.stat()
            found.append(
                {
                    "name": name,
                    "path": str(path),
                    "rel_path": str(path.relative_to(folder)),
                    "size": facts.st_size,
                    "modified": facts.st_mtime,
                    "extension": path.suffix.lower(),
                }
            )
    return found


def opened_and_read(path: Path) -> None:
    """Width, height and the texts of one picture."""
    with Image.open(path) as image:
        json.loads(image.info.get("prompt", "{}"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


def searched(files: Sequence[Path], word: str) -> list[Path]:
    return [path for path in files if any(word in text for text in read_png_text(path).values())]


def hashed(files: Sequence[Path]) -> int:
    by_size: dict[int, list[Path]] = {}
    for path in files:
        by_size.setdefault(path.stat().st_size, []).append(path)
    alike = [path for paths in by_size.values() if len(paths) > 1 for path in paths]
    return len({hashlib.sha256(path.read_bytes()).hexdigest() for path in alike})


def renamed(folder: Path, paths: Sequence[str], pixels: bytes) -> float:
    """Milliseconds for a hundred files, ten times: the whole document of stars for each file."""
    _fresh(folder, paths, pixels)
    stars = {path: {"rating": 3} for path in paths}
    began = time.perf_counter()
    for number, path in enumerate(paths[:100]):
        new = f"new_{number:05d}.png"
        (folder / path).rename(folder / new)
        stars[new] = stars.pop(path)
        _rewritten(folder / "gallery.json", stars)
    return (time.perf_counter() - began) * 1000 * len(paths) / 100


def thrown_away(folder: Path, paths: Sequence[str], pixels: bytes) -> float:
    """Milliseconds for a hundred files, ten times: the list of the trash for each file."""
    _fresh(folder, paths, pixels)
    trash = folder / ".trash"
    trash.mkdir()
    manifest: dict[str, object] = {}
    began = time.perf_counter()
    for path in paths[:100]:
        shutil.move(folder / path, trash / path)
        manifest[path] = {"original": str(folder / path), "at": time.time()}
        _rewritten(trash / "manifest.json", manifest)
        _rewritten(folder / "gallery.json", {path: {"rating": 3} for path in paths})
    return (time.perf_counter() - began) * 1000 * len(paths) / 100


def _fresh(folder: Path, paths: Sequence[str], pixels: bytes) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path in paths:
        (folder / path).write_bytes(pixels)


def _rewritten(path: Path, document: object) -> None:
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(document, indent=2))
    temporary.replace(path)
