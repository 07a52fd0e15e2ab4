from itertools import pairwise

import httpx
import pytest

from prompt_engine.catalogue.storage import load_catalogue
from prompt_engine.rules.service import load_rule_book
from storyboard.board.content import Content, scenes_in_order, shots_in_order
from storyboard.board.document import new_board, new_content, read_content, write_content
from storyboard.board.opening import header
from storyboard.starters.models import Starter, load_starters
from storyboard.starters.service import begin

STARTERS = load_starters()


def begun(starter: Starter) -> Content:
    board = new_board()
    write_content(board, new_content(header("The Salt Line")))
    begin(board, starter, fps=starter.fps)
    return read_content(board)


@pytest.mark.parametrize("starter", STARTERS.values(), ids=STARTERS)
def test_a_project_begins_with_every_scene_and_shot_in_order(starter: Starter) -> None:
    content = begun(starter)
    scenes = [content.scenes[key]["name"] for key in scenes_in_order(content)]
    assert scenes == [scene.name for scene in starter.scenes]
    shots = [content.shots[key] for key in shots_in_order(content)]
    wanted = [shot for scene in starter.scenes for shot in scene.shots]
    assert [(shot["name"], shot["camera"]) for shot in shots] == [
        (shot.name, shot.camera) for shot in wanted
    ]
    assert shots[0]["code"] == "1A"
    assert shots[0]["duration"] == round(wanted[0].seconds * starter.fps)


@pytest.mark.parametrize("starter", STARTERS.values(), ids=STARTERS)
def test_no_two_panels_overlap(starter: Starter) -> None:
    boxes = sorted(begun(starter).placements.values(), key=lambda box: (box["y"], box["x"]))
    for one, other in pairwise(boxes):
        assert other["y"] >= one["y"] + one["h"] or other["x"] >= one["x"] + one["w"]


def test_every_camera_is_in_the_catalogue_and_breaks_no_rule() -> None:
    catalogue = load_catalogue()
    rules = load_rule_book(catalogue)
    for starter in STARTERS.values():
        for scene in starter.scenes:
            for shot in scene.shots:
                found = rules.validate(catalogue.choose(shot.camera))
                assert not [each for each in found if each.severity == "hard"], shot.name


async def test_a_project_is_started_over_http(http: httpx.AsyncClient) -> None:
    listed = (await http.get("/api/starters")).json()["starters"]
    assert [each["id"] for each in listed] == list(STARTERS)
    answer = await http.post("/api/starters/music_video/projects", json={"name": "Tide"})
    assert answer.status_code == 201
    state = (
        await http.get("/api/storyboard/state", params={"project": answer.json()["id"]})
    ).json()
    assert state["total_frames"] == listed[0]["shots"]
    project = (await http.get(f"/api/projects/{answer.json()['id']}")).json()
    assert (project["frame_width"], project["fps"]) == (2.39, 24)


async def test_a_frame_and_a_rate_of_one_s_own_hold(http: httpx.AsyncClient) -> None:
    wanted = {"name": "Tide", "frame_width": 16, "frame_height": 9, "fps": 30}
    made = (await http.post("/api/starters/commercial/projects", json=wanted)).json()
    project = (await http.get(f"/api/projects/{made['id']}")).json()
    assert (project["frame_width"], project["frame_height"], project["fps"]) == (16, 9, 30)


async def test_an_unknown_beginning_makes_no_project(http: httpx.AsyncClient) -> None:
    answer = await http.post("/api/starters/opera/projects", json={"name": "Tide"})
    assert answer.status_code == 404
    assert (await http.get("/api/projects")).json()["projects"] == []
