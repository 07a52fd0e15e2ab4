"""Typed access to the live document. Reading gives plain data; writing happens in transactions.

Python integers beyond what JavaScript counts exactly are kept as floats, as the page reads them.
"""

import json
import sys
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from secrets import randbelow
from typing import Any, cast

from pycrdt import Doc, Map
from ulid import ULID

from .codes import next_code
from .content import (
    Content,
    Entries,
    Fields,
    number,
    scene_of,
    scenes_in_order,
    shots_of,
    used_codes,
)
from .layout import Box, new_place, picture_height

YMap = Map[Any]

NESTED = frozenset({"camera", "values"})
"""Keys of a shot that are maps of their own, so that two people can edit two of their values."""

LARGEST_EXACT_INTEGER = 2**53 - 1
LARGEST_NUMBER = int(sys.float_info.max)
SEEDS = 2**32
SMALLEST_FRAME, LARGEST_FRAME = 0.001, 100_000
"""Between these a frame's width and height are believed."""


@dataclass(frozen=True)
class Board:
    """The document and its top-level maps, each key an id except in `project`."""

    doc: Doc[Any]
    project: YMap
    scenes: YMap
    shots: YMap
    placements: YMap
    takes: YMap
    trash: YMap


MAPS = tuple(field.name for field in fields(Board) if field.name != "doc")


def new_board(*updates: bytes) -> Board:
    """A document made of Y updates. Raises `ValueError` for bytes that are none."""
    doc: Doc[Any] = Doc()
    maps = {name: cast("YMap", doc.get(name, type=Map)) for name in MAPS}
    with doc.transaction():
        for update in updates:
            doc.apply_update(update)
    return Board(doc, **maps)


def read_content(board: Board) -> Content:
    """All of the document as plain data; what is not an entry with fields is left out."""
    with board.doc.transaction():
        maps = {name: plain(getattr(board, name)) for name in MAPS}
    entries = {name: _entries(maps[name]) for name in MAPS if name != "project"}
    return Content(
        project=maps["project"],
        scenes=entries["scenes"],
        shots=entries["shots"],
        placements=entries["placements"],
        takes=entries["takes"],
        trash=entries["trash"],
    )


def plain(entry: YMap) -> Fields:
    """An entry as JSON. Values nested deeper than Python reads are left out."""
    # The library's own text form is always JSON, and four times as fast as `to_py`.
    try:
        return cast("Fields", json.loads(str(entry)))
    except RecursionError:
        found = {key: _shallow(value) for key, value in entry.items()}
        return {key: value for key, value in found.items() if value is not None}


def _shallow(value: Any) -> Any:
    if isinstance(value, Map):
        return plain(cast("YMap", value))
    return None if isinstance(value, dict | list) else value


def write_content(board: Board, wanted: Content) -> None:
    """Make scenes, shots, placements, trash and project say what `wanted` says.

    Only differences are written, so that browsers that come back merge onto the same history.
    The mirror of takes stays.
    """
    with board.doc.transaction():
        write_fields(board.project, wanted.project)
        for name in ("scenes", "shots", "placements"):
            write_entries(getattr(board, name), getattr(wanted, name))
        write_fields(board.trash, wanted.trash)


def write_entries(entries: YMap, wanted: Entries) -> None:
    for key in plain(entries).keys() - wanted.keys():
        del entries[key]
    for key, values in wanted.items():
        current = entries.get(key)
        if isinstance(current, Map):
            write_fields(cast("YMap", current), values)
        else:
            entries[key] = shared(values)


def write_fields(entry: YMap, wanted: Fields) -> None:
    current, wanted = plain(entry), exact(wanted)
    for key in current.keys() - wanted.keys():
        del entry[key]
    for key, value in wanted.items():
        if key in current and current[key] == value:
            continue
        nested = entry.get(key)
        if isinstance(nested, Map) and isinstance(value, dict):
            write_fields(cast("YMap", nested), cast("Fields", value))
        else:
            entry[key] = _nest(key, value)


def shared(values: Fields) -> YMap:
    """A new map for the document; `camera` and `values` become maps of their own."""
    return Map({key: _nest(key, value) for key, value in values.items()})


def _nest(key: str, value: Any) -> Any:
    value = exact(value)
    if key in NESTED and isinstance(value, dict):
        return Map(cast("Fields", value))
    return value


def exact(value: Any) -> Any:
    """Plain JSON as every side of the document reads it; a number too large is the largest."""
    if isinstance(value, dict):
        return {key: exact(each) for key, each in cast("Fields", value).items()}
    if isinstance(value, list | tuple):
        return [exact(each) for each in cast("list[Any]", value)]
    if isinstance(value, int) and abs(value) > LARGEST_EXACT_INTEGER:
        return float(max(-LARGEST_NUMBER, min(value, LARGEST_NUMBER)))
    return value


def new_content(project: Fields) -> Content:
    """A new project: one scene, no shot."""
    scene_id = new_id()
    scene = {"id": scene_id, "name": "Scene 1", "description": "", "order": 1}
    return Content(project=project, scenes={scene_id: scene})


def add_shot(board: Board, *, scene_id: str | None = None, **values: Any) -> str:
    """Add a shot at the end of a scene (the last one by default) and place its panel."""
    with board.doc.transaction():
        scene = scene_id or _last_scene(board)
        content = read_content(board)
        shot = _new_shot(content, scene) | values
        board.shots[shot["id"]] = shared(shot)
        _place(board, content, scene, shot["id"])
    return str(shot["id"])


def _last_scene(board: Board) -> str:
    scenes = Content({}, scenes=_entries(plain(board.scenes)))
    if scenes.scenes:
        return scenes_in_order(scenes)[-1]
    ((scene_id, scene),) = new_content({}).scenes.items()
    board.scenes[scene_id] = shared(scene)
    return scene_id


def _new_shot(content: Content, scene_id: str) -> Fields:
    scene_number = scenes_in_order(content).index(scene_id) + 1
    orders = [number(content.shots[key].get("order")) for key in shots_of(content, scene_id)]
    highest = max((order for order in orders if order != float("inf")), default=0)
    return {
        "id": new_id(),
        "slot_id": new_id(),
        "alternate_number": 1,
        "scene_id": scene_id,
        "order": highest + 1,
        "code": next_code(scene_number, used_codes(content)),
        "name": "",
        "description": "",
        "notes": "",
        "rating": 0,
        "seed": randbelow(SEEDS),
        "seed_locked": False,
        "template_id": None,
        "chosen_take": None,
        "camera": {},
        "values": {},
        "created_at": now(),
    }


def settle_codes(board: Board) -> None:
    """Tell apart shots that two browsers gave the same code at the same moment.

    The older one keeps it, and so does every shot that has takes: its folder bears the code.
    Alternates share the code of their slot.
    """
    with board.doc.transaction():
        content = read_content(board)
        for shot_id in repeating_codes(content):
            scene_id = scene_of(content, content.shots[shot_id])
            if scene_id is not None:
                number_of_scene = scenes_in_order(content).index(scene_id) + 1
                board.shots[shot_id]["code"] = next_code(number_of_scene, used_codes(content))
                content = read_content(board)


def repeating_codes(content: Content) -> list[str]:
    """Shots whose code an older slot bears, and that have no takes."""
    with_takes = {_fields(take.get("owner")).get("id") for take in content.takes.values()}
    slots: dict[str, object] = {}
    repeating: list[str] = []
    for shot_id in sorted(content.shots, key=lambda key: _seniority(content, key, with_takes)):
        shot = content.shots[shot_id]
        slot = shot.get("slot_id", shot_id)
        if slots.setdefault(str(shot.get("code")), slot) != slot and shot_id not in with_takes:
            repeating.append(shot_id)
    return repeating


def _seniority(content: Content, shot_id: str, with_takes: set[Any]) -> tuple[bool, str, str]:
    created = str(content.shots[shot_id].get("created_at", ""))
    return shot_id not in with_takes, created, shot_id


def _place(board: Board, content: Content, scene_id: str, shot_id: str) -> None:
    """Put the panel on the next free cell of its scene, and move away what is in its way."""
    order = scenes_in_order(content)
    scenes = [_boxes(content, shots_of(content, each)) for each in order]
    picture = picture_height(*frame_of(content))
    place = new_place(scenes, order.index(scene_id), picture=picture)
    for other, box in place.moved.items():
        board.placements[other]["y"] = box.y
    values = asdict(place.box) | {"z": _top_z(content) + 1}
    board.placements[shot_id] = shared(values)


def _boxes(content: Content, shot_ids: list[str]) -> dict[str, Box]:
    return {key: box for key in shot_ids if (box := box_of(content, key))}


def box_of(content: Content, shot_id: str) -> Box | None:
    placement = content.placements.get(shot_id, {})
    sides = [placement.get(key) for key in ("x", "y", "w", "h")]
    if all(isinstance(side, int | float) for side in sides):
        return Box(*cast("list[float]", sides))
    return None


def frame_of(content: Content) -> tuple[float, float]:
    """Width and height of the picture's shape; 16 : 9 where the project says nothing sensible."""
    width = number(content.project.get("frame_width"))
    height = number(content.project.get("frame_height"))
    if min(width, height) >= SMALLEST_FRAME and max(width, height) <= LARGEST_FRAME:
        return width, height
    return 16, 9


def _top_z(content: Content) -> float:
    heights = (number(each.get("z")) for each in content.placements.values())
    return max((z for z in heights if z != float("inf")), default=0)


def throw_away(board: Board, shot_id: str) -> None:
    """Move a shot with its placement into the trash, from where `restore_shot` brings it back."""
    with board.doc.transaction():
        content = read_content(board)
        placement = content.placements.get(shot_id)
        board.trash[shot_id] = {
            "shot": content.shots[shot_id],
            "placement": placement,
            "deleted_at": now(),
        }
        del board.shots[shot_id]
        if placement is not None:
            del board.placements[shot_id]


def restore_shot(board: Board, shot_id: str) -> bool:
    """Bring a shot back from the trash to its scene and place. False where it is not there."""
    with board.doc.transaction():
        thrown = read_content(board).trash.get(shot_id)
        if thrown is None or not isinstance(thrown.get("shot"), dict):
            return False
        shot = cast("Fields", thrown["shot"])
        if str(shot.get("scene_id")) not in board.scenes:
            shot["scene_id"] = _last_scene(board)
        content = read_content(board)
        board.shots[shot_id] = shared(shot)
        if isinstance(thrown.get("placement"), dict):
            board.placements[shot_id] = shared(thrown["placement"])
        else:
            _place(board, content, str(shot["scene_id"]), shot_id)
        del board.trash[shot_id]
        return True


def change_shot(board: Board, shot_id: str, **values: Any) -> None:
    with board.doc.transaction():
        shot = board.shots[shot_id]
        for key, value in values.items():
            shot[key] = _nest(key, value)


def new_id() -> str:
    return str(ULID())


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _fields(value: Any) -> Fields:
    return cast("Fields", value) if isinstance(value, dict) else {}


def _entries(values: Fields) -> Entries:
    return {key: value for key, value in values.items() if isinstance(value, dict)}
