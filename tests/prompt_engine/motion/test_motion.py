import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from prompt_engine.catalogue.storage import load_catalogue
from prompt_engine.motion.models import Keyframe, Means, MotionPreset, MotionToRead
from prompt_engine.motion.reading import movement_of, way_of
from prompt_engine.motion.service import load_motions
from prompt_engine.rules.service import load_rule_book

CATALOGUE = load_catalogue()
RULES = load_rule_book(CATALOGUE)
MOTIONS = load_motions(CATALOGUE, RULES)
SECONDS = 4.0


def named(means: Means, *keyframes: Keyframe, seconds: float = SECONDS) -> str:
    return movement_of(way_of(keyframes), means, seconds=seconds)


def path(first: Keyframe, **last: float) -> tuple[Keyframe, Keyframe]:
    return first, first.model_copy(update={"at": 1.0, **last})


MIDDLE = Keyframe(at=0, w=0.6)


@pytest.mark.parametrize("preset", MOTIONS.tables.presets, ids=lambda preset: preset.id)
def test_a_preset_is_read_as_the_move_that_it_is_called(preset: MotionPreset) -> None:
    seconds = preset.seconds or SECONDS
    read = MOTIONS.read(
        MotionToRead(keyframes=preset.keyframes, seconds=seconds, means=preset.means)
    )
    assert read.movement == preset.movement


@pytest.mark.parametrize("preset", MOTIONS.tables.presets, ids=lambda preset: preset.id)
def test_the_rules_let_a_preset_s_rig_carry_it(preset: MotionPreset) -> None:
    camera = {"movement": preset.movement, "rig": preset.rig}
    assert RULES.validate(CATALOGUE.choose(camera)) == ()


@pytest.mark.parametrize(
    ("means", "last", "movement"),
    [
        ("turn", {"x": 0.8}, "pan"),
        ("turn", {"y": 0.2}, "tilt"),
        ("turn", {"x": 0.7, "y": 0.7}, "pan_tilt"),
        ("travel", {"x": 0.2}, "truck_left"),
        ("travel", {"y": 0.8}, "crane_down"),
        ("travel", {"w": 0.3}, "push_in"),
        ("lens", {"w": 1.0}, "zoom_out"),
        ("travel", {"roll": 40.0}, "roll"),
        ("travel", {"x": 0.52}, "drift"),
        ("travel", {"x": 0.505}, "static"),
    ],
)
def test_a_path_is_called_as_film_calls_it(
    means: Means, last: dict[str, float], movement: str
) -> None:
    assert named(means, *path(MIDDLE, **last)) == movement


def test_a_fast_turn_is_a_whip_and_a_fast_zoom_a_crash() -> None:
    assert named("turn", *path(MIDDLE, x=0.9), seconds=0.2) == "whip_pan"
    assert named("lens", *path(MIDDLE, w=0.2), seconds=0.4) == "crash_zoom"


def test_the_pace_follows_from_way_and_time() -> None:
    drawn = path(MIDDLE, x=0.8)
    paces = [
        MOTIONS.read(MotionToRead(keyframes=drawn, seconds=seconds, means="travel")).timing
        for seconds in (60, 6, 2, 0.7, 0.2)
    ]
    assert paces == ["very_slow", "slow", "moderate", "fast", "whip_fast"]


def test_keyframes_may_come_in_any_order() -> None:
    first, last = path(MIDDLE, x=0.8)
    assert named("travel", last, first) == named("travel", first, last) == "truck_right"


def test_only_rigs_that_the_rules_allow_are_offered() -> None:
    read = MOTIONS.read(MotionToRead(keyframes=path(MIDDLE, w=0.3), seconds=4, means="travel"))
    assert "dolly" in read.rigs
    assert "static" not in read.rigs


fractions = st.floats(0, 1)


@given(
    st.lists(
        st.builds(Keyframe, at=fractions, x=fractions, y=fractions, w=st.floats(0.05, 1)),
        min_size=1,
        max_size=8,
    ),
    st.floats(0.04, 600),
    st.sampled_from(["turn", "travel", "lens"]),
)
def test_every_path_has_a_name_of_the_catalogue(
    keyframes: list[Keyframe], seconds: float, means: Means
) -> None:
    read = MOTIONS.read(MotionToRead(keyframes=tuple(keyframes), seconds=seconds, means=means))
    assert CATALOGUE.find("movement", read.movement)
    assert CATALOGUE.find("timing", read.timing)


def test_moves_are_listed_and_read_over_http(client: TestClient) -> None:
    listed = client.get("/api/motion/presets").json()["presets"]
    assert listed[0]["id"] == "push_in"
    body = {"keyframes": listed[0]["keyframes"], "seconds": 8, "means": "travel"}
    read = client.post("/api/motion/read", json=body).json()
    assert read["movement"] == "push_in"
    assert read["words"] == "pushing in on the subject, slow"
    refused = client.post("/api/motion/read", json={**body, "keyframes": []})
    assert refused.status_code == 422
