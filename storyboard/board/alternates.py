"""What is done to slots, each deed one transaction. The page's twin is `edits/alternates.ts`."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from pycrdt import Map

from .content import Content, Fields, moment
from .document import Board, new_id, now, read_content
from .shapes import SHOT, shared
from .slots import alternates, next_alternate, slot_of, standing_in_their_slots


def add_alternate(board: Board, shot_id: str) -> str:
    """Another shot of the same slot that says the same and has no takes; it stands from now on."""
    with board.doc.transaction():
        content = read_content(board)
        shot = content.shots[shot_id]
        made: Fields = shot | {
            "id": new_id(),
            "slot_id": slot_of(shot_id, shot),
            "alternate_number": next_alternate(content, shot_id),
            "stands_at": _moment_after(content, shot_id),
            "chosen_take": None,
            "created_at": now(),
        }
        board.shots[made["id"]] = shared(made, SHOT)
        settle_place(board, made["id"])
    return str(made["id"])


def choose_alternate(board: Board, shot_id: str) -> None:
    """Put an alternate on the board and into the film."""
    with board.doc.transaction():
        board.shots[shot_id]["stands_at"] = _moment_after(read_content(board), shot_id)
        settle_place(board, shot_id)


def settle_place(board: Board, shot_id: str, spare: Fields | None = None) -> None:
    """Give the place of a shot's slot to the alternate that stands, and to no other.

    `spare` is the place of one that just left.
    """
    content = read_content(board)
    slot = alternates(content, shot_id)
    [stands] = standing_in_their_slots(content, slot)
    others = [key for key in slot if key != stands]
    places = (content.placements.get(key) for key in (stands, *others))
    wanted = next((place for place in places if place), spare)
    if wanted and stands not in content.placements:
        board.placements[stands] = shared(wanted)
    for key in others:
        if isinstance(board.placements.get(key), Map):
            del board.placements[key]


def _moment_after(content: Content, shot_id: str) -> str:
    return moment_after(content.shots[key] for key in alternates(content, shot_id))


def moment_after(slot: Iterable[Fields]) -> str:
    """After every choice among these so far, also where somebody's clock is ahead."""
    latest = max(moment(str(each.get("stands_at", ""))) for each in slot)
    if latest < datetime.now(UTC):
        return now()
    later = latest + timedelta(milliseconds=1)
    return later.isoformat(timespec="milliseconds").replace("+00:00", "Z")
