"""Where a shot stands in its project's story, as the scene files say it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from studio_kit.paths import PROJECT_FILE, ProjectRoot

SCENES_FOLDER = "scenes"


@dataclass(frozen=True)
class StoryPlace:
    """`index` counts the shots of the story from 0; `scene` is the scene's name."""

    scene: str
    index: int


def place_in_story(root: ProjectRoot, shot_id: str) -> StoryPlace | None:
    """None where no scene file knows the shot. A file that cannot be read is passed over."""
    index = 0
    for scene in _scenes_in_order(root):
        shots = [shot.get("id") for shot in _objects(scene.get("shots"))]
        if shot_id in shots:
            name = str(_object(scene.get("scene")).get("name") or "")
            return StoryPlace(name, index + shots.index(shot_id))
        index += len(shots)
    return None


def _scenes_in_order(root: ProjectRoot) -> list[dict[str, Any]]:
    found = [_read(path) for path in (root.path / SCENES_FOLDER).glob("*.json")]
    by_id = {_object(scene.get("scene")).get("id"): scene for scene in found}
    order = _read(root.path / PROJECT_FILE).get("scenes")
    ids = cast("list[Any]", order) if isinstance(order, list) else []
    return [by_id[key] for key in ids if isinstance(key, str) and key in by_id]


def _read(path: Path) -> dict[str, Any]:
    try:
        return _object(json.loads(path.read_bytes()))
    except (OSError, ValueError, RecursionError):
        return {}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    for each in cast("list[Any]", value) if isinstance(value, list) else []:
        yield _object(each)


def _object(value: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
