"""What the node says of itself."""

import os

import pytest

from tests.render_node.running import Client

pytestmark = pytest.mark.integration


async def test_the_device_says_that_it_is_no_gpu(client: Client) -> None:
    stats = (await client.http.get("/system_stats")).json()
    device = stats["devices"][0]
    assert (device["name"], device["type"]) == ("Storyboard sketch (no GPU)", "cpu")
    assert stats["system"]["comfyui_version"] == "0.3.64"
    assert stats["system"]["ram_total"] > stats["system"]["ram_free"] > 0
    assert not any(os.sep in argument for argument in stats["system"]["argv"])


@pytest.mark.parametrize("prefix", ["", "/api"])
async def test_health_is_told_as_the_house_tells_it(client: Client, prefix: str) -> None:
    answer = await client.http.get(f"{prefix}/health")
    assert answer.json() == {"status": "ok", "service": "render_node"}


async def test_loaders_list_the_models_of_their_folder(client: Client) -> None:
    info = (await client.http.get("/object_info/CheckpointLoaderSimple")).json()
    names, _ = info["CheckpointLoaderSimple"]["input"]["required"]["ckpt_name"]
    assert names == (await client.http.get("/models/checkpoints")).json()
    assert "storyboard-sketch.safetensors" in names


async def test_uploaded_pictures_are_listed_by_load_image(client: Client) -> None:
    await client.http.post("/upload/image", files={"image": ("mine.png", b"x")})
    info = (await client.http.get("/object_info/LoadImage")).json()["LoadImage"]
    assert info["input"]["required"]["image"] == [["mine.png"], {"image_upload": True}]


async def test_the_inputs_that_people_set_explain_themselves(client: Client) -> None:
    info = (await client.http.get("/object_info/KSampler")).json()["KSampler"]
    explained = {
        name for name, (_, *rest) in info["input"]["required"].items() if rest[0].get("tooltip")
    }
    assert explained == {"seed", "steps", "cfg", "sampler_name", "scheduler", "denoise"}


async def test_every_class_is_described_and_every_route_has_its_twin(client: Client) -> None:
    plain = (await client.http.get("/object_info")).json()
    twin = (await client.http.get("/api/object_info")).json()
    assert plain == twin
    assert len(plain) > 250
    assert plain["StoryboardSketch"]["category"] == "Director's Console"
    assert plain["StoryboardSketch"]["output_name"] == ["image", "depth", "normal", "line", "pose"]


async def test_an_address_without_upgrade_is_no_socket(client: Client) -> None:
    answer = await client.http.get("/api/ws")
    assert (answer.status_code, answer.text.split(":")[0]) == (400, "No WebSocket UPGRADE hdr")
