"""A job's takes are called as its project wants."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ulid import ULID

from orchestrator.jobs.models import Job, JobMetadata, Owner
from orchestrator.nodes.models import Artifact
from orchestrator.outputs.destination import destination, execution_name

from ..projects import make_project
from ..test_collect import job as a_job

BATCH = str(ULID.from_datetime(datetime(2026, 11, 21, 12, tzinfo=UTC)))


def ordered(folder: Path, **said: Any) -> str:
    """Where the first take of a job for shot 1A would stand, in a project that says `said`."""
    path = make_project(folder)
    document = json.loads((path / "storyboard.json").read_text())
    document["project"] |= said
    document["scenes"] = ["s1", "s2"]
    (path / "storyboard.json").write_text(json.dumps(document))
    (path / "scenes").mkdir()
    for scene, shots in (("s1", ["a", "b"]), ("s2", ["c"])):
        content = {
            "scene": {"id": scene, "name": f"Harbour {scene}"},
            "shots": list(map(_id, shots)),
        }
        (path / "scenes" / f"{scene}.json").write_text(json.dumps(content))
    metadata = JobMetadata(project_path=str(path), shot="1A", shot_id="c", seed=7)
    job = replace(a_job(), metadata=metadata)
    return destination(metadata, fallback=folder, job=job).naming.stem(1).as_posix()


def _id(shot: str) -> dict[str, str]:
    return {"id": shot}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({}, "The Salt Line/1A/The Salt Line_1A_v001"),
        (
            {"naming_pattern": "{scene}/{index}_{shot}_s{seed}_v{version}"},
            "Harbour s2/002_1A_s7_v001",
        ),
        ({"naming_pattern": "{nonsense}"}, "The Salt Line/1A/The Salt Line_1A_v001"),
        ({"folders": {"takes": "renders"}}, "renders/The Salt Line/1A/The Salt Line_1A_v001"),
        ({"folders": {"takes": "../.."}}, "The Salt Line/1A/The Salt Line_1A_v001"),
        ({"naming_profile": "of a newer version"}, "The Salt Line/1A/The Salt Line_1A_v001"),
    ],
)
def test_the_project_says_how_its_takes_are_called(
    tmp_path: Path, said: dict[str, Any], name: str
) -> None:
    assert ordered(tmp_path / "project", **said) == name


def test_the_pipeline_profile_says_when_the_render_began(tmp_path: Path) -> None:
    began = a_job().started_at
    assert began
    name = ordered(tmp_path / "project", naming_profile="pipeline")
    assert name == f"The Salt Line/images/shot_1A_{began.astimezone():%Y%m%d_%H%M%S}"


def test_an_execution_is_the_batch_or_the_render_itself() -> None:
    batch = ULID.from_str(BATCH).datetime.astimezone()
    in_batch = replace(a_job(), owner=Owner(batch_id=BATCH))
    assert execution_name(in_batch) == f"{batch:%Y%m%d_%H%M%S}_{BATCH[-6:].lower()}"
    assert execution_name(a_job()).endswith("_j1")


def test_all_files_of_a_render_lie_with_its_video(tmp_path: Path) -> None:
    def made(*names: str) -> Job:
        files = (Artifact(graph_node="9", filename=n, subfolder="", type="output") for n in names)
        return replace(a_job(), artifacts=tuple(files))

    path = make_project(tmp_path / "project")
    header = json.loads((path / "storyboard.json").read_text())
    header["project"]["naming_profile"] = "execution"
    (path / "storyboard.json").write_text(json.dumps(header))
    metadata = JobMetadata(project_path=str(path), shot="1A")
    for job, folder in ((made("a.png", "b.mp4"), "videos"), (made("a.png"), "images")):
        place = destination(metadata, fallback=tmp_path, job=job)
        assert place.folder.name == folder
