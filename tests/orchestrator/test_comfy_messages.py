"""What ComfyUI says, in the shapes that were recorded from a real server."""

import json
from typing import Any

import pytest

from orchestrator.nodes import comfy_messages as messages
from orchestrator.nodes.models import (
    Cached,
    Device,
    Finished,
    GpuLoad,
    Load,
    Place,
    Preview,
    Queue,
    QueueChanged,
    Started,
    Step,
)


def hints(kind: str, **data: Any) -> list[Any]:
    return list(messages.text_frame(json.dumps({"type": kind, "data": data})))


@pytest.mark.parametrize("frame", ["", "{", "[]", "null", "7", '{"type": 3}', '{"data": []}'])
def test_a_frame_that_is_no_message_is_passed_over(frame: str):
    assert list(messages.text_frame(frame)) == []


def test_text_frames_become_hints():
    status: dict[str, Any] = {"exec_info": {"queue_remaining": 3}}
    assert hints("status", status=status, sid="x") == [QueueChanged(3)]
    assert hints("execution_start", prompt_id="p", timestamp=1) == [Started("p")]
    assert hints("execution_cached", prompt_id="p", nodes=["1"]) == [Cached("p", ("1",))]
    assert hints("progress", prompt_id="p", node="3", value=2, max=4) == [
        Step("p", "3", 2, 4, False)
    ]
    state = {"node_id": "3", "value": 4.0, "max": 4.0, "state": "finished"}
    assert hints("progress_state", prompt_id="p", nodes={"3": state}) == [
        Step("p", "3", 4.0, 4.0, True)
    ]
    assert hints("executing", prompt_id="p", node=None) == [Finished("p")]


def test_executing_without_a_prompt_id_as_after_a_reconnect_is_no_end():
    assert hints("executing", node="3") == []
    assert hints("executing", node=None) == []


def test_both_kinds_of_preview_are_read():
    plain = bytes.fromhex("0000000100000001") + b"\xff\xd8"
    assert messages.binary_frame(plain) == Preview(None, "image/jpeg", b"\xff\xd8")
    told = json.dumps({"prompt_id": "p", "image_type": "image/png"}).encode()
    with_metadata = (4).to_bytes(4, "big") + len(told).to_bytes(4, "big") + told + b"\x89PNG"
    assert messages.binary_frame(with_metadata) == Preview("p", "image/png", b"\x89PNG")


@pytest.mark.parametrize("frame", [b"", b"\0\0\0\1", b"\0\0\0\3\0\0\0\1x", b"\0\0\0\4\0\0\0\2{]"])
def test_other_binary_frames_are_passed_over(frame: bytes):
    assert messages.binary_frame(frame) is None


def test_files_are_found_under_any_key_and_so_are_words_and_a_flag_is_neither():
    item: dict[str, Any] = {
        "outputs": {
            "9": {
                "images": [{"filename": "a.webp", "subfolder": "s", "type": "output"}],
                "animated": [True],
            },
            "10": {
                "gifs": [{"filename": "b.mp4", "subfolder": "", "type": "temp", "format": "x"}],
                "text": ["7"],
            },
            "11": None,
        },
        "status": {"status_str": "success", "completed": True, "messages": []},
    }
    found = messages.ending(item).artifacts
    assert [(file.filename, file.subfolder, file.type, file.text) for file in found] == [
        ("a.webp", "s", "output", None),
        ("", "", "text", "7"),
        ("b.mp4", "", "temp", None),
    ]


def test_the_node_says_how_long_a_prompt_took_by_its_own_clock():
    told = [["execution_start", {"timestamp": 1_000}], ["execution_success", {"timestamp": 3_500}]]
    status = {"status_str": "success", "completed": True, "messages": told}
    assert messages.ending({"outputs": {}, "status": status}).seconds == 2.5
    untold: dict[str, Any] = {"status_str": "success", "messages": [["execution_start", {}]]}
    assert messages.ending({"outputs": {}, "status": untold}).seconds is None


def test_an_interrupt_is_an_error_with_another_last_message():
    status: dict[str, Any] = {"status_str": "error", "messages": [["execution_interrupted", {}]]}
    ended = messages.ending({"outputs": {}, "status": status})
    assert ended.interrupted
    assert ended.error is None


def test_an_error_says_where_and_why():
    data = {"node_id": "3", "node_type": "KSampler", "exception_message": "out of memory\n"}
    status: dict[str, Any] = {"status_str": "error", "messages": [["execution_error", data]]}
    error = messages.ending({"outputs": {}, "status": status}).error
    assert error is not None
    assert (error.graph_node, error.class_type, error.message) == ("3", "KSampler", "out of memory")


def test_a_refusal_without_node_errors_gives_the_general_reason():
    body: dict[str, Any] = {
        "error": {"message": "Prompt has no outputs", "details": ""},
        "node_errors": [],
    }
    assert "Prompt has no outputs" in messages.refusal(body).message
    assert "no reason" in messages.refusal(None).message


def test_left_out_outputs_of_an_accepted_prompt_are_told():
    error = {"message": "Value not in list", "details": "x", "extra_info": {"input_name": "mode"}}
    body: dict[str, Any] = {"node_errors": {"7": {"errors": [error], "class_type": "Save"}}}
    [sentence] = messages.acceptance(body).dropped
    assert sentence == "graph node 7 (Save), input mode: Value not in list (x)"


def test_a_place_is_found_in_the_queue():
    body: dict[str, Any] = {
        "queue_running": [[0, "a", {}, {}, []]],
        "queue_pending": [[2, "b", {}, {}, []]],
    }
    places = [messages.place_in_queue(body, prompt) for prompt in ("a", "b", "c")]
    assert places == [Place.RUNNING, Place.PENDING, Place.ABSENT]


def test_what_a_node_computes_on_is_told_without_pytorchs_additions():
    body: dict[str, Any] = {
        "system": {"comfyui_version": "0.3.64", "ram_total": 64, "ram_free": 32},
        "devices": [
            {
                "name": "cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync",
                "type": "cuda",
                "index": 0,
                "vram_total": 24,
                "vram_free": 20,
            },
            {"name": "cpu", "type": "cpu", "index": None, "vram_total": -1},
        ],
    }
    stats = messages.stats(body)
    assert stats.devices == (
        Device("NVIDIA GeForce RTX 4090", "cuda", 0, 24, 20),
        Device("cpu", "cpu"),
    )
    assert (stats.gpu_name, stats.vram_free) == ("NVIDIA GeForce RTX 4090", 20)
    assert (stats.version, stats.ram_total, stats.ram_free) == ("0.3.64", 64, 32)


def test_a_node_without_devices_has_no_name_for_them():
    stats = messages.stats({"system": {}, "devices": []})
    assert (stats.gpu_name, stats.vram_total, stats.version) == (None, None, None)


def test_the_monitors_minus_one_is_no_figure():
    gpus = [{"gpu_utilization": 97, "gpu_temperature": -1}, {}]
    assert hints("crystools.monitor", cpu_utilization=12.5, gpus=gpus) == [
        Load(12.5, (GpuLoad(97.0, None), GpuLoad(None, None)))
    ]
    assert hints("crystools.monitor") == [Load(None, ())]


def test_the_queue_is_counted_with_its_ids():
    body: dict[str, Any] = {
        "queue_running": [[0, "a", {}, {}, []]],
        "queue_pending": [[2, "b", {}, {}, []], [1, "c", {}, {}, []]],
    }
    assert messages.queue(body) == Queue(1, 2, frozenset("abc"))
    jobs = [{"id": "a", "status": "in_progress"}, {"id": "b", "status": "pending"}]
    assert messages.queue_of_jobs({"jobs": jobs}) == Queue(1, 1, frozenset("ab"))


@pytest.mark.parametrize(
    ("status", "place"),
    [("pending", Place.PENDING), ("in_progress", Place.RUNNING), ("completed", Place.ABSENT)],
)
def test_newer_nodes_tell_where_one_prompt_is(status: str, place: Place):
    assert messages.place_of_job({"id": "a", "status": status}) is place
