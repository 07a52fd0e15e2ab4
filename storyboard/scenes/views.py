"""A scene of the live document as scripts read it, whatever browsers have put there."""

from collections.abc import Iterator
from typing import NamedTuple

from storyboard.board.content import Content, Fields, number, scenes_in_order, shots_of
from storyboard.board.listing import Listed, Listing
from storyboard.board.slots import (
    alternate_number,
    scene_number,
    slot_of,
    standing_in_their_slots,
    standing_scenes,
)

from .models import NoSuchScene, Scene, Scenes


class _MadeOf(NamedTuple):
    """All that is said of a scene is made of this; `shots` are those that stand in their slots,
    `rate` frames a second.
    """

    id: str
    scene: Fields
    shots: tuple[Fields, ...]
    rate: float
    number: int
    stands: bool


class SceneList:
    """Of one board, which asks for it again and again."""

    def __init__(self) -> None:
        self._listing = Listing("scenes", _scene)

    def listed(self, content: Content) -> Listed:
        return self._listing.whole(content, lambda: _made_of(content, scenes_in_order(content)))


def list_scenes(content: Content) -> Scenes:
    return Scenes(scenes=[_scene(each) for each in _made_of(content, scenes_in_order(content))])


def read_scene(content: Content, scene_id: str) -> Scene:
    """Raises `NoSuchScene`."""
    refuse_unknown(scene_id, content.scenes)
    [made_of] = _made_of(content, [scene_id])
    return _scene(made_of)


def refuse_unknown(scene_id: str, known: object) -> None:
    """Raises `NoSuchScene`."""
    if scene_id not in known:  # pyright: ignore[reportOperatorIssue]
        raise NoSuchScene(f"There is no scene {scene_id} in this project.")


def _made_of(content: Content, scene_ids: list[str]) -> Iterator[_MadeOf]:
    rate, there = _rate(content), set(standing_scenes(content))
    for key in scene_ids:
        shots = standing_in_their_slots(content, shots_of(content, key))
        yield _MadeOf(
            id=key,
            scene=content.scenes[key],
            shots=tuple(content.shots[each] for each in shots),
            rate=rate,
            number=scene_number(content, key),
            stands=key in there,
        )


def _scene(made_of: _MadeOf) -> Scene:
    scene = made_of.scene
    return Scene(
        id=made_of.id,
        slot_id=slot_of(made_of.id, scene),
        alternate_number=alternate_number(scene),
        stands=made_of.stands,
        number=made_of.number,
        name=_text(scene, "name"),
        heading=_text(scene, "heading"),
        description=_text(scene, "description"),
        lyrics=_text(scene, "lyrics"),
        prompt_start=_text(scene, "prompt_start"),
        prompt_end=_text(scene, "prompt_end"),
        folded=scene.get("folded") is True,
        shots=len(made_of.shots),
        seconds=round(sum(map(_frames, made_of.shots)) / made_of.rate, 3),
    )


def _frames(shot: Fields) -> float:
    frames = number(shot.get("duration"))
    return 0 if frames == float("inf") else max(0, frames)


def _rate(content: Content) -> float:
    """Frames a second; 24 where the project says nothing sensible."""
    rate = number(content.project.get("fps"))
    return rate if 0 < rate < float("inf") else 24


def _text(entry: Fields, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""
