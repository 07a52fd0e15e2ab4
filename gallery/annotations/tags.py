"""The project's tags: names and colours, which files name by id."""

from collections.abc import Sequence
from dataclasses import dataclass

from .models import Tag, TagList, TagNotFound, TagTaken
from .storage import AnnotationStore


@dataclass(frozen=True)
class NewTag:
    name: str
    color: str


def new_tag(store: AnnotationStore, new: NewTag) -> Tag:
    """As it would be made now. Raises `TagTaken`."""
    refuse_taken(store, new.name)
    return Tag(id=store.last_tag_id() + 1, name=new.name, color=new.color)


def changed_tag(store: AnnotationStore, tag_id: int, new: NewTag) -> Tag:
    """As it would be after the change. Raises `TagNotFound`, `TagTaken`."""
    find_tag(store, tag_id)
    refuse_taken(store, new.name, but=tag_id)
    return Tag(id=tag_id, name=new.name, color=new.color)


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
        every = tuple(sorted([*kept, *back], key=_by_id))
        last_id = max(tags.last_id, *ids)
        return tags.model_copy(update={"tags": every, "last_id": last_id})

    store.change_tags(exchange)


def _by_id(tag: Tag) -> int:
    return tag.id


def refuse_taken(store: AnnotationStore, name: str, *, but: int | None = None) -> None:
    """Raises `TagTaken` where a tag other than `but` has this name, in whatever case."""
    if any(is_called(tag, name) and tag.id != but for tag in store.tags()):
        raise TagTaken(f"This project has a tag {name} already.")


def is_called(tag: Tag, name: str) -> bool:
    return tag.name.casefold() == name.casefold()
