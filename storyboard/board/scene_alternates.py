"""What is done to the slots of scenes, each deed one transaction.

The page's twin is `edits/scene-alternates.ts`.
"""

from .alternates import moment_after
from .codes import next_code
from .content import Content, Entries, Fields, number, shots_of, used_codes
from .document import Board, new_id, now, read_content
from .shapes import SHOT, shared
from .slots import alternate_number, scene_alternates, scene_number, scene_that_stands, slot_of

HIGHEST = "highest_alternate"
"""Each scene of a slot knows the highest number that was ever given in it."""
FIRST_OF_ITS_SLOT: Fields = {"alternate_number": 1, HIGHEST: 1, "stands_at": ""}


def add_scene_alternate(board: Board, scene_id: str) -> str:
    """Another scene of the same slot with copies of its shots, without takes; it stands from now
    on where the other one lay.
    """
    with board.doc.transaction():
        content = read_content(board)
        slot = scene_alternates(content, scene_id)
        scene = content.scenes[scene_id]
        given = _next_number(content, scene_id)
        made: Fields = scene | {
            "id": new_id(),
            "slot_id": slot_of(scene_id, scene),
            "alternate_number": given,
            HIGHEST: given,
            "stands_at": moment_after(content.scenes[key] for key in slot),
            "folded": False,
        }
        for key in slot:
            board.scenes[key][HIGHEST] = given
        board.scenes[made["id"]] = shared(made)
        _copy_shots(board, content, scene_id, made["id"])
    return str(made["id"])


def choose_scene(board: Board, scene_id: str) -> None:
    """Put an alternate on the board and into the film, where the one before lay."""
    with board.doc.transaction():
        content = read_content(board)
        slot = scene_alternates(content, scene_id)
        before = scene_that_stands(content, scene_id)
        board.scenes[scene_id]["stands_at"] = moment_after(content.scenes[key] for key in slot)
        move_to_corner(board, scene_id, corner_of(content, before))


def move_to_corner(board: Board, scene_id: str, corner: tuple[float, float] | None) -> None:
    """Shift the panels of a scene so that they begin at `corner`; None leaves them."""
    content = read_content(board)
    own = corner_of(content, scene_id)
    if corner is None or own is None:
        return
    right, down = corner[0] - own[0], corner[1] - own[1]
    for key, place in _places(content, scene_id).items():
        board.placements[key]["x"] = number(place["x"]) + right
        board.placements[key]["y"] = number(place["y"]) + down


def _next_number(content: Content, scene_id: str) -> int:
    slot = slot_of(scene_id, content.scenes[scene_id])
    thrown = {key: entry["scene"] for key, entry in content.trash.items() if "scene" in entry}
    known = {**thrown, **content.scenes}
    kin = [scene for key, scene in known.items() if slot_of(key, scene) == slot]
    return max(max(alternate_number(each), _highest(each)) for each in kin) + 1


def _highest(scene: Fields) -> int:
    value = scene.get(HIGHEST)
    return int(value) if isinstance(value, int | float) else 0


def _copy_shots(board: Board, content: Content, scene_id: str, made: str) -> None:
    """Alternates of a shot stay together, and every panel lies where its original does."""
    slots: dict[str, Fields] = {}
    given = list(used_codes(content))
    for shot_id in shots_of(content, scene_id):
        shot = content.shots[shot_id]
        slot = slot_of(shot_id, shot)
        if slot not in slots:
            code = next_code(scene_number(content, scene_id), given)
            slots[slot] = {"slot_id": new_id(), "code": code}
            given.append(code)
        copy = new_id()
        own = {"id": copy, "scene_id": made, "chosen_take": None, "created_at": now()}
        board.shots[copy] = shared(shot | slots[slot] | own, SHOT)
        if place := content.placements.get(shot_id):
            board.placements[copy] = shared(place)


def _places(content: Content, scene_id: str) -> Entries:
    own = shots_of(content, scene_id)
    return {key: content.placements[key] for key in own if key in content.placements}


def corner_of(content: Content, scene_id: str) -> tuple[float, float] | None:
    """Where the first of its panels would lie in a tidy scene; None where it has none."""
    places = _places(content, scene_id).values()
    if not places:
        return None
    left, top = (min(number(place.get(side)) for place in places) for side in ("x", "y"))
    return (left, top) if max(left, top) < float("inf") else None
