"""Entries that name other entries, and the check that those are there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from studio_kit.tables import TableError

from .marks import RefersTo
from .models import Option


@dataclass(frozen=True)
class Table:
    """Entries of one kind, and the file that each stands in."""

    id: str
    entries: tuple[Option, ...]
    files: tuple[str, ...]

    def rows(self) -> Iterator[tuple[str, Option]]:
        return zip(self.files, self.entries, strict=True)


def check_references(tables: Mapping[str, Table]) -> None:
    """Raises `TableError` with file, entry and field for an id that its table does not have."""
    ids = {name: frozenset(entry.id for entry in table.entries) for name, table in tables.items()}
    for table in tables.values():
        for file, entry in table.rows():
            for field, target in _marked(type(entry)):
                _check(getattr(entry, field), ids[target], f"{file}: {entry.id}: {field}", target)


def _check(value: Any, known: frozenset[str], place: str, target: str) -> None:
    for name in _names(value):
        if name not in known:
            raise TableError(f"{place}: there is no {name} in {target}.yaml.")


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value is not None:
        yield from value


@cache
def _marked(model: type[Option]) -> tuple[tuple[str, str], ...]:
    """The model's fields that refer to a table, and which."""
    return tuple(
        (name, mark.table)
        for name, info in model.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, RefersTo)
    )
