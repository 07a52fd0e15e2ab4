import numpy as np
import pytest

from render_node.sketch.brief import read_brief
from render_node.sketch.raster import Buffers, gather, rasterise
from render_node.sketch.staging import Staged, stage


def staged(words: str) -> Staged:
    return stage(read_brief(words, 2), 2, width=320, height=180)


def buffers(scene: Staged) -> Buffers:
    return rasterise(gather(scene.scene), scene.camera)


def wall_beside(scene: Staged, metres: float) -> bool:
    """Whether a surface square to the lens stands at both sides of the first person."""
    camera, b = scene.camera, buffers(scene)
    chest = scene.scene.skeletons[0][1]
    rows = [
        camera.project((chest + camera.rightward * e * metres)[None])[0].astype(int)
        for e in (-1, 1)
    ]
    depth = camera.project(chest[None])[0, 2]
    return all(abs(b.depth[y, min(max(x, 0), 319)] - depth) < 0.6 for x, y, _ in rows)


@pytest.mark.parametrize("words", ["fills the doorway", "stands at the door"])
def test_door_frames_the_figure(words: str) -> None:
    assert wall_beside(staged(f"medium shot of a man who {words}, pump house, front view"), 0.75)


def test_room_without_a_doorway_is_open() -> None:
    assert not wall_beside(staged("medium shot of a man, pump house, front view"), 0.75)


def test_doorway_is_before_the_figure_in_a_wide_shot_from_behind() -> None:
    scene = staged("wide shot of a woman in the doorway of a hall, from behind")
    b, camera = buffers(scene), scene.camera
    assert (b.owner == 1).any()
    columns = np.flatnonzero((b.depth < camera.reach - 0.2).mean(0) > 0.95)
    assert columns.min() < 20
    assert columns.max() > 300
