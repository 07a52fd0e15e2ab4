"""The project's tags: names and colours, which files name by id."""

from collections.abc import Sequence
from dataclasses import dataclass

from .models import Tag, TagList, TagNotFound, TagTaken
from .storage import AnnotationStore


@dataclass(frozen=True)
class NewTag:
    name: str
    color: str


def add_tag(store: AnnotationStore, new: NewTag) -> Tag:
    """Within `changing`. Raises `TagTaken`."""
    added: list[Tag] = []

    def add(tags: TagList) -> TagList:
        _refuse_taken(tags, new.name)
        added.append(Tag(id=tags.last_id + 1, name=new.name, color=new.color))
        return tags.model_copy(update={"tags": (*tags.tags, *added), "last_id": added[0].id})

    store.change_tags(add)
    return added[0]


def change_tag(store: AnnotationStore, tag_id: int, new: NewTag) -> Tag:
    """Within `changing`. Raises `TagNotFound`, `TagTaken`."""
    changed = Tag(id=tag_id, name=new.name, color=new.color)

    def change(tags: TagList) -> TagList:
        _refuse_unknown(tags, tag_id)
        _refuse_taken(tags, new.name, but=tag_id)
        kept = (changed if tag.id == tag_id else tag for tag in tags.tags)
        return tags.model_copy(update={"tags": tuple(kept)})

    store.change_tags(change)
    return changed


def find_tag(store: AnnotationStore, tag_id: int) -> Tag:
    """Raises `TagNotFound`."""
    for tag in store.tags():
        if tag.id == tag_id:
            return tag
    raise TagNotFound(f"This project has no tag {tag_id}.")


def exchange_tags(store: AnnotationStore, *, gone: Sequence[Tag], back: Sequence[Tag]) -> None:
    """Within `changing`. Doing it twice does no harm; files that name a tag have it again."""
    ids = {tag.id for tag in (*gone, *back)}

    def exchange(tags: TagList) -> TagList:
        kept = [tag for tag in tags.tags if tag.id not in ids]
        return tags.model_copy(update={"tags": tuple(sorted([*kept, *back], key=_by_id))})

    store.change_tags(exchange)


def _by_id(tag: Tag) -> int:
    return tag.id


def _refuse_taken(tags: TagList, name: str, *, but: int | None = None) -> None:
    if any(tag.name.casefold() == name.casefold() and tag.id != but for tag in tags.tags):
        raise TagTaken(f"This project has a tag {name} already.")


def _refuse_unknown(tags: TagList, tag_id: int) -> None:
    if all(tag.id != tag_id for tag in tags.tags):
        raise TagNotFound(f"This project has no tag {tag_id}.")
