"""What a board holds as plain data, and what can be said about it without the live document."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, cast

from .layout import FARTHEST, Box
from .reckoned import Index, Touched

Fields = dict[str, Any]
"""One entry of the document as plain JSON. Keys we do not know are kept."""

Entries = dict[str, Fields]

SCHEMA_VERSION = 2
"""Of the JSON documents; what became of earlier ones stands in `migrations`."""


Rank = tuple[float, str, str]
"""Order, age and id. Two browsers may give one order at the same moment: the rest settles it."""

Kin = Mapping[str | None, Sequence[Rank]]
"""The ranks of every scene's shots in order; None holds those without a scene."""


@dataclass(frozen=True)
class Content:
    """The document's maps by name. `takes` mirrors the sidecars and is not kept in the JSON.

    `takes_until` is when the newest take that this content knows was made: what a sidecar adds
    later is new, what it adds from before was already judged by a person.

    What was reckoned of a content stays with it, see `reckoned`.
    """

    project: Fields
    scenes: Entries = field(default_factory=dict[str, Fields])
    shots: Entries = field(default_factory=dict[str, Fields])
    placements: Entries = field(default_factory=dict[str, Fields])
    notes: Entries = field(default_factory=dict[str, Fields])
    arrows: Entries = field(default_factory=dict[str, Fields])
    groups: Entries = field(default_factory=dict[str, Fields])
    takes: Entries = field(default_factory=dict[str, Fields])
    trash: Entries = field(default_factory=dict[str, Fields])
    takes_until: str = ""

    def renamed(self, project_id: str) -> "Content":
        return replace(self, project={**self.project, "id": project_id})

    @property
    def kin(self) -> "Kin":
        return KIN.of(self)

    @property
    def boxes(self) -> Mapping[str, Box | None]:
        """Where each panel lies; None where that cannot be read."""
        return BOXES.of(self)


def _kin(content: Content) -> Kin:
    ranks = sorted(_rank(key, shot) for key, shot in content.shots.items())
    found: dict[str | None, list[Rank]] = {key: [] for key in (*content.scenes, None)}
    for rank in ranks:
        found[scene_of(content, content.shots[rank[-1]])].append(rank)
    return found


def _kin_after(was: Kin, before: Content, now: Content, touched: Touched) -> Kin | None:
    """A scene of which nothing moved keeps its very list."""
    if before.scenes.keys() != now.scenes.keys():
        return None
    places = {key: (_among(before, key), _among(now, key)) for key in touched.get("shots", ())}
    moved = {key: place for key, place in places.items() if place[0] != place[1]}
    kin = {**was}
    for key, (left, joined) in moved.items():
        if left:
            kin[left[0]] = [rank for rank in kin[left[0]] if rank[-1] != key]
        if joined:
            kin[joined[0]] = sorted([*kin[joined[0]], joined[1]])
    return kin if moved else was


def _among(content: Content, key: str) -> tuple[str | None, Rank] | None:
    shot = content.shots.get(key)
    return (scene_of(content, shot), _rank(key, shot)) if shot is not None else None


KIN = Index[Content, Kin](("scenes", "shots"), _kin, _kin_after)


def _boxes(content: Content) -> Mapping[str, Box | None]:
    return {key: _box(place) for key, place in content.placements.items()}


def _boxes_after(
    was: Mapping[str, Box | None], before: Content, now: Content, touched: Touched
) -> Mapping[str, Box | None]:
    boxes = dict(was)
    for key in touched.get("placements", ()):
        boxes.pop(key, None)
        if key in now.placements:
            boxes[key] = _box(now.placements[key])
    return boxes


BOXES = Index[Content, Mapping[str, Box | None]](("placements",), _boxes, _boxes_after)


def _scene_order(content: Content) -> tuple[str, ...]:
    return tuple(sorted(content.scenes, key=lambda key: _rank(key, content.scenes[key])))


SCENE_ORDER = Index[Content, tuple[str, ...]](("scenes",), _scene_order)


def scenes_in_order(content: Content) -> list[str]:
    return list(SCENE_ORDER.of(content))


def shots_of(content: Content, scene_id: str | None) -> list[str]:
    """The ids of a scene's shots in order; None asks for those whose scene is not there."""
    return [rank[-1] for rank in content.kin.get(scene_id, ())]


def shots_by_scene(content: Content) -> dict[str | None, list[str]]:
    """The ids of every scene's shots in order; None holds those without one."""
    return {scene: [rank[-1] for rank in ranks] for scene, ranks in content.kin.items()}


def scene_of(content: Content, shot: Fields) -> str | None:
    scene_id = shot.get("scene_id")
    return scene_id if isinstance(scene_id, str) and scene_id in content.scenes else None


def shots_in_order(content: Content) -> list[str]:
    """Board order: scene by scene, then the shots that have lost their scene."""
    kin = content.kin
    return [rank[-1] for key in (*SCENE_ORDER.of(content), None) for rank in kin[key]]


def used_codes(content: Content) -> Iterator[str]:
    """Every code that was ever given: on the board, in the trash, on disk."""
    for shot in content.shots.values():
        yield str(shot.get("code", ""))
    for key, thrown in content.trash.items():
        yield from names_of_thrown(key, thrown)
    yield from map(name_for_good, content.takes.values())


def thrown_shots(key: str, thrown: Fields) -> Iterator[tuple[str, Fields]]:
    """The shots of an entry of the trash by id: one, or those of a scene."""
    if shot := fields_of(thrown.get("shot")):
        yield key, shot
    for shot_id, each in fields_of(thrown.get("shots")).items():
        if shot := fields_of(fields_of(each).get("shot")):
            yield shot_id, shot


def names_of_thrown(key: str, thrown: Fields) -> Iterator[str]:
    """The codes in an entry of the trash, also of shots that were deleted for good."""
    for _, shot in thrown_shots(key, thrown):
        yield str(shot.get("code", ""))
    yield from _names_of_gone(thrown)


def _names_of_gone(thrown: Fields) -> list[str]:
    names: Any = thrown.get("names")
    return [str(name) for name in cast("list[Any]", names)] if isinstance(names, list) else []


def name_for_good(take: Fields) -> str:
    """The name of the folder that a take lies in."""
    return str(fields_of(take.get("owner")).get("name", ""))


def names_for_good(content: Content) -> Iterator[str]:
    """Names of folders that takes lie in, and those of shots that were deleted for good."""
    yield from map(name_for_good, content.takes.values())
    for thrown in content.trash.values():
        yield from _names_of_gone(thrown)


def newest_moment(content: Content) -> str:
    """When the newest known take was made, so that it can be told which takes are new."""
    return NEWEST.of(content)


def _newest(content: Content, ids: Iterable[str]) -> str:
    takes = (content.takes[key] for key in ids if key in content.takes)
    moments = (str(take.get("created_at", "")) for take in takes)
    return max(moments, default=content.takes_until, key=moment)


def _newest_after(was: str, before: Content, now: Content, touched: Touched) -> str | None:
    keys = touched.get("takes", ())
    if any(key in before.takes for key in keys):
        return None
    added = [key for key in keys if key in now.takes]
    return max(was, _newest(now, added), key=moment) if added else was


NEWEST = Index[Content, str](
    ("takes", "takes_until"), lambda content: _newest(content, content.takes), _newest_after
)


def moment(text: str) -> datetime:
    """ISO 8601 as a time that can be compared; what is none lies before all times."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _box(place: Fields) -> Box | None:
    sides = [place.get(key) for key in ("x", "y", "w", "h")]
    if all(isinstance(side, int | float) and abs(side) < FARTHEST for side in sides):
        return Box(*cast("list[float]", sides))
    return None


def _rank(key: str, entry: Fields) -> Rank:
    return number(entry.get("order")), str(entry.get("created_at", "")), key


def number(value: object) -> float:
    """A number that a browser wrote, whatever else may stand there; nonsense counts as last."""
    if isinstance(value, int | float) and abs(value) <= sys.float_info.max:
        return float(value)
    return float("inf")


def fields_of(value: Any) -> Fields:
    return cast("Fields", value) if isinstance(value, dict) else {}
