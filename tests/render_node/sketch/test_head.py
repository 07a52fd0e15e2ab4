import numpy as np
import pytest

from render_node.sketch.brief import read_brief
from render_node.sketch.casting import Features, cast
from render_node.sketch.head import head_point


def features(words: str, seed: int) -> Features:
    return cast(read_brief(f"close-up of {words}", seed), seed)[0].features


def height(f: Features, latitude: float) -> float:
    return float(head_point(0, latitude, f)[1])


@pytest.mark.parametrize("who", ["a boy", "a girl"])
def test_eyes_of_a_child_sit_below_the_middle_of_the_head(who: str) -> None:
    child, grown = features(who, 1), features("a woman", 1)
    assert height(child, 0) < -0.02
    assert height(grown, 0) == pytest.approx(0, abs=0.002)


def test_nose_of_a_child_is_short() -> None:
    def nose(f: Features) -> float:
        return float(head_point(0, -20, f)[2] - head_point(24, -20, f)[2])

    assert nose(features("a boy", 1)) < 0.75 * nose(features("a man", 1))


def test_jaw_of_a_man_is_wider_than_a_womans() -> None:
    def jaw(f: Features) -> float:
        return float(np.ptp(head_point((-60, 60), -50, f)[:, 0]))

    for seed in range(6):
        assert jaw(features("a man", seed)) > 1.18 * jaw(features("a woman", seed))
