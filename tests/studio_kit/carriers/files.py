"""Files as the programs write them that people use."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import av
import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

GRAPH: dict[str, Any] = {
    "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "größe.safetensors"}},
    "2": {"class_type": "CLIPTextEncode", "inputs": {"text": 'a "wall", sea', "clip": ["1", 1]}},
}
PAGE: dict[str, Any] = {"nodes": [{"id": 1, "type": "CheckpointLoaderSimple"}], "links": []}
WORDS = (
    "a wall at the sea, (dusk:1.2)\nsecond line\n"
    "Negative prompt: blurry, people\n"
    "Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6.5, "
    'Seed: 4294967295, "x": 1, Size: 832x1216, Model hash: 31e35c80fc, '
    'Model: sdXL_v10, Lora hashes: "a: 1, b: 2", '
    "Version: v1.10"
)

EXIF_MODEL, EXIF_MAKE, EXIF_COMMENT, EXIF_DIRECTORY = 0x0110, 0x010F, 0x9286, 0x8769


def still(format: str, **options: Any) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (16, 8), (90, 80, 70)).save(file, format, **options)
    return file.getvalue()


def png(texts: Mapping[str, str], *, zip: bool = False) -> bytes:
    info = PngInfo()
    for keyword, text in texts.items():
        info.add_itxt(keyword, text, zip=zip)
    return still("PNG", pnginfo=info)


def comfy_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[EXIF_MODEL] = f"prompt:{json.dumps(GRAPH)}"
    exif[EXIF_MAKE] = f"workflow:{json.dumps(PAGE)}"
    return exif


def comment_exif(text: str) -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(EXIF_DIRECTORY)[EXIF_COMMENT] = b"UNICODE\0" + text.encode("utf-16-be")
    return exif


def animated_webp() -> bytes:
    file = io.BytesIO()
    frames = [Image.new("RGB", (16, 8), (shade, 0, 0)) for shade in (0, 100, 200)]
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:], exif=comfy_exif())
    return file.getvalue()


def film(path: Path, tags: Mapping[str, str], *, codec: str = "mpeg4", keep: bool = True) -> bytes:
    """`keep`: every tag is kept by its name, as ComfyUI asks for; else only those of the format."""
    options = {"movflags": "use_metadata_tags"} if keep and path.suffix == ".mp4" else {}
    with av.open(str(path), "w", options=options) as container:
        container.metadata.update(tags)
        stream: Any = container.add_stream(codec, rate=10)
        stream.width, stream.height = 64, 48
        pixels = np.full((48, 64, 3), 90, np.uint8)
        container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode())
    return path.read_bytes()


def sound(path: Path, tags: Mapping[str, str], *, codec: str) -> bytes:
    with av.open(str(path), "w") as container:
        container.metadata.update(tags)
        stream: Any = container.add_stream(codec, rate=48000)
        stream.layout = "mono"
        width = stream.codec_context.frame_size or 960
        for start in range(0, 4 * width, width):
            frame = av.AudioFrame(format="s16", layout="mono", samples=width)
            frame.planes[0].update(bytes(2 * width))
            frame.rate, frame.pts = 48000, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path.read_bytes()
