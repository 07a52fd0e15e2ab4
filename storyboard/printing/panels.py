"""A shot as it stands on paper: texts and the path of its picture, in board order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any, cast

from storyboard.board.content import (
    Content,
    Fields,
    number,
    scene_of,
    scenes_in_order,
    shots_in_order,
)
from storyboard.board.slots import scene_number, slate, standing

from .models import PrintWish

CameraWords = Callable[[Mapping[str, Any]], str]
"""A shot's camera in short words: "50 mm, MS, eye level"."""


@dataclass(frozen=True)
class PrintedPicture:
    path: str
    version: str


@dataclass(frozen=True)
class PrintedShot:
    """`seconds` is None where the shot has no length of its own."""

    code: str
    name: str
    rating: int
    seconds: float | None
    frames: int | None
    camera: str
    texts: Mapping[str, str]
    picture: PrintedPicture | None


@dataclass(frozen=True)
class PrintedScene:
    """`number` counts from 1; it is None for shots that have lost their scene."""

    number: int | None
    name: str
    heading: str
    shots: tuple[PrintedShot, ...]

    @property
    def title(self) -> str:
        numbered = self.name if self.number is None else f"{self.number}  {self.name}"
        return "  ".join(part for part in (numbered, self.heading) if part)


TEXTS = ("description", "action", "dialogue", "notes")


def printed_scenes(content: Content, wish: PrintWish, camera: CameraWords) -> list[PrintedScene]:
    """The wanted shots, scene by scene; scenes of which none is wanted are left out."""
    wanted = _wanted(content, wish)
    scenes: dict[str | None, list[PrintedShot]] = {}
    for shot_id in shots_in_order(content):
        shot = content.shots[shot_id]
        if shot_id in wanted:
            scenes.setdefault(scene_of(content, shot), []).append(_printed(content, shot, camera))
    order: list[str | None] = [*scenes_in_order(content), None]
    return [_scene(content, key, scenes[key]) for key in order if key in scenes]


def _wanted(content: Content, wish: PrintWish) -> set[str]:
    """Without a selection those that stand, not the alternates beside them."""
    asked = standing(content, content.shots) if wish.shots is None else wish.shots
    ids = set(asked) & set(content.shots)
    if wish.scene is None:
        return ids
    return {key for key in ids if scene_of(content, content.shots[key]) == wish.scene}


def _scene(content: Content, scene_id: str | None, shots: list[PrintedShot]) -> PrintedScene:
    if scene_id is None:
        return PrintedScene(None, "Without a scene", "", tuple(shots))
    scene = content.scenes[scene_id]
    place = scene_number(content, scene_id)
    return PrintedScene(place, _text(scene, "name"), _text(scene, "heading"), tuple(shots))


def _printed(content: Content, shot: Fields, camera: CameraWords) -> PrintedShot:
    frames = _whole(shot.get("duration"))
    rate = number(content.project.get("fps"))
    rating = _whole(shot.get("rating")) or 0
    chosen = shot.get("camera")
    return PrintedShot(
        code=slate(shot),
        name=_text(shot, "name"),
        rating=max(0, min(5, rating)),
        seconds=frames / rate if frames and isfinite(rate) and rate > 0 else None,
        frames=frames,
        camera=camera(cast("Fields", chosen)) if isinstance(chosen, dict) else "",
        texts={key: _text(shot, key) for key in TEXTS},
        picture=_picture(content, shot),
    )


def _picture(content: Content, shot: Fields) -> PrintedPicture | None:
    take = content.takes.get(str(shot.get("chosen_take")))
    if not take or not take.get("path") or take.get("kind") == "audio":
        return None
    return PrintedPicture(str(take["path"]), str(take.get("sha256", "")))


def _text(entry: Fields, key: str) -> str:
    value = entry.get(key)
    return value.strip() if isinstance(value, str) else ""


def _whole(value: object) -> int | None:
    found = number(value)
    return round(found) if isfinite(found) and found > 0 else None
