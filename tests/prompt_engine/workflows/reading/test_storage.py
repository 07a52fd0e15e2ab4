import shutil
from pathlib import Path

import pytest

from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.storage import FOLDER, load_knowledge
from studio_kit.tables import TableError


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "tables"))


def test_a_meaning_that_is_not_there_stops_the_start(tables: Path):
    with (tables / "classes.yaml").open("a") as file:
        file.write("Odd: {inputs: {a: brightness}}\n")
    with pytest.raises(TableError, match=r"classes\.yaml: Odd: inputs: .* no brightness"):
        load_knowledge(tables)


def test_a_folder_that_is_not_there_stops_the_start(tables: Path):
    with (tables / "classes.yaml").open("a") as file:
        file.write("Odd: {folders: {a: nowhere}}\n")
    with pytest.raises(TableError, match=r"classes\.yaml: Odd: folders: .* no nowhere"):
        load_knowledge(tables)


def test_a_pattern_that_is_none_stops_the_start(tables: Path):
    with (tables / "engines.yaml").open("a") as file:
        file.write("odd: {files: '(', classes: ''}\n")
    with pytest.raises(TableError, match=r"engines\.yaml: odd: files"):
        load_knowledge(tables)


def test_what_was_read_once_is_remembered(tables: Path, tmp_path: Path):
    first = load_knowledge(tables, cache=tmp_path / "cache")
    again = load_knowledge(tables, cache=tmp_path / "cache")
    assert [each.names.pattern for each in again.meanings.values()] == [
        each.names.pattern for each in first.meanings.values()
    ]


def test_no_engine_is_told_by_every_name(knowledge: Knowledge):
    for engine in knowledge.engines:
        assert not engine.files.search("a.safetensors"), engine.id
        assert not engine.classes.fullmatch("KSampler"), engine.id
