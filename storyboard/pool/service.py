"""What can be done with a project's pool."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ulid import ULID

from storyboard.board.content import Content, Fields
from storyboard.board.document import now
from storyboard.board.room import BoardRoom
from storyboard.board.takes import is_hidden, put_take
from studio_kit.media import kind_of
from studio_kit.paths import ProjectRoot
from studio_kit.project import Take, take_of

from .applying import apply_item, target_shot
from .items import (
    Sent,
    Wanted,
    brought_back,
    changed,
    find_item,
    follow_moves,
    found,
    kept_until,
    new_item,
    placed,
    still_deleted,
    tag_counts,
    with_items,
    without,
)
from .models import (
    Added,
    Applied,
    DeletedItem,
    DeletedItems,
    DeletedItemView,
    FileGone,
    ItemChange,
    NewItem,
    NotForPool,
    Place,
    Pool,
    PoolItem,
    PoolItemView,
    PoolPage,
)
from .storage import change_pool, read_pool


class ProjectPool:
    """The pool of one project whose board is open. The service for one request."""

    def __init__(self, room: BoardRoom) -> None:
        self._room = room
        self._root = room.root

    async def page(self, wanted: Wanted, *, cursor: str | None, limit: int) -> PoolPage:
        """The items after `cursor`. Raises `PoolDamaged`."""
        takes = self._room.content().takes
        return await asyncio.to_thread(self._page, wanted, takes, cursor, limit)

    def _page(
        self, wanted: Wanted, takes: Mapping[str, Fields], cursor: str | None, limit: int
    ) -> PoolPage:
        every = found((placed(one, takes) for one in read_pool(self._root).items), wanted)
        rest = [one for one in every if cursor is None or one.id < cursor]
        shown = rest[:limit]
        return PoolPage(
            items=tuple(view(self._root, one) for one in shown),
            next_cursor=shown[-1].id if len(rest) > limit else None,
            total=len(every),
            tags=tag_counts(every),
        )

    async def item(self, item_id: str) -> PoolItemView:
        """Raises `NotInPool`."""
        pool = await asyncio.to_thread(read_pool, self._root)
        return await self._view(pool, item_id)

    async def add(self, wanted: Sequence[NewItem]) -> Added:
        """Put files of the project into the pool. All or none: raises `FileGone`, `NotForPool`."""
        return await asyncio.to_thread(self._add, wanted, self._room.content())

    def _add(self, wanted: Sequence[NewItem], content: Content) -> Added:
        sent = [self._sent(one) for one in wanted]
        ids, at = sorted(str(ULID()) for _ in sent), now()
        items = [
            new_item(one, content, item_id=item_id, at=at)
            for one, item_id in zip(sent, ids, strict=True)
        ]
        pool = change_pool(self._root, lambda pool: with_items(pool, items))
        by_path = {item.path: item for item in pool.items}
        new = set(ids)
        return Added(
            items=tuple(view(self._root, by_path[one.path]) for one in wanted),
            added=sum(item.id in new for item in pool.items),
        )

    def _sent(self, wanted: NewItem) -> Sent:
        kind = kind_of(wanted.path)
        if kind is None or is_hidden(wanted.path):
            raise NotForPool(f"{wanted.path} is neither a picture nor video nor sound.")
        if not self._root.resolve(wanted.path).is_file():
            raise FileGone(f"There is no {wanted.path} in this project.")
        return Sent(wanted, kind, take_of(self._root, wanted.path))

    async def change(self, item_id: str, change: ItemChange) -> PoolItemView:
        """Raises `NotInPool`."""
        return await self._view(await self._change(lambda p: changed(p, item_id, change)), item_id)

    async def delete(self, item_id: str) -> None:
        """Its file and the takes made from it stay. Raises `NotInPool`."""
        await self._change(lambda pool: without(pool, item_id, at=now()))

    async def deleted(self) -> DeletedItems:
        """What can be brought back."""
        takes = self._room.content().takes
        return await asyncio.to_thread(self._deleted, takes)

    def _deleted(self, takes: Mapping[str, Fields]) -> DeletedItems:
        kept = still_deleted(read_pool(self._root), at=now())
        return DeletedItems(items=tuple(deleted_view(self._root, one, takes) for one in kept[::-1]))

    async def restore(self, item_id: str) -> PoolItemView:
        """Raises `NotInPool`."""
        return await self._view(await self._change(lambda p: brought_back(p, item_id)), item_id)

    async def apply(self, item_id: str, shot_id: str) -> Applied:
        """The item's file becomes the chosen take of a shot, whose words and values stay.

        Raises `NotInPool`, `ShotGone`, `FileGone`, `NotForPool`.
        """
        pool = await asyncio.to_thread(read_pool, self._root)
        content = self._room.content()
        item = placed(find_item(pool, item_id), content.takes)
        shot = target_shot(content, shot_id, item)
        take = await asyncio.to_thread(apply_item, self._root, item, shot)
        put_take(self._room.board, take.mirror())
        await self._room.save()
        return _applied(take, shot_id)

    async def _change(self, change: Callable[[Pool], Pool]) -> Pool:
        return await asyncio.to_thread(change_pool, self._root, change)

    async def _view(self, pool: Pool, item_id: str) -> PoolItemView:
        item = placed(find_item(pool, item_id), self._room.content().takes)
        return await asyncio.to_thread(view, self._root, item)


def follow_in_pool(root: ProjectRoot, moves: Mapping[str, str]) -> None:
    """Items keep their files under other names (path -> path). Blocking; no pool is made."""
    if moved_items(read_pool(root), moves):
        change_pool(root, lambda pool: follow_moves(pool, moves))


def moved_items(pool: Pool, moves: Mapping[str, str]) -> bool:
    items = (*pool.items, *(one.item for one in pool.deleted))
    return any(item.path in moves for item in items)


def view(root: ProjectRoot, item: PoolItem) -> PoolItemView:
    """The item with what its file is now."""
    facts = item.model_dump(include=set(PoolItemView.model_fields))
    file = root.path / item.path
    state = _state(file, item.path)
    v = f"{file.stat().st_mtime_ns:x}" if state == "here" else ""
    return PoolItemView(**facts, state=state, v=v)


def deleted_view(
    root: ProjectRoot, deleted: DeletedItem, takes: Mapping[str, Fields]
) -> DeletedItemView:
    return DeletedItemView(
        **view(root, placed(deleted.item, takes)).model_dump(),
        deleted_at=deleted.deleted_at,
        until=kept_until(deleted).isoformat(),
    )


def _state(file: Path, path: str) -> Place:
    if is_hidden(path):
        return "in_trash"
    return "here" if file.is_file() else "missing"


def _applied(take: Take, shot_id: str) -> Applied:
    return Applied(
        take_id=take.id,
        path=take.path,
        version=take.version,
        shot_id=shot_id,
        shot=take.owner.name,
    )
