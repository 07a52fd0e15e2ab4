"""Prompts from their post to their history: order, cache, failure, interruption."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
import websockets
from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from render_node.app import create_app
from render_node.options import NodeOptions
from tests.render_node.graphs import diffusion, empty_image, node, plain
from tests.render_node.plain_drawer import PlainDrawer
from tests.render_node.running import Client, Json, client_of, listening
from tests.render_node.test_sockets import start_long

pytestmark = pytest.mark.integration


async def test_history_is_there_when_the_end_is_told(client: Client) -> None:
    async with listening(client.url) as listener:
        prompt_id = await client.render(plain(), listener)
        item = await client.history(prompt_id)
    assert list(item) == ["prompt", "outputs", "status", "meta"]
    assert item["prompt"][1:] == [prompt_id, plain(), {"client_id": listener.client_id}, ["4"]]
    assert item["outputs"]["4"]["images"][0]["filename"] == "nm_00001_.png"
    kinds = [kind for kind, _ in item["status"].pop("messages")]
    assert kinds == ["execution_start", "execution_cached", "execution_success"]
    assert item["status"] == {"status_str": "success", "completed": True}
    ids = {"node_id": "4", "display_node": "4", "parent_node": None, "real_node_id": "4"}
    assert item["meta"] == {"4": ids}


async def test_the_words_and_the_seed_reach_the_drawer(client: Client, drawer: PlainDrawer) -> None:
    async with listening(client.url) as listener:
        await client.render(diffusion(seed=5, text="a wide shot"), listener)
    assert drawer.asked == [("a wide shot", 5, 96, 64)]


async def test_a_saved_picture_carries_its_graph(client: Client) -> None:
    workflow = {"nodes": [1, 2]}
    async with listening(client.url) as listener:
        extra = {"extra_pnginfo": {"workflow": workflow}}
        outputs = await client.outputs(plain(), listener, extra_data=extra)
        data = await client.file(outputs["4"]["images"][0])
    with Image.open(BytesIO(data)) as picture:
        assert picture.size == (128, 128)
        assert picture.getpixel((5, 5)) == (255 - 0x12, 255 - 0x34, 255 - 0x56)
        assert isinstance(picture, PngImageFile)
        chunks = picture.text
    assert json.loads(chunks["prompt"]) == plain()
    assert json.loads(chunks["workflow"]) == workflow


async def test_the_same_graph_on_two_nodes_gives_the_same_bytes(tmp_path: Path) -> None:
    pictures: list[bytes] = []
    for name in ("a", "b"):
        options = NodeOptions(folder=tmp_path / name, step_seconds=0)
        async with client_of(create_app(options)) as client, listening(client.url) as listener:
            outputs = await client.outputs(diffusion(text="wide shot of a man"), listener)
            pictures.append(await client.file(outputs["9"]["images"][0]))
    assert pictures[0] == pictures[1]


async def test_another_seed_gives_another_picture(client: Client) -> None:
    async with listening(client.url) as listener:
        first = await client.outputs(diffusion(seed=1), listener)
        second = await client.outputs(diffusion(seed=2), listener)
        assert await client.file(first["9"]["images"][0]) != await client.file(
            second["9"]["images"][0]
        )


async def test_the_cache_is_one_prompt_deep(client: Client) -> None:
    async with listening(client.url) as listener:
        await client.render(plain(), listener)
        await client.render(plain(color=5), listener)
        listener.forget()
        await client.render(plain(), listener)
        assert cached_in(listener.heard) == []


async def test_free_memory_drops_the_cache(client: Client) -> None:
    async with listening(client.url) as listener:
        await client.render(plain(), listener)
        await client.http.post("/free", json={"free_memory": True})
        await client.render(
            {"1": empty_image(), "2": node("PreviewImage", images=["1", 0])}, listener
        )
        listener.forget()
        await client.render(plain(), listener)
        assert cached_in(listener.heard) == ["1"]


def cached_in(heard: list[Json | bytes]) -> list[str]:
    told = (m for m in heard if isinstance(m, dict) and m["type"] == "execution_cached")
    return next(told)["data"]["nodes"]


async def test_a_changed_file_is_loaded_again(client: Client) -> None:
    graph = {
        "1": node("LoadImage", image="a.png"),
        "2": node("PreviewImage", images=["1", 0]),
    }
    async with listening(client.url) as listener:
        for colour in ("red", "blue"):
            files = {"image": ("a.png", png(colour))}
            await client.http.post("/upload/image", files=files, data={"overwrite": "true"})
            outputs = await client.outputs(graph, listener)
        shown = await client.file(outputs["2"]["images"][0])
    with Image.open(BytesIO(shown)) as picture:
        assert picture.getpixel((0, 0)) == (0, 0, 255)


def png(colour: str, size: tuple[int, int] = (8, 8)) -> bytes:
    packed = BytesIO()
    Image.new("RGB", size, colour).save(packed, "PNG")
    return packed.getvalue()


def failing_after_an_output() -> Json:
    return {
        "1": empty_image(),
        "2": node("PreviewImage", images=["1", 0]),
        "4": node("ImageToMask", image=["1", 0], channel="alpha"),
        "5": node("MaskPreview", mask=["4", 0]),
    }


async def test_a_failed_prompt_keeps_what_was_shown_before(client: Client) -> None:
    async with listening(client.url) as listener:
        prompt_id = await client.render(failing_after_an_output(), listener)
        item = await client.history(prompt_id)
    assert list(item["outputs"]) == ["2"]
    assert item["status"]["status_str"] == "error"
    assert not item["status"]["completed"]
    kind, error = item["status"]["messages"][-1]
    assert kind == "execution_error"
    assert error["node_type"] == "ImageToMask"
    assert error["exception_type"] == "IndexError"
    assert error["exception_message"].endswith("\n")
    assert sorted(error["executed"]) == ["1", "2"]
    assert error["current_outputs"] == ["1", "2", "4", "5"]
    assert error["current_inputs"]["channel"] == ["alpha"]


async def test_nodes_that_ran_before_a_failure_stay_cached(client: Client) -> None:
    async with listening(client.url) as listener:
        await client.render(failing_after_an_output(), listener)
        listener.forget()
        await client.render(failing_after_an_output(), listener)
        assert cached_in(listener.heard) == ["1", "2"]


async def test_a_node_can_be_told_to_fail(client: Client) -> None:
    await client.faults(fail_classes=["VAEDecode"])
    async with listening(client.url) as listener:
        failed = await client.history(await client.render(diffusion(), listener))
        await client.faults()
        mended = await client.history(await client.render(diffusion(), listener))
    assert failed["status"]["messages"][-1][1]["node_type"] == "VAEDecode"
    assert mended["status"]["completed"]


async def test_an_interrupted_prompt_ends_and_the_next_one_runs(client: Client) -> None:
    async with listening(client.url) as listener:
        prompt_id = await start_long(client, listener)
        following = await client.post(plain(), listener.client_id)
        await client.http.post("/interrupt", json={"prompt_id": following["prompt_id"]})
        await listener.until("progress")
        await client.http.post("/interrupt", json={"prompt_id": prompt_id})
        told = await listener.until("execution_interrupted")
        await listener.until_idle(following["prompt_id"])
        item = await client.history(prompt_id)
        after = await client.history(following["prompt_id"])
    assert told["node_id"] == "3"
    assert sorted(told["executed"]) == ["4", "5", "6", "7"]
    assert (item["status"]["status_str"], item["status"]["completed"]) == ("error", False)
    assert item["outputs"] == {}
    assert after["status"]["completed"]


async def test_an_interrupt_while_idle_has_no_effect(client: Client) -> None:
    async with listening(client.url) as listener:
        await client.http.post("/interrupt")
        prompt_id = await client.render(diffusion(), listener)
        assert (await client.history(prompt_id))["status"]["completed"]


async def test_prompts_run_in_the_order_of_their_numbers(client: Client) -> None:
    async with listening(client.url) as listener:
        running = await start_long(client, listener)
        for name, more in (
            ("A", {}),
            ("B", {"front": True}),
            ("C", {"front": True}),
            ("D", {"number": -0.5}),
            ("E", {"number": 1e9}),
        ):
            await client.post(plain(name), listener.client_id, prompt_id=name, **more)
        queue = (await client.http.get("/queue")).json()
        await client.http.post("/interrupt")
        await listener.until_idle("E")
        executed = (await client.counts())["executed"]
    assert [item[1] for item in queue["queue_running"]] == [running]
    assert sorted(item[1] for item in queue["queue_pending"]) == ["A", "B", "C", "D", "E"]
    assert executed == [running, "C", "B", "D", "A", "E"]


async def test_a_waiting_prompt_can_be_deleted_and_leaves_no_trace(client: Client) -> None:
    async with listening(client.url) as listener:
        running = await start_long(client, listener)
        doomed = (await client.post(plain(), listener.client_id))["prompt_id"]
        await client.http.post("/queue", json={"delete": [doomed, running]})
        left = (await client.http.get("/prompt")).json()
        await client.http.post("/interrupt")
        await listener.until_idle(running)
        history = (await client.http.get(f"/history/{doomed}")).json()
    assert left == {"exec_info": {"queue_remaining": 1}}
    assert history == {}


async def test_the_same_number_and_id_twice_is_an_error_that_still_runs(client: Client) -> None:
    async with listening(client.url) as listener:
        running = await start_long(client, listener)
        body = {"prompt_id": "same", "number": 5, "client_id": listener.client_id}
        first = await client.http.post("/prompt", json={"prompt": plain("a"), **body})
        second = await client.http.post("/prompt", json={"prompt": plain("b"), **body})
        await client.post(plain("c"), listener.client_id, prompt_id="third", number=6)
        await client.http.post("/interrupt")
        await listener.until_idle("third")
        executed = (await client.counts())["executed"]
    assert (first.status_code, second.status_code) == (200, 500)
    assert executed == [running, "same", "same", "third"]


async def test_tokens_are_shown_in_the_queue_and_kept_out_of_history(client: Client) -> None:
    async with listening(client.url) as listener:
        running = await start_long(client, listener)
        extra = {"auth_token_comfy_org": "t", "kept": 1}
        posted = await client.post(plain(), listener.client_id, extra_data=extra)
        queue = (await client.http.get("/queue")).json()
        await client.http.post("/interrupt", json={"prompt_id": running})
        await listener.until_idle(posted["prompt_id"])
        item = await client.history(posted["prompt_id"])
    assert queue["queue_pending"][0][3]["auth_token_comfy_org"] == "t"
    assert item["prompt"][3] == {"kept": 1, "client_id": listener.client_id}


async def test_history_is_given_by_count_and_offset_and_can_be_forgotten(client: Client) -> None:
    async with listening(client.url) as listener:
        for name in ("a", "b", "c"):
            await client.render(plain(name), listener, prompt_id=name)

    async def names(**query: int) -> list[str]:
        return list((await client.http.get("/history", params=query)).json())

    assert await names() == ["a", "b", "c"]
    assert await names(max_items=2) == ["b", "c"]
    assert await names(max_items=1, offset=1) == ["b"]
    await client.http.post("/history", json={"delete": ["b"]})
    assert await names() == ["a", "c"]
    await client.http.post("/history", json={"clear": True})
    assert await names() == []


async def test_posts_can_be_refused_so_many_times(client: Client) -> None:
    await client.faults(refuse_posts=1, refuse_status=503)
    with pytest.raises(httpx.HTTPStatusError, match="503"):
        await client.post(plain())
    assert (await client.post(plain()))["node_errors"] == {}
    counts = await client.counts()
    assert (counts["posts"], counts["refused_posts"], len(counts["posted"])) == (2, 1, 1)


async def test_a_restart_forgets_the_queue_the_history_and_the_numbers(client: Client) -> None:
    async with listening(client.url) as listener:
        done = await client.render(plain(), listener)
        await start_long(client, listener)
        await client.post(plain("x"), listener.client_id)
        await client.faults(restart=True)
        with pytest.raises(websockets.ConnectionClosedError):
            await listener.until_idle("x")
    assert (await client.http.get(f"/history/{done}")).json() == {}
    assert (await client.http.get("/prompt")).json()["exec_info"]["queue_remaining"] == 0
    async with listening(client.url) as listener:
        posted = await client.post(plain(), listener.client_id)
        await listener.until_idle(posted["prompt_id"])
        outputs = (await client.history(posted["prompt_id"]))["outputs"]
    assert posted["number"] == 0
    # The names go on from the files on disk.
    assert outputs["4"]["images"][0]["filename"] == "nm_00002_.png"


async def test_a_node_can_lack_classes_and_models(client: Client) -> None:
    await client.faults(missing_classes=["VAEDecode"], missing_models=["ae.safetensors"])
    info = (await client.http.get("/object_info")).json()
    vae = (await client.http.get("/models/vae")).json()
    refused = await client.http.post("/prompt", json={"prompt": diffusion()})
    assert "VAEDecode" not in info
    assert "ae.safetensors" not in vae
    assert refused.json()["error"]["type"] == "invalid_prompt"


NASTY_BODIES: list[Any] = [
    None,
    7,
    "prompt",
    [],
    {"prompt": 7},
    {"prompt": "x"},
    {"prompt": {"1": None}},
    {"prompt": {"1": {"class_type": ["x"]}}},
    {"prompt": {"1": {"class_type": "PreviewImage", "inputs": "images"}}},
    {"prompt": {"1": {"class_type": "PreviewImage", "inputs": {"images": ["1", 0]}}}},
    {"prompt": plain() | {"9": {"class_type": "ImageInvert", "inputs": []}}},
    {"prompt": plain() | {"9": {"class_type": "ImageInvert", "inputs": {"image": ["9", 0]}}}},
    {"prompt": plain(), "extra_data": "x"},
    {"prompt": plain("b"), "extra_data": {"extra_pnginfo": "x"}, "client_id": ["a"]},
    {"prompt": plain("c"), "client_id": 5},
    {"prompt": plain("d"), "number": "1e400"},
    {"prompt": plain("e"), "partial_execution_targets": 3},
]


async def test_no_body_stops_the_node(client: Client) -> None:
    for body in NASTY_BODIES:
        assert (await client.http.post("/prompt", json=body)).status_code in (200, 400, 500)
    async with listening(client.url) as listener:
        prompt_id = await client.render(plain("good"), listener)
        assert (await client.history(prompt_id))["status"]["completed"]


async def test_an_unknown_fault_is_refused(client: Client) -> None:
    answer = await client.http.post("/storyboard-sketch/faults", json={"slow": 1})
    assert answer.status_code == 400


async def test_too_large_a_picture_fails_with_a_sentence(client: Client) -> None:
    graph = diffusion()
    graph["5"]["inputs"] |= {"width": 16384, "height": 16384}
    async with listening(client.url) as listener:
        item = await client.history(await client.render(graph, listener))
    error = item["status"]["messages"][-1][1]
    assert "smaller size" in error["exception_message"]
