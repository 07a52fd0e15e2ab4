"""What a board holds as plain data, and what can be said about it without the live document."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, cast

from .layout import FARTHEST, Box

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

    @cached_property
    def kin(self) -> "Kin":
        """Reckoned once: a content does not change."""
        ranks = sorted(_rank(key, shot) for key, shot in self.shots.items())
        found: dict[str | None, list[Rank]] = {key: [] for key in (*self.scenes, None)}
        for rank in ranks:
            found[scene_of(self, self.shots[rank[-1]])].append(rank)
        return found

    @cached_property
    def boxes(self) -> Mapping[str, Box | None]:
        """Where each panel lies; None where that cannot be read."""
        return {key: _box(place) for key, place in self.placements.items()}

    def take_over_boxes(self, before: "Content", changed: Iterable[str]) -> None:
        """Read `boxes` from those of a former content of which only these places were others."""
        if "boxes" not in vars(before):
            return
        if self.placements is before.placements:
            vars(self)["boxes"] = before.boxes
        else:
            here = {key: _box(self.placements[key]) for key in changed if key in self.placements}
            kept = {k: box for k, box in before.boxes.items() if k in self.placements}
            vars(self)["boxes"] = kept | here

    def take_over_kin(self, before: "Content", changed: Iterable[str]) -> None:
        """Reckon `kin` from that of a former content of which only these shots were others."""
        if before.scenes.keys() != self.scenes.keys() or "kin" not in vars(before):
            return
        kin = dict(before.kin)
        for key in changed:
            if shot := before.shots.get(key):
                scene = scene_of(before, shot)
                kin[scene] = [rank for rank in kin[scene] if rank[-1] != key]
            if shot := self.shots.get(key):
                scene = scene_of(self, shot)
                kin[scene] = sorted([*kin[scene], _rank(key, shot)])
        vars(self)["kin"] = kin


def scenes_in_order(content: Content) -> list[str]:
    return sorted(content.scenes, key=lambda key: _rank(key, content.scenes[key]))


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
    return [rank[-1] for key in (*scenes_in_order(content), None) for rank in content.kin[key]]


def used_codes(content: Content) -> Iterator[str]:
    """Every code that was ever given: on the board, in the trash, on disk."""
    for shot in content.shots.values():
        yield str(shot.get("code", ""))
    for key, thrown in content.trash.items():
        for _, shot in thrown_shots(key, thrown):
            yield str(shot.get("code", ""))
    yield from names_for_good(content)


def thrown_shots(key: str, thrown: Fields) -> Iterator[tuple[str, Fields]]:
    """The shots of an entry of the trash by id: one, or those of a scene."""
    if shot := fields_of(thrown.get("shot")):
        yield key, shot
    for shot_id, each in fields_of(thrown.get("shots")).items():
        if shot := fields_of(fields_of(each).get("shot")):
            yield shot_id, shot


def names_for_good(content: Content) -> Iterator[str]:
    """Names of folders that takes lie in, and those of shots that were deleted for good."""
    for take in content.takes.values():
        yield str(fields_of(take.get("owner")).get("name", ""))
    for thrown in content.trash.values():
        names: Any = thrown.get("names")
        if isinstance(names, list):
            yield from (str(name) for name in cast("list[Any]", names))


def newest_moment(content: Content) -> str:
    """When the newest known take was made, so that it can be told which takes are new."""
    moments = (str(take.get("created_at", "")) for take in content.takes.values())
    return max(moments, default=content.takes_until, key=moment)


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
