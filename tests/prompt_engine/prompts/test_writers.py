"""What each family of writers makes of one intent."""

from collections.abc import Mapping

import pytest

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.prompts import action, prose, tags
from prompt_engine.prompts.models import Intent, Writer
from prompt_engine.prompts.storage import WRITERS

CAMERA = {
    "size": "medium_close_up",
    "height": "eye_level",
    "direction": "three_quarter_left",
    "lens": "mm_50",
    "time_of_day": "night",
    "mood": "tense",
}
MARA = "Mara keeps one hand on the valve"


def intent(
    catalogue: Catalogue, *, description: str = MARA, camera: Mapping[str, str] = CAMERA
) -> Intent:
    return Intent(description, catalogue.choose(camera))


def test_prose_frames_first(catalogue: Catalogue):
    assert prose.write(intent(catalogue)) == (
        "Medium close-up, eye level, three-quarter view from the left, 50mm lens. "
        "Mara keeps one hand on the valve. Night, tense mood."
    )


def test_action_moves_first(catalogue: Catalogue):
    assert action.write(intent(catalogue)) == (
        "Mara keeps one hand on the valve. "
        "Medium close-up, eye level, three-quarter view from the left, 50mm lens. "
        "Night, tense mood."
    )


def test_tags_are_keywords_with_the_framing_where_the_encoder_reads_best(catalogue: Catalogue):
    assert tags.write(intent(catalogue)) == (
        "medium close-up, eye level, three-quarter view from the left, "
        "Mara keeps one hand on the valve, 50mm lens, night, tense mood"
    )


def test_a_tag_stands_once_and_where_it_stands_first(catalogue: Catalogue):
    wet = intent(catalogue, description="a wet street, Night, neon.", camera=CAMERA)
    assert tags.write(wet).count("ight") == 1
    assert "a wet street, Night, neon, 50mm lens, tense mood" in tags.write(wet)


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
def test_nothing_said_gives_no_text(catalogue: Catalogue, write: Writer):
    assert write(intent(catalogue, description="  \n ", camera={})) == ""


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
def test_a_description_alone_stays_as_the_person_wrote_it(catalogue: Catalogue, write: Writer):
    text = "An ARRI van, rust-red, in Москва"
    assert write(intent(catalogue, description=text, camera={})).rstrip(".") == text


@pytest.mark.parametrize(
    ("description", "closed"),
    [
        ("She runs", "She runs."),
        ("She runs.", "She runs."),
        ("Does she run?", "Does she run?"),
        ('He says "run!"', 'He says "run!"'),
        ("She runs,\n  he stays;", "She runs, he stays."),
    ],
)
def test_a_description_ends_as_a_sentence_on_one_line(description: str, closed: str):
    assert prose.closed(description) == closed


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
def test_every_option_is_in_the_text_word_for_word(catalogue: Catalogue, write: Writer):
    for field in (field for field in catalogue.fields if field.quick):
        for option in field.options:
            text = write(intent(catalogue, camera={field.id: option.id}))
            assert option.words.casefold() in text.casefold()
