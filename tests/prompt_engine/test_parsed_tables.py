from pathlib import Path

import pytest

from prompt_engine.catalogue.models import Timing
from prompt_engine.parsed_tables import ParsedTables
from studio_kit.tables import TableError

ROW = "slow: {label: Slow, words: slow, pace: 2}\n"
COMMON = {"source": "Ours", "certainty": "high"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "tables" / "timing.yaml"
    file.parent.mkdir()
    file.write_text(ROW, encoding="utf-8")
    return file


@pytest.fixture
def tables(tmp_path: Path) -> ParsedTables:
    return ParsedTables(tmp_path / "cache")


def kept(tables: ParsedTables) -> list[Path]:
    return list(tables.folder.iterdir()) if tables.folder else []


def test_a_table_is_the_same_read_from_the_file_and_from_memory(path: Path, tables: ParsedTables):
    plain = ParsedTables().load(path, Timing, COMMON)
    assert tables.load(path, Timing, COMMON) == plain
    assert tables.load(path, Timing, COMMON) == plain
    assert [entry.id for entry in plain] == ["slow"]


def test_what_is_remembered_is_not_parsed_again(path: Path, tables: ParsedTables):
    tables.load(path, Timing, COMMON)
    (file,) = kept(tables)
    file.write_bytes(file.read_bytes().replace(b'"Slow"', b'"Kept"'))
    assert tables.load(path, Timing, COMMON)[0].label == "Kept"


def test_a_change_of_the_file_is_seen_and_the_old_content_forgotten(
    path: Path, tables: ParsedTables
):
    tables.load(path, Timing, COMMON)
    path.write_text(ROW.replace("Slow", "Slower"), encoding="utf-8")
    assert tables.load(path, Timing, COMMON)[0].label == "Slower"
    assert len(kept(tables)) == 1


def test_a_change_of_what_is_common_is_seen(path: Path, tables: ParsedTables):
    tables.load(path, Timing, COMMON)
    assert tables.load(path, Timing, {**COMMON, "source": "Theirs"})[0].source == "Theirs"


def test_an_entry_wins_over_what_is_common(path: Path, tables: ParsedTables):
    path.write_text(ROW.replace("pace", "source: Its own, pace"), encoding="utf-8")
    assert tables.load(path, Timing, COMMON)[0].source == "Its own"


@pytest.mark.parametrize("damage", [b"", b"[", b"[{}]", b'[{"id": 5}]'])
def test_damaged_memory_is_read_anew(path: Path, tables: ParsedTables, damage: bytes):
    plain = tables.load(path, Timing, COMMON)
    (file,) = kept(tables)
    file.write_bytes(damage)
    assert tables.load(path, Timing, COMMON) == plain
    assert file.read_bytes() != damage


def test_a_fault_is_told_as_ever_and_nothing_kept(path: Path, tables: ParsedTables):
    path.write_text(ROW.replace("pace: 2", "pace: 9"), encoding="utf-8")
    with pytest.raises(TableError, match=r"timing\.yaml: slow: pace"):
        tables.load(path, Timing, COMMON)
    assert not (tables.folder or path).exists()


def test_a_missing_file_is_told_as_ever(tmp_path: Path, tables: ParsedTables):
    with pytest.raises(TableError, match="missing"):
        tables.load(tmp_path / "none.yaml", Timing)
