"""Reads the table of what a search may name."""

from pathlib import Path
from types import MappingProxyType

from studio_kit.tables import TableError, load_table

from .models import SearchField, SearchFields

FOLDER = Path(__file__).parent


def load_search_fields(folder: Path = FOLDER) -> SearchFields:
    """Raises `TableError`, also where two fields answer to one name or share a mark."""
    fields = load_table(folder / "fields.yaml", SearchField)
    named: dict[str, SearchField] = {}
    for field in fields:
        for name in (field.id, *field.aliases):
            if name in named:
                raise TableError(f"fields.yaml: {field.id}: aliases: {name} is taken.")
            named[name] = field
    marks = [field.mark for field in fields if field.mark]
    for mark in marks:
        if marks.count(mark) > 1:
            raise TableError(f"fields.yaml: the mark {mark} is used by two fields.")
    return MappingProxyType(named)
