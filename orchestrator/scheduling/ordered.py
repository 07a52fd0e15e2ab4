"""A list that stays in order while items come and go, cheap where most leave at the front."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

T = TypeVar("T")

COMPACT_AT = 256
"""So many empty places at the front are borne before the list is moved up."""


class Ordered(Generic[T]):
    """Items by `key`, which must be different for each and must not change."""

    def __init__(self, key: Callable[[T], Any]) -> None:
        self._key = key
        self._items: list[T] = []
        self._start = 0

    def __len__(self) -> int:
        return len(self._items) - self._start

    def __iter__(self) -> Iterator[T]:
        return (self._items[index] for index in range(self._start, len(self._items)))

    @property
    def first(self) -> T:
        return self._items[self._start]

    @property
    def last(self) -> T:
        return self._items[-1]

    def add(self, item: T) -> None:
        self._items.insert(self._place(self._key(item)), item)

    def remove(self, item: T) -> None:
        """Raises `KeyError`."""
        place = self._place(self._key(item))
        if place == len(self._items) or self._items[place] != item:
            raise KeyError(item)
        if place == self._start:
            self._drop_first()
        else:
            del self._items[place]

    def before(self, key: Any) -> list[T]:
        """The items that come before `key`."""
        return self._items[self._start : self._place(key)]

    def at_or_after(self, key: Any) -> T | None:
        place = self._place(key)
        return self._items[place] if place < len(self._items) else None

    def _place(self, key: Any) -> int:
        return bisect_left(self._items, key, lo=self._start, key=self._key)

    def _drop_first(self) -> None:
        self._start += 1
        if self._start > COMPACT_AT and self._start * 2 > len(self._items):
            del self._items[: self._start]
            self._start = 0
