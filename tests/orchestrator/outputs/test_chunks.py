"""What a PNG keeps of its making, as the earlier console asked for it."""

import json
from pathlib import Path

import httpx
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from orchestrator.outputs.chunks import (
    NotAPicture,
    OutsideProjects,
    PictureNotFound,
    png_metadata,
)
from studio_kit.errors import Invalid
from studio_kit.paths import PROJECT_FILE
from tests.orchestrator.farm import farm

GRAPH = {"3": {"class_type": "KSampler", "inputs": {"seed": 7}}}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "film").mkdir()
    (tmp_path / "film" / PROJECT_FILE).write_text("{}")
    return tmp_path / "film"


def picture(path: Path, **texts: str) -> Path:
    info = PngInfo()
    for keyword, text in texts.items():
        info.add_text(keyword, text)
    Image.new("RGB", (4, 4)).save(path, pnginfo=info)
    return path


def test_graph_page_document_and_words_are_told(project: Path) -> None:
    text = json.dumps(GRAPH)[:-1] + ', "9": {"is_changed": NaN}}'
    path = picture(project / "a.png", prompt=text, workflow='{"nodes": []}', parameters="words")
    found = png_metadata(str(path), outputs=project.parent / "outputs")
    assert found.success
    assert found.prompt == {**GRAPH, "9": {"is_changed": None}}
    assert (found.workflow, found.parameters, found.error) == ({"nodes": []}, "words", None)


@pytest.mark.parametrize(
    "text", ["{oops", "[1]", '{"a": "\\ud800"}', '{"a":' * 200 + "1" + "}" * 200]
)
def test_what_cannot_be_read_is_said(project: Path, text: str) -> None:
    path = picture(project / "a.png", prompt=text, workflow='{"nodes": []}')
    found = png_metadata(str(path), outputs=project.parent / "outputs")
    assert (found.success, found.prompt, found.workflow) == (False, None, {"nodes": []})
    assert found.error == "The prompt in it cannot be read as JSON."


def test_only_pictures_of_projects_are_read(project: Path, tmp_path: Path) -> None:
    outputs = tmp_path / "outputs"
    outputs.mkdir()
    assert png_metadata(str(picture(outputs / "a.png")), outputs=outputs).success
    elsewhere = picture(tmp_path / "a.png")
    (project / "link.png").symlink_to(elsewhere)
    for path in (elsewhere, project / "link.png", project / ".." / "a.png"):
        with pytest.raises(OutsideProjects):
            png_metadata(str(path), outputs=outputs)


def test_what_is_no_picture_is_said(project: Path) -> None:
    (project / "notes.txt").write_text("a wall")
    for path, error in [
        (project / "missing.png", PictureNotFound),
        (project / "notes.txt", NotAPicture),
        (Path("film/a.png"), Invalid),
    ]:
        with pytest.raises(error):
            png_metadata(str(path), outputs=project)


@pytest.mark.integration
async def test_it_is_asked_over_http(project: Path, tmp_path: Path) -> None:
    async with farm(tmp_path / "data") as console:
        path = picture(project / "a.png", prompt=json.dumps(GRAPH))
        answer: httpx.Response = await console.http.get(
            "/api/png-metadata", params={"path": str(path)}
        )
        assert answer.json()["prompt"] == GRAPH
        assert (await console.http.get("/api/png-metadata?path=%00")).status_code == 422
