"""Anything that can be done to a board, by chance."""

import random
from collections.abc import Callable

from storyboard.board.alternates import add_alternate, choose_alternate
from storyboard.board.document import Board, read_content
from storyboard.board.scenes import add_scene, move_shots, restore_scene, throw_scene_away
from storyboard.board.shots import add_shot, change_shot, restore_shot, throw_away
from storyboard.board.takes import put_take


def do_something(board: Board, dice: random.Random, step: int) -> None:
    content = read_content(board)
    shot = dice.choice(list(content.shots) or [add_shot(board)])
    thrown = list(content.trash)[:1]
    deeds: list[Callable[[], object]] = [
        lambda: change_shot(board, shot, name=f"N{step}", camera={"lens": "mm_50"}),
        lambda: change_shot(board, shot, description=f"Words {step}"),
        lambda: add_shot(board, values={"steps": 20, "cfg": 7.5}),
        lambda: add_alternate(board, shot),
        lambda: choose_alternate(board, shot),
        lambda: throw_away(board, shot),
        lambda: [restore_shot(board, key) for key in thrown],
        lambda: move_shots(board, [shot], add_scene(board, {}), before=None),
        lambda: throw_scene_away(board, str(board.shots[shot]["scene_id"])),
        lambda: [restore_scene(board, key) for key in thrown],
        lambda: put_take(board, take(f"t{step}", shot)),
        lambda: board.project.update({"fps": 25, "name": f"Film {step}"}),
    ]
    dice.choice(deeds)()


def take(take_id: str, shot: str) -> dict[str, object]:
    owner = {"kind": "shot", "id": shot, "name": "1A"}
    return {"id": take_id, "owner": owner, "path": f"{take_id}.png", "created_at": "2026-01-01"}
