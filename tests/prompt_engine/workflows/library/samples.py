"""Workflows of our own making, in both forms."""

import json
from typing import Any

from starlette.testclient import TestClient

GRAPH: dict[str, Any] = {
    "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sdxl.safetensors"}},
    "2": {
        "class_type": "LoraLoader",
        "inputs": {
            "model": ["1", 0],
            "clip": ["1", 1],
            "lora_name": "grain.safetensors",
            "strength_model": 0.8,
            "strength_clip": 0.8,
        },
    },
    "3": {"class_type": "CLIPTextEncode", "inputs": {"clip": ["2", 1], "text": "a wall"}},
    "4": {"class_type": "CLIPTextEncode", "inputs": {"clip": ["2", 1], "text": "blur"}},
    "5": {
        "class_type": "EmptyLatentImage",
        "inputs": {"width": 640, "height": 360, "batch_size": 1},
    },
    "6": {
        "class_type": "KSampler",
        "_meta": {"title": "Draw"},
        "inputs": {
            "model": ["2", 0],
            "positive": ["3", 0],
            "negative": ["4", 0],
            "latent_image": ["5", 0],
            "seed": 2**64 - 1,
            "steps": 22,
            "cfg": 6.5,
            "sampler_name": "euler",
            "scheduler": "normal",
            "denoise": 1.0,
        },
    },
    "7": {"class_type": "VAEDecode", "inputs": {"samples": ["6", 0], "vae": ["1", 2]}},
    "8": {"class_type": "SaveImage", "inputs": {"images": ["7", 0], "filename_prefix": "wall"}},
}


def graph(**fields: Any) -> dict[str, Any]:
    """The graph with some inputs of its sampler changed."""
    sampler = {**GRAPH["6"], "inputs": {**GRAPH["6"]["inputs"], **fields}}
    return {**GRAPH, "6": sampler}


PAGE: dict[str, Any] = {
    "version": 0.4,
    "last_node_id": 2,
    "last_link_id": 1,
    "nodes": [
        {
            "id": 1,
            "type": "LoadImage",
            "pos": [10, 20],
            "size": {"0": 300, "1": 310},
            "flags": {},
            "order": 0,
            "mode": 0,
            "inputs": [],
            "outputs": [
                {"name": "IMAGE", "type": "IMAGE", "links": [1]},
                {"name": "MASK", "type": "MASK", "links": None},
            ],
            "properties": {},
            "widgets_values": ["harbour.png", "image"],
        },
        {
            "id": 2,
            "type": "SaveImage",
            "pos": {"0": 400, "1": 20},
            "size": [300, 270],
            "flags": {},
            "order": 1,
            "mode": 0,
            "inputs": [{"name": "images", "type": "IMAGE", "link": 1}],
            "outputs": [],
            "properties": {},
            "widgets_values": ["harbour"],
        },
    ],
    "links": [[1, 1, 0, 2, 0, "IMAGE"]],
    "groups": [],
    "config": {},
    "extra": {},
}


def keep(console: TestClient, **fields: Any) -> str:
    """The id of a workflow that was just kept."""
    answer = console.post("/api/workflows", json={"name": "Wall", "workflow": GRAPH, **fields})
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def a_file(name: str, document: Any) -> tuple[str, tuple[str, bytes]]:
    """One of `files` of an import."""
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    return "files", (name, data)
