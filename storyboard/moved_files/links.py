"""Files that shots were given for their workflows, such as references: they follow their files."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from pycrdt import Map

from storyboard.board.content import Content, Fields
from storyboard.board.document import Board, read_content
from storyboard.board.takes import is_hidden


def seen_moves(moves: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Those that a shot follows: what goes to the trash may come back under its name."""
    return {source: target for source, target in moves if not is_hidden(target)}


def moved_links(content: Content, moves: Mapping[str, str]) -> dict[str, Fields]:
    """By shot id the values that name a file which is called otherwise now, as they are to be."""
    found = {key: _moved(shot.get("values"), moves) for key, shot in content.shots.items()}
    return {key: values for key, values in found.items() if values}


def follow_links(board: Board, moves: Mapping[str, str]) -> None:
    with board.doc.transaction():
        for shot_id, changes in moved_links(read_content(board), moves).items():
            values = board.shots[shot_id]["values"]
            if isinstance(values, Map):
                cast("Map[Any]", values).update(changes)


def _moved(values: Any, moves: Mapping[str, str]) -> Fields:
    if not isinstance(values, dict):
        return {}
    fields = cast("Fields", values)
    return {name: new for name, value in fields.items() if (new := _link(value, moves))}


def _link(value: Any, moves: Mapping[str, str]) -> Any:
    """None for what names no moved file."""
    if isinstance(value, str):
        return moves.get(value)
    if isinstance(value, dict):
        fields = cast("Fields", value)
        target = moves.get(str(fields.get("path")))
        return {**fields, "path": target} if target else None
    return None
