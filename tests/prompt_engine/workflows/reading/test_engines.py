"""Which family of models a graph runs, and what it does."""

from typing import Any

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.models import Reading
from prompt_engine.workflows.reading.service import read_graph
from tests.prompt_engine.workflows.reading.readings import graph_of, load


@pytest.fixture
def read(known: NodeClasses, knowledge: Knowledge) -> Any:
    def of(nodes: dict[str, Any]) -> Reading:
        return read_graph(graph_of(nodes), known, knowledge)

    return of


@pytest.mark.parametrize(
    ("file", "side", "engine"),
    [
        ("sd_xl_base_1.0.safetensors", 512, "sdxl"),
        ("nobody_knows.safetensors", 512, "sd15"),
        ("nobody_knows.safetensors", 1024, "sdxl"),
        ("sd3.5_large_fp8_scaled.safetensors", 1024, "sd35"),
        ("flux1-dev-fp8.safetensors", 1024, "flux"),
    ],
)
def test_a_checkpoint_is_told_by_its_name_or_by_the_size_of_its_pictures(
    file: str, side: int, engine: str, known: NodeClasses, knowledge: Knowledge
):
    graph = dict(load("sd15_text_to_image")[0])
    graph["4"] = {**graph["4"], "inputs": {"ckpt_name": file}}
    graph["5"] = {**graph["5"], "inputs": {"width": side, "height": side, "batch_size": 1}}
    assert read_graph(graph, known, knowledge).engine == engine


def test_the_family_is_that_of_the_last_phase(read: Any):
    depth = {"model": "@a", "positive": "@p", "negative": "@p", "latent_image": "@l"}
    last = {"model": "@b", "positive": "@c", "negative": "@p", "latent_image": "@l"}
    schedule = {"seed": 1, "steps": 4}
    reading = read(
        {
            "a": ["UNETLoader", {"unet_name": "lotus-depth.safetensors"}],
            "p": ["LotusConditioning", {}],
            "l": ["EmptySD3LatentImage", {"width": 1024, "height": 1024, "batch_size": 1}],
            "k": ["KSampler", {**depth, **schedule}],
            "d": ["VAEDecode", {"samples": "@k", "vae": "@v"}],
            "v": ["VAELoader", {"vae_name": "a.safetensors"}],
            "n": ["ControlNetLoader", {"control_net_name": "depth.safetensors"}],
            "c": [
                "ControlNetApplyAdvanced",
                {"positive": "@p", "control_net": "@n", "image": "@d"},
            ],
            "b": ["UNETLoader", {"unet_name": "z_image.safetensors"}],
            "e": ["KSampler", {**last, **schedule}],
            "f": ["VAEDecode", {"samples": "@e", "vae": "@v"}],
            "o": ["SaveImage", {"images": "@f", "filename_prefix": "a"}],
        }
    )
    assert (reading.engine, reading.category) == ("z_image", "control")


def test_a_service_is_called_by_the_name_of_its_provider(read: Any):
    node = ["IdeogramV3", {"prompt": "a fox", "aspect_ratio": "1:1", "seed": 1}]
    reading = read({"1": node, "2": ["SaveImage", {"images": "@1", "filename_prefix": "a"}]})
    assert (reading.engine, reading.category) == ("ideogram", "text_to_image")


def test_an_encoder_that_only_writes_words_tells_no_family(read: Any):
    reading = read(
        {
            "1": ["CLIPLoader", {"clip_name": "a.safetensors", "type": "ltxv"}],
            "2": ["TextGenerate", {"prompt": "a fox", "clip": "@1"}],
            "3": ["PreviewAny", {"source": "@2"}],
        }
    )
    assert (reading.kind, reading.engine) == ("text", "other")
