"""A board as plain data that is read anew only where it changed.

Reading 2,000 shots takes 50 ms, one takes none worth speaking of.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pycrdt import Map, MapEvent, Subscription

from .content import Content, Fields
from .reckoned import carry_over
from .shapes import YMap, plain_value


class SharedEntries(Map[Any]):
    """A top-level map of the document that remembers which keys may say something new.

    The library tells of changes when a transaction ends. Who reads within one is to see what was
    done in it so far, so whatever was set or handed out is read again: an entry is written as
    soon as it is taken, not kept in hand while the board is read.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.touched: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        value: Any = super().__getitem__(key)
        if isinstance(value, Map):
            self.touched.add(key)
        return value  # pyright: ignore[reportUnknownVariableType]

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, value)
        self.touched.add(key)

    def __delitem__(self, key: str) -> None:
        super().__delitem__(key)
        self.touched.add(key)

    def update(self, value: Mapping[str, Any]) -> None:
        super().update(dict(value))
        self.touched.update(value)


class LiveContent:
    """Reads `maps`, by their names in `Content`: all of them each time, or from `follow` until
    `stop` only what changed. What it answers then is shared: it must not be written into.
    """

    def __init__(self, maps: Mapping[str, SharedEntries]) -> None:
        self._maps = maps
        self._known: Content | None = None
        self._subscriptions: list[tuple[SharedEntries, Subscription]] = []

    def follow(self) -> None:
        self._known = self.read()
        self._subscriptions = [
            (shared, shared.observe_deep(_noting(shared.touched))) for shared in self._maps.values()
        ]

    def stop(self) -> None:
        for shared, subscription in self._subscriptions:
            shared.unobserve(subscription)
        self._known, self._subscriptions = None, []

    def read(self) -> Content:
        known = self._known
        if known is None:
            everything = {name: [*each.keys()] for name, each in self._maps.items()}
            return self._reread(Content({}), everything)
        touched = {name: each.touched for name, each in self._maps.items() if each.touched}
        if touched:
            self._known = known = self._reread(known, touched)
        for keys in touched.values():
            keys.clear()
        return known

    def _reread(self, known: Content, keys: Mapping[str, Collection[str]]) -> Content:
        changes: dict[str, Fields] = {}
        for name, wanted in keys.items():
            before: Fields = getattr(known, name)
            after = self._entries(name, before, wanted)
            if after is not before:
                changes[name] = after
        if not changes:
            return known
        found = replace(known, **changes)
        carry_over(known, found, keys)
        return found

    def _entries(self, name: str, before: Fields, keys: Iterable[str]) -> Fields:
        """`before` itself where nothing is new."""
        shared = self._maps[name]
        after = before
        for key in keys:
            found = _entry(shared, key, any_value=name == "project")
            if found != before.get(key, _NONE):
                after = dict(before) if after is before else after
                _put(after, key, found)
        return after


_NONE = object()
"""Where there is no entry; null is a value."""


def _entry(shared: YMap, key: str, *, any_value: bool) -> Any:
    """`_NONE` for what is no entry with fields, unless `any_value` will do."""
    value: Any = plain_value(Map.__getitem__(shared, key)) if key in shared else _NONE
    return value if any_value or isinstance(value, dict) else _NONE  # pyright: ignore[reportUnknownVariableType]


def _put(entries: Fields, key: str, value: Any) -> None:
    if value is _NONE:
        entries.pop(key, None)
    else:
        entries[key] = value


def _noting(touched: set[str]) -> Callable[[Sequence[Any]], None]:
    """Of the set alone: a subscription that knew its map would keep both for good."""

    def note(events: Sequence[Any]) -> None:
        for event in events:
            touched.update([str(event.path[0])] if event.path else _keys(event))

    return note


def _keys(event: MapEvent) -> list[str]:
    return [str(key) for key in event.keys]  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType, reportUnknownArgumentType]
