"""What a page asks of a template goes through all services: pictures, masks, LoRAs, seeds."""

import base64
import json
from typing import Any

import pytest

from tests.flows.console import Console
from tests.render_node.test_execution import png

pytestmark = pytest.mark.integration

WALL = f"data:image/png;base64,{base64.b64encode(png('red')).decode()}"
MASK = f"data:image/png;base64,{base64.b64encode(png('white')).decode()}"


def built(console: Console, template: str, **asked: Any) -> dict[str, Any]:
    body = {"template_name": template, "prompt_values": {"positive": "a wall"}, **asked}
    answer = console.prompt_engine.post("/api/templates/build_workflow", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def rendered(console: Console, filled: dict[str, Any]) -> dict[str, Any]:
    """The job of a filled template, with what the page puts into its metadata."""
    metadata = {name: filled[name] for name in ("inputs", "values", "seed", "fingerprint")}
    return console.done(console.submit(filled["workflow"], metadata=metadata))


def test_a_picture_is_painted_anew_where_its_mask_says(console: Console) -> None:
    media = {"picture": WALL, "mask": MASK}
    filled = built(console, "flux-fill-inpaint", image_paths=media, seed_policy="random")
    assert filled["inputs"] == {"7.image": {"image": WALL, "mask": MASK}}
    job = rendered(console, filled)
    assert len(job["outputs"]) == 1
    assert job["metadata"]["seed"] == filled["workflow"]["10"]["inputs"]["seed"]


def test_a_second_picture_may_be_left_out(console: Console) -> None:
    filled = built(console, "qwen-image-edit", image_paths={"picture": WALL})
    assert "image2" not in json.dumps(filled["workflow"])
    assert len(rendered(console, filled)["outputs"]) == 1


def test_an_added_lora_is_rendered_and_named_by_the_take(console: Console) -> None:
    lora = {"name": "pixel-art-xl.safetensors", "strength": 0.5}
    filled = built(
        console,
        "sdxl-still",
        loras=[lora],
        parameter_values={"width": 512, "height": 512, "steps": 2},
        filename_prefix="{workflow}_{job}_{attempt}",
        backend_id="sketch",
    )
    job = rendered(console, filled)
    assert lora["name"] in job["models"]
    assert len(job["outputs"]) == 1
