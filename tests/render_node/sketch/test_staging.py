import numpy as np
import pytest

from render_node.sketch.brief import read_brief
from render_node.sketch.casting import cast
from render_node.sketch.sets.build import build_set, facts_of
from render_node.sketch.shot_sizes import framing
from render_node.sketch.staging import Staged, stage

NOSE, NECK, RIGHT_ANKLE, LEFT_ANKLE = 0, 1, 10, 13
RIGHT_SHOULDER, LEFT_SHOULDER = 2, 5


def staged(words: str, seed: int = 1, width: int = 320, height: int = 180) -> Staged:
    return stage(read_brief(words, seed), seed, width=width, height=height)


def seen(scene: Staged, person: int, joint: int) -> tuple[float, float]:
    x, y, _ = scene.camera.project(scene.scene.skeletons[person])[joint]
    return float(x), float(y)


@pytest.mark.parametrize("seed", range(4))
def test_full_shot_shows_head_and_feet(seed: int) -> None:
    scene = staged("full shot of a man standing, front view, eye level", seed)
    size = framing().shots["full"]
    pixel = 180 / (size.upper - size.lower)
    assert seen(scene, 0, NOSE)[1] == pytest.approx((size.upper - 0.925) * pixel, abs=5)
    assert seen(scene, 0, LEFT_ANKLE)[1] == pytest.approx((size.upper - 0.045) * pixel, abs=8)


def test_close_up_cuts_above_the_chest() -> None:
    scene = staged("close-up of a man, front view")
    assert 0 < seen(scene, 0, NOSE)[1] < 120
    assert seen(scene, 0, LEFT_ANKLE)[1] > 180


def test_sitting_head_stays_in_a_tight_frame() -> None:
    x, y = seen(staged("close-up of a woman sitting"), 0, NOSE)
    assert 60 < x < 260
    assert 30 < y < 140


@pytest.mark.parametrize(
    ("words", "count"), [("empty street", 0), ("a man", 1), ("five people", 5)]
)
def test_every_person_is_built(words: str, count: int) -> None:
    scene = staged(f"wide shot, {words}").scene
    assert len(scene.skeletons) == count
    assert {int(o[0]) for o in scene.owners} == set(range(count + 1))


@pytest.mark.parametrize("bearing", range(0, 360, 30))
def test_two_people_stand_side_by_side_and_look_at_each_other(bearing: int) -> None:
    scene = staged(f"full shot of two people talking, bearing {bearing}")
    between = seen(scene, 1, NECK)[0] - seen(scene, 0, NECK)[0]
    assert abs(between) > 40
    for person, way in ((0, 1), (1, -1)):
        turned = seen(scene, person, NOSE)[0] - seen(scene, person, NECK)[0]
        assert turned * way * between > 0


def direction(scene: Staged, person: int) -> float:
    """Degrees about a person from which the lens sees it: 0 front, 90 its left, 180 back."""
    joints = scene.scene.skeletons[person]
    across = joints[LEFT_SHOULDER] - joints[RIGHT_SHOULDER]
    yaw = np.degrees(np.arctan2(-across[2], across[0]))
    eye = scene.camera.at
    return float((np.degrees(np.arctan2(eye[0], eye[2])) - yaw + 180) % 360 - 180)


@pytest.mark.parametrize("bearing", [0, 40, 90, 140, 180, 220, 270, 320])
def test_direction_of_two_people_is_that_of_the_first(bearing: int) -> None:
    scene = staged(f"full shot of two people, bearing {bearing}", 4)
    off = (direction(scene, 0) - bearing + 180) % 360 - 180
    assert abs(off) < 32


def test_two_people_side_by_side_look_the_same_way() -> None:
    scene = staged("two-shot, side by side, a man and a woman, medium shot")
    assert abs(direction(scene, 0)) < 30
    assert abs(direction(scene, 1)) < 30


def test_two_people_facing_each_other_are_seen_in_profile() -> None:
    scene = staged("two-shot, a man and a woman facing each other, medium shot")
    assert direction(scene, 0) < -60
    assert direction(scene, 1) > 60


@pytest.mark.parametrize("words", ["back to camera", "from behind", "her back to us"])
@pytest.mark.parametrize("shot", ["medium shot", "wide shot", "close-up"])
def test_back_to_the_camera_shows_the_back(shot: str, words: str) -> None:
    assert abs(direction(staged(f"{shot} of a woman, {words}"), 0)) > 150


def test_heads_of_grown_and_child_fit_one_tight_frame() -> None:
    scene = staged("medium close-up of a boy and a woman, front view")
    assert all(0 < seen(scene, person, NOSE)[1] < 165 for person in (0, 1))


def test_over_the_shoulder_puts_the_other_near_the_lens() -> None:
    scene = staged("over-the-shoulder medium shot, a man and a woman")
    depth = [scene.camera.project(s)[NECK, 2] for s in scene.scene.skeletons]
    assert depth[1] < 0.6 * depth[0]


def test_new_lens_keeps_costume_and_set() -> None:
    short, long = (read_brief(f"medium shot of a man in a street, {mm}mm", 5) for mm in (24, 85))
    assert cast(short, 5) == cast(long, 5)
    assert facts_of(short, 5) == facts_of(long, 5)


def test_set_choices_do_not_shift_with_the_camera() -> None:
    front = read_brief("wide shot of a man in a forest, front view", 5)
    high = read_brief("full shot of a man in a forest, front view, high angle", 5)
    assert build_set(facts_of(front, 5)) is build_set(facts_of(high, 5))


def test_built_sets_cannot_be_changed() -> None:
    piece = build_set(facts_of(read_brief("a man in a room", 0), 0))[0]
    with pytest.raises(ValueError, match="read-only"):
        piece.verts[0] = 0


def test_other_seed_changes_the_costume() -> None:
    costumes = {cast(read_brief("a man", s), s)[0].top for s in range(10)}
    assert len(costumes) > 1
