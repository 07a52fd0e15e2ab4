"""Every entry of the catalogue, and what a fault in it is told as."""

import re
import shutil
from pathlib import Path
from typing import Any, TypeVar

import pytest

from prompt_engine.catalogue.models import (
    CameraField,
    DirectionOption,
    LensOption,
    Option,
    SizeOption,
    TimeOption,
)
from prompt_engine.catalogue.storage import FOLDER, load_catalogue
from studio_kit.tables import TableError, read_yaml

Kind = TypeVar("Kind", bound=Option)

FIELDS = load_catalogue().fields
NAMED = [pytest.param(field, id=field.id) for field in FIELDS]
SKETCH_WORDS: dict[str, dict[str, str]] = read_yaml(
    Path(__file__).parents[1] / "data" / "sketch_words.yaml"
)
# The fields whose words the built-in render node frames by, beside the size itself.
SKETCHED = ("height", "direction", "lens", "time_of_day", "mood")
SET_OR_POSE = re.compile(
    r"wide|medium|close|full|portrait|vast|macro|room|table|street|stand|talk|man\b|snow|rain"
)


def test_fields_beside_a_shot_come_in_the_order_of_the_inspector():
    expected = ["size", "height", "direction", "lens", "time_of_day", "mood"]
    assert [field.id for field in FIELDS if field.quick] == expected


@pytest.mark.parametrize("field", NAMED)
def test_words_read_on_in_a_sentence(field: CameraField):
    assert [option.id for option in field.options if re.search(r"_|\s\s", option.words)] == []


@pytest.mark.parametrize("field", NAMED)
def test_words_say_what_the_sketch_reads(field: CameraField):
    wanted = SKETCH_WORDS.get(field.id, {})
    words = {option.id: option.words for option in field.options if option.id in wanted}
    assert [name for name in words if not re.search(wanted[name], words[name])] == []


@pytest.mark.parametrize("name", SKETCHED)
def test_words_of_other_fields_name_no_size_and_no_place(name: str):
    field = next(field for field in FIELDS if field.id == name)
    assert [option.id for option in field.options if SET_OR_POSE.search(option.words)] == []


@pytest.mark.parametrize("field", NAMED)
def test_a_right_hidden_in_a_word_turns_no_camera(field: CameraField):
    for option in field.options:
        said = re.search(r"\b(left|right)\b", option.words)
        assert said is None or option.id.endswith(f"_{said[1]}")


@pytest.mark.parametrize("field", NAMED)
def test_no_two_options_of_a_field_say_the_same(field: CameraField):
    assert len({option.words for option in field.options}) == len(field.options)
    assert len({option.label for option in field.options}) == len(field.options)


def test_a_lens_is_named_and_written_by_its_focal_length():
    for lens in options_of("lens", LensOption):
        assert lens.id == f"mm_{lens.focal_length:g}"
        assert lens.words == f"{lens.focal_length:g}mm lens"
        assert lens.short == f"{lens.focal_length:g} mm"


def test_sizes_run_from_wide_to_close():
    sizes = options_of("size", SizeOption)
    heights = [upper - lower for lower, upper in (size.cuts for size in sizes)]
    assert heights == sorted(heights, reverse=True)
    assert min(heights) > 0


def test_bearings_go_once_around():
    bearings = [option.bearing for option in options_of("direction", DirectionOption)]
    turned = [bearing for bearing in bearings if bearing is not None]
    assert turned == [0, 22, 45, 90, 135, 158, 180, 202, 225, 270, 315, 338]


def test_the_sun_is_given_lowest_first():
    assert all(
        low < high for low, high in (time.sun for time in options_of("time_of_day", TimeOption))
    )


def options_of(field_id: str, model: type[Kind]) -> list[Kind]:
    field = next(field for field in FIELDS if field.id == field_id)
    return [option for option in field.options if isinstance(option, model)]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So that only the table with the fault is parsed anew."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "catalogue"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


FAULTS: list[Any] = [
    ("size.yaml", "usual_lens: mm_24", "usual_lens: mm_26", "size.yaml: extreme_wide: usual_lens"),
    ("size.yaml", "short: EWS", "shorter: EWS", "size.yaml: extreme_wide: short"),
    ("size.yaml", "short: WS", "short: EWS", "size.yaml: wide: short"),
    ("size.yaml", "aliases: [WS]", "aliases: [EWS]", "size.yaml: wide: aliases"),
    ("lens.yaml", "focal_length: 14", "focal_length: long", "lens.yaml: mm_14: focal_length"),
    ("lens.yaml", "  source: ARRI/Zeiss Master Prime series\nmm_16", "mm_16", "mm_14: source"),
    ("height.yaml", "elevation: 78", "elevation: 178", "height.yaml: overhead: elevation"),
    ("mood.yaml", "joyful:", "Joy-ful:", "mood.yaml: Joy-ful: id"),
    ("fields.yaml", "mood:", "moods:", "moods.yaml"),
    ("fields.yaml", "least: 1, most: 2.5", "least: 1", "fields.yaml: squeeze: least and most"),
    ("cameras/red.yaml", "mounts: [rf]", "mounts: [rx]", "red.yaml: red_komodo: mounts: there is"),
    ("cameras/red.yaml", "maker: red", "maker: rod", "red.yaml: red_one: maker: there is no rod"),
    ("cameras/red.yaml", "maker: red", "maker: zeiss", "red.yaml: red_one: maker: zeiss makes no"),
    ("cameras/red.yaml", "{digital_s35:", "{digital_x:", "red.yaml: red_one: gates: there is no"),
    ("cameras/red.yaml", "{digital_s35:", "{super_16:", "red.yaml: red_one: gates: super_16 is no"),
    ("cameras/red.yaml", "[2007, 2012]", "[2007, 1912]", "red.yaml: red_one: years: "),
    ("cameras/red.yaml", "red_one_mx:", "alexa_35:", "red.yaml: alexa_35: id: stands twice"),
    (
        "lens_families/panavision.yaml",
        "mounts: [pv]",
        "mounts: [vp]",
        "panavision.yaml: panavision",
    ),
    ("film_stocks/eastman.yaml", "[mm_35]", "[mm_53]", "eastman.yaml: eastman_orthochromatic: ga"),
    ("rigs.yaml", "[static, pan,", "[statik, pan,", "rigs.yaml: static: moves: there is no statik"),
    (
        "mounts.yaml",
        "adapts: [pl, arri",
        "adapts: [nikon_z, arri",
        "mounts.yaml: lpl: adapts: lens",
    ),
    ("eras.yaml", "first: 1895, last: 1929", "first: 1995, last: 1929", "eras.yaml: silent: "),
    ("enums.yaml", "[over_the_shoulder,", "[over_the_elbow,", "enums.yaml: ShotSize: tables"),
    ("tables.yaml", "certainty: high}", "certainty: sure}", "tables.yaml: composition: certainty"),
]


@pytest.mark.parametrize(("file", "old", "new", "place"), FAULTS)
def test_a_fault_names_file_entry_and_field(
    tables: Path, cache: Path, file: str, old: str, new: str, place: str
):
    text = (tables / file).read_text(encoding="utf-8")
    assert old in text
    (tables / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TableError, match=re.escape(place)):
        load_catalogue(tables, cache=cache)
