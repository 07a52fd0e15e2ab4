"""What is done to scenes, each deed one transaction. The page's twin is `edits/scenes.ts`."""

from collections.abc import Mapping

from .alternates import settle_place
from .codes import next_code
from .content import (
    Content,
    Fields,
    fields_of,
    number,
    scenes_in_order,
    shots_of,
    thrown_shots,
    used_codes,
)
from .document import Board, new_id, now, read_content
from .orders import orders_after_move
from .shapes import PLAIN, SHOT, shared, write_value
from .shots import add_shot
from .slots import slot_of


def add_scene(board: Board, fields: Fields) -> str:
    """Behind all others; its id."""
    with board.doc.transaction():
        content = read_content(board)
        scene_id = new_id()
        name = f"Scene {len(content.scenes) + 1}"
        empty = {"name": name, "description": "", "heading": "", "lyrics": ""}
        own = {"id": scene_id, "slot_id": new_id(), "alternate_number": 1}
        order = orders_after_move(_orders(content.scenes), [scene_id], before=None)[scene_id]
        board.scenes[scene_id] = shared(empty | fields | own | {"order": order})
    return scene_id


def change_scene(board: Board, scene_id: str, fields: Fields) -> None:
    with board.doc.transaction():
        for key, value in fields.items():
            write_value(board.scenes[scene_id], key, value, shape=PLAIN)


def move_scene(board: Board, scene_id: str, *, before: str | None) -> None:
    """In front of another scene, or behind all for None. The shots' codes stay."""
    with board.doc.transaction():
        orders = _orders(read_content(board).scenes)
        for key, order in orders_after_move(orders, [scene_id], before=before).items():
            board.scenes[key]["order"] = order


def duplicate_scene(board: Board, scene_id: str) -> str:
    """Behind the one it is of, with copies of its shots, alternates and all, and no takes."""
    with board.doc.transaction():
        content = read_content(board)
        order = scenes_in_order(content)
        following = order[order.index(scene_id) + 1 :]
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
            slots[slot] = {"slot_id": new_id(), "code": _next_code(board, made)}
        own = {"id": new_id(), "scene_id": made, "chosen_take": None, "created_at": now()}
        copy = add_shot(board, **(shot | slots[slot] | own))
        settle_place(board, copy)


def _next_code(board: Board, scene_id: str) -> str:
    content = read_content(board)
    return next_code(scenes_in_order(content).index(scene_id) + 1, used_codes(content))


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
        del board.scenes[scene_id]
        for key in own:
            del board.shots[key]
            if key in content.placements:
                del board.placements[key]


def restore_scene(board: Board, scene_id: str) -> bool:
    """False where it is not in the trash."""
    with board.doc.transaction():
        thrown = read_content(board).trash.get(scene_id, {})
        scene = fields_of(thrown.get("scene"))
        if thrown.get("kind") != "scene" or not scene:
            return False
        board.scenes[scene_id] = shared(scene)
        placements = fields_of(thrown.get("shots"))
        for key, shot in thrown_shots(scene_id, thrown):
            board.shots[key] = shared(shot, SHOT)
            if place := fields_of(fields_of(placements.get(key)).get("placement")):
                board.placements[key] = shared(place)
        del board.trash[scene_id]
        return True


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
