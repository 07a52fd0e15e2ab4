import pytest

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.llm.keeping import Keeper

CAMERA = {
    "size": "medium_close_up",
    "height": "low",
    "lens": "mm_85",
    "time_of_day": "golden_hour",
    "body": "alexa_35",
}
GOOD = "Medium close-up from a low angle on an 85 mm lens, at golden hour: she waits."


@pytest.fixture(scope="module")
def keeper(catalogue: Catalogue) -> Keeper:
    return Keeper.of(catalogue)


def complaints(
    keeper: Keeper, catalogue: Catalogue, text: str, original: str = "She waits."
) -> str:
    return " ".join(keeper.complaints(text, catalogue.choose(CAMERA), original))


def test_a_text_that_keeps_everything_has_no_complaint(keeper: Keeper, catalogue: Catalogue):
    assert complaints(keeper, catalogue, GOOD) == ""


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("Medium close-up", "Wide shot", 'It says "wide shot", but the size is medium close-up.'),
        ("Medium close-up", "A face", 'no longer says that the size is "medium close-up"'),
        ("low angle", "high angle", 'It says "high angle", but the height is low angle.'),
        ("85 mm", "35mm", "It says 35mm, but the lens is 85mm."),
        ("on an 85 mm lens", "", "It no longer names the 85mm lens."),
        ("golden hour", "night", 'It says "night", but the time of day is golden hour.'),
    ],
)
def test_what_is_dropped_or_contradicted_is_named(
    keeper: Keeper, catalogue: Catalogue, old: str, new: str, complaint: str
):
    assert complaint in complaints(keeper, catalogue, GOOD.replace(old, new))


def test_another_size_beside_the_right_one_is_a_contradiction(keeper: Keeper, catalogue: Catalogue):
    assert 'says "wide shot" beside' in complaints(keeper, catalogue, f"{GOOD} Then a wide shot.")


def test_what_the_person_wrote_themselves_is_no_complaint(keeper: Keeper, catalogue: Catalogue):
    assert complaints(keeper, catalogue, f"{GOOD} Then a wide shot.", "Then a wide shot.") == ""
    assert complaints(keeper, catalogue, f"{GOOD} A close-up of rain.", "CU of rain") == ""


def test_gear_must_stay_only_where_the_original_names_it(keeper: Keeper, catalogue: Catalogue):
    assert complaints(keeper, catalogue, GOOD, "She waits, shot on ARRI ALEXA 35.").startswith(
        "It no longer says that the body is"
    )
    assert complaints(keeper, catalogue, f"{GOOD} ARRI ALEXA 35.", "ARRI ALEXA 35.") == ""


def test_another_camera_is_a_contradiction(keeper: Keeper, catalogue: Catalogue):
    assert "but the body is" in complaints(keeper, catalogue, f"{GOOD} Shot on Sony VENICE 2.")


def test_a_gauge_of_film_is_no_lens(keeper: Keeper, catalogue: Catalogue):
    assert complaints(keeper, catalogue, f"{GOOD} Grain of 35mm film.") == ""


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("She waits. The camera slowly pushes in. Rain falls.", "She waits. Rain falls."),
        ("She waits. A slow dolly in on her. Rain falls.", "She waits. Rain falls."),
        ("She pans for gold and pushes the door.", "She pans for gold and pushes the door."),
        ("The camera sees her tilting her head.", "The camera sees her tilting her head."),
    ],
)
def test_sentences_about_a_moving_camera_are_found(keeper: Keeper, text: str, kept: str):
    assert keeper.without_movement(text) == kept
