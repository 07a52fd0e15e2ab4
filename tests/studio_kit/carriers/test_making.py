"""How a file was made is told by the graph in it."""

from typing import Any

import pytest

from studio_kit.carriers.making import Making, load_names, making_of
from studio_kit.carriers.models import Carried
from tests.studio_kit.carriers.files import WORDS


def node(kind: str, **inputs: Any) -> dict[str, Any]:
    return {"class_type": kind, "inputs": inputs}


CHECKPOINT: dict[str, Any] = {
    "ckpt": node("CheckpointLoaderSimple", ckpt_name="sd_xl_base.safetensors"),
    "lora": node("LoraLoader", model=["ckpt", 0], clip=["ckpt", 1], lora_name="ink.safetensors"),
    "good": node("CLIPTextEncode", text="a lighthouse", clip=["lora", 1]),
    "bad": node("CLIPTextEncode", text="blurry", clip=["lora", 1]),
    "empty": node("EmptyLatentImage", width=8, height=8, batch_size=1),
    "sampler": node(
        "KSampler",
        seed=42,
        steps=20,
        cfg=7.5,
        sampler_name="euler",
        model=["lora", 0],
        positive=["good", 0],
        negative=["bad", 0],
        latent_image=["empty", 0],
    ),
    "decode": node("VAEDecode", samples=["sampler", 0], vae=["ckpt", 2]),
    "save": node("SaveImage", images=["decode", 0], filename_prefix="x"),
}
WHOLE = Making(
    prompt="a lighthouse",
    negative="blurry",
    seed=42,
    steps=20,
    cfg=7.5,
    sampler="euler",
    models=("sd_xl_base.safetensors",),
    loras=("ink.safetensors",),
)


def made(graph: dict[str, Any]) -> Making:
    return making_of(Carried(prompt=graph))


def test_a_sampler_with_two_prompts_tells_everything():
    assert made(CHECKPOINT) == WHOLE


def test_prompts_are_found_behind_what_controls_them():
    """A ControlNet takes both sides and gives both on."""
    control = node("ControlNetApplyAdvanced", positive=["good", 0], negative=["bad", 0])
    sampler = {**CHECKPOINT["sampler"]["inputs"], "positive": ["c", 0], "negative": ["c", 1]}
    graph = {**CHECKPOINT, "c": control, "sampler": node("KSampler", **sampler)}
    assert (made(graph).prompt, made(graph).negative) == ("a lighthouse", "blurry")


def test_a_prompt_that_is_silenced_for_the_other_side_is_no_negative_one():
    silent = node("ConditioningZeroOut", conditioning=["good", 0])
    sampler = {**CHECKPOINT["sampler"]["inputs"], "negative": ["silent", 0]}
    graph = {**CHECKPOINT, "silent": silent, "sampler": node("KSampler", **sampler)}
    assert (made(graph).prompt, made(graph).negative) == ("a lighthouse", "")


FLUX: dict[str, Any] = {
    "unet": node("UNETLoader", unet_name="flux1-dev.safetensors"),
    "clip": node("DualCLIPLoader", clip_name1="t5xxl.safetensors", clip_name2="l.safetensors"),
    "words": node("PrimitiveStringMultiline", value="fog over the harbour"),
    "text": node("CLIPTextEncode", text=["words", 0], clip=["clip", 0]),
    "guide": node("FluxGuidance", guidance=3.5, conditioning=["text", 0]),
    "guider": node("BasicGuider", model=["unet", 0], conditioning=["guide", 0]),
    "number": node("PrimitiveInt", value=77),
    "noise": node("RandomNoise", noise_seed=["number", 0]),
    "which": node("KSamplerSelect", sampler_name="dpmpp_2m"),
    "sigmas": node("BasicScheduler", steps=28, scheduler="simple", model=["unet", 0]),
    "sampler": node(
        "SamplerCustomAdvanced",
        noise=["noise", 0],
        guider=["guider", 0],
        sampler=["which", 0],
        sigmas=["sigmas", 0],
    ),
    "save": node("SaveImage", images=["sampler", 0], filename_prefix="x"),
}


def test_of_two_passes_the_first_tells_seed_and_steps():
    first = {**CHECKPOINT["sampler"]["inputs"], "latent_image": ["sampler", 0]}
    refiner = node("KSampler", **{**first, "seed": 0, "steps": 5})
    decode = node("VAEDecode", samples=["refiner", 0], vae=["ckpt", 2])
    told = made({**CHECKPOINT, "refiner": refiner, "decode": decode})
    assert (told.seed, told.steps) == (42, 20)


def test_a_graph_without_sides_has_one_prompt():
    assert made(FLUX) == Making(
        prompt="fog over the harbour",
        seed=77,
        steps=28,
        sampler="dpmpp_2m",
        models=("flux1-dev.safetensors",),
    )


def test_two_texts_of_one_node_are_told_apart_by_their_names():
    encode = node("WanVideoTextEncode", positive_prompt="a ship", negative_prompt="static")
    graph = {
        "text": encode,
        "sampler": node("WanVideoSampler", text_embeds=["text", 0], seed=1, steps=4),
    }
    assert (made(graph).prompt, made(graph).negative) == ("a ship", "static")


def test_loras_that_are_switched_off_are_not_told():
    rows = {
        "lora_1": {"on": True, "lora": "a.safetensors", "strength": 1},
        "lora_2": {"on": False, "lora": "b.safetensors", "strength": 1},
    }
    assert made({"1": node("Power Lora Loader", **rows)}).loras == ("a.safetensors",)


def test_instructions_for_a_language_model_are_no_prompt():
    texts = {"prompt": "a pier", "system_prompt": "You are a director."}
    assert made({"1": node("TextGenerate", **texts)}).prompt == "a pier"


def test_words_of_other_programs_are_understood():
    told = making_of(Carried(parameters=WORDS))
    assert (told.negative, told.seed, told.steps) == ("blurry, people", 4294967295, 28)
    assert (told.cfg, told.sampler, told.models) == (6.5, "DPM++ 2M", ("sdXL_v10",))
    words = "sea <lora:ink:0.8>\nSteps: 5, Seed: 1"
    told = making_of(Carried(parameters=words))
    assert (told.prompt, told.loras) == ("sea", ("ink",))


@pytest.mark.parametrize(
    "graph",
    [
        {"1": 7},
        {"1": {"class_type": "X"}},
        {"1": node("X", a=["1", 0])},
        {"1": node("X", seed=["2", 0]), "2": node("Y", seed=["1", 0])},
        {"1": node("X", seed=["gone", 0], text=["gone", 0])},
        {"1": node("KSampler", seed=True, steps="many", cfg=False, sampler_name=["2", 0])},
        {"1": node("KSampler", seed=-1)},
        {"1": node("LTXAVTextEncoderLoader", text_encoder="gemma_3_12B_it_fp4_mixed.safetensors")},
    ],
)
def test_a_broken_graph_tells_nothing(graph: dict[str, Any]):
    assert made(graph) == Making()


def test_every_meaning_has_names():
    assert len(load_names()) == 11
