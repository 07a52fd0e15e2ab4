"""Reads the tables of what is known of graphs, and checks that they agree."""

from collections.abc import Iterator
from pathlib import Path

from prompt_engine.parsed_tables import ParsedTables
from studio_kit.tables import TableError, load_document

from .facts import ClassFacts, EngineFacts, Folder, Knowledge, Meaning, Signs, UseNames

FOLDER = Path(__file__).parent / "tables"


def load_knowledge(folder: Path = FOLDER, *, cache: Path | None = None) -> Knowledge:
    """Raises `TableError`, which names file, entry and field.

    `cache`: a folder that keeps what the files were read as.
    """
    tables = ParsedTables(cache)
    knowledge = Knowledge(
        meanings={each.id: each for each in tables.load(folder / "meanings.yaml", Meaning)},
        folders=tables.load(folder / "folders.yaml", Folder),
        uses=tables.load(folder / "uses.yaml", UseNames),
        classes={each.id: each for each in tables.load(folder / "classes.yaml", ClassFacts)},
        engines=tables.load(folder / "engines.yaml", EngineFacts),
        signs=load_document(folder / "signs.yaml", Signs),
    )
    for fault in _faults(knowledge):
        raise TableError(f"classes.yaml: {fault}")
    return knowledge


def _faults(knowledge: Knowledge) -> Iterator[str]:
    for facts in knowledge.classes.values():
        for meaning in set(facts.inputs.values()) - set(knowledge.meanings):
            yield f"{facts.id}: inputs: meanings.yaml has no {meaning}."
        for name in facts.folders.values():
            if knowledge.folder(name) is None:
                yield f"{facts.id}: folders: folders.yaml has no {name}."
