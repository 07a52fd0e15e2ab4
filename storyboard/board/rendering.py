"""The JSON of a board that is saved again and again: what did not change is not encoded again.

The bytes are those of `snapshot.render`. An entry is unchanged where it is the same object, which
the live content keeps as long as nobody writes into it.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from studio_kit.paths import PROJECT_FILE

from .content import SCHEMA_VERSION, Content, Entries, Fields, newest_moment, scenes_in_order
from .snapshot import ON_CANVAS, as_file, encoded, scene_file

Parts = dict[str, list[str]]
"""The texts of a document's members by its keys, each an entry of its own."""


@dataclass(frozen=True)
class Document:
    """`digest` is the SHA-256 of its bytes."""

    parts: Parts
    data: bytes
    digest: str


class Rendering:
    """Of one board, from one time to the next. Not safe to call from two threads at once."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._known: dict[tuple[str, str], tuple[Fields, str]] = {}
        self._used: dict[tuple[str, str], tuple[Fields, str]] = {}
        self._until: tuple[Entries, str] | None = None

    def documents(self, content: Content) -> dict[str, Document]:
        """The project's files by name; `storyboard.json`, which names the others, comes last."""
        self._used = {}
        order = scenes_in_order(content)
        found = {scene_file(key): self._scene(content, key) for key in order}
        found[PROJECT_FILE] = self._project(content, order)
        self._documents, self._known = found, self._used
        return found

    def _scene(self, content: Content, scene_id: str) -> Document:
        scene = self._text("scene", scene_id, content.scenes[scene_id], depth=1, named=True)
        parts = {"scene": [scene], "shots": self._shots(content, scene_id)}
        return self._document(scene_file(scene_id), parts, _scene_text)

    def _shots(self, content: Content, scene_id: str | None) -> list[str]:
        return [
            self._text("shot", rank[-1], content.shots[rank[-1]], depth=2, named=True)
            for rank in content.kin[scene_id]
        ]

    def _project(self, content: Content, order: Sequence[str]) -> Document:
        parts = {name: self._members(name, getattr(content, name), depth=3) for name in ON_CANVAS}
        parts |= {
            "project": [_encoded(content.project, depth=1)],
            "scenes": [json.dumps(key, ensure_ascii=False) for key in order],
            "shots": self._shots(content, None),
            "takes_until": [json.dumps(self._newest(content), ensure_ascii=False)],
            "trash": self._members("trash", content.trash, depth=2),
        }
        return self._document(PROJECT_FILE, parts, _project_text)

    def _document(self, name: str, parts: Parts, text: Callable[[Parts], str]) -> Document:
        before = self._documents.get(name)
        if before and before.parts == parts:
            return before
        data = as_file(text(parts))
        return Document(parts, data, hashlib.sha256(data).hexdigest())

    def _newest(self, content: Content) -> str:
        if self._until is None or self._until[0] is not content.takes:
            self._until = content.takes, newest_moment(content)
        return self._until[1]

    def _members(self, section: str, entries: Entries, *, depth: int) -> list[str]:
        return [
            self._text(section, key, entries[key], depth=depth, named=False)
            for key in sorted(entries)
        ]

    def _text(self, section: str, key: str, entry: Fields, *, depth: int, named: bool) -> str:
        """Of an entry that says its own id, or of one behind it."""
        known = self._known.get((section, key))
        if known is None or known[0] is not entry:
            known = entry, _entry_text(key, entry, depth=depth, named=named)
        self._used[section, key] = known
        return known[1]


def _entry_text(key: str, entry: Fields, *, depth: int, named: bool) -> str:
    if named:
        return _encoded({"id": key, **entry}, depth=depth)
    return f"{json.dumps(key, ensure_ascii=False)}: {_encoded(entry, depth=depth)}"


def _encoded(value: Fields, *, depth: int) -> str:
    return encoded(value).replace("\n", "\n" + depth * " ")


def _scene_text(parts: Parts) -> str:
    [scene] = parts["scene"]
    return _fields(
        [
            f'"scene": {scene}',
            f'"schema_version": {SCHEMA_VERSION}',
            f'"shots": {_list(parts["shots"], depth=1)}',
        ],
        depth=0,
    )


def _project_text(parts: Parts) -> str:
    canvas = [f'"{name}": {_fields(parts[name], depth=2)}' for name in sorted(ON_CANVAS)]
    [project], [takes_until] = parts["project"], parts["takes_until"]
    shots = [f'"shots": {_list(parts["shots"], depth=1)}'] if parts["shots"] else []
    return _fields(
        [
            f'"canvas": {_fields(canvas, depth=1)}',
            f'"project": {project}',
            f'"scenes": {_list(parts["scenes"], depth=1)}',
            f'"schema_version": {SCHEMA_VERSION}',
            *shots,
            f'"takes_until": {takes_until}',
            f'"trash": {_fields(parts["trash"], depth=1)}',
        ],
        depth=0,
    )


def _fields(members: Sequence[str], *, depth: int) -> str:
    return _between("{", "}", members, depth=depth)


def _list(members: Sequence[str], *, depth: int) -> str:
    return _between("[", "]", members, depth=depth)


def _between(opening: str, closing: str, members: Sequence[str], *, depth: int) -> str:
    if not members:
        return opening + closing
    line = "\n" + depth * " "
    return f"{opening}{line} {f',{line} '.join(members)}{line}{closing}"
