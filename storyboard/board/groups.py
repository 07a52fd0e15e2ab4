"""Which entries of a map belong together by something that each of them says."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .content import Content, Entries, Fields
from .reckoned import Index, Touched


@dataclass(frozen=True)
class Groups:
    """Ids by what they have in common; `several` are those that are not alone in it."""

    members: Mapping[str, frozenset[str]]
    several: frozenset[str]

    def of(self, group: str) -> frozenset[str]:
        return self.members.get(group, frozenset())


def grouped(part: str, group_of: Callable[[str, Fields], str]) -> Index[Content, Groups]:
    """Of the map of this name."""

    def entries(content: Content) -> Entries:
        return getattr(content, part)

    def place(content: Content, key: str) -> str | None:
        entry = entries(content).get(key)
        return None if entry is None else group_of(key, entry)

    def reckon(content: Content) -> Groups:
        return _groups((group_of(key, entry), key) for key, entry in entries(content).items())

    def renew(was: Groups, before: Content, now: Content, touched: Touched) -> Groups:
        places = {key: (place(before, key), place(now, key)) for key in touched.get(part, ())}
        return _moved(was, {key: pair for key, pair in places.items() if pair[0] != pair[1]})

    return Index((part,), reckon, renew)


def _groups(pairs: Iterable[tuple[str, str]]) -> Groups:
    found: dict[str, set[str]] = {}
    for group, key in pairs:
        found.setdefault(group, set()).add(key)
    members = {group: frozenset(keys) for group, keys in found.items()}
    return Groups(members, _several(members.values()))


def _several(groups: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset(key for keys in groups if len(keys) > 1 for key in keys)


def _moved(was: Groups, places: Mapping[str, tuple[str | None, str | None]]) -> Groups:
    """By id: from which group to which; None is no entry."""
    if not places:
        return was
    members = dict(was.members)
    for key, (left, joined) in places.items():
        if left is not None:
            members[left] = members[left] - {key}
        if joined is not None:
            members[joined] = members.get(joined, frozenset()) | {key}
    others = {group for pair in places.values() for group in pair if group is not None}
    before = frozenset(key for group in others for key in was.of(group))
    several = (was.several - before) | _several(members[group] for group in others)
    for group in others:
        if not members[group]:
            del members[group]
    return Groups(members, several)
