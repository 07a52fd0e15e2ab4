import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render_node.sketch.brief import read_brief
from render_node.sketch.casting import cast
from render_node.sketch.poses import poses
from render_node.sketch.randomness import stream
from render_node.sketch.skeleton import (
    FOREARM,
    SHIN,
    THIGH,
    UPPER_ARM,
    Stance,
    pose_body,
    two_bones,
)
from render_node.sketch.vectors import norm, vec

PLAYER = cast(read_brief("a man", 0), 0)[0]
reach = st.floats(-2, 2)


@pytest.mark.parametrize("pose", sorted(poses().poses))
@pytest.mark.parametrize("arms", ["", "aim", "cross", "phone", "reach"])
def test_bones_keep_their_length_in_every_pose(pose: str, arms: str) -> None:
    body = pose_body(PLAYER, Stance(np.zeros(3), 0.0, (0, 0), pose, arms), stream(0, "pose"))
    for leg in body.legs:
        assert norm(leg.knee - leg.hip) == pytest.approx(THIGH)
        assert norm(leg.ankle - leg.knee) == pytest.approx(SHIN)
    for arm in body.arms:
        assert norm(arm.elbow - arm.shoulder) == pytest.approx(UPPER_ARM)
        assert norm(arm.wrist - arm.elbow) == pytest.approx(FOREARM)


@settings(max_examples=40, deadline=None)
@given(st.tuples(reach, reach, reach), st.tuples(reach, reach, reach))
def test_limb_reaches_as_far_as_it_can(
    tip: tuple[float, float, float], pole: tuple[float, float, float]
) -> None:
    middle, end = two_bones(np.zeros(3), vec(tip), (0.3, 0.25), pole)
    assert np.isfinite(middle).all()
    assert norm(end) <= 0.55


def test_standing_man_is_a_metre_seventy() -> None:
    body = pose_body(PLAYER, Stance(np.zeros(3), 0.0, (0, 0), "stand", ""), stream(0, "pose"))
    assert body.world(body.head)[1] + 0.113 == pytest.approx(1.70, abs=0.05)


def test_both_hands_hold_what_needs_two() -> None:
    body = pose_body(PLAYER, Stance(np.zeros(3), 0.0, (0, 0), "stand", "aim"), stream(0, "pose"))
    hands = [body.world(arm.wrist) for arm in body.arms]
    assert norm(hands[0] - hands[1]) < 0.2
