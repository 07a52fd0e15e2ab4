from typing import Any

import pytest

from orchestrator.scheduling.signature import signature


def graph(**sampler: Any) -> dict[str, Any]:
    inputs = {"model": ["1", 0], "seed": 7, "steps": 20, "sampler_name": "euler", **sampler}
    return {
        "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "a b.safetensors"}},
        "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "a long road"}},
        "3": {"class_type": "KSampler", "inputs": inputs, "_meta": {"title": "Sampler"}},
        "4": {"class_type": "LoadImage", "inputs": {"image": "one.png"}},
        "9": {"class_type": "SaveImage", "inputs": {"filename_prefix": "x", "images": ["3", 0]}},
    }


def changed(key: str, **inputs: Any) -> dict[str, Any]:
    before = graph()
    return {**before, key: {**before[key], "inputs": {**before[key]["inputs"], **inputs}}}


@pytest.mark.parametrize(
    "same",
    [
        changed("3", seed=8),
        changed("3", noise_seed=8),
        changed("3", value=2**40),
        changed("2", text="another road, at night"),
        changed("4", image="two.png"),
        changed("9", filename_prefix="y"),
        {**graph(), "3": {**graph()["3"], "_meta": {"title": "Another"}}},
    ],
)
def test_what_changes_only_the_picture_changes_no_signature(same: dict[str, Any]):
    base = changed("3", noise_seed=1, value=2**41)
    assert signature({**base, **_without_extras(same)}) == signature(base)


def _without_extras(same: dict[str, Any]) -> dict[str, Any]:
    sampler = same["3"]["inputs"]
    return {**same, "3": {**same["3"], "inputs": {"noise_seed": 1, "value": 2**41, **sampler}}}


@pytest.mark.parametrize(
    "other",
    [
        changed("3", steps=21),
        changed("3", sampler_name="heun"),
        changed("3", width=1024),
        changed("1", ckpt_name="a c.safetensors"),
        {**graph(), "5": {"class_type": "VAEDecode", "inputs": {}}},
    ],
)
def test_what_changes_the_work_changes_the_signature(other: dict[str, Any]):
    assert signature(other) != signature(graph())
