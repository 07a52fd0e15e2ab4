"""Items of the pool as data: made, found, changed, deleted, brought back. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from storyboard.board.content import Content, Fields, moment, scene_of
from storyboard.board.takes import owner_of
from studio_kit.media import MediaKind
from studio_kit.project import Take

from .models import DeletedItem, ItemChange, NewItem, NotInPool, Pool, PoolItem, TagCount

DELETED_DAYS = 30
"""How long a deleted item can be brought back."""

TAGS_COUNTED = 200


@dataclass(frozen=True)
class Sent:
    """A file on its way into the pool, with its record where it has one."""

    wanted: NewItem
    kind: MediaKind
    take: Take | None


def new_item(sent: Sent, content: Content, *, item_id: str, at: str) -> PoolItem:
    """What the record tells of how the file was made comes first, then what the sender told."""
    wanted, take = sent.wanted, sent.take
    is_render = take is not None and bool(take.graph)
    model = take.models[0] if take and take.models else wanted.model
    return PoolItem(
        id=item_id,
        type=sent.kind,
        name=wanted.name or PurePosixPath(wanted.path).stem,
        description=wanted.description,
        tags=_distinct([*wanted.tags, *_automatic_tags(take, model, content)]),
        path=wanted.path,
        take_id=take.id if take else None,
        prompt=take.prompt if take and is_render else wanted.prompt,
        seed=take.seed if take and is_render else wanted.seed,
        model=model,
        shot=take.owner.name if take else None,
        shot_id=take.owner.id if take else None,
        workflow=take.template_id if take else None,
        width=take.width if take else wanted.width,
        height=take.height if take else wanted.height,
        duration_seconds=take.duration_seconds if take else wanted.duration_seconds,
        created_at=at,
    )


def _automatic_tags(take: Take | None, model: str | None, content: Content) -> list[str]:
    """Shot, scene, model and workflow, as far as they are known."""
    named = PurePosixPath(model.replace("\\", "/")).stem if model else ""
    told = [take.owner.name, _scene_name(take, content)] if take else []
    workflow = (take.template_id or "") if take else ""
    return [tag[:60] for each in (*told, named, workflow) if (tag := each.strip())]


def _scene_name(take: Take, content: Content) -> str:
    shot_id = owner_of(content, take.mirror())
    scene_id = scene_of(content, content.shots[shot_id]) if shot_id else None
    return str(content.scenes[scene_id].get("name") or "") if scene_id else ""


def _distinct(tags: Iterable[str]) -> tuple[str, ...]:
    """Each once, whatever its case; the first spelling stays."""
    return tuple({tag.casefold(): tag for tag in reversed(list(tags))}.values())[::-1]


def with_items(pool: Pool, items: Sequence[PoolItem]) -> Pool:
    """Those whose file has no item yet are added."""
    known = {item.path for item in pool.items}
    added = {item.path: item for item in reversed(items) if item.path not in known}
    return pool.model_copy(update={"items": (*pool.items, *reversed(added.values()))})


def find_item(pool: Pool, item_id: str) -> PoolItem:
    """Raises `NotInPool`."""
    for item in pool.items:
        if item.id == item_id:
            return item
    raise NotInPool(f"The pool holds no item {item_id}; it may have been deleted.")


def changed(pool: Pool, item_id: str, change: ItemChange) -> Pool:
    """Raises `NotInPool`."""
    said = change.model_dump(exclude_none=True)
    if change.tags is not None:
        said["tags"] = _distinct(change.tags)
    item = find_item(pool, item_id).model_copy(update=said)
    return _with(pool, items=(item if one.id == item_id else one for one in pool.items))


def without(pool: Pool, item_id: str, *, at: str) -> Pool:
    """Deleted, with a way back for `DELETED_DAYS`. Raises `NotInPool`."""
    item = find_item(pool, item_id)
    return _with(
        pool,
        items=(one for one in pool.items if one.id != item_id),
        deleted=(*still_deleted(pool, at=at), DeletedItem(item=item, deleted_at=at)),
    )


def still_deleted(pool: Pool, *, at: str) -> list[DeletedItem]:
    """Those that can be brought back, what was deleted first before the others."""
    return [one for one in pool.deleted if kept_until(one) >= moment(at)]


def kept_until(deleted: DeletedItem) -> datetime:
    return moment(deleted.deleted_at) + timedelta(days=DELETED_DAYS)


def brought_back(pool: Pool, item_id: str) -> Pool:
    """To where it was; bringing back what is there changes nothing. Raises `NotInPool`."""
    found = [one.item for one in pool.deleted if one.item.id == item_id]
    if not found:
        find_item(pool, item_id)
        return pool
    return _with(
        pool,
        items=sorted((*pool.items, *found), key=_id),
        deleted=(one for one in pool.deleted if one.item.id != item_id),
    )


def _with(pool: Pool, **changes: Iterable[PoolItem] | Iterable[DeletedItem]) -> Pool:
    return pool.model_copy(update={name: tuple(value) for name, value in changes.items()})


def follow_moves(pool: Pool, moves: Mapping[str, str]) -> Pool:
    """Files got other names (path -> path); deleted items follow, too."""
    return _with(
        pool,
        items=(_moved(item, moves) for item in pool.items),
        deleted=(one.model_copy(update={"item": _moved(one.item, moves)}) for one in pool.deleted),
    )


def _moved(item: PoolItem, moves: Mapping[str, str]) -> PoolItem:
    target = moves.get(item.path)
    return item if target is None else item.model_copy(update={"path": target})


def placed(item: PoolItem, takes: Mapping[str, Fields]) -> PoolItem:
    """Where a take's file is now: its record knows, also of a move that nobody told the pool."""
    path = takes.get(item.take_id or "", {}).get("path")
    return item.model_copy(update={"path": path}) if isinstance(path, str) else item


@dataclass(frozen=True)
class Wanted:
    """What to look for: all of `tags` and every word of `text`, whatever their case."""

    type: MediaKind | None = None
    tags: Sequence[str] = ()
    text: str = ""


def found(items: Iterable[PoolItem], wanted: Wanted) -> list[PoolItem]:
    """The newest first."""
    tags = {tag.casefold() for tag in wanted.tags}
    words = wanted.text.casefold().split()
    return sorted((one for one in items if _fits(one, wanted.type, tags, words)), key=_id)[::-1]


def _fits(item: PoolItem, kind: MediaKind | None, tags: set[str], words: list[str]) -> bool:
    if kind not in (None, item.type) or not tags <= {tag.casefold() for tag in item.tags}:
        return False
    told = (item.name, item.description, item.prompt, item.model, item.shot, item.path, *item.tags)
    text = "\n".join(each for each in told if each).casefold()
    return all(word in text for word in words)


def tag_counts(items: Iterable[PoolItem]) -> tuple[TagCount, ...]:
    """The commonest first, at most `TAGS_COUNTED`."""
    counts = Counter(tag for item in items for tag in item.tags)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold()))
    return tuple(TagCount(tag=tag, count=count) for tag, count in ranked[:TAGS_COUNTED])


def _id(item: PoolItem) -> str:
    """Ids ascend with the time of adding."""
    return item.id
