"""The mirror of the takes in the document. The sidecars are the truth; the server alone writes."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import cast

from pycrdt import Map

from .content import Content, Fields, fields_of, moment, number, thrown_shots
from .document import Board, read_content
from .groups import grouped
from .shapes import exact
from .slots import folder_names

LOST = "lost_choices"
"""The field of a shot whose chosen take went with its file: `{takes, instead}`."""


def put_take(board: Board, take: Fields) -> bool:
    """Mirror a take and make it its shot's chosen one, unless a later version is. Says whether
    anything was new.

    A take that is known already changes nothing, so that replaying events never undoes a choice.
    """
    take = exact(take)
    if board.takes.get(take["id"]) is not None:
        return False
    with board.doc.transaction():
        board.takes[take["id"]] = take
        _choose(board, take)
    return True


def reconcile(board: Board, takes: Iterable[Fields], *, seen_until: str) -> None:
    """Make the mirror say what the sidecars say (oldest first).

    A take made after `seen_until` (ISO time) is new and becomes chosen; an earlier one was there
    when somebody chose. A chosen take whose file is gone falls to the newest of its shot.
    """
    found = {take["id"]: exact(take) for take in takes}
    with board.doc.transaction():
        known = read_content(board).takes
        for take_id in known.keys() - found.keys():
            del board.takes[take_id]
        for take_id, take in found.items():
            if known.get(take_id) != take:
                board.takes[take_id] = take
            if take_id in known:
                continue
            if moment(take["created_at"]) > moment(seen_until):
                _choose(board, take)
            else:
                _choose_again(board, take)
        mend_choices(board)


def follow_files(board: Board, moves: Mapping[str, str], *, back: Iterable[Fields]) -> int:
    """Files got other names (path -> path), and `back` are takes that came out of hiding.

    A take whose file is hidden leaves the mirror; one that comes back is chosen where it was and
    nobody chose another since, or where its shot has none. The number of takes that changed.
    """
    changed = 0
    with board.doc.transaction():
        for take_id, take in read_content(board).takes.items():
            target = moves.get(str(take.get("path")))
            if target is None:
                continue
            changed += 1
            if is_hidden(target):
                del board.takes[take_id]
            else:
                board.takes[take_id] = {**take, "path": target}
        for take in back:
            changed += 1
            back_again = exact(take)
            board.takes[back_again["id"]] = back_again
            _choose_again(board, back_again)
        mend_choices(board)
    return changed


def is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _choose_again(board: Board, take: Fields) -> None:
    """Where its shot has none, or has the one that `_fall_back` gave in its place."""
    content = read_content(board)
    shot_id = owner_of(content, take)
    if shot_id is None:
        return
    chosen = content.shots[shot_id].get("chosen_take")
    lost = _lost(content.shots[shot_id], chosen)
    if take["id"] in lost:
        _write_choice(board, shot_id, take["id"], lost[: lost.index(take["id"])])
    elif chosen is None:
        board.shots[shot_id]["chosen_take"] = take["id"]


def _fall_back(board: Board, shot_id: str, chosen: object, instead: str | None) -> None:
    """Choose another take for one that is gone, and remember that nobody wished it."""
    lost = _lost(read_content(board).shots[shot_id], chosen)
    _write_choice(board, shot_id, instead, [*lost, str(chosen)])


def _lost(shot: Fields, chosen: object) -> list[str]:
    """The choices that went with their files, the oldest first; none once somebody chose anew."""
    lost = fields_of(shot.get(LOST))
    takes: object = lost.get("takes")
    is_followed = lost.get("instead") == chosen and isinstance(takes, list)
    return [str(take) for take in cast("list[object]", takes)] if is_followed else []


def _write_choice(board: Board, shot_id: str, chosen: str | None, lost: list[str]) -> None:
    shot = board.shots[shot_id]
    shot["chosen_take"] = chosen
    shot[LOST] = {"takes": lost, "instead": chosen} if lost else None


def owner_of(content: Content, take: Fields) -> str | None:
    """The shot a take belongs to: by id, else by the name of its folder, also a former one. None
    for one that is in the trash.
    """
    owner = take["owner"]
    if owner["id"] in content.shots:
        return str(owner["id"])
    thrown = (key for entry, each in content.trash.items() for key, _ in thrown_shots(entry, each))
    if owner["kind"] != "shot" or owner["id"] in set(thrown):
        return None
    names = {name: key for key, shot in content.shots.items() for name in folder_names(shot)}
    return names.get(owner["name"])


def _owner_id(_: str, take: Fields) -> str:
    return str(fields_of(take.get("owner")).get("id"))


BY_OWNER = grouped("takes", _owner_id)
"""The takes that say a shot's id."""


def _choose(board: Board, take: Fields) -> None:
    """Two nodes that finish together may tell of version 2 before version 1: 2 stays chosen."""
    content = read_content(board)
    shot_id = owner_of(content, take)
    if shot_id is None:
        return
    chosen = content.takes.get(str(content.shots[shot_id].get("chosen_take")))
    if chosen is None or number(chosen.get("version")) <= number(take.get("version")):
        board.shots[shot_id]["chosen_take"] = take["id"]


def mend_choices(board: Board) -> None:
    content = read_content(board)
    choices = {key: shot.get("chosen_take") for key, shot in content.shots.items()}
    known = {None, *content.takes}
    gone = {key: chosen for key, chosen in choices.items() if chosen not in known}
    newest = _newest_by_shot(content) if gone else {}
    for shot_id, chosen in gone.items():
        if isinstance(board.shots[shot_id], Map):
            _fall_back(board, shot_id, chosen, newest.get(shot_id))


def _newest_by_shot(content: Content) -> dict[str, str]:
    newest: dict[str, str] = {}
    for take in sorted(content.takes.values(), key=age):
        shot_id = owner_of(content, take)
        if shot_id is not None:
            newest[shot_id] = str(take["id"])
    return newest


def age(take: Fields) -> tuple[datetime, float]:
    """To put takes in order, the oldest first."""
    return moment(str(take.get("created_at", ""))), number(take.get("version"))
