"""Graphs in ComfyUI's API form."""

from typing import Any

Graph = dict[str, Any]


def node(class_type: str, **inputs: Any) -> dict[str, Any]:
    return {"class_type": class_type, "inputs": inputs}


def empty_image(color: int = 1193046, width: Any = 64) -> dict[str, Any]:
    return node("EmptyImage", width=width, height=64, batch_size=1, color=color)


def plain(prefix: str = "nm", color: int = 1193046) -> Graph:
    """A graph without a model: a colour, scaled, inverted and saved."""
    scale = {"upscale_method": "bilinear", "width": 128, "height": 128, "crop": "disabled"}
    return {
        "1": empty_image(color),
        "2": node("ImageScale", image=["1", 0], **scale),
        "3": node("ImageInvert", image=["2", 0]),
        "4": node("SaveImage", images=["3", 0], filename_prefix=prefix),
    }


def diffusion(*, seed: int = 1, steps: int = 3, text: str = "a photo of a cat") -> Graph:
    """The classic text-to-image graph, with the node ids of the recordings."""
    settings = {"cfg": 7.0, "sampler_name": "euler", "scheduler": "normal", "denoise": 1.0}
    links = {"model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0]}
    return {
        "3": node("KSampler", seed=seed, steps=steps, **settings, **links, latent_image=["5", 0]),
        "4": node("CheckpointLoaderSimple", ckpt_name="storyboard-sketch.safetensors"),
        "5": node("EmptyLatentImage", width=96, height=64, batch_size=1),
        "6": node("CLIPTextEncode", text=text, clip=["4", 1]),
        "7": node("CLIPTextEncode", text="blurry", clip=["4", 1]),
        "8": node("VAEDecode", samples=["3", 0], vae=["4", 2]),
        "9": node("SaveImage", filename_prefix="sd", images=["8", 0]),
    }
