"""A shot of the live document as scripts read it, whatever browsers have put there."""

from collections.abc import Collection, Iterable
from typing import Any

from storyboard.board.content import (
    Content,
    Fields,
    fields_of,
    moment,
    number,
    scene_of,
    shots_in_order,
    shots_of,
)
from storyboard.board.slots import alternate_number, alternates, slate, slot_of, standing
from storyboard.staleness.service import staleness

from .models import NoSuchShot, SeedPolicy, Shot, Shots


def list_shots(content: Content, *, scene_id: str | None) -> Shots:
    """Of one scene, or of the whole board."""
    order = shots_in_order(content) if scene_id is None else shots_of(content, scene_id)
    reader = _Reader(content, content.shots, standing=standing(content, content.shots))
    return Shots(shots=[reader.shot(key) for key in order])


def read_shot(content: Content, shot_id: str) -> Shot:
    """Raises `NoSuchShot`."""
    refuse_unknown(shot_id, content.shots)
    slot = standing(content, alternates(content, shot_id))
    return _Reader(content, {shot_id}, standing=slot).shot(shot_id)


def refuse_unknown(shot_id: str, known: object) -> None:
    """Raises `NoSuchShot`."""
    if shot_id not in known:  # pyright: ignore[reportOperatorIssue]
        raise NoSuchShot(f"There is no shot {shot_id} in this project.")


class _Reader:
    """Of some shots; of a single one not all takes have to be put in order."""

    def __init__(
        self, content: Content, shots: Collection[str], *, standing: Iterable[str]
    ) -> None:
        self._content = content
        self._takes = _takes_by_shot(content, shots)
        self._standing = set(standing)

    def shot(self, shot_id: str) -> Shot:
        content, shot = self._content, self._content.shots[shot_id]
        take = content.takes.get(str(shot.get("chosen_take")), {})
        scene = content.scenes.get(str(shot.get("scene_id")))
        stale = staleness(shot, take, content.project, scene)
        derived = {
            "id": shot_id,
            "slot_id": slot_of(shot_id, shot),
            "alternate_number": alternate_number(shot),
            "stands": shot_id in self._standing,
            "scene_id": scene_of(content, shot),
            "slate": slate(shot),
            "takes": self._takes.get(shot_id, []),
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


def _takes_by_shot(content: Content, shots: Collection[str]) -> dict[str, list[str]]:
    """The oldest first."""
    own = [take for take in content.takes.values() if _owner(take) in shots]
    found: dict[str, list[str]] = {}
    for take in sorted(own, key=_age):
        found.setdefault(_owner(take), []).append(str(take.get("id")))
    return found


def _owner(take: Fields) -> str:
    return str(fields_of(take.get("owner")).get("id"))


def _age(take: Fields) -> tuple[Any, float]:
    return moment(str(take.get("created_at", ""))), number(take.get("version"))


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
