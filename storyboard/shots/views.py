"""A shot of the live document as scripts read it, whatever browsers have put there."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from storyboard.board.content import (
    Content,
    Fields,
    fields_of,
    number,
    scene_of,
    shots_in_order,
    shots_of,
)
from storyboard.board.listing import Listed, Listing
from storyboard.board.slots import (
    alternate_number,
    alternates,
    film_order,
    slate,
    slot_of,
    standing,
)
from storyboard.board.takes import BY_OWNER, age
from storyboard.staleness.service import staleness

from .models import NoSuchShot, SeedPolicy, Shot


class _MadeOf(NamedTuple):
    """All that is said of a shot is made of this."""

    id: str
    shot: Fields
    scene: Fields | None
    project: Fields
    chosen: Fields
    takes: tuple[Fields, ...]
    stands: bool


class ShotList:
    """Of one board, which asks for it again and again."""

    def __init__(self) -> None:
        self._listing = Listing("shots", _shot)

    def listed(self, content: Content, *, scene_id: str | None) -> Listed:
        """Of one scene, or of the whole board."""
        if scene_id is not None:
            return self._listing.part(_made_of(content, shots_of(content, scene_id)))
        return self._listing.whole(content, lambda: _made_of(content, shots_in_order(content)))


def read_shot(content: Content, shot_id: str) -> Shot:
    """Raises `NoSuchShot`."""
    refuse_unknown(shot_id, content.shots)
    stands = shot_id in standing(content, alternates(content, shot_id))
    return _shot(_one(content, shot_id, stands=stands))


def refuse_unknown(shot_id: str, known: object) -> None:
    """Raises `NoSuchShot`."""
    if shot_id not in known:  # pyright: ignore[reportOperatorIssue]
        raise NoSuchShot(f"There is no shot {shot_id} in this project.")


def _made_of(content: Content, shot_ids: list[str]) -> Iterator[_MadeOf]:
    there = set(film_order(content))
    for shot_id in shot_ids:
        yield _one(content, shot_id, stands=shot_id in there)


def _one(content: Content, shot_id: str, *, stands: bool) -> _MadeOf:
    shot = content.shots[shot_id]
    scene_id = scene_of(content, shot)
    return _MadeOf(
        id=shot_id,
        shot=shot,
        scene=content.scenes[scene_id] if scene_id is not None else None,
        project=content.project,
        chosen=content.takes.get(str(shot.get("chosen_take")), {}),
        takes=tuple(content.takes[key] for key in BY_OWNER.of(content).of(shot_id)),
        stands=stands,
    )


def _shot(made_of: _MadeOf) -> Shot:
    shot = made_of.shot
    stale = staleness(shot, made_of.chosen, made_of.project, made_of.scene)
    derived = {
        "id": made_of.id,
        "slot_id": slot_of(made_of.id, shot),
        "alternate_number": alternate_number(shot),
        "stands": made_of.stands,
        "scene_id": None if made_of.scene is None else shot["scene_id"],
        "slate": slate(shot),
        "takes": [str(take.get("id")) for take in sorted(made_of.takes, key=age)],
        "stale": stale.words if stale else None,
    }
    return Shot.model_validate(derived | _said(shot))


TEXTS = (
    "code",
    "name",
    "description",
    "action",
    "dialogue",
    "lyrics",
    "sound",
    "notes",
    "created_at",
)
NAMES = ("template_id", "node_id", "chosen_take")


def _said(shot: Fields) -> Fields:
    texts = {key: _text(shot, key) for key in TEXTS}
    names = {key: _text(shot, key) or None for key in NAMES}
    own = {
        "duration": _whole(shot.get("duration")),
        "rating": _whole(shot.get("rating")) or 0,
        "seed": _whole(shot.get("seed")) or 0,
        "seed_policy": _seed_policy(shot),
        "without_scene_text": shot.get("without_scene_text") is True,
        "camera": fields_of(shot.get("camera")),
        "values": fields_of(shot.get("values")),
    }
    return texts | names | own


def _seed_policy(shot: Fields) -> SeedPolicy:
    if shot.get("seed_locked") is True:
        return "fixed"
    return "increment" if shot.get("seed_policy") == "increment" else "random"


def _whole(value: Any) -> int | None:
    found = number(value)
    return None if found == float("inf") else int(found)


def _text(entry: Fields, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""
