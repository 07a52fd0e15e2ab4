"""YAML tables become frozen models; an error names file, entry and field."""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from studio_kit.tables import TableError, load_document, load_table


class Lens(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    focal_length: int


def write(folder: Path, text: str) -> Path:
    path = folder / "lenses.yaml"
    path.write_text(text)
    return path


@pytest.mark.parametrize("text", ["mm_50: {focal_length: 50}", "- {id: mm_50, focal_length: 50}"])
def test_a_mapping_and_a_list_give_the_same_entries(tmp_path: Path, text: str) -> None:
    assert load_table(write(tmp_path, text), Lens) == (Lens(id="mm_50", focal_length=50),)


def test_entries_are_frozen(tmp_path: Path) -> None:
    (lens,) = load_table(write(tmp_path, "mm_50: {focal_length: 50}"), Lens)
    with pytest.raises(ValidationError):
        lens.focal_length = 35  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("mm_50: {focal_length: long}", r"lenses\.yaml: mm_50: focal_length: "),
        ("mm_50: {focal_length: 50, colour: 1}", r"lenses\.yaml: mm_50: colour: "),
        ("- {id: a, focal_length: 1}\n- {id: a, focal_length: 2}", r"lenses\.yaml: a: id: stands"),
        ("a: {focal_length: 1}\na: {focal_length: 2}", r"the key 'a' stands twice"),
        ("just words", r"lenses\.yaml: expected a list"),
        ("a: [1", r"lenses\.yaml: not readable as YAML"),
        ("a: !!python/object:os.system {}", r"lenses\.yaml: not readable as YAML"),
    ],
)
def test_an_error_names_its_place(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(TableError, match=sentence):
        load_table(write(tmp_path, text), Lens)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"lenses\.yaml: the file is missing"):
        load_document(tmp_path / "lenses.yaml", Lens)
