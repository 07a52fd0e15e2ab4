from collections.abc import AsyncGenerator
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.responses import Response
from PIL import Image
from pypdf import PdfReader

from storyboard.app import create_app
from studio_kit.settings import Ports, Settings
from tests.storyboard.fakes import NOBODY_LISTENS, client_of, serving

CATALOGUE: dict[str, Any] = {
    "fields": [
        {
            "id": "lens",
            "kind": "option",
            "options": [{"id": "mm_50", "label": "50 millimetres", "short": "50 mm"}],
        }
    ]
}


def neighbours() -> FastAPI:
    """The prompt engine's catalogue and the gallery's thumbnails, as one service."""
    app = FastAPI()
    file = BytesIO()
    Image.new("RGB", (32, 16), "#808080").save(file, "WEBP")

    @app.get("/api/catalogue")
    async def _() -> dict[str, Any]:
        return CATALOGUE

    @app.get("/api/gallery/thumbnail")
    async def _() -> Response:
        return Response(file.getvalue(), media_type="image/webp")

    return app


@pytest.fixture
async def http(tmp_path: Path) -> AsyncGenerator[httpx.AsyncClient]:
    async with serving(neighbours()) as beside:
        ports = Ports(orchestrator=NOBODY_LISTENS, prompt_engine=beside, gallery=beside)
        settings = Settings(data=tmp_path / "data", projects=tmp_path / "projects", ports=ports)
        async with (
            serving(create_app(settings)) as port,
            client_of(port) as client,
        ):
            yield client


async def project_with_a_shot(http: httpx.AsyncClient) -> str:
    made = (await http.post("/api/projects", json={"name": "The Salt Line"})).json()
    await http.post("/api/storyboard/push_prompt", json={"prompt": "A wall in the rain."})
    return str(made["id"])


async def test_preview_and_pdf_hold_the_same_pages(http: httpx.AsyncClient) -> None:
    project = await project_with_a_shot(http)
    wish = {"per_row": 2, "paper": "Letter", "show": ["number", "description", "camera"]}
    preview = (await http.post(f"/api/projects/{project}/print/pages", json=wish)).json()
    answer = await http.post(f"/api/projects/{project}/print/pdf", json=wish)
    assert answer.headers["content-type"] == "application/pdf"
    assert "The%20Salt%20Line%20storyboard.pdf" in answer.headers["content-disposition"]
    pdf = PdfReader(BytesIO(answer.content))
    assert len(pdf.pages) == len(preview["pages"])
    shown = [item["text"] for item in preview["pages"][0]["items"] if item["kind"] == "text"]
    assert "A wall in the rain." in shown
    printed = pdf.pages[0].extract_text()
    assert all(text in printed for text in shown)


async def test_a_project_without_shots_prints_nothing(http: httpx.AsyncClient) -> None:
    made = (await http.post("/api/projects", json={"name": "Empty"})).json()
    answer = await http.post(f"/api/projects/{made['id']}/print/pages", json={"show": []})
    assert answer.status_code == 404
    assert "choose others" in answer.json()["detail"]


@pytest.mark.parametrize("wish", [{"per_row": 7}, {"per_row": 0}, {"paper": "A5"}, {"show": ["x"]}])
async def test_a_wish_that_cannot_be_is_refused(
    http: httpx.AsyncClient, wish: dict[str, Any]
) -> None:
    project = await project_with_a_shot(http)
    answer = await http.post(f"/api/projects/{project}/print/pages", json=wish)
    assert answer.status_code == 422


async def test_without_the_prompt_engine_a_camera_cannot_be_named(tmp_path: Path) -> None:
    ports = Ports(orchestrator=NOBODY_LISTENS, prompt_engine=NOBODY_LISTENS, gallery=NOBODY_LISTENS)
    settings = Settings(data=tmp_path / "data", projects=tmp_path / "projects", ports=ports)
    async with (
        serving(create_app(settings)) as port,
        client_of(port) as http,
    ):
        project = await project_with_a_shot(http)
        path = f"/api/projects/{project}/print/pages"
        assert (await http.post(path, json={"show": ["camera"]})).status_code == 503
        assert (await http.post(path, json={"show": ["number"]})).status_code == 200


async def test_the_page_gets_the_faces_of_the_pdf(http: httpx.AsyncClient) -> None:
    answer = await http.get("/api/print/fonts/regular")
    assert answer.headers["content-type"] == "font/ttf"
    assert answer.content[:4] == b"\x00\x01\x00\x00"
    assert (await http.get("/api/print/fonts/japanese")).status_code == 404
