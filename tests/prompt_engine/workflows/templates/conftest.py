"""Small graphs with classes that declare what runs between them."""

from collections.abc import Mapping
from typing import Any

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses, read_object_info
from prompt_engine.workflows.node_classes.known import known_classes
from prompt_engine.workflows.templates.models import Template, TemplateHeader
from studio_kit.graph import Graph

Inputs = Mapping[str, str]


def declared(
    outputs: list[str], required: Inputs, optional: Inputs | None = None, *, saves: bool = False
) -> dict[str, Any]:
    """A class as `/object_info` tells it; a type in lower case is a list of files."""
    groups = {"required": required, "optional": optional or {}}
    return {
        "input": {
            group: {name: [["a"]] if kind == "files" else [kind, {}] for name, kind in each.items()}
            for group, each in groups.items()
        },
        "output": outputs,
        "output_is_list": [False] * len(outputs),
        "output_name": outputs,
        "output_node": saves,
        "display_name": "",
        "category": "",
    }


CONDITIONS = {"positive": "CONDITIONING", "negative": "CONDITIONING"}
STRENGTHS = {"strength_model": "FLOAT", "strength_clip": "FLOAT"}
DECLARATIONS = {
    "CheckpointLoaderSimple": declared(["MODEL", "CLIP", "VAE"], {"ckpt_name": "files"}),
    "UNETLoader": declared(["MODEL"], {"unet_name": "files"}),
    "CLIPLoader": declared(["CLIP"], {"clip_name": "files"}),
    "LoraLoader": declared(
        ["MODEL", "CLIP"], {"model": "MODEL", "clip": "CLIP", "lora_name": "files", **STRENGTHS}
    ),
    "LoraLoaderModelOnly": declared(
        ["MODEL"], {"model": "MODEL", "lora_name": "files", "strength_model": "FLOAT"}
    ),
    "ModelSampling": declared(["MODEL"], {"model": "MODEL", "shift": "FLOAT"}),
    "CLIPTextEncode": declared(["CONDITIONING"], {"clip": "CLIP", "text": "STRING"}),
    "LoadImage": declared(["IMAGE", "MASK"], {"image": "files"}),
    "Canny": declared(["IMAGE"], {"image": "IMAGE"}),
    "ControlNetLoader": declared(["CONTROL_NET"], {"control_net_name": "files"}),
    "ControlNetApplyAdvanced": declared(
        ["CONDITIONING", "CONDITIONING"],
        {**CONDITIONS, "control_net": "CONTROL_NET", "image": "IMAGE", "strength": "FLOAT"},
    ),
    "EditEncode": declared(
        ["CONDITIONING"], {"clip": "CLIP", "text": "STRING"}, {"image1": "IMAGE", "image2": "IMAGE"}
    ),
    "EmptyLatentImage": declared(["LATENT"], {"width": "INT", "height": "INT"}),
    "KSampler": declared(
        ["LATENT"], {"model": "MODEL", **CONDITIONS, "latent_image": "LATENT", "seed": "INT"}
    ),
    "VAEDecode": declared(["IMAGE"], {"samples": "LATENT", "vae": "VAE"}),
    "SaveImage": declared([], {"images": "IMAGE", "filename_prefix": "STRING"}, saves=True),
}


def node(class_type: str, **inputs: Any) -> dict[str, Any]:
    return {"class_type": class_type, "inputs": inputs}


@pytest.fixture(scope="session")
def classes() -> NodeClasses:
    return read_object_info(DECLARATIONS)


@pytest.fixture(scope="session")
def known() -> NodeClasses:
    """What we know of ComfyUI's own classes."""
    return known_classes()


@pytest.fixture
def plain() -> Graph:
    """A checkpoint, two prompts, a sampler, a saved picture."""
    return {
        "1": node("CheckpointLoaderSimple", ckpt_name="a"),
        "2": node("CLIPTextEncode", clip=["1", 1], text=""),
        "3": node("CLIPTextEncode", clip=["1", 1], text=""),
        "4": node("EmptyLatentImage", width=64, height=64),
        "5": node(
            "KSampler",
            model=["1", 0],
            positive=["2", 0],
            negative=["3", 0],
            latent_image=["4", 0],
            seed=0,
        ),
        "6": node("VAEDecode", samples=["5", 0], vae=["1", 2]),
        "7": node("SaveImage", images=["6", 0], filename_prefix="x"),
    }


@pytest.fixture
def controlled(plain: Graph) -> Graph:
    """As `plain`, with a control image whose edges steer both prompts."""
    apply = node(
        "ControlNetApplyAdvanced",
        positive=["2", 0],
        negative=["3", 0],
        control_net=["12", 0],
        image=["11", 0],
        strength=1.0,
    )
    sampler = {**plain["5"], "inputs": {**plain["5"]["inputs"]}}
    sampler["inputs"].update(positive=["13", 0], negative=["13", 1])
    return {
        **plain,
        "5": sampler,
        "10": node("LoadImage", image="x.png"),
        "11": node("Canny", image=["10", 0]),
        "12": node("ControlNetLoader", control_net_name="a"),
        "13": apply,
    }


def template_of(graph: Graph, *inputs: dict[str, Any], **header: Any) -> Template:
    content = {"title": "T", "description": "", "kind": "image", "inputs": list(inputs), **header}
    parsed = TemplateHeader.model_validate(content)
    return Template("t", parsed, parsed.inputs, graph)
