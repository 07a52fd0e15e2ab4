"""The project folder as its writers and readers agree on it."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio_kit.paths import ProjectRoot
from studio_kit.project import (
    DamagedRecord,
    Take,
    TakeOwner,
    read_header,
    read_takes,
    sidecar_of,
    take_of,
    write_take,
)

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def a_take(path: str, **changes: object) -> Take:
    take = Take(
        schema_version=1,
        id="01JD0000000000000000000000",
        owner=TakeOwner(kind="shot", id="01JC", name="1A"),
        kind="image",
        version=1,
        variant=1,
        stage="final",
        path=path,
        sha256="0" * 64,
        size=7,
        width=768,
        height=416,
        duration_seconds=None,
        frames=1,
        prompt="Wide shot.",
        negative_prompt="",
        seed=7,
        template_id="storyboard-still",
        values={"steps": 14},
        graph={"3": {"class_type": "KSampler", "inputs": {}}},
        graph_hash="1" * 64,
        models=("storyboard-sketch.safetensors",),
        node_id="sketch",
        node_name="Storyboard sketch",
        queued_at=NOW,
        started_at=NOW,
        finished_at=NOW,
        job_id="job",
        attempt=1,
        fingerprint=None,
        created_at=NOW,
    )
    return take.model_copy(update=changes)


@pytest.fixture
def root(tmp_path: Path) -> ProjectRoot:
    folder = tmp_path / "film"
    (folder / "film" / "1A").mkdir(parents=True)
    (folder / "storyboard.json").write_text("{}")
    return ProjectRoot.open(folder)


def store(root: ProjectRoot, take: Take) -> Take:
    (root.path / take.path).write_bytes(b"picture")
    write_take(root, take)
    return take


def test_a_take_is_read_as_it_was_written(root: ProjectRoot) -> None:
    take = store(root, a_take("film/1A/film_1A_v001.png"))
    assert read_takes(root).takes == (take,)


def test_takes_come_oldest_first(root: ProjectRoot) -> None:
    second = store(root, a_take("film/1A/film_1A_v002.png", version=2))
    first = store(root, a_take("film/1A/film_1A_v001.png", version=1))
    assert read_takes(root).takes == (first, second)


def test_a_moved_project_keeps_its_takes(root: ProjectRoot, tmp_path: Path) -> None:
    take = store(root, a_take("film/1A/film_1A_v001.png"))
    moved = ProjectRoot.open(shutil.copytree(root.path, tmp_path / "elsewhere"))
    assert read_takes(moved).takes == (take,)


def test_a_renamed_folder_tells_the_path(root: ProjectRoot) -> None:
    store(root, a_take("film/1A/film_1A_v001.png"))
    (root.path / "film" / "1A").rename(root.path / "film" / "1A opening")
    (take,) = read_takes(root).takes
    assert take.path == "film/1A opening/film_1A_v001.png"


def test_a_take_without_its_file_is_not_there(root: ProjectRoot) -> None:
    take = store(root, a_take("film/1A/film_1A_v001.png"))
    (root.path / take.path).unlink()
    assert read_takes(root).takes == ()


def test_a_damaged_record_is_reported_and_left_alone(root: ProjectRoot) -> None:
    take = store(root, a_take("film/1A/film_1A_v001.png"))
    sidecar = sidecar_of(root.path / take.path)
    sidecar.write_bytes(b'{"schema_version": 1')
    assert read_takes(root).damaged == (sidecar,)
    assert sidecar.read_bytes() == b'{"schema_version": 1'


def test_what_a_newer_version_wrote_is_kept(root: ProjectRoot) -> None:
    take = Take.model_validate({**a_take("film/1A/film_1A_v001.png").model_dump(), "grade": "A"})
    store(root, take)
    assert read_takes(root).takes[0].model_dump()["grade"] == "A"


def test_the_mirror_leaves_the_graph_out() -> None:
    mirror = a_take("film/1A/film_1A_v001.png").mirror()
    assert "graph" not in mirror
    assert mirror["created_at"] == "2026-11-21T12:00:00Z"


def test_a_header_that_is_not_whole_is_said(root: ProjectRoot) -> None:
    with pytest.raises(DamagedRecord, match="cannot be read"):
        read_header(root)


def test_a_file_tells_its_take_unless_it_has_none_or_a_damaged_one(root: ProjectRoot) -> None:
    take = store(root, a_take("film/1A/film_1A_v001.png"))
    assert take_of(root, take.path) == take
    assert take_of(root, "film/1A/other.png") is None
    sidecar_of(root.path / take.path).write_bytes(b"{")
    assert take_of(root, take.path) is None


def test_a_file_whose_name_leaves_no_room_for_a_record_is_no_take(root: ProjectRoot) -> None:
    name = "n" * 251 + ".png"
    (root.path / name).touch()
    assert take_of(root, name) is None
