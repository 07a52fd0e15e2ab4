"""Pictures become files with the graph inside them."""

import json
from typing import Any

from PIL import Image, PngImagePlugin

from render_node.folders import SavePlace

from .call import Call, Result, Run
from .masks import as_images
from .pixels import to_pillow
from .values import Images

SAVED_COMPRESSION = 4
PREVIEW_COMPRESSION = 1

_WEBP_METHODS = {"default": 4, "fastest": 0, "slowest": 6}


def save_image(call: Call) -> Result:
    images = call.images("images")
    place = call.stage.folders.place(call.text("filename_prefix"), "output", _size(images))
    return _saved(call, images, place, "output", SAVED_COMPRESSION)


def preview_image(call: Call) -> Result:
    return _previewed(call, call.images("images"))


def preview_mask(call: Call) -> Result:
    return _previewed(call, as_images(call.masks("mask")))


def preview_any(call: Call) -> Result:
    return Result(ui={"text": [_as_text(call.inputs.get("source"))]})


def save_animated_webp(call: Call) -> Result:
    frames = [to_pillow(image) for image in call.images("images")]
    exif = frames[0].getexif()
    exif[0x0110] = "prompt:" + json.dumps(call.stage.graph)
    for tag, (name, value) in enumerate(call.stage.extra_pnginfo.items()):
        exif[0x010F - tag] = f"{name}:{json.dumps(value)}"
    options: dict[str, Any] = {
        "lossless": call.flag("lossless"),
        "quality": call.whole("quality"),
        "method": _WEBP_METHODS[call.text("method")],
        "exif": exif,
    }
    return _animated(call, frames, ".webp", "WEBP", options)


def save_animated_png(call: Call) -> Result:
    frames = [to_pillow(image) for image in call.images("images")]
    options: dict[str, Any] = {
        "pnginfo": text_chunks(call),
        "compress_level": call.whole("compress_level"),
    }
    return _animated(call, frames, ".png", "PNG", options)


def text_chunks(call: Call) -> PngImagePlugin.PngInfo:
    """The text chunks by which ComfyUI's page reads a graph back from a picture."""
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("prompt", json.dumps(call.stage.graph))
    for name, value in call.stage.extra_pnginfo.items():
        chunks.add_text(name, json.dumps(value))
    return chunks


def entry(name: str, place: SavePlace, kind: str) -> dict[str, str]:
    """A file as `executed` and history name it."""
    return {"filename": name, "subfolder": place.subfolder, "type": kind}


def _previewed(call: Call, images: Images) -> Result:
    place = call.stage.folders.place(call.stage.temp_prefix, "temp")
    return _saved(call, images, place, "temp", PREVIEW_COMPRESSION)


def _saved(call: Call, images: Images, place: SavePlace, kind: str, compression: int) -> Result:
    stem = place.stem
    entries: list[dict[str, str]] = []
    for number, image in enumerate(images):
        numbered = SavePlace(
            place.folder, stem.replace("%batch_num%", str(number)), place.counter, place.subfolder
        )
        name = numbered.name(number, ".png")
        picture = to_pillow(image)
        picture.save(place.folder / name, pnginfo=text_chunks(call), compress_level=compression)
        entries.append(entry(name, place, kind))
    return Result(ui={"images": entries})


def _animated(
    call: Call, frames: list[Image.Image], suffix: str, kind: str, options: dict[str, Any]
) -> Result:
    size = frames[0].size
    place = call.stage.folders.place(call.text("filename_prefix"), "output", size)
    name = place.name(0, suffix)
    frames[0].save(
        place.folder / name,
        kind,
        save_all=True,
        append_images=frames[1:],
        duration=round(1000 / call.number("fps")),
        loop=0,
        **options,
    )
    return Result(ui={"images": [entry(name, place, "output")], "animated": [True]})


def _as_text(value: Any) -> str:
    if value is None or isinstance(value, (str, int, float, bool)):
        return str(value)
    try:
        return json.dumps(value)
    except TypeError:
        return str(value)


def _size(images: Images) -> tuple[int, int]:
    return images.shape[2], images.shape[1]


RUNS: dict[str, Run] = {
    "save_image": save_image,
    "preview_image": preview_image,
    "preview_mask": preview_mask,
    "preview_any": preview_any,
    "save_animated_webp": save_animated_webp,
    "save_animated_png": save_animated_png,
}
