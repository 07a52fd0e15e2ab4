"""Alternates: several shots in one slot, of which one stands on the board and in the film.

The one that was chosen last stands (`stands_at`), so that two people who choose at once agree. It
alone has the slot's placement. Scenes have slots and alternates, too: one that does not stand keeps
its shots, and none of them stands. The page's twin is `lib/document/slots.ts`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from .content import (
    Content,
    Entries,
    Fields,
    names_for_good,
    number,
    scene_of,
    scenes_in_order,
    shots_in_order,
    thrown_shots,
)
from .groups import grouped
from .reckoned import Index, Touched

FIRST = 1

_ALTERNATE = re.compile(r"(?P<code>.+) A(?P<number>\d+)")


def slot_of(key: str, entry: Fields) -> str:
    """Of a shot or a scene."""
    slot = entry.get("slot_id")
    return slot if isinstance(slot, str) and slot else key


def slate(shot: Fields) -> str:
    """What names the shot's folder: "2C", and "2C A2" for its second alternate."""
    code, place = str(shot.get("code", "")), alternate_number(shot)
    return code if place <= FIRST else f"{code} A{place}"


def folder_names(shot: Fields) -> list[str]:
    """The slate, behind those that it had before it was renamed."""
    former: Any = shot.get("former_codes")
    codes = [str(code) for code in cast("list[Any]", former)] if isinstance(former, list) else []
    return [slate(shot | {"code": code}) for code in codes] + [slate(shot)]


def alternate_number(entry: Fields) -> int:
    value = number(entry.get("alternate_number"))
    return max(FIRST, int(value)) if value != float("inf") else FIRST


def alternates(content: Content, shot_id: str) -> list[str]:
    """All shots of a shot's slot on the board, itself among them, by their numbers."""
    found = SLOTS.of(content).of(slot_of(shot_id, content.shots[shot_id]))
    return sorted(found, key=lambda key: (alternate_number(content.shots[key]), key))


def standing(content: Content, shot_ids: Iterable[str]) -> list[str]:
    """Those of `shot_ids` that stand in their slot, in scenes that stand, in the same order."""
    found = standing_in_their_slots(content, shot_ids)
    there = standing_scenes(content)
    if len(there) == len(content.scenes):
        return found
    shown = {None, *there}
    return [key for key in found if scene_of(content, content.shots[key]) in shown]


def standing_in_their_slots(content: Content, shot_ids: Iterable[str]) -> list[str]:
    """Those that stand in their slot, whether or not their scene does."""
    return _standing(content.shots, shot_ids, rivals=SLOTS.of(content).several)


def standing_scenes(content: Content) -> list[str]:
    """In board order."""
    return list(STANDING_SCENES.of(content))


def scene_alternates(content: Content, scene_id: str) -> list[str]:
    """All scenes of a scene's slot, itself among them, by their numbers."""
    found = SCENE_SLOTS.of(content).of(slot_of(scene_id, content.scenes[scene_id]))
    return sorted(found, key=lambda key: (alternate_number(content.scenes[key]), key))


def scene_that_stands(content: Content, scene_id: str) -> str:
    """The alternate of a scene that stands in its slot."""
    rivals = scene_alternates(content, scene_id)
    [stands] = _standing(content.scenes, rivals, rivals=frozenset(rivals))
    return stands


def scene_number(content: Content, scene_id: str) -> int:
    """Its place in the film, from 1, which it shares with its alternates."""
    return SCENE_NUMBERS.of(content)[slot_of(scene_id, content.scenes[scene_id])]


def film_order(content: Content) -> tuple[str, ...]:
    """The shots that stand on the board, as one reads."""
    return FILM.of(content)


def _standing(entries: Entries, ids: Iterable[str], *, rivals: frozenset[str]) -> list[str]:
    """Of each slot the one that was chosen last; where nobody chose, the first. `rivals` are those
    that are not alone in their slots.
    """
    found = list(ids)
    chosen: dict[str, str] = {}
    for key in (each for each in found if each in rivals):
        slot = slot_of(key, entries[key])
        rival = chosen.get(slot)
        if rival is None or _stands_before(entries, key, rival):
            chosen[slot] = key
    stand = set(chosen.values())
    return [key for key in found if key not in rivals or key in stand]


def _stands_before(entries: Entries, key: str, rival: str) -> bool:
    one, other = entries[key], entries[rival]
    if _stood(one) != _stood(other):
        return _stood(one) > _stood(other)
    return (alternate_number(one), key) < (alternate_number(other), rival)


def _stood(shot: Fields) -> str:
    value = shot.get("stands_at")
    return value if isinstance(value, str) else ""


def next_alternate(content: Content, shot_id: str) -> int:
    """A number that the slot never had: on the board, in the trash, on disk."""
    shot = content.shots[shot_id]
    slot, code = slot_of(shot_id, shot), str(shot.get("code", ""))
    numbers = [alternate_number(each) for key, each in _ever(content) if slot_of(key, each) == slot]
    numbers += [
        int(match["number"])
        for name in names_for_good(content)
        if (match := _ALTERNATE.fullmatch(name)) and match["code"] == code
    ]
    return max(numbers, default=FIRST) + 1


def _ever(content: Content) -> Iterator[tuple[str, Fields]]:
    yield from content.shots.items()
    for key, thrown in content.trash.items():
        yield from thrown_shots(key, thrown)


SLOTS = grouped("shots", slot_of)
SCENE_SLOTS = grouped("scenes", slot_of)


def _standing_scenes(content: Content) -> tuple[str, ...]:
    rivals = SCENE_SLOTS.of(content).several
    return tuple(_standing(content.scenes, scenes_in_order(content), rivals=rivals))


STANDING_SCENES = Index[Content, tuple[str, ...]](("scenes",), _standing_scenes)


def _scene_numbers(content: Content) -> Mapping[str, int]:
    """Of the slots of scenes."""
    order = enumerate(STANDING_SCENES.of(content), 1)
    return {slot_of(key, content.scenes[key]): place for place, key in order}


SCENE_NUMBERS = Index[Content, Mapping[str, int]](("scenes",), _scene_numbers)


def _film(content: Content) -> tuple[str, ...]:
    return tuple(standing(content, shots_in_order(content)))


def _film_after(
    was: tuple[str, ...], before: Content, now: Content, touched: Touched
) -> tuple[str, ...] | None:
    """Whoever has no rival, now as before, and stays in its place changes nothing."""
    rivals = SLOTS.of(before).several | SLOTS.of(now).several
    is_alike = before.scenes is now.scenes and before.kin is now.kin
    return was if is_alike and rivals.isdisjoint(touched.get("shots", ())) else None


FILM = Index[Content, tuple[str, ...]](("scenes", "shots"), _film, _film_after)
