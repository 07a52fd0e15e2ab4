"""What a flat configuration is read as."""

from typing import Any

import pytest

from prompt_engine.catalogue.choices import UnknownOption
from prompt_engine.catalogue.models import Era, LensOption, Mood
from prompt_engine.catalogue.service import Catalogue, UnknownField


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        ("body", "alexa_35", "alexa_35"),
        ("body", "Alexa 35", "alexa_35"),
        ("body", "ALEXA-35", "alexa_35"),
        ("size", "CU", "close_up"),
        ("size", "close up", "close_up"),
        ("lens", "mm_50", "mm_50"),
        ("lens", 50, "mm_50"),
        ("lens", "50mm", "mm_50"),
        ("lens", 47.5, "mm_47_5"),
        ("lens", "mm_47_5", "mm_47_5"),
        ("squeeze", 1.8, 1.8),
        ("squeeze", "2", 2.0),
        ("anamorphic", True, True),
        ("anamorphic", "false", False),
        ("year", 1975, 1975),
        ("year", "1975", 1975),
        ("era", "1940s", "decade_1940s"),
        ("era", "Pre_1950", "pre_1950"),
        ("era", "1999", "years_1999_1999"),
        ("era", "1939 - 1945", "years_1939_1945"),
        ("film_stock", "None", "no_film"),
        ("aspect_ratio", "2.39:1", "r_2_39"),
    ],
)
def test_a_value_is_read_by_the_kind_of_its_field(
    catalogue: Catalogue, field: str, raw: Any, value: Any
):
    assert catalogue.choice(field, raw).value == value


@pytest.mark.parametrize(
    ("field", "raw", "words"),
    [
        ("lens", 47.5, "47.5mm lens"),
        ("year", 1975, "made in 1975"),
        ("squeeze", 1.65, "1.65x anamorphic squeeze"),
        ("anamorphic", True, "anamorphic"),
        ("anamorphic", False, ""),
        ("era", "1939-1945", "made in 1939-1945"),
    ],
)
def test_a_value_that_no_table_lists_has_words_all_the_same(
    catalogue: Catalogue, field: str, raw: Any, words: str
):
    assert catalogue.choice(field, raw).words == words


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        ("lens", 0.5),
        ("lens", "long"),
        ("lens", True),
        ("lens", float("nan")),
        ("lens", float("inf")),
        ("squeeze", 9),
        ("squeeze", True),
        ("anamorphic", "perhaps"),
        ("anamorphic", 3),
        ("year", 1700),
        ("year", 1975.5),
        ("era", "1945-1939"),
        ("era", "3000"),
        ("body", "alexa_36000"),
        ("body", 5),
        ("size", "x" * 5_000),
    ],
)
def test_nonsense_is_named_with_its_field(catalogue: Catalogue, field: str, raw: Any):
    with pytest.raises(UnknownOption) as failure:
        catalogue.choice(field, raw)
    assert failure.value.facts["field"] == f"camera.{field}"
    assert len(failure.value.message) < 300


@pytest.mark.parametrize("field", ["bodie", "", "x" * 5_000])
def test_an_unknown_field_is_named(catalogue: Catalogue, field: str):
    with pytest.raises(UnknownField) as failure:
        catalogue.choose({field: "alexa_35"})
    assert len(failure.value.message) < 200


def test_a_question_without_an_answer_is_none(catalogue: Catalogue):
    assert catalogue.find("bodie", "alexa_35") is None
    assert catalogue.find("body", "alexa_36000") is None


def test_unset_is_left_out(catalogue: Catalogue):
    assert catalogue.choose({"size": None, "body": "", "mood": "tense"}).keys() == {"mood"}


def test_choices_come_in_the_order_of_the_fields(catalogue: Catalogue):
    chosen = catalogue.choose({"mood": "tense", "body": "alexa_35", "size": "wide"})
    assert list(chosen) == ["size", "body", "mood"]


def test_a_value_that_belongs_elsewhere_moves_there(catalogue: Catalogue):
    chosen = catalogue.choose({"size": "OTS", "composition": "Low_Angle"})
    assert {name: choice.value for name, choice in chosen.items()} == {
        "direction": "over_the_shoulder",
        "height": "low",
    }


@pytest.mark.parametrize("first", ["size", "direction"])
def test_what_is_said_in_its_own_field_wins_over_what_moves_there(catalogue: Catalogue, first: str):
    config = {"size": "OTS", "direction": "behind"}
    ordered = {name: config[name] for name in sorted(config, key=lambda name: name != first)}
    assert {name: choice.value for name, choice in catalogue.choose(ordered).items()} == {
        "direction": "behind"
    }


def test_facts_come_with_the_choice(catalogue: Catalogue):
    chosen = catalogue.choose({"lens": 47.5, "era": "1980s", "mood": "Cheerful"})
    lens, era, mood = chosen["lens"].entry, chosen["era"].entry, chosen["mood"].entry
    assert isinstance(lens, LensOption)
    assert isinstance(era, Era)
    assert isinstance(mood, Mood)
    assert (lens.focal_length, era.first, era.last, mood.id) == (47.5, 1980, 1989, "joyful")


def test_presets_become_options_of_their_field(catalogue: Catalogue):
    film = catalogue.fields[0].options[0].model_copy(update={"id": "vertigo", "label": "Vertigo"})
    known = catalogue.with_options("film_preset", (film,))
    assert known.choose({"film_preset": "Vertigo"})["film_preset"].value == "vertigo"
    with pytest.raises(UnknownOption):
        catalogue.choose({"film_preset": "Vertigo"})
