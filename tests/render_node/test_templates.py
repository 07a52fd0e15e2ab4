"""The house's own templates, filled as a page fills them, run on the house's own node."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from prompt_engine.app import create_app
from studio_kit.settings import Settings
from tests.render_node.running import Client, listening
from tests.render_node.test_execution import png

pytestmark = pytest.mark.integration

SMALL = {"width": 512, "height": 512, "frames": 9, "steps": 2}
"""Few and small pictures: what is tried here is that they come."""

UNKNOWN_TO_THE_NODE = {
    "flux2-klein-still": "EmptyFlux2LatentImage",
    "hunyuan15-video": "EmptyHunyuanVideo15Latent",
    "lip-sync": "AudioEncoderLoader",
    "ltx2-video": "LTXAVTextEncoderLoader",
    "qwen-edit-angles": "index_timestep_zero",
    "qwen-edit-head-swap": "index_timestep_zero",
}
"""Templates that need what the node does not know, or what is newer than its ComfyUI."""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    with TestClient(create_app(settings), base_url=settings.url("prompt_engine")) as engine:
        yield engine


def built(engine: TestClient, template: dict[str, Any]) -> dict[str, Any]:
    """The graph of a template with all its media, small enough to be quick."""
    wanted = {each["name"]: each for each in template["inputs"]}
    media = {name: "a.png [input]" for name, each in wanted.items() if each["type"] == "image"}
    sound = {name: "a.wav [input]" for name, each in wanted.items() if each["type"] == "audio"}
    sizes = {name: value for name, value in SMALL.items() if name in wanted}
    prompts = {"positive": "Mara waits in the rain"} if "prompt" in wanted else {}
    body = {
        "template_name": template["id"],
        "parameter_values": {**sizes, **media, **sound},
        "prompt_values": prompts,
    }
    answer = engine.post("/api/templates/build_workflow", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()["workflow"]


async def test_every_template_renders_as_it_is_filled(client: Client, engine: TestClient) -> None:
    await client.http.post("/upload/image", files={"image": ("a.png", png("red"))})
    for template in engine.get("/api/templates").json()["templates"]:
        if template["id"] in UNKNOWN_TO_THE_NODE:
            continue
        async with listening(client.url) as listener:
            posted = await client.post(built(engine, template), listener.client_id)
            assert posted["node_errors"] == {}, template["id"]
            await listener.until_idle(posted["prompt_id"])
        item = await client.history(posted["prompt_id"])
        assert item["status"]["completed"], template["id"]
        assert item["outputs"], template["id"]


async def test_a_template_that_the_node_cannot_run_is_refused_by_name(
    client: Client, engine: TestClient
) -> None:
    templates = {each["id"]: each for each in engine.get("/api/templates").json()["templates"]}
    for template_id, lacking in UNKNOWN_TO_THE_NODE.items():
        graph = built(engine, templates[template_id])
        answer = await client.http.post("/prompt", json={"prompt": graph})
        assert answer.status_code == 400
        assert lacking in answer.text
