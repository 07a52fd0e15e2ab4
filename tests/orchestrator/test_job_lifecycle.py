"""A job from the request to the picture in the project folder."""

from pathlib import Path

import pytest

from .fakes import FakeNode
from .farm import farm, make_project, settings

pytestmark = pytest.mark.integration


async def test_a_graph_becomes_a_picture_with_its_record_in_the_project_folder(tmp_path: Path):
    project = make_project(tmp_path / "salt")
    async with FakeNode().serve() as node, farm(settings(tmp_path / "data", node)) as console:
        job_id = await console.submit(metadata={"project_path": str(project), "shot": "1A"})
        job = await console.becomes(job_id, "done", "failed")
    assert job["status"] == "done", job
    assert job["outputs"][0]["path"] == "The Salt Line/1A/The Salt Line_1A_v001.png"
    assert (project / job["outputs"][0]["path"]).is_file()
