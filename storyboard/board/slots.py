"""Alternates: several shots in one slot, of which one stands on the board and in the film.

The one that was chosen last stands (`stands_at`), so that two people who choose at once agree. It
alone has the slot's placement. The page's twin is `lib/document/slots.ts`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

from .content import Content, Fields, names_for_good, number, thrown_shots

FIRST = 1

_ALTERNATE = re.compile(r"(?P<code>.+) A(?P<number>\d+)")


def slot_of(shot_id: str, shot: Fields) -> str:
    slot = shot.get("slot_id")
    return slot if isinstance(slot, str) and slot else shot_id


def slate(shot: Fields) -> str:
    """What names the shot's folder: "2C", and "2C A2" for its second alternate."""
    code, place = str(shot.get("code", "")), alternate_number(shot)
    return code if place <= FIRST else f"{code} A{place}"


def folder_names(shot: Fields) -> list[str]:
    """The slate, behind those that it had before it was renamed."""
    former: Any = shot.get("former_codes")
    codes = [str(code) for code in cast("list[Any]", former)] if isinstance(former, list) else []
    return [slate(shot | {"code": code}) for code in codes] + [slate(shot)]


def alternate_number(shot: Fields) -> int:
    value = number(shot.get("alternate_number"))
    return max(FIRST, int(value)) if value != float("inf") else FIRST


def alternates(content: Content, shot_id: str) -> list[str]:
    """All shots of a shot's slot on the board, itself among them, by their numbers."""
    slot = slot_of(shot_id, content.shots[shot_id])
    found = [key for key, shot in content.shots.items() if slot_of(key, shot) == slot]
    return sorted(found, key=lambda key: (alternate_number(content.shots[key]), key))


def standing(content: Content, shot_ids: Iterable[str]) -> list[str]:
    """Those of `shot_ids` that stand in their slot, in the same order."""
    ids = list(shot_ids)
    chosen: dict[str, str] = {}
    for key in ids:
        slot = slot_of(key, content.shots[key])
        rival = chosen.get(slot)
        if rival is None or _stands_before(content, key, rival):
            chosen[slot] = key
    return [key for key in ids if chosen[slot_of(key, content.shots[key])] == key]


def _stands_before(content: Content, key: str, rival: str) -> bool:
    one, other = content.shots[key], content.shots[rival]
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
