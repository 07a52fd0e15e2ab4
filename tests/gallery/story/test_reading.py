import json
from pathlib import Path

import pytest

from gallery.story.models import Story
from gallery.story.reading import StoryReader
from studio_kit.paths import ProjectRoot

from .documents import write_board, write_scene


@pytest.fixture
def film(tmp_path: Path) -> Path:
    write_board(tmp_path, s2=("Harbour", ["2B", "2A"]), s1=("Loft", ["1A"]))
    return tmp_path


def told(story: Story | None) -> list[tuple[int, str, str | None]]:
    assert story is not None
    return [(shot.place, shot.code, shot.scene.title if shot.scene else None) for shot in story]


def test_shots_stand_as_the_board_has_written_them(film: Path):
    assert told(StoryReader(ProjectRoot(film)).read()) == [
        (0, "2B", "SC01 Harbour"),
        (1, "2A", "SC01 Harbour"),
        (2, "1A", "SC02 Loft"),
    ]


def test_shots_without_a_scene_come_last(film: Path):
    board = json.loads((film / "storyboard.json").read_text())
    board["shots"] = [{"id": "lost", "code": "9Z"}]
    (film / "storyboard.json").write_text(json.dumps(board))
    assert told(StoryReader(ProjectRoot(film)).read())[-1] == (3, "9Z", None)


def test_a_scene_that_is_written_anew_is_read_anew(film: Path):
    reader = StoryReader(ProjectRoot(film))
    before = reader.read()
    assert reader.read() == before
    write_scene(film, "s1", "Attic", ["1A", "1AB"])
    assert told(reader.read())[2:] == [(2, "1A", "SC02 Attic"), (3, "1AB", "SC02 Attic")]


def test_alternates_of_a_scene_share_its_number(film: Path):
    write_scene(film, "s2", "Harbour", ["2A"], slot_id="s2", alternate_number=1)
    write_scene(film, "s3", "Harbour", ["3A"], slot_id="s2", alternate_number=2)
    board = json.loads((film / "storyboard.json").read_text())
    board["scenes"] = ["s2", "s3", "s1"]
    (film / "storyboard.json").write_text(json.dumps(board))
    assert [title for _, _, title in told(StoryReader(ProjectRoot(film)).read())] == [
        "SC01 Harbour",
        "SC01 Harbour A2",
        "SC02 Loft",
    ]


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"[" * 100_000])
def test_a_damaged_scene_is_what_it_was_before(film: Path, content: bytes):
    reader = StoryReader(ProjectRoot(film))
    before = reader.read()
    (film / "scenes" / "s1.json").write_bytes(content)
    assert reader.read() == before
    assert told(StoryReader(ProjectRoot(film)).read()) == [
        (0, "2B", "SC01 Harbour"),
        (1, "2A", "SC01 Harbour"),
    ]


def test_of_a_project_that_is_away_nothing_is_told(tmp_path: Path):
    assert StoryReader(ProjectRoot(tmp_path / "gone")).read() is None


@pytest.mark.parametrize(
    "scene",
    [
        {"scene": None, "shots": None},
        {"scene": {"id": "s1", "name": 4}, "shots": [1, {"id": None}, {"code": "1A"}]},
        {"scene": [1], "shots": {}},
    ],
)
def test_what_is_no_shot_is_left_aside(film: Path, scene: dict[str, object]):
    (film / "scenes" / "s1.json").write_text(json.dumps(scene))
    story = StoryReader(ProjectRoot(film)).read()
    assert [shot.code for shot in story or ()] == ["2B", "2A"]
