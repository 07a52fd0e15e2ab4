"""The JSON of a board that is saved again and again: what did not change is not encoded again.

The bytes are those of `snapshot.render`. An entry is unchanged where it is the same object, which
the live content keeps as long as nobody writes into it.
"""

import hashlib
import json
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from studio_kit.paths import PROJECT_FILE

from .content import NEWEST, SCHEMA_VERSION, Content, Entries, Fields, scene_of, scenes_in_order
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
        self._before = Content({})
        self._documents: dict[str, Document] = {}
        self._lists: dict[str, list[str]] = {}
        self._known: dict[str, dict[str, tuple[Fields, str]]] = {}

    def documents(self, content: Content) -> dict[str, Document]:
        """The project's files by name; `storyboard.json`, which names the others, comes last."""
        order, changed = scenes_in_order(content), self._changed_scenes(content)
        found = {scene_file(key): self._scene(content, key, changed) for key in order}
        found[PROJECT_FILE] = self._project(content, order)
        self._documents, self._before = found, content
        self._forget(content)
        return found

    def _changed_scenes(self, content: Content) -> Container[str]:
        """Those in which something is another entry or stands elsewhere."""
        before = self._before
        shots = _others(content.shots, before.shots)
        found = {scene_of(content, content.shots[key]) for key in shots}
        kin, former = content.kin, before.kin
        found |= {key for key, ranks in kin.items() if ranks is not former.get(key)}
        return found | _others(content.scenes, before.scenes)

    def _scene(self, content: Content, scene_id: str, changed: Container[str]) -> Document:
        name = scene_file(scene_id)
        if scene_id not in changed and name in self._documents:
            return self._documents[name]
        scene = self._text("scenes", scene_id, content.scenes[scene_id], depth=1, named=True)
        parts = {"scene": [scene], "shots": self._shots(content, scene_id)}
        return self._document(name, parts, _scene_text)

    def _shots(self, content: Content, scene_id: str | None) -> list[str]:
        return [
            self._text("shots", rank[-1], content.shots[rank[-1]], depth=2, named=True)
            for rank in content.kin[scene_id]
        ]

    def _project(self, content: Content, order: Sequence[str]) -> Document:
        parts = {name: self._members(content, name, depth=3) for name in ON_CANVAS}
        parts |= {
            "project": [_encoded(content.project, depth=1)],
            "scenes": [json.dumps(key, ensure_ascii=False) for key in order],
            "shots": self._shots(content, None),
            "takes_until": [json.dumps(NEWEST.of(content), ensure_ascii=False)],
            "trash": self._members(content, "trash", depth=2),
        }
        return self._document(PROJECT_FILE, parts, _project_text)

    def _document(self, name: str, parts: Parts, text: Callable[[Parts], str]) -> Document:
        before = self._documents.get(name)
        if before and before.parts == parts:
            return before
        data = as_file(text(parts))
        return Document(parts, data, hashlib.sha256(data).hexdigest())

    def _members(self, content: Content, section: str, *, depth: int) -> list[str]:
        """The very list of before where nothing is another."""
        entries: Entries = getattr(content, section)
        if section not in self._lists or entries is not getattr(self._before, section):
            self._lists[section] = [
                self._text(section, key, entries[key], depth=depth, named=False)
                for key in sorted(entries)
            ]
        return self._lists[section]

    def _text(self, section: str, key: str, entry: Fields, *, depth: int, named: bool) -> str:
        """Of an entry that says its own id, or of one behind it."""
        texts = self._known.setdefault(section, {})
        known = texts.get(key)
        if known is None or known[0] is not entry:
            texts[key] = known = entry, _entry_text(key, entry, depth=depth, named=named)
        return known[1]

    def _forget(self, content: Content) -> None:
        """What is no more; it is looked for only where there is more than there should be."""
        for section, texts in self._known.items():
            entries: Entries = getattr(content, section)
            if len(texts) > len(entries):
                self._known[section] = {key: texts[key] for key in texts.keys() & entries.keys()}


def _others(entries: Entries, before: Entries) -> set[str]:
    """The ids of those that are another object than before."""
    if entries is before:
        return set()
    return {key for key, entry in entries.items() if before.get(key) is not entry}


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
