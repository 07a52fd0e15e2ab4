import numpy as np
import pytest

from render_node.sketch import draw_frames
from render_node.sketch.brief import read_brief
from render_node.sketch.frames import moved
from render_node.sketch.staging import stage
from render_node.sketch.vectors import Bytes

WORDS = "medium shot of a man in a street"


def frames(words: str = WORDS, count: int = 3) -> list[Bytes]:
    return list(draw_frames(words, seed=1, width=96, height=54, count=count))


def test_frames_have_the_size_and_number_asked_for() -> None:
    assert [f.shape for f in frames()] == [(54, 96, 3)] * 3


def test_frames_repeat_themselves() -> None:
    assert [f.tobytes() for f in frames()] == [f.tobytes() for f in frames()]


def test_picture_moves_gently() -> None:
    first, second, last = (f.astype(int) for f in frames())
    assert np.abs(first - last).mean() > 3
    assert np.abs(second - last).mean() < 45


def test_one_frame_is_enough() -> None:
    assert len(frames(count=1)) == 1
    assert frames(count=0) == []


@pytest.mark.parametrize(
    ("words", "nearer"), [("a man", True), ("a man, dolly in", True), ("a man, pull back", False)]
)
def test_push_comes_nearer_and_pull_goes_away(words: str, nearer: bool) -> None:
    brief = read_brief(words, 1)
    start = stage(brief, 1, width=64, height=36).camera
    end = moved(start, brief, 1.0)
    assert (end.reach < start.reach) is nearer
    assert end.basis == pytest.approx(start.basis)


def test_orbit_keeps_its_distance_and_its_subject() -> None:
    brief = read_brief("a man, orbit", 1)
    start = stage(brief, 1, width=64, height=36).camera
    end = moved(start, brief, 1.0)
    target = start.at + start.basis[2] * start.reach
    assert np.linalg.norm(end.at - start.at) > 0.05 * start.reach
    assert end.reach == pytest.approx(start.reach)
    assert end.project(target[None])[0, :2] == pytest.approx((32, 18), abs=0.01)
