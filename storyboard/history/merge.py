"""Two boards that grew from one brought together, entry by entry and field by field. Pure.

What one side alone changed is taken. Where both changed one field, texts are merged word by word,
places and orders stay as they are here, and anything else is a clash that a person decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast

from storyboard.board.content import Content, Entries, Fields
from storyboard.board.document import EDITED
from storyboard.board.shapes import PLAIN, SHAPES, Shape

from .texts import merge_texts

Side = Literal["mine", "theirs"]

OWN_TO_A_BOARD = frozenset(
    {"id", "name", "created_at", "schema_version", "naming_profile", "naming_pattern", "folders"}
    | {"branch"}
)
"""Fields of the project that say where things are, not what the board shows; they stay."""

QUIET = frozenset({"order", "x", "y", "w", "h", "z", "folded", "updated_at"})
"""Fields that nobody should be asked about: where both changed one, it stays as it is here."""

WHOLE = frozenset({"placements", "trash"})
"""Maps whose entries are one value: half a place would be no place that anybody chose."""


class _Missing:
    """Stands where a field is not there, which is not the same as null."""


_MISSING = _Missing()


@dataclass(frozen=True)
class Clash:
    """What both sides changed. `field` None: one side deleted the entry. None: not there."""

    map: str
    entry: str
    field: str | None
    base: Any
    mine: Any
    theirs: Any

    @property
    def id(self) -> str:
        return "/".join(part for part in (self.map, self.entry, self.field) if part)


@dataclass(frozen=True)
class Merged:
    """`content` has the side `mine` where a clash is not decided yet."""

    content: Content
    clashes: tuple[Clash, ...]


def merge(base: Content, mine: Content, theirs: Content, *, decided: Mapping[str, Side]) -> Merged:
    """`decided`: by the id of a clash, which side is taken."""
    merging = _Merging(decided)
    maps = {
        name: merging.entries(name, getattr(base, name), getattr(mine, name), getattr(theirs, name))
        for name in (*EDITED, "trash")
    }
    project = merging.project(base.project, mine.project, theirs.project)
    merged = replace(mine, project=project, **maps)
    return Merged(_whole(merged, (theirs, mine, base)), tuple(merging.clashes))


@dataclass
class _Merging:
    decided: Mapping[str, Side]
    clashes: list[Clash] = field(default_factory=list[Clash])

    def project(self, base: Fields, mine: Fields, theirs: Fields) -> Fields:
        def rest(fields: Fields) -> Fields:
            return {key: value for key, value in fields.items() if key not in OWN_TO_A_BOARD}

        own = {key: value for key, value in mine.items() if key in OWN_TO_A_BOARD}
        return own | self._fields(("project", ""), rest(base), rest(mine), rest(theirs))

    def entries(self, name: str, base: Entries, mine: Entries, theirs: Entries) -> Entries:
        keys = dict.fromkeys([*mine, *theirs])
        merged = {
            key: self._entry(name, key, (base.get(key), mine.get(key), theirs.get(key)))
            for key in keys
        }
        return {key: entry for key, entry in merged.items() if entry is not None}

    def _entry(
        self, name: str, key: str, sides: tuple[Fields | None, Fields | None, Fields | None]
    ) -> Fields | None:
        base, mine, theirs = sides
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            return theirs
        if name in WHOLE:
            return mine or theirs
        if mine is None or theirs is None:
            return self._choose(Clash(name, key, None, base, mine, theirs))
        shape = SHAPES.get(name, PLAIN)
        return self._fields((name, key), base or {}, mine, theirs, shape=shape)

    def _fields(
        self,
        place: tuple[str, str],
        base: Fields,
        mine: Fields,
        theirs: Fields,
        *,
        shape: Shape = PLAIN,
        within: str = "",
    ) -> Fields:
        merged = {
            key: self._field(
                (*place, within + key),
                *(side.get(key, _MISSING) for side in (base, mine, theirs)),
                shape=shape,
            )
            for key in dict.fromkeys([*mine, *theirs])
        }
        return {key: value for key, value in merged.items() if value is not _MISSING}

    def _field(
        self, place: tuple[str, str, str], base: Any, mine: Any, theirs: Any, *, shape: Shape
    ) -> Any:
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            return theirs
        name, entry, key = place
        if key in QUIET:
            return mine
        if key in shape.maps and isinstance(mine, dict) and isinstance(theirs, dict):
            inner = (_fields(base), cast("Fields", mine), cast("Fields", theirs))
            return self._fields((name, entry), *inner, within=f"{key}.")
        both = _both_texts(base, mine, theirs) if key in shape.texts else None
        if both is not None:
            return both
        return self._choose(Clash(name, entry, key, base, mine, theirs))

    def _choose(self, clash: Clash) -> Any:
        side = self.decided.get(clash.id)
        if side is None:
            self.clashes.append(_told(clash))
        return clash.theirs if side == "theirs" else clash.mine


def _both_texts(base: Any, mine: Any, theirs: Any) -> str | None:
    origin = base if isinstance(base, str) else ""
    if isinstance(mine, str) and isinstance(theirs, str):
        return merge_texts(origin, mine, theirs)
    return None


def _told(clash: Clash) -> Clash:
    """As it is told to others: what is not there is null."""
    sides = (clash.base, clash.mine, clash.theirs)
    base, mine, theirs = (None if each is _MISSING else each for each in sides)
    return replace(clash, base=base, mine=mine, theirs=theirs)


def _whole(merged: Content, sources: tuple[Content, ...]) -> Content:
    """Nothing on the board is in the trash too; every shot has its scene and its place."""
    scenes, placements = dict(merged.scenes), {}
    for key, shot in merged.shots.items():
        scene_id = str(shot.get("scene_id"))
        scene = _first(scene_id, [source.scenes for source in sources])
        if scene_id not in scenes and scene is not None:
            scenes[scene_id] = scene
        place = merged.placements.get(key) or _first(key, [each.placements for each in sources])
        if place is not None:
            placements[key] = place
    whole = replace(merged, scenes=scenes, placements=placements)
    return replace(whole, trash=without_what_is_here(merged.trash, whole))


def without_what_is_here(trash: Entries, content: Content) -> Entries:
    """The trash without what stands on the board."""
    maps = (content.shots, content.scenes, content.notes, content.arrows, content.groups)
    return {key: thrown for key, thrown in trash.items() if not any(key in each for each in maps)}


def _first(key: str, maps: list[Entries]) -> Fields | None:
    return next((each[key] for each in maps if key in each), None)


def _fields(value: Any) -> Fields:
    return cast("Fields", value) if isinstance(value, dict) else {}
