"""Scripts acting on a board's shots, in board order. Pure but for the document they are given."""

import json

from storyboard.board.content import Content, Fields, shots_in_order
from storyboard.board.document import Board, now, read_content
from storyboard.board.shots import add_shot, change_shot, restore_shot, throw_away
from storyboard.board.slots import film_order, slate
from storyboard.shots.models import NoSuchShot
from studio_kit.errors import Invalid

from .models import BoardState, Frame, PushedPrompt, PushResult
from .reading import object_of


class BeyondTheEnd(Invalid):
    title = "Beyond the end of the board"


def push_prompt(board: Board, pushed: PushedPrompt) -> PushResult:
    """Give a prompt to a shot or to a new one. Raises `BeyondTheEnd`."""
    shot_id = shot_to_change(board, pushed.frame_index)
    if shot_id is None:
        return _result(board, add_shot(board, **_values(pushed)), "added")
    change_shot(board, shot_id, **_values(pushed))
    return _result(board, shot_id, "changed")


def shot_to_change(board: Board, index: int | None) -> str | None:
    """None asks for a new shot, and so does the index behind the last. Raises `BeyondTheEnd`."""
    if index is None:
        return None
    order = film_order(read_content(board))
    if index > len(order):
        most = len(order)
        raise BeyondTheEnd(f"The board has {most} shots; frame_index may be at most {most}.")
    return order[index] if index < len(order) else None


def restore(board: Board, shot_id: str) -> PushResult:
    """Bring a deleted shot back. Raises `NoSuchShot` where the trash does not hold it."""
    if not restore_shot(board, shot_id):
        raise NoSuchShot(f"The trash holds no shot {shot_id}; it may be on the board already.")
    return _result(board, shot_id, "restored")


def state(board: Board) -> BoardState:
    content = read_content(board)
    order = film_order(content)
    frames = [_frame(content, shot_id, n) for n, shot_id in enumerate(order)]
    project = {"project_id": content.project.get("id"), "project_name": content.project.get("name")}
    return BoardState(
        total_frames=len(frames),
        frames=frames,
        current_frame_index=len(frames) - 1 if frames else None,
        metadata=project,
    )


def frame_at(board: Board, index: int) -> Frame:
    """Raises `NoSuchShot`."""
    content = read_content(board)
    return _frame(content, _shot_at(content, index), index)


def delete_frame(board: Board, index: int) -> int:
    """Throw a shot away; says how many are left. Raises `NoSuchShot`."""
    throw_away(board, _shot_at(read_content(board), index))
    return len(film_order(read_content(board)))


def clear(board: Board) -> int:
    """Throw all shots away; says how many they were."""
    shots = shots_in_order(read_content(board))
    with board.doc.transaction():
        for shot_id in shots:
            throw_away(board, shot_id)
    return len(shots)


def _shot_at(content: Content, index: int) -> str:
    order = film_order(content)
    if not 0 <= index < len(order):
        raise NoSuchShot(f"There is no frame {index}; the board has {len(order)}, counted from 0.")
    return order[index]


def _values(pushed: PushedPrompt) -> Fields:
    # Graphs are kept as text: the document's numbers could not hold every seed exactly.
    return {
        "description": pushed.prompt,
        "negative_prompt": pushed.negative_prompt,
        "workflow_data": _text(pushed.workflow_data),
        "metadata": _text(pushed.metadata),
        "updated_at": now(),
    }


def _text(value: Fields | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _result(board: Board, shot_id: str, what: str) -> PushResult:
    content = read_content(board)
    code = slate(content.shots[shot_id])
    index = film_order(content).index(shot_id)
    message = f"Shot {code} {what}."
    return PushResult(success=True, frame_id=shot_id, frame_index=index, message=message)


def _frame(content: Content, shot_id: str, index: int) -> Frame:
    shot = content.shots[shot_id]
    negative = shot.get("negative_prompt")
    created = str(shot.get("created_at") or "")
    return Frame(
        id=shot_id,
        index=index,
        prompt=str(shot.get("description") or ""),
        negative_prompt=negative if isinstance(negative, str) else None,
        workflow_data=object_of(shot.get("workflow_data")),
        metadata=object_of(shot.get("metadata")),
        created_at=created,
        updated_at=str(shot.get("updated_at") or created),
    )
