"""Reads the order of the story from the storyboard's documents in the project folder."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, cast

from studio_kit.paths import PROJECT_FILE, ProjectRoot

from .models import Story, StoryScene, StoryShot

SCENES = "scenes"

Stamp = tuple[int, int, int]
Document = dict[str, Any]


@dataclass(frozen=True)
class _Known:
    stamp: Stamp
    document: Document


class StoryReader:
    """Documents that did not change since the last time are not read again."""

    def __init__(self, root: ProjectRoot) -> None:
        self._root = root
        self._known: dict[Path, _Known] = {}

    def read(self) -> Story | None:
        """What cannot be read now is as it was before; None where nothing could ever be read."""
        board = self._document(self._root.path / PROJECT_FILE)
        if not board:
            return None
        places = count()
        scenes = list(self._scenes(board))
        shots = [
            _shot(shot, next(places), scene)
            for scene, document in [*scenes, (None, board)]
            for shot in _listed(document, "shots")
        ]
        return tuple(shot for shot in shots if shot.id)

    def _scenes(self, board: Document) -> Iterator[tuple[StoryScene, Document]]:
        """In the order that the board gives them, each with its shots in their order."""
        folder = self._root.path / SCENES
        documents = [self._document(folder / name) for name in _names(folder)]
        scenes = [(_fields(document, "scene"), document) for document in documents]
        there = {_text(told, "id"): (told, document) for told, document in scenes}
        order = [key for key in _list(board, "scenes") if key in there]
        numbers: dict[str, int] = {}
        for place, key in enumerate(order):
            told, document = there[key]
            number = numbers.setdefault(_text(told, "slot_id") or key, len(numbers) + 1)
            yield StoryScene(key, _text(told, "name"), place, number, _alternate(told)), document

    def _document(self, path: Path) -> Document:
        """Empty where there never was one."""
        known = self._known.get(path)
        try:
            facts = path.stat()
            stamp = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
            if known is None or known.stamp != stamp:
                known = self._known[path] = _Known(stamp, _parsed(path.read_bytes()))
        except (OSError, ValueError, RecursionError):  # away, or damaged: the board mends it
            pass
        return known.document if known else {}


def _shot(shot: Document, place: int, scene: StoryScene | None) -> StoryShot:
    return StoryShot(_text(shot, "id"), _text(shot, "code"), place, scene)


def _alternate(scene: Document) -> int:
    told = scene.get("alternate_number")
    return told if isinstance(told, int) and told > 1 else 1


def _parsed(content: bytes) -> Document:
    """Raises `ValueError`, `RecursionError`."""
    document: object = json.loads(content)
    if not isinstance(document, dict):
        raise ValueError("not a document")
    return cast("Document", document)


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if _is_scene(entry.name)]
    except OSError:
        return []


def _is_scene(name: str) -> bool:
    return name.endswith(".json") and not name.startswith(".")


def _listed(document: Document, key: str) -> list[Document]:
    return [one for one in _list(document, key) if isinstance(one, dict)]


def _list(document: Document, key: str) -> list[Any]:
    told = document.get(key)
    return cast("list[Any]", told) if isinstance(told, list) else []


def _fields(document: Document, key: str) -> Document:
    told = document.get(key)
    return cast("Document", told) if isinstance(told, dict) else {}


def _text(document: Document, key: str) -> str:
    told = document.get(key)
    return told if isinstance(told, str) else ""
