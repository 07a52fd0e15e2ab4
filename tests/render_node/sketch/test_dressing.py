import numpy as np
import pytest

from render_node.sketch.brief import read_brief
from render_node.sketch.camera import Camera
from render_node.sketch.framing import Aim, place_camera
from render_node.sketch.scene import Scene
from render_node.sketch.sets.dressing import dress, dressing
from render_node.sketch.sets.things import thing
from render_node.sketch.staging import stage
from render_node.sketch.vectors import Vec, vec
from render_node.sketch.vocabulary import vocabulary

ALONE = vec([(0, 0)])
SINGLE = sorted(name for name, spot in dressing().things.items() if not spot.row)


def lens(words: str) -> Camera:
    aim = Aim(vec((0, 1.0, 0)), 1.70, spread=0.0, shift=0.0, lowest=0.22)
    return place_camera(read_brief(words, 0), aim, width=320, height=180)


def put(name: str, camera: Camera) -> Vec:
    scene = Scene()
    dress(scene, (name,), camera, ALONE, water=False)
    return np.concatenate(scene.verts)


def test_every_thing_that_can_be_said_can_be_put() -> None:
    assert {row.value for row in vocabulary().things} == set(dressing().things)
    assert all(len(thing(name).tris) for name in dressing().things)


@pytest.mark.parametrize("view", ["wide shot, eye level", "extreme wide shot, high angle"])
@pytest.mark.parametrize("name", SINGLE)
def test_thing_is_in_frame_and_large_enough(name: str, view: str) -> None:
    camera = lens(view)
    x, y, z = camera.project(put(name, camera)).T
    assert (z > 0.5).all()
    shown = (x > 0) & (x < 320) & (y > 0) & (y < 180)
    assert shown.mean() > 0.6
    assert max(np.ptp(x) / 320, np.ptp(y) / 180) > 0.06


@pytest.mark.parametrize("name", SINGLE)
def test_thing_stands_beyond_the_subject(name: str) -> None:
    camera = lens("extreme wide shot, eye level")
    assert camera.project(put(name, camera))[:, 2].min() > camera.reach


@pytest.mark.parametrize("name", ["fence", "poles"])
def test_row_of_things_closes_in_on_the_horizon(name: str) -> None:
    camera = lens("wide shot, eye level")
    q = camera.project(put(name, camera))
    near, far = q[q[:, 2] < camera.reach * 1.5], q[q[:, 2] > camera.reach * 6]
    assert np.abs(far[:, 0] - 160).mean() < np.abs(near[:, 0] - 160).mean()
    assert len(near)


def test_thing_goes_where_the_cast_is_not() -> None:
    camera = lens("wide shot, eye level, front view")
    scene = Scene()
    dress(scene, ("truck",), camera, vec([(0.8, 0)]), water=False)
    assert camera.project(np.concatenate(scene.verts))[:, 0].mean() < 160


def test_boat_lies_on_the_water() -> None:
    camera, scene = lens("wide shot, eye level"), Scene()
    dress(scene, ("boat",), camera, ALONE, water=True)
    assert np.concatenate(scene.verts)[:, 1].max() < 0


def corners(words: str) -> int:
    return stage(read_brief(words, 1), 1, width=320, height=180).scene.size


def test_words_bring_the_truck_outdoors_only() -> None:
    assert corners("wide shot, a truck on the salt flat") > corners("wide shot, the salt flat")
    indoors = corners("wide shot, empty office, truck"), corners("wide shot, empty office")
    assert indoors[0] == indoors[1]
