"""Typed access to the live document. Reading gives plain data; writing happens in transactions."""

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any, cast

from pycrdt import Doc, Map
from ulid import ULID

from .content import Content, Entries, Fields
from .shapes import PLAIN, SHAPES, YMap, plain, settle_shape, write_entries, write_fields


@dataclass(frozen=True)
class Board:
    """The document and its top-level maps, each key an id except in `project`."""

    doc: Doc[Any]
    project: YMap
    scenes: YMap
    shots: YMap
    placements: YMap
    notes: YMap
    arrows: YMap
    groups: YMap
    takes: YMap
    trash: YMap


MAPS = tuple(field.name for field in fields(Board) if field.name != "doc")

EDITED = ("scenes", "shots", "placements", "notes", "arrows", "groups")
"""Maps of entries with fields that people edit one by one."""


def new_board(*updates: bytes) -> Board:
    """A document made of Y updates. Raises `ValueError` for bytes that are none."""
    doc: Doc[Any] = Doc()
    maps = {name: cast("YMap", doc.get(name, type=Map)) for name in MAPS}
    with doc.transaction():
        for update in updates:
            doc.apply_update(update)
    return Board(doc, **maps)


def read_content(board: Board) -> Content:
    """All of the document as plain data; what is not an entry with fields is left out."""
    with board.doc.transaction():
        maps = {name: plain(getattr(board, name)) for name in MAPS}
    entries = {name: _entries(maps[name]) for name in MAPS if name != "project"}
    return replace(Content(project=maps["project"]), **entries)


def write_content(board: Board, wanted: Content) -> None:
    """Make everything but the takes say what `wanted` says.

    Only differences are written, so that browsers that come back merge onto the same history.
    The mirror of takes stays.
    """
    with board.doc.transaction():
        write_fields(board.project, wanted.project)
        for name in EDITED:
            shape = SHAPES.get(name, PLAIN)
            write_entries(getattr(board, name), getattr(wanted, name), shape)
        write_fields(board.trash, wanted.trash)


def settle_shapes(board: Board) -> None:
    """Give the entries of older documents the maps' shapes."""
    with board.doc.transaction():
        for name, shape in SHAPES.items():
            for entry in getattr(board, name).values():
                if isinstance(entry, Map):
                    settle_shape(cast("YMap", entry), shape)


def new_content(project: Fields) -> Content:
    """A new project: one scene, no shot."""
    scene_id = new_id()
    scene = {"id": scene_id, "name": "Scene 1", "description": "", "order": 1}
    return Content(project=project, scenes={scene_id: scene})


def new_id() -> str:
    return str(ULID())


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _entries(values: Fields) -> Entries:
    return {key: value for key, value in values.items() if isinstance(value, dict)}
