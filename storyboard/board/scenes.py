"""What is done to scenes, each deed one transaction. The page's twin is `edits/scenes.ts`."""

from collections.abc import Mapping

from .alternates import settle_place
from .content import (
    Content,
    Fields,
    fields_of,
    number,
    shots_of,
    thrown_shots,
)
from .document import Board, new_id, now, read_content
from .orders import orders_after_move
from .scene_alternates import FIRST_OF_ITS_SLOT, corner_of, move_to_corner
from .shapes import PLAIN, SHOT, shared, write_value
from .shots import add_shot, new_code
from .slots import (
    scene_alternates,
    scene_number,
    scene_that_stands,
    slot_of,
    standing_scenes,
)


def add_scene(board: Board, fields: Fields) -> str:
    """Behind all others; its id."""
    with board.doc.transaction():
        content = read_content(board)
        scene_id = new_id()
        name = f"Scene {len(content.scenes) + 1}"
        empty = {"name": name, "description": "", "heading": "", "lyrics": ""}
        own = {"id": scene_id, **FIRST_OF_ITS_SLOT, "slot_id": new_id()}
        order = orders_after_move(_orders(content.scenes), [scene_id], before=None)[scene_id]
        board.scenes[scene_id] = shared(empty | fields | own | {"order": order})
    return scene_id


def change_scene(board: Board, scene_id: str, fields: Fields) -> None:
    with board.doc.transaction():
        for key, value in fields.items():
            write_value(board.scenes[scene_id], key, value, shape=PLAIN)


def move_scene(board: Board, scene_id: str, *, before: str | None) -> None:
    """In front of another scene, or behind all for None, alternates along. Codes stay."""
    with board.doc.transaction():
        content = read_content(board)
        slots = {key: slot_of(key, scene) for key, scene in content.scenes.items()}
        orders = {slots[key]: order for key, order in _orders(content.scenes).items()}
        wanted = None if before is None else slots[before]
        after = orders_after_move(orders, [slots[scene_id]], before=wanted)
        for key, slot in slots.items():
            if slot in after:
                board.scenes[key]["order"] = after[slot]


def duplicate_scene(board: Board, scene_id: str) -> str:
    """Behind the one it is of, with copies of its shots, alternates and all, and no takes."""
    with board.doc.transaction():
        content = read_content(board)
        following = standing_scenes(content)[scene_number(content, scene_id) :]
        source = content.scenes[scene_id]
        made = add_scene(
            board, source | {"name": f"{source.get('name', '')} copy", "folded": False}
        )
        move_scene(board, made, before=following[0] if following else None)
        _copy_shots(board, content, scene_id, made)
    return made


def _copy_shots(board: Board, content: Content, scene_id: str, made: str) -> None:
    slots: dict[str, Fields] = {}
    for shot_id in shots_of(content, scene_id):
        shot = content.shots[shot_id]
        slot = slot_of(shot_id, shot)
        if slot not in slots:
            code = new_code(read_content(board), made)
            slots[slot] = {"slot_id": new_id(), "code": code}
        own = {"id": new_id(), "scene_id": made, "chosen_take": None, "created_at": now()}
        copy = add_shot(board, **(shot | slots[slot] | own))
        settle_place(board, copy)


def throw_scene_away(board: Board, scene_id: str) -> None:
    """With all its shots into the trash, from where `restore_scene` brings them back together."""
    with board.doc.transaction():
        content = read_content(board)
        own = shots_of(content, scene_id)
        board.trash[scene_id] = {
            "kind": "scene",
            "scene": content.scenes[scene_id],
            "shots": {
                key: {"shot": content.shots[key], "placement": content.placements.get(key)}
                for key in own
            },
            "deleted_at": now(),
        }
        corner = corner_of(content, scene_id)
        left = [key for key in scene_alternates(content, scene_id) if key != scene_id]
        del board.scenes[scene_id]
        for key in own:
            del board.shots[key]
            if key in content.placements:
                del board.placements[key]
        if left:
            move_to_corner(board, scene_that_stands(read_content(board), left[0]), corner)


def restore_scene(board: Board, scene_id: str) -> bool:
    """False where it is not in the trash."""
    with board.doc.transaction():
        content = read_content(board)
        thrown = content.trash.get(scene_id, {})
        scene = fields_of(thrown.get("scene"))
        if thrown.get("kind") != "scene" or not scene:
            return False
        stood = [key for key in standing_scenes(content) if _shares_slot(content, key, scene)]
        corner = corner_of(content, stood[0]) if stood else None
        board.scenes[scene_id] = shared(scene)
        placements = fields_of(thrown.get("shots"))
        for key, shot in thrown_shots(scene_id, thrown):
            board.shots[key] = shared(shot, SHOT)
            if place := fields_of(fields_of(placements.get(key)).get("placement")):
                board.placements[key] = shared(place)
        del board.trash[scene_id]
        move_to_corner(board, scene_that_stands(read_content(board), scene_id), corner)
        return True


def _shares_slot(content: Content, key: str, scene: Fields) -> bool:
    return slot_of(key, content.scenes[key]) == scene.get("slot_id")


def move_shots(board: Board, shot_ids: list[str], scene_id: str, *, before: str | None) -> None:
    """In front of another shot of a scene, or to its end for None; alternates go along."""
    with board.doc.transaction():
        content = read_content(board)
        kin = {key: content.shots[key] for key in shots_of(content, scene_id)}
        orders = orders_after_move(_orders(kin), shot_ids, before=before)
        slots = {slot_of(key, content.shots[key]): order for key, order in orders.items()}
        moving = {slot_of(key, content.shots[key]) for key in shot_ids}
        for key, shot in content.shots.items():
            slot = slot_of(key, shot)
            if slot in slots:
                board.shots[key]["order"] = slots[slot]
            if slot in moving:
                board.shots[key]["scene_id"] = scene_id


def _orders(entries: Mapping[str, Fields]) -> dict[str, float]:
    """What has no order that can be read lies behind all others."""
    read = {key: number(entry.get("order")) for key, entry in entries.items()}
    last = max((order for order in read.values() if order != float("inf")), default=0)
    return {key: last + 1 if order == float("inf") else order for key, order in read.items()}
