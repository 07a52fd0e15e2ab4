"""Typed access to the live document. Reading gives plain data; writing happens in transactions."""

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, cast

from pycrdt import Doc, Map
from ulid import ULID

from .content import Content, Fields
from .live_content import LiveContent, SharedEntries
from .shapes import PLAIN, SHAPES, YMap, settle_shape, write_entries, write_fields


@dataclass(frozen=True)
class Board:
    """The document, how it is read, and its top-level maps, each key an id except in `project`."""

    doc: Doc[Any]
    live: LiveContent
    project: SharedEntries
    scenes: SharedEntries
    shots: SharedEntries
    placements: SharedEntries
    notes: SharedEntries
    arrows: SharedEntries
    groups: SharedEntries
    takes: SharedEntries
    trash: SharedEntries


MAPS = tuple(field.name for field in fields(Board) if field.name not in ("doc", "live"))

EDITED = ("scenes", "shots", "placements", "notes", "arrows", "groups")
"""Maps of entries with fields that people edit one by one."""


def new_board(*updates: bytes) -> Board:
    """A document made of Y updates. Raises `ValueError` for bytes that are none."""
    doc: Doc[Any] = Doc()
    maps = {name: doc.get(name, type=SharedEntries) for name in MAPS}
    with doc.transaction():
        for update in updates:
            doc.apply_update(update)
    return Board(doc, LiveContent(maps), **maps)


def read_content(board: Board) -> Content:
    """All of the document as plain data, to be read only; what is not an entry with fields is left
    out. Of a board that is followed only what changed is read anew.
    """
    with board.doc.transaction():
        return board.live.read()


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
