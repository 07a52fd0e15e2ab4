"""The model that prompts are written for, told by what a graph runs."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from prompt_engine.catalogue.models import Entry, Id
from prompt_engine.workflows.reading.engines import DRAWING
from prompt_engine.workflows.reading.facts import Names
from prompt_engine.workflows.reading.models import OutputKind, Reading
from prompt_engine.workflows.templates.models import EngineId
from studio_kit.tables import TableError, load_table

TABLE = Path(__file__).with_name("target_models.yaml")

NO_FILE = ("",)
"""What `files` is held against where nothing that draws is loaded."""


class TargetEntry(Entry):
    """What is None fits everything; `files` is found in the name of a file that draws."""

    engine: EngineId | None = None
    kind: OutputKind | None = None
    files: Names | None = None
    target_model: Id

    def fits(self, reading: Reading) -> bool:
        drawing = [model.name for model in reading.models if model.role in DRAWING] or NO_FILE
        return (
            self.engine in (None, reading.engine)
            and self.kind in (None, reading.kind)
            and (self.files is None or any(self.files.search(name) for name in drawing))
        )

    @property
    def fits_everything(self) -> bool:
        return (self.engine, self.kind, self.files) == (None, None, None)


@dataclass(frozen=True)
class TargetModels:
    """`entries` in the order in which they are tried; the last one fits everything."""

    entries: tuple[TargetEntry, ...]

    def of(self, reading: Reading) -> str:
        return next(entry.target_model for entry in self.entries if entry.fits(reading))


def load_target_models(known: Collection[str], table: Path = TABLE) -> TargetModels:
    """Raises `TableError` for a model that is not `known`, or where nothing fits everything."""
    entries = load_table(table, TargetEntry)
    for entry in entries:
        if entry.target_model not in known:
            raise TableError(f"{table.name}: there is no target model {entry.target_model}.")
    if not (entries and entries[-1].fits_everything):
        raise TableError(f"{table.name}: the last entry must fit everything.")
    return TargetModels(entries)
