"""Boards beside the board: begun from one another, one of them shown, merged with their parent.

The current branch's board is the live document; of the others it is in `branches/`.
"""

import asyncio
from dataclasses import replace

from storyboard.board.content import Content, Fields
from storyboard.board.document import new_id, now
from storyboard.board.room import BoardRoom
from studio_kit.errors import Conflict, NotFound
from studio_kit.paths import ProjectRoot

from .changes import changes
from .merge import OWN_TO_A_BOARD, Clash, merge
from .models import (
    MAIN,
    Branch,
    BranchList,
    KeptBranch,
    MergeConflict,
    MergeResult,
    NewBranch,
    WantedMerge,
)
from .snapshots import MAIN_NAME, counts, rewrite
from .storage import BRANCHES, BoardLost, Shelf

NAMELESS = "Branch without a name"
"""What a branch is called whose record is lost while its board is shown."""


class NoSuchBranch(NotFound):
    title = "No such branch"


class BranchNameTaken(Conflict):
    title = "The name is taken"


class BranchNeeded(Conflict):
    title = "The branch is needed"


class NotItsParent(Conflict):
    title = "These branches cannot be merged"


def branches_of(root: ProjectRoot) -> Shelf:
    return Shelf(root.path / BRANCHES)


def current_branch(content: Content) -> str:
    return str(content.project.get("branch") or MAIN)


async def listed(room: BoardRoom) -> BranchList:
    content = room.content()
    found = await asyncio.to_thread(_listed, room.root, content)
    return BranchList(current=current_branch(content), branches=found)


def _listed(root: ProjectRoot, content: Content) -> list[Branch]:
    return [_told(root, kept, content) for kept in _kept(root, content).values()]


def _kept(root: ProjectRoot, content: Content) -> dict[str, KeptBranch]:
    """Every branch by its id, the main one first.

    Main is there though no file tells of it, and so is the one that is shown.
    """
    shelf = branches_of(root)
    created = content.project.get("created_at") or now()
    known = {current_branch(content): NAMELESS, MAIN: MAIN_NAME}
    sure = {
        key: KeptBranch.model_validate(
            {"id": key, "name": name, "parent": None, "created_at": created, "by": None}
        )
        for key, name in sorted(known.items(), key=lambda each: each[0] != MAIN)
    }
    found = (shelf.read(key, KeptBranch) for key in shelf.ids() if key != MAIN)
    return sure | {each.id: each for each in found if each is not None}


def _told(root: ProjectRoot, kept: KeptBranch, content: Content) -> Branch:
    """`scenes` and `shots` are unknown where the branch's board cannot be read any more."""
    try:
        board = _board(root, kept.id, content)
    except BoardLost:
        board = None
    return Branch(
        **kept.model_dump(exclude={"schema_version"}),
        scenes=len(board.scenes) if board else None,
        shots=len(board.shots) if board else None,
    )


def _board(root: ProjectRoot, branch_id: str, content: Content) -> Content:
    """A branch's board, given that of the current one."""
    if branch_id == current_branch(content):
        return content
    return branches_of(root).read_board(branch_id)


async def create(room: BoardRoom, wanted: NewBranch) -> Branch:
    """Begin a branch with the board of another. Raises `BranchNameTaken`, `NoSuchBranch`."""
    async with room.as_a_whole:
        return await asyncio.to_thread(_create, room.root, room.content(), wanted)


def _create(root: ProjectRoot, content: Content, wanted: NewBranch) -> Branch:
    kept = _kept(root, content)
    parent = _one(kept, wanted.from_branch or current_branch(content))
    if wanted.name.casefold() in {each.name.casefold() for each in kept.values()}:
        raise BranchNameTaken(f"There is a branch {wanted.name} already; choose another name.")
    branch = KeptBranch.model_validate(
        {
            "id": new_id(),
            "name": wanted.name,
            "parent": parent.id,
            "created_at": now(),
            "by": wanted.by,
        }
    )
    board, shelf = _board(root, parent.id, content), branches_of(root)
    for part in ("base", "board"):
        shelf.write_board(branch.id, board, part)
    shelf.write(branch.id, branch)
    return _told(root, branch, content)


def _one(kept: dict[str, KeptBranch], branch_id: str) -> KeptBranch:
    if branch_id not in kept:
        raise NoSuchBranch(f"There is no branch {branch_id}; it may have been deleted.")
    return kept[branch_id]


async def switch(room: BoardRoom, branch_id: str, *, by: str | None) -> BranchList:
    """Show another branch to everybody at the board. Raises `NoSuchBranch`, `BoardLost`."""
    async with room.as_a_whole:
        content = room.content()
        current = current_branch(content)
        kept = await asyncio.to_thread(_kept, room.root, content)
        _one(kept, branch_id)
        if branch_id == current:
            return await listed(room)
        shelf = branches_of(room.root)
        board = await asyncio.to_thread(_board, room.root, branch_id, content)
        await asyncio.to_thread(shelf.write, current, kept[current])
        await rewrite(
            room,
            lambda latest: _shown(board, latest, branch_id),
            reason="before_switch",
            by=by,
            keep=lambda latest: shelf.write_board(current, latest),
        )
        return await listed(room)


def _shown(board: Content, latest: Content, branch_id: str) -> Content:
    """The other branch's board, with what the project is called and where its files lie now."""
    own: Fields = {key: v for key, v in latest.project.items() if key in OWN_TO_A_BOARD}
    rest = {key: v for key, v in board.project.items() if key not in OWN_TO_A_BOARD}
    return replace(board, project=rest | own | {"branch": branch_id}, takes=latest.takes)


async def merge_into_current(room: BoardRoom, branch_id: str, wanted: WantedMerge) -> MergeResult:
    """Take the changes of a parent or a child into the current branch.

    With clashes that `wanted` does not decide nothing is written. Raises `NotItsParent`,
    `NoSuchBranch`, `BoardLost`.
    """
    async with room.as_a_whole:
        content = room.content()
        base_of, base, theirs = await asyncio.to_thread(_pair, room.root, content, branch_id)
        merged = merge(base, content, theirs, decided=wanted.resolve)
        told = counts(changes(content, merged.content))
        if merged.clashes:
            conflicts = [_conflict(clash, (content, theirs, base)) for clash in merged.clashes]
            return MergeResult(merged=False, changes=told, conflicts=conflicts, before=None)

        def wanted_board(latest: Content) -> Content:
            again = merge(base, latest, theirs, decided=wanted.resolve)
            return again.content

        before = await rewrite(room, wanted_board, reason="before_merge", by=wanted.by)
        await asyncio.to_thread(branches_of(room.root).write_board, base_of, theirs, "base")
        return MergeResult(merged=True, changes=told, conflicts=[], before=before)


def _pair(root: ProjectRoot, content: Content, other_id: str) -> tuple[str, Content, Content]:
    """Whose base it is, the board that both had in common, and the other's board."""
    kept = _kept(root, content)
    current, other = _one(kept, current_branch(content)), _one(kept, other_id)
    if other.parent == current.id:
        child = other
    elif current.parent == other.id:
        child = current
    else:
        raise NotItsParent(
            f"{other.name} and {current.name} were not begun from one another; "
            "switch to the branch that one was begun from."
        )
    shelf = branches_of(root)
    return child.id, shelf.read_board(child.id, "base"), _board(root, other.id, content)


def _conflict(clash: Clash, sources: tuple[Content, ...]) -> MergeConflict:
    return MergeConflict(
        id=clash.id,
        map=clash.map,
        entry=clash.entry,
        entry_name=_entry_name(clash, sources),
        field=clash.field,
        base=clash.base,
        mine=clash.mine,
        theirs=clash.theirs,
    )


def _entry_name(clash: Clash, sources: tuple[Content, ...]) -> str:
    """What people call it: a shot by code and name, a scene by its name."""
    for source in sources if clash.map != "project" else ():
        entry: Fields | None = getattr(source, clash.map).get(clash.entry)
        if entry is not None:
            names = (str(entry.get(key) or "") for key in ("code", "name", "text", "label"))
            return " ".join(name for name in names if name)
    return ""


async def delete(room: BoardRoom, branch_id: str) -> None:
    """Raises `NoSuchBranch`, `BranchNeeded`."""
    async with room.as_a_whole:
        await asyncio.to_thread(_delete, room.root, room.content(), branch_id)


def _delete(root: ProjectRoot, content: Content, branch_id: str) -> None:
    kept = _kept(root, content)
    branch = _one(kept, branch_id)
    if branch_id in (MAIN, current_branch(content)):
        raise BranchNeeded(f"{branch.name} is shown or the first; switch to another one before.")
    children = [each.name for each in kept.values() if each.parent == branch_id]
    if children:
        raise BranchNeeded(f"{', '.join(children)} was begun from {branch.name}; delete it first.")
    branches_of(root).remove(branch_id)
