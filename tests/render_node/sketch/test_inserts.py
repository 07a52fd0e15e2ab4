import numpy as np
import pytest

from render_node.sketch import draw
from render_node.sketch.brief import read_brief
from render_node.sketch.staging import Staged, stage

HEAD, ANKLES, WRISTS = 0, (10, 13), (4, 7)


def staged(words: str, seed: int = 1) -> Staged:
    return stage(read_brief(words, seed), seed, width=320, height=180)


def inside(scene: Staged, joint: int) -> bool:
    x, y, _ = scene.camera.project(scene.scene.skeletons[0])[joint]
    return bool(0 < x < 320 and 0 < y < 180)


@pytest.mark.parametrize("seed", range(4))
def test_insert_of_boots_cuts_at_the_feet(seed: int) -> None:
    scene = staged("insert, a woman's boots on the salt flat", seed)
    assert all(inside(scene, joint) for joint in ANKLES)
    assert scene.camera.project(scene.scene.skeletons[0])[HEAD, 1] < -100


@pytest.mark.parametrize("seed", range(4))
def test_close_up_of_a_hand_shows_a_hand_and_no_face(seed: int) -> None:
    scene = staged("close-up of her hand on the valve", seed)
    assert any(inside(scene, joint) for joint in WRISTS)
    assert not inside(scene, HEAD)


def test_dial_fills_the_insert() -> None:
    scene = staged("insert of a pressure gauge in a pump house")
    assert scene.scene.skeletons == []
    grey = draw("insert of a pressure gauge in a pump house", seed=1, width=320, height=180).image
    assert grey[60:120, 130:190].mean() > 150


def test_hand_comes_to_the_dial_when_it_is_said() -> None:
    owners = [
        {int(o[0]) for o in staged(words).scene.owners}
        for words in ("insert of a gauge", "insert of a gauge, a finger taps the glass")
    ]
    assert owners == [{0}, {0, 1}]


def test_boots_are_drawn_when_they_are_said() -> None:
    bare, booted = (staged(f"full shot of a man{w}") for w in ("", " in boots"))
    assert booted.scene.size > bare.scene.size


def test_wide_shot_with_boots_stays_wide() -> None:
    scene = staged("wide shot, a woman in boots on the salt flat")
    assert inside(scene, HEAD)
    assert np.ptp(scene.camera.project(scene.scene.skeletons[0])[:, 1]) > 40
