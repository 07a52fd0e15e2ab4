"""What is done to shots, each deed one transaction: add, throw away, bring back, change."""

from collections.abc import Iterable
from dataclasses import asdict
from secrets import randbelow
from typing import Any, cast

from .alternates import settle_place
from .codes import last_codes, next_code
from .content import Content, Fields, number, scene_of, shots_of
from .document import Board, new_content, new_id, now, read_content
from .groups import grouped
from .layout import Box, new_place, picture_height
from .reckoned import Index, Touched
from .shapes import SHOT, shared, write_value
from .slots import alternates, scene_number, slot_of, standing_scenes

SEEDS = 2**32
LARGEST_DURATION = 10**7
"""Frames; a day at 100 frames per second is less."""
SMALLEST_FRAME, LARGEST_FRAME = 0.001, 100_000
"""Between these a frame's width and height are believed."""


def add_shot(board: Board, *, scene_id: str | None = None, **values: Any) -> str:
    """Add a shot at the end of a scene (the last one by default) and place its panel."""
    with board.doc.transaction():
        scene = scene_id or _last_scene(board)
        content = read_content(board)
        shot = _new_shot(content, scene) | values
        board.shots[shot["id"]] = shared(shot, SHOT)
        _place(board, content, scene, shot["id"])
    return str(shot["id"])


def _last_scene(board: Board) -> str:
    if scenes := standing_scenes(read_content(board)):
        return scenes[-1]
    ((scene_id, scene),) = new_content({}).scenes.items()
    board.scenes[scene_id] = shared(scene)
    return scene_id


def _new_shot(content: Content, scene_id: str) -> Fields:
    orders = (order for order, *_ in reversed(content.kin[scene_id]))
    highest = next((order for order in orders if order != float("inf")), 0)
    return {
        "id": new_id(),
        "slot_id": new_id(),
        "alternate_number": 1,
        "scene_id": scene_id,
        "order": highest + 1,
        "code": new_code(content, scene_id),
        "name": "",
        "rating": 0,
        "duration": _default_frames(content),
        "node_id": None,
        "seed": randbelow(SEEDS),
        "seed_locked": False,
        "template_id": _default_template(content),
        "chosen_take": None,
        "camera": {},
        "values": {},
        "created_at": now(),
    }


def new_code(content: Content, scene_id: str) -> str:
    """For the next slot of a scene."""
    place = scene_number(content, scene_id)
    return next_code(place, last_codes(content, place))


def _default_template(content: Content) -> str | None:
    """The workflow that the project gives to new shots."""
    template = _fields(content.project.get("defaults")).get("template_id")
    return template if isinstance(template, str) and template else None


def _default_frames(content: Content) -> int | None:
    """How long new shots are, in frames at the project's rate."""
    seconds = number(_fields(content.project.get("defaults")).get("seconds"))
    frames = seconds * number(content.project.get("fps"))
    return max(round(frames), 1) if 0 < frames < LARGEST_DURATION else None


def _code(_: str, shot: Fields) -> str:
    return str(shot.get("code"))


CODES = grouped("shots", _code)


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
                board.shots[shot_id]["code"] = new_code(content, scene_id)
                content = read_content(board)


def repeating_codes(content: Content) -> list[str]:
    """Shots whose code an older slot bears, and that have no takes."""
    bearers = {key: content.shots[key] for key in CODES.of(content).several}
    pairs = {(_code(key, shot), slot_of(key, shot)) for key, shot in bearers.items()}
    if len(pairs) == len({code for code, _ in pairs}):
        return []
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
    order = _scenes_beside(content, scene_id)
    scenes = [_boxes(content, shots_of(content, each)) for each in order]
    picture = picture_height(*frame_of(content))
    place = new_place(scenes, order.index(scene_id), picture=picture)
    for other, box in place.moved.items():
        board.placements[other]["y"] = box.y
    values = asdict(place.box) | {"z": TOP.of(content) + 1}
    board.placements[shot_id] = shared(values)


def _scenes_beside(content: Content, scene_id: str) -> list[str]:
    """The scenes that stand, with this one in the place of its slot."""
    slot = slot_of(scene_id, content.scenes[scene_id])
    return [
        scene_id if slot_of(key, content.scenes[key]) == slot else key
        for key in standing_scenes(content)
    ]


def _boxes(content: Content, shot_ids: list[str]) -> dict[str, Box]:
    boxes = content.boxes
    return {key: box for key in shot_ids if (box := boxes.get(key))}


def frame_of(content: Content) -> tuple[float, float]:
    """Width and height of the picture's shape; 16 : 9 where the project says nothing sensible."""
    width = number(content.project.get("frame_width"))
    height = number(content.project.get("frame_height"))
    if min(width, height) >= SMALLEST_FRAME and max(width, height) <= LARGEST_FRAME:
        return width, height
    return 16, 9


def _highest(content: Content, ids: Iterable[str]) -> float:
    """Of places that are there; at least 0."""
    heights = (content.placements.get(key, {}).get("z") for key in ids)
    return max([0, *(z for z in heights if isinstance(z, int | float))])


def _top_after(was: float, before: Content, now: Content, touched: Touched) -> float | None:
    here = touched.get("placements", ())
    top = _highest(now, here)
    return None if _highest(before, here) == was > top else max(was, top)


TOP = Index[Content, float](
    ("placements",), lambda content: _highest(content, content.placements), _top_after
)


def throw_away(board: Board, shot_id: str) -> None:
    """Move a shot with its placement into the trash, from where `restore_shot` brings it back.

    Another alternate of its slot stands in its place then.
    """
    with board.doc.transaction():
        content = read_content(board)
        placement = content.placements.get(shot_id)
        board.trash[shot_id] = {
            "shot": content.shots[shot_id],
            "placement": placement,
            "deleted_at": now(),
        }
        others = [key for key in alternates(content, shot_id) if key != shot_id]
        del board.shots[shot_id]
        if placement is not None:
            del board.placements[shot_id]
        if others:
            settle_place(board, others[0], spare=placement)


def restore_shot(board: Board, shot_id: str) -> bool:
    """Bring a shot back from the trash to its scene and place. False where it is not there."""
    with board.doc.transaction():
        thrown = read_content(board).trash.get(shot_id)
        if thrown is None or not isinstance(thrown.get("shot"), dict):
            return False
        shot = cast("Fields", thrown["shot"])
        if str(shot.get("scene_id")) not in board.scenes:
            shot = shot | {"scene_id": _last_scene(board)}
        content = read_content(board)
        board.shots[shot_id] = shared(shot, SHOT)
        if isinstance(thrown.get("placement"), dict):
            board.placements[shot_id] = shared(thrown["placement"])
        else:
            _place(board, content, str(shot["scene_id"]), shot_id)
        del board.trash[shot_id]
        settle_place(board, shot_id)
        return True


def change_shot(board: Board, shot_id: str, **values: Any) -> None:
    with board.doc.transaction():
        shot = board.shots[shot_id]
        for key, value in values.items():
            write_value(shot, key, value, shape=SHOT)


def _fields(value: Any) -> Fields:
    return cast("Fields", value) if isinstance(value, dict) else {}
