import pytest

from render_node.sketch import read_brief


@pytest.mark.parametrize(
    ("words", "shot"),
    [
        ("extreme wide shot", "extreme wide"),
        ("Establishing shot of a valley", "extreme wide"),
        ("wide shot", "wide"),
        ("long shot of a man", "wide"),
        ("full shot", "full"),
        ("medium wide shot", "medium wide"),
        ("cowboy shot of a woman", "medium wide"),
        ("medium shot", "medium"),
        ("medium close-up", "medium close-up"),
        ("Medium Close Up", "medium close-up"),
        ("close-up", "close-up"),
        ("portrait of a king", "close-up"),
        ("extreme close-up", "extreme close-up"),
    ],
)
def test_shot_size_is_read(words: str, shot: str) -> None:
    assert read_brief(words, 0).shot == shot


@pytest.mark.parametrize(
    ("words", "height"),
    [
        ("low angle", "low angle"),
        ("high-angle", "high angle"),
        ("eye level", "eye level"),
        ("bird's eye view", "bird's eye"),
        ("birds-eye view", "bird's eye"),
        ("worm's eye view", "worm's eye"),
        ("a man", "eye level"),
    ],
)
def test_camera_height_is_read(words: str, height: str) -> None:
    assert read_brief(words, 0).height == height


@pytest.mark.parametrize(
    ("words", "bearing"),
    [
        ("front view", 0),
        ("profile, left side", 90),
        ("right profile", -90),
        ("from behind", 180),
        ("three-quarter view from the front left", 40),
        ("three-quarter view from the front right", -40),
        ("three-quarter view from the rear right", -140),
        ("bearing 210", 210),
        ("nearly frontal view slightly from the left", 22),
        ("nearly rear view slightly from the right", -158),
        ("<sks> back-right quarter view eye-level shot medium shot", -140),
    ],
)
def test_direction_is_read(words: str, bearing: float) -> None:
    assert read_brief(words, 0).bearing == bearing


def test_side_light_is_no_side_view() -> None:
    assert abs(read_brief("a woman lit from the side", 0).bearing) < 45


@pytest.mark.parametrize(
    ("words", "focal"),
    [("24mm lens", 24), ("85 mm", 85), ("50-mm lens", 50), ("shot on 65mm film, 40mm lens", 40)],
)
def test_focal_length_is_read_in_millimetres(words: str, focal: float) -> None:
    assert read_brief(words, 0).focal_mm == focal


def test_usual_lens_grows_with_the_sensor() -> None:
    usual, wide = read_brief("medium shot", 0), read_brief("medium shot, full frame", 0)
    assert (usual.sensor_mm, wide.sensor_mm) == (24.9, 36.0)
    assert wide.focal_mm == pytest.approx(usual.focal_mm * 36.0 / 24.9)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("a salt flat at dawn", "flat"),
        ("inside the pump house", "hall"),
        ("a lighthouse above the bay", "sea"),
        ("on the sea wall", "sea"),
        ("down the stairs", "street"),
        ("a warehouse", "hall"),
        ("in the kitchen", "room"),
        ("a hospital ward", "room"),
        ("on a train", "corridor"),
        ("in a rowing boat", "sea"),
        ("interior", "room"),
        ("exterior", "street"),
        ("a man", "limbo"),
    ],
)
def test_place_becomes_the_nearest_set(words: str, place: str) -> None:
    assert read_brief(words, 0).place == place


@pytest.mark.parametrize(
    ("words", "light"),
    [
        ("night", "night"),
        ("golden hour", "golden"),
        ("at dawn", "golden"),
        ("day", "day"),
        ("backlit", "silhouette"),
    ],
)
def test_light_is_read(words: str, light: str) -> None:
    assert read_brief(words, 0).light == light


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("two people", 2),
        ("wide shot of five soldiers", 5),
        ("a crowd", 5),
        ("a boy and his father", 2),
        ("over-the-shoulder shot of a nurse", 2),
        ("Tom and Anna argue in the kitchen", 2),
        ("Mara keeps one hand on the valve", 1),
        ("extreme wide shot, she crosses the square", 1),
        ("extreme wide shot, a lone figure", 1),
        ("three-quarter view of a man", 1),
        ("wide shot of an empty room", 0),
        ("extreme wide shot of mountains", 0),
    ],
)
def test_people_are_counted(words: str, count: int) -> None:
    assert len(read_brief(words, 0).people) == count


def test_names_of_makers_are_nobody() -> None:
    words = "Wide shot of mountains. Kodak gives the colour, Zeiss renders it"
    assert read_brief(words, 0).people == ()


def test_pronoun_decides_who_it_is() -> None:
    assert [p.sex for p in read_brief("Robin turns, she listens", 0).people] == ["f"]
    assert [p.sex for p in read_brief("Mara turns", 0).people] == ["f"]
    assert [p.sex for p in read_brief("a man and a woman", 0).people] == ["m", "f"]


def test_prompt_of_the_page_is_understood_whole() -> None:
    brief = read_brief(
        "Medium close-up, eye level, three-quarter view from the front left, 50mm lens. "
        "Mara keeps one hand on the iron valve wheel and does not turn round. "
        "Interior, day, tense mood",
        7,
    )
    assert (brief.shot, brief.height, brief.bearing) == ("medium close-up", "eye level", 40)
    assert (brief.focal_mm, brief.place, brief.light) == (50, "hall", "day")
    assert (brief.arms, brief.mood, len(brief.people)) == ("reach", -1, 1)


def test_seed_decides_only_what_the_words_leave_open() -> None:
    open_ = {read_brief("close-up of a man", seed).bearing for seed in range(12)}
    said = {read_brief("close-up of a man, from behind", seed).bearing for seed in range(12)}
    assert len(open_) > 2
    assert said == {180}


@pytest.mark.parametrize(
    ("words", "things"),
    [
        ("a truck stops before her", ("truck",)),
        ("a van by the house", ("van", "house")),
        ("a lighthouse", ("lighthouse",)),
        ("inside the pump house", ()),
        ("a lamp in a light house", ()),
        ("a man rows home", ("boat",)),
        ("power lines along a fence", ("fence", "poles")),
    ],
)
def test_named_things_are_listed(words: str, things: tuple[str, ...]) -> None:
    assert read_brief(words, 0).things == things


@pytest.mark.parametrize(
    ("words", "focus"),
    [
        ("insert, boots on gravel", "feet"),
        ("close-up of his hand on the rail", "hand"),
        ("Insert. Her fingers on the lever", "hand"),
        ("extreme close-up of a dial", "dial"),
        ("medium close-up, Mara keeps one hand on the valve", ""),
        ("full shot, her boots break the crust", ""),
        ("close-up of a woman", ""),
    ],
)
def test_insert_has_a_focus(words: str, focus: str) -> None:
    assert read_brief(words, 0).focus == focus


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("a car on a desert road", "desert"),
        ("a man in a car", "car"),
        ("a train crosses a field", "hills"),
        ("a dirt road", "hills"),
        ("exterior, a house", "hills"),
        ("interior, lighthouse", "hall"),
    ],
)
def test_thing_in_a_place_is_not_the_place(words: str, place: str) -> None:
    assert read_brief(words, 0).place == place


def test_words_that_name_a_direction_are_told_from_the_seeds_choice() -> None:
    assert read_brief("two people, profile", 0).directed
    assert not read_brief("two people", 0).directed
