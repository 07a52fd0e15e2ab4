"""What the families make of one intent, and what holds for every text."""

import random
from collections.abc import Mapping

import pytest

from prompt_engine.catalogue.choices import CameraValue
from prompt_engine.catalogue.models import CameraField
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.catalogue.storage import load_catalogue
from prompt_engine.presets.storage import load_presets
from prompt_engine.prompts.models import Intent, Prompt, TargetModel, content_words
from prompt_engine.prompts.service import PromptWriter
from prompt_engine.prompts.storage import load_prompt_writer

KNOWN = load_presets(load_catalogue()).known
FIELDS = KNOWN.fields
WRITER = load_prompt_writer()
ONE_OF_EACH_FAMILY = {
    (model.family, model.kind): model for model in WRITER.models if model.limit is None
} | {(model.family, model.kind): model for model in WRITER.models if model.limit}
MODELS = [*ONE_OF_EACH_FAMILY.values()]
CAMERA: dict[str, CameraValue] = {
    "size": "medium_close_up",
    "height": "eye_level",
    "lens": "mm_50",
    "time_of_day": "night",
    "mood": "tense",
}
MARA = "Mara keeps one hand on the valve"


@pytest.fixture
def catalogue() -> Catalogue:
    """With the films and the looks among the options."""
    return KNOWN


def written(
    catalogue: Catalogue,
    target: str,
    *,
    description: str = MARA,
    camera: Mapping[str, CameraValue] = CAMERA,
) -> Prompt:
    return WRITER.write(Intent(description, catalogue.choose(camera)), target)


def by_field(prompt: Prompt) -> dict[str, str]:
    return {span.field: prompt.text[span.start : span.end] for span in prompt.spans}


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (
            "flux",
            "Mara keeps one hand on the valve. Medium close-up, eye level, 50mm lens. Night. "
            "Tense mood.",
        ),
        (
            "ltx",
            "Medium close-up, eye level, 50mm lens. Mara keeps one hand on the valve. Night. "
            "Tense mood.",
        ),
        (
            "sdxl",
            "medium close-up, eye level, Mara keeps one hand on the valve, night, tense mood, "
            "50mm lens",
        ),
        (
            "gpt-image",
            "Mara keeps one hand on the valve. Framing: medium close-up, eye level, 50mm lens. "
            "Setting and light: night. Tone: tense mood.",
        ),
        (
            "flux_kontext",
            "Mara keeps one hand on the valve. Reframe: medium close-up, eye level, 50mm lens. "
            "Relight: night. Regrade: tense mood. "
            "Keep everything that is not named here unchanged.",
        ),
    ],
)
def test_a_family_orders_and_joins_in_its_own_way(catalogue: Catalogue, target: str, text: str):
    assert written(catalogue, target).text == text


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_nothing_said_gives_no_text(catalogue: Catalogue, model: TargetModel):
    assert written(catalogue, model.id, description="  \n ", camera={}).text == ""


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_a_description_stays_as_the_person_wrote_it(catalogue: Catalogue, model: TargetModel):
    text = "An ARRI van, rust-red, in Москва (1999)"
    assert by_field(written(catalogue, model.id, description=text))["description"] == text


@pytest.mark.parametrize(
    ("description", "start"),
    [
        ("She runs", "She runs. W"),
        ("She runs.", "She runs. W"),
        ("Does she run?", "Does she run? W"),
        ('He says "run!"', 'He says "run!" W'),
        ("She runs,\n  he stays;", "She runs, he stays. W"),
    ],
)
def test_a_description_ends_as_a_sentence_on_one_line(
    catalogue: Catalogue, description: str, start: str
):
    prompt = written(catalogue, "flux", description=description, camera={"size": "wide"})
    assert prompt.text.startswith(start)


def test_a_keyword_list_is_not_ended_by_the_description(catalogue: Catalogue):
    prompt = written(catalogue, "sdxl", description="A street, wet.", camera={"mood": "tense"})
    assert prompt.text == "A street, wet, tense mood"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.id)
def test_every_value_has_words_or_a_reason(
    catalogue: Catalogue, model: TargetModel, field: CameraField
):
    for value in values_of(field):
        prompt = written(catalogue, model.id, camera={field.id: value})
        told = by_field(prompt).get(field.id, "")
        reasons = [note.sentence for note in prompt.notes if note.field == field.id]
        assert told or reasons, value
        assert "_" not in told
        assert "lenses lenses" not in told


def values_of(field: CameraField) -> list[CameraValue]:
    if field.options:
        return [option.id for option in field.options]
    others: dict[str, list[CameraValue]] = {"flag": [True], "number": [1, 2], "year": [1975]}
    return others.get(field.kind, [])


def test_an_unset_flag_is_not_told(catalogue: Catalogue):
    assert written(catalogue, "flux", description="", camera={"anamorphic": False}).text == ""


CONFIGURATIONS = range(40)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_no_phrase_says_what_another_says_and_nothing_is_lost_in_silence(
    catalogue: Catalogue, model: TargetModel
):
    for seed in CONFIGURATIONS:
        camera = any_camera(seed)
        prompt = written(catalogue, model.id, camera=camera)
        phrases = [content_words(text) for text in by_field(prompt).values()]
        for index, phrase in enumerate(phrases):
            others = phrases[:index] + phrases[index + 1 :]
            assert not any(phrase <= other for other in others), prompt.text
        told = {span.field for span in prompt.spans} | {note.field for note in prompt.notes}
        assert catalogue.choose(camera).keys() <= told | unsaid(catalogue, camera)
        assert written(catalogue, model.id, camera=camera) == prompt


def unsaid(catalogue: Catalogue, camera: Mapping[str, CameraValue]) -> set[str]:
    return {name for name, choice in catalogue.choose(camera).items() if choice.words == ""}


def any_camera(seed: int) -> dict[str, CameraValue]:
    chance = random.Random(seed)
    fields = [field for field in FIELDS if values_of(field)]
    chosen = chance.sample(fields, chance.randint(1, len(fields)))
    return {field.id: chance.choice(values_of(field)) for field in chosen}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_a_text_is_as_short_as_the_model_reads(catalogue: Catalogue, model: TargetModel):
    for seed in CONFIGURATIONS:
        length = written(catalogue, model.id, camera=any_camera(seed)).length
        assert length.most is None or length.count <= length.most


def test_what_least_hangs_on_is_cut_first_and_told(catalogue: Catalogue):
    camera = {**CAMERA, "body": "alexa_35", "aspect_ratio": "r_1_85", "film_stock": "eastman_tri_x"}
    long = "Mara keeps one hand on the valve and the other on the rail, " * 4
    prompt = written(catalogue, "sdxl", description=long, camera=camera)
    cut = [note.field for note in prompt.notes if note.kind == "cut"]
    assert "body" in cut
    assert "size" not in cut
    assert " ".join(long.split()).rstrip(",") in prompt.text
    assert "75 tokens" in next(note.sentence for note in prompt.notes if note.field == "body")


def test_a_description_that_is_too_long_stays_whole_with_a_warning(catalogue: Catalogue):
    long = "one two three four five " * 30
    prompt = written(catalogue, "sdxl", description=long)
    assert prompt.text == long.strip()
    assert prompt.notes[-1].field == "description"
    assert "150" in prompt.notes[-1].sentence


def test_spans_cover_what_each_field_made(catalogue: Catalogue):
    camera = {"movement": "crane_up", "timing": "slow", "rig": "crane", "size": "wide"}
    prompt = written(catalogue, "wan_2_2", camera=camera)
    told = [(span.field, prompt.text[span.start : span.end]) for span in prompt.spans]
    assert told == [
        ("description", MARA),
        ("movement", "The camera"),
        ("timing", "slowly"),
        ("movement", "rises high above the scene"),
        ("rig", "in one wide sweep"),
        ("size", "Wide shot"),
    ]


def test_a_still_picture_does_not_move_and_says_so(catalogue: Catalogue):
    camera = {"movement": "crane_up", "timing": "slow", "rig": "crane"}
    prompt = written(catalogue, "flux", camera=camera)
    assert prompt.text == f"{MARA}."
    assert {note.field: note.kind for note in prompt.notes} == dict.fromkeys(camera, "dropped")


def test_a_still_from_the_air_is_still_from_the_air(catalogue: Catalogue):
    assert "Aerial view" in written(catalogue, "flux", camera={"rig": "drone"}).text


@pytest.mark.parametrize(
    ("camera", "text", "dropped"),
    [
        ({"rig": "crane"}, "The camera rises.", []),
        ({"timing": "fast"}, "The camera moves quickly.", []),
        ({"movement": "static", "timing": "fast"}, "The camera holds still.", ["timing"]),
        ({"movement": "static", "timing": "static"}, "The camera holds still.", ["timing"]),
        (
            {"movement": "crane_up", "rig": "static"},
            "The camera rises high above the scene.",
            ["rig"],
        ),
        (
            {"movement": "whip_pan", "timing": "very_slow"},
            "The camera whips sideways in a blur.",
            ["timing"],
        ),
        (
            {"virtual_camera": "locked", "movement": "pan"},
            "The camera turns from one side of the scene to the other.",
            ["virtual_camera"],
        ),
    ],
)
def test_a_move_does_not_contradict_itself(
    catalogue: Catalogue, camera: dict[str, CameraValue], text: str, dropped: list[str]
):
    prompt = written(catalogue, "wan_2_2", description="", camera=camera)
    assert prompt.text == text
    assert [note.field for note in prompt.notes if note.kind == "dropped"] == dropped


@pytest.mark.parametrize(
    ("camera", "kept"),
    [
        ({"maker": "arri", "body": "alexa_35"}, {"body"}),
        ({"camera_type": "digital", "film_stock": "eastman_tri_x"}, {"film_stock"}),
        ({"film_stock": "eastman_tri_x", "color_tone": "warm_saturated"}, {"film_stock"}),
        ({"color": "monochrome_ink", "color_tone": "monochrome"}, {"color_tone"}),
        ({"color": "monochrome_ink", "color_tone": "warm_saturated"}, {"color"}),
        ({"color": "full", "color_tone": "monochrome"}, {"color_tone"}),
        ({"era": "decade_1970s", "year": 1975}, {"year"}),
        ({"era": "decade_1970s", "year": 1999}, {"year"}),
        ({"anamorphic": True, "lens_family": "atlas_orion"}, {"lens_family"}),
        ({"anamorphic": True, "squeeze": 2}, {"anamorphic"}),
        ({"squeeze": 2}, {"squeeze"}),
        ({"squeeze": 1}, set[str]()),
        ({"lens_family": "cooke_s4", "anamorphic": True, "squeeze": 2}, {"lens_family"}),
    ],
)
def test_one_field_speaks_where_two_would_repeat_or_contradict(
    catalogue: Catalogue, camera: dict[str, CameraValue], kept: set[str]
):
    prompt = written(catalogue, "flux", description="", camera=camera)
    assert by_field(prompt).keys() == kept
    assert {
        note.field for note in prompt.notes if note.kind == "dropped"
    } >= camera.keys() - kept - {"anamorphic"}


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("A street at golden hour", "A street at golden hour."),
        ("A wet street, Night, neon", "A wet street, Night, neon."),
        ("A night watchman", "A night watchman. Night."),
    ],
)
def test_what_the_description_says_is_not_said_again(
    catalogue: Catalogue, description: str, text: str
):
    time = "golden_hour" if "golden" in description else "night"
    prompt = written(catalogue, "flux", description=description, camera={"time_of_day": time})
    assert prompt.text == text


def test_lights_are_told_as_what_they_do(catalogue: Catalogue):
    prompt = written(catalogue, "flux", camera={"light_source": "kino_flo"})
    assert by_field(prompt)["light_source"] == "Soft even light almost without shadows"
    assert [(note.kind, note.field) for note in prompt.notes] == [("rewritten", "light_source")]


@pytest.mark.parametrize(
    ("camera", "text"),
    [
        ({"film_stock": "eastman_tri_x"}, "Tri-X black and white film."),
        ({"film_stock": "eastman_4_x"}, "Eastman 4-X 5224 black and white film."),
        (
            {"film_stock": "eastman_4_x", "color_tone": "high_contrast_bw"},
            "High-contrast black and white. Eastman 4-X 5224 film.",
        ),
        ({"film_stock": "eastman_orthochromatic"}, "Orthochromatic film."),
    ],
)
def test_black_and_white_film_is_called_so_once(
    catalogue: Catalogue, camera: dict[str, CameraValue], text: str
):
    assert written(catalogue, "flux", description="", camera=camera).text == text


def test_anamorphic_lenses_are_called_so(catalogue: Catalogue):
    prompt = written(catalogue, "flux", camera={"lens_family": "atlas_orion"})
    assert "Atlas Orion anamorphic lenses" in prompt.text


def test_parentheses_are_weights_to_some_models_only_where_the_user_wrote_them(
    catalogue: Catalogue,
):
    camera = {"lens_family": "hasselblad_v"}
    prompt = written(catalogue, "sdxl", description="(rain:1.3)", camera=camera)
    assert prompt.text == r"(rain:1.3), Hasselblad V \(Zeiss\) lenses"
    assert "V (Zeiss)" in written(catalogue, "flux", camera=camera).text


def test_the_built_in_sketch_reads_the_catalogues_own_words(
    catalogue: Catalogue, writer: PromptWriter
):
    for field in (field for field in catalogue.fields if field.quick):
        for option in field.options:
            camera = catalogue.choose({field.id: option.id})
            text = writer.write(Intent(MARA, camera), "storyboard_sketch").text
            expected = "midday light" if option.id == "midday" else option.words
            assert expected.casefold() in text.casefold()


@pytest.mark.parametrize(
    ("camera", "told"),
    [
        ({"lens": "mm_50", "lens_family": "cooke_s4"}, "50mm Cooke S4/i lens"),
        ({"lens": "mm_50", "lens_maker": "canon"}, "50mm Canon lens"),
        ({"lens": "mm_50", "lens_family": "lensbaby"}, "50mm lens, tilt-shift lens"),
        ({"lens_maker": "atlas"}, "Atlas lenses"),
        ({"lens_maker": "vintage"}, "Vintage lenses"),
        ({"maker": "arri"}, "Shot on ARRI"),
        ({"maker": "vintage"}, "Shot on a vintage camera"),
        (
            {"era": "decade_1970s", "film_stock": "eastman_5254"},
            "Eastman Color 5254 film, 1970s cinema",
        ),
        ({"film_stock": "no_film", "mood": "tense"}, "Tense mood"),
    ],
)
def test_gear_is_told_as_a_director_would_say_it(
    catalogue: Catalogue, camera: dict[str, CameraValue], told: str
):
    assert written(catalogue, "flux", description="", camera=camera).text == f"{told}."


def test_the_two_fields_of_one_lens_keep_a_span_each(catalogue: Catalogue):
    camera = {"lens": "mm_50", "lens_family": "cooke_s4"}
    prompt = written(catalogue, "sdxl", camera=camera)
    assert by_field(prompt)["lens"] == "50mm"
    assert by_field(prompt)["lens_family"] == "Cooke S4/i lens"


def test_a_lens_that_the_description_names_is_not_named_again(catalogue: Catalogue):
    camera = {"lens": "mm_50", "lens_family": "cooke_s4"}
    prompt = written(catalogue, "flux", description="Mara, 50mm lens", camera=camera)
    assert prompt.text == "Mara, 50mm lens. Cooke S4/i lenses."
