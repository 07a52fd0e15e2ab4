"""What is known of single node classes, wherever they stand in a graph."""

from typing import Any

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.node_classes.models import COMBO, NodeClass, NodeInput
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.files import find_files
from prompt_engine.workflows.reading.media import find_media, find_outputs
from prompt_engine.workflows.reading.phases import find_phases
from prompt_engine.workflows.reading.service import read_graph
from prompt_engine.workflows.reading.texts import text_fields
from prompt_engine.workflows.reading.wiring import Place, Wiring
from studio_kit.graph import Graph

STAND_INS = {"INT": 8, "FLOAT": 1.0, "STRING": "words", "BOOLEAN": False, COMBO: "a.safetensors"}
SIZE = {"width": "width", "height": "height", "batch_size": "batch_size"}
VIDEO = {**SIZE, "length": "frames"}
SCHEDULE = {"steps": "steps", "sampler_name": "sampler", "scheduler": "scheduler"}
SAVED = {"filename_prefix": "filename_prefix"}

TABLE: dict[str, dict[str, str]] = {
    "KSampler": {**SCHEDULE, "seed": "seed", "cfg": "cfg", "denoise": "denoise", "": "phase"},
    "KSamplerAdvanced": {
        **SCHEDULE,
        "noise_seed": "seed",
        "cfg": "cfg",
        "start_at_step": "start_step",
        "end_at_step": "end_step",
        "": "phase",
    },
    "SamplerCustom": {"noise_seed": "seed", "cfg": "cfg", "": "phase"},
    "SamplerCustomAdvanced": {"": "phase"},
    "RandomNoise": {"noise_seed": "seed"},
    "CFGGuider": {"cfg": "cfg"},
    "CLIPTextEncode": {"text": "text"},
    "CLIPTextEncodeSDXL": {"text_g": "text", "text_l": "text"},
    "CLIPTextEncodeFlux": {"clip_l": "text", "t5xxl": "text", "guidance": "guidance"},
    "TextEncodeQwenImageEdit": {"prompt": "text"},
    "TextEncodeQwenImageEditPlus": {"prompt": "text"},
    "PromptStyler": {"text_positive": "text", "text_negative": "text"},
    "ShowText": {"text": "text", "": "text"},
    "StringFunction": {"text_a": "text", "text_b": "text", "text_c": "text"},
    "CheckpointLoaderSimple": {"ckpt_name": "checkpoints"},
    "LoraLoader": {
        "lora_name": "loras",
        "strength_model": "lora_strength",
        "strength_clip": "lora_strength",
    },
    "LoraLoaderModelOnly": {"lora_name": "loras", "strength_model": "lora_strength"},
    "EmptyLatentImage": SIZE,
    "EmptySD3LatentImage": SIZE,
    "EmptyHunyuanLatentVideo": VIDEO,
    "EmptyLTXVLatentVideo": VIDEO,
    "FluxGuidance": {"guidance": "guidance"},
    "LoadImage": {"image": "image"},
    "LoadImageMask": {"image": "mask"},
    "SaveImage": {**SAVED, "": "image"},
    "SaveImageWebsocket": {"": "image"},
    "SaveAnimatedWEBP": {**SAVED, "fps": "fps", "": "video"},
    "SaveAnimatedPNG": {**SAVED, "fps": "fps", "": "video"},
    "VHS_VideoCombine": {**SAVED, "frame_rate": "fps", "": "video"},
    "VAEEncodeForInpaint": {},
    "InpaintModelConditioning": {},
    "Inpaint": {},
    "ModelSamplingAuraFlow": {},
}
UNDECLARED: dict[str, dict[str, Any]] = {
    "PromptStyler": {"text_positive": "a", "text_negative": "b", "style": "base"},
    "ShowText": {"text": "a"},
    "StringFunction": {"text_a": "a", "text_b": "b", "text_c": "c", "action": "append"},
    "SaveImageWebsocket": {"images": ["stub", 0]},
    "VHS_VideoCombine": {"images": ["stub", 0], "frame_rate": 8, "filename_prefix": "a"},
    "Inpaint": {"image": ["stub", 0], "mask": ["stub", 1]},
}

SAMPLERS = {"KSampler", "KSamplerAdvanced", "SamplerCustom", "SamplerCustomAdvanced"}
NO_FILES = {
    "LoraModelLoader",
    "LoadImageSetFromFolderNode",
    "LoadImageTextSetFromFolderNode",
    "QwenImageDiffsynthControlnet",
}
"""Classes that are called loaders and load no file of weights by its name."""


def node_of(class_type: str, classes: NodeClasses) -> dict[str, Any]:
    """A graph node of the class, with a wire of its own for every input that takes one."""
    declared = classes.get(class_type)
    if declared is None:
        return {"class_type": class_type, "inputs": UNDECLARED[class_type]}
    inputs = {each.name: _value(each, place) for place, each in enumerate(declared.inputs)}
    return {"class_type": class_type, "inputs": inputs}


def _value(wanted: NodeInput, place: int) -> Any:
    if not wanted.is_widget:
        return ["stub", place]
    texts = [each for each in wanted.options or () if isinstance(each, str)]
    if texts:
        return texts[0]
    return STAND_INS[wanted.type] if wanted.default is None else wanted.default


def alone(class_type: str, classes: NodeClasses) -> Graph:
    return {
        "stub": {"class_type": "Stub", "inputs": {}},
        "1": node_of(class_type, classes),
    }


def purposes(wiring: Wiring) -> dict[str, str]:
    """Input -> what it is for; "" is the node itself."""
    fields = wiring.nodes["1"].inputs
    meanings = {name: wiring.meaning(Place("1", name)) for name in fields}
    found = {name: meaning.id for name, meaning in meanings.items() if meaning is not None}
    found |= dict.fromkeys(text_fields(wiring, "1"), "text")
    found |= {file.place.field: file.folder.id for file in find_files(wiring)}
    found |= {each.field: each.type for each in find_media(wiring, find_phases(wiring))}
    return found | _itself(wiring)


def _itself(wiring: Wiring) -> dict[str, str]:
    if "1" in find_phases(wiring).samplers:
        return {"": "phase"}
    kinds = [output.kind for output in find_outputs(wiring) if output.graph_node == "1"]
    return {"": kinds[0]} if kinds and wiring.nodes["1"].facts.makes else {}


@pytest.mark.parametrize("class_type", sorted(TABLE))
def test_a_class_is_known(class_type: str, classes: NodeClasses, knowledge: Knowledge):
    wiring = Wiring(alone(class_type, classes), classes, knowledge)
    assert purposes(wiring) == TABLE[class_type]


def test_the_table_has_the_classes_that_are_asked_for():
    assert len(TABLE) == 33


def is_own(node_class: NodeClass) -> bool:
    return not node_class.category.startswith(("api node", "partner"))


def every(classes: NodeClasses) -> list[NodeClass]:
    return [found for name in classes if (found := classes.get(name)) and is_own(found)]


def test_every_sampler_is_a_phase(classes: NodeClasses, knowledge: Knowledge):
    found = {each.name for each in every(classes) if _is_sampler(each)}
    assert found >= SAMPLERS
    for name in found:
        wiring = Wiring(alone(name, classes), classes, knowledge)
        assert "1" in find_phases(wiring).samplers, name


def _is_sampler(node_class: NodeClass) -> bool:
    """A class that denoises a latent with a model, or with what guides one."""
    taken = {each.type for each in node_class.inputs}
    made = {each.type for each in node_class.outputs}
    guided = "GUIDER" in taken or {"MODEL", "CONDITIONING"} <= taken
    return guided and {"LATENT"} <= taken & made and "CONDITIONING" not in made


def test_every_loader_says_which_file_it_loads(classes: NodeClasses, knowledge: Knowledge):
    loaders = [each for each in every(classes) if _is_loader(each)]
    assert len(loaders) >= 22
    for loader in loaders:
        wiring = Wiring(_named(alone(loader.name, classes)), classes, knowledge)
        assert any(file.place.graph_node == "1" for file in find_files(wiring)), loader.name


def _is_loader(node_class: NodeClass) -> bool:
    named = "loaders" in node_class.category and not node_class.output_node
    return named and node_class.name not in NO_FILES


def _named(graph: Graph) -> Graph:
    """Lists of files are empty where no node has any: a name stands in for one."""
    inputs = {
        name: "a.safetensors" if name.endswith(("name", "path", "encoder")) else value
        for name, value in graph["1"]["inputs"].items()
    }
    return {**graph, "1": {**graph["1"], "inputs": inputs}}


def test_every_latent_gives_its_size(classes: NodeClasses, knowledge: Knowledge):
    latents = [each for each in every(classes) if _begins(each)]
    assert len(latents) >= 20
    for latent in latents:
        graph = _sampled(alone(latent.name, classes), latent)
        reading = read_graph(graph, classes, knowledge)
        roles = {each.role for each in reading.parameters if each.graph_node == "1"}
        assert {"width", "height"} <= roles, latent.name


def _begins(node_class: NodeClass) -> bool:
    names = {each.name for each in node_class.inputs if each.type == "INT"}
    latents = {each.type for each in node_class.inputs} & {"LATENT"}
    made = [each.type for each in node_class.outputs]
    return "LATENT" in made and not latents and {"width", "height"} <= names


def _sampled(graph: Graph, latent: NodeClass) -> Graph:
    slot = [each.type for each in latent.outputs].index("LATENT")
    wires = {"model": ["stub", 90], "positive": ["stub", 91], "negative": ["stub", 92]}
    inputs = {**wires, "latent_image": ["1", slot]}
    return {**graph, "2": {"class_type": "KSampler", "inputs": inputs}}
