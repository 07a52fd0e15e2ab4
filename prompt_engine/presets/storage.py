"""Reads the presets and checks them against the catalogue."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from prompt_engine.catalogue.models import Option
from prompt_engine.catalogue.names import NameTaken
from prompt_engine.catalogue.references import Table
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.parsed_tables import ParsedTables
from studio_kit.tables import TableError, read_yaml

from .checks import check_presets
from .models import Film, Look, Style
from .service import Presets

FOLDER = Path(__file__).parent
Kind = TypeVar("Kind", Film, Look, Style)


def load_presets(
    catalogue: Catalogue, folder: Path = FOLDER, *, cache: Path | None = None
) -> Presets:
    """`cache` as for the catalogue. Raises `TableError`, which names file, entry and field."""
    reader = _Reader(folder, ParsedTables(cache))
    films, looks, styles = (
        reader.rows("films", Film),
        reader.rows("looks", Look),
        reader.rows("people", Style),
    )
    check_presets(catalogue, _table("films", films), _table("looks", looks))
    try:
        return Presets.of(catalogue, _entries(films), _entries(looks), _entries(styles))
    except NameTaken as taken:
        raise TableError(f"presets: {taken.entry.id}: {taken}") from taken


class _Reader:
    def __init__(self, folder: Path, tables: ParsedTables) -> None:
        self._folder = folder
        self._tables = tables
        self._common: Mapping[str, Any] = read_yaml(folder / "common.yaml")

    def rows(self, name: str, model: type[Kind]) -> list[tuple[str, Kind]]:
        """The file and the entry of each row, in the order of the files' names."""
        rows: list[tuple[str, Kind]] = []
        for path in sorted((self._folder / name).glob("*.yaml")):
            entries = self._tables.load(path, model, self._common[name])
            rows += [(path.name, entry) for entry in entries]
        _refuse_repeats(rows)
        return rows


def _refuse_repeats(rows: list[tuple[str, Kind]]) -> None:
    seen: set[str] = set()
    for file, entry in rows:
        if entry.id in seen:
            raise TableError(f"{file}: {entry.id}: id: stands twice.")
        seen.add(entry.id)


def _entries(rows: list[tuple[str, Kind]]) -> tuple[Kind, ...]:
    return tuple(entry for _, entry in rows)


def _table(name: str, rows: list[tuple[str, Film]] | list[tuple[str, Look]]) -> Table:
    entries: tuple[Option, ...] = tuple(entry for _, entry in rows)
    return Table(name, entries, tuple(file for file, _ in rows))
