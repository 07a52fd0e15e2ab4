"""Masks: made, cut, grown, feathered and joined."""

import numpy as np
from PIL import Image

from .call import Call, Result, Run
from .latents import grown
from .pixels import scaled_masks
from .values import Images, Masks

CHANNELS = ("red", "green", "blue", "alpha")


def load_image_mask(call: Call) -> Result:
    """One channel of a picture; alpha is inverted, and empty where there is none."""
    info, channel = call.info.inputs["image"], call.text("channel")
    path = call.stage.folders.annotated(call.text("image"), info.files or "input")
    with Image.open(path) as file:
        if channel == "alpha" and "A" not in file.getbands():
            return Result((np.zeros((1, 64, 64), dtype=np.float32),))
        layer = file.convert("RGBA").getchannel(CHANNELS.index(channel))
        values = np.asarray(layer, dtype=np.float32)[None] / 255
    return Result((1 - values if channel == "alpha" else values,))


def mask_to_image(call: Call) -> Result:
    return Result((as_images(call.masks("mask")),))


def as_images(masks: Masks) -> Images:
    grey = np.clip(masks * 255 + 0.5, 0, 255).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=3)


def image_to_mask(call: Call) -> Result:
    """Raises `IndexError` for the alpha of a picture that has none, as ComfyUI does."""
    channel = call.images("image")[..., CHANNELS.index(call.text("channel"))]
    return Result((channel.astype(np.float32) / 255,))


def colour_to_mask(call: Call) -> Result:
    colour = call.whole("color")
    wanted = np.array([colour >> 16 & 255, colour >> 8 & 255, colour & 255], dtype=np.uint8)
    same = (call.images("image")[..., :3] == wanted).all(axis=3)
    return Result((same.astype(np.float32),))


def solid_mask(call: Call) -> Result:
    shape = (1, call.whole("height"), call.whole("width"))
    return Result((np.full(shape, call.number("value"), dtype=np.float32),))


def invert_mask(call: Call) -> Result:
    return Result((1 - call.masks("mask"),))


def crop_mask(call: Call) -> Result:
    x, y = call.whole("x"), call.whole("y")
    return Result(
        (call.masks("mask")[:, y : y + call.whole("height"), x : x + call.whole("width")],)
    )


def mask_composite(call: Call) -> Result:
    target, source = call.masks("destination").copy(), call.masks("source")
    x, y = call.whole("x"), call.whole("y")
    place = target[:, y : y + source.shape[1], x : x + source.shape[2]]
    source = source[:1, : place.shape[1], : place.shape[2]]
    place[:] = np.clip(_joined(place, source, call.text("operation")), 0, 1)
    return Result((target,))


def _joined(under: Masks, over: Masks, operation: str) -> Masks:
    match operation:
        case "multiply":
            return under * over
        case "add":
            return under + over
        case "subtract":
            return under - over
        case _:
            return _logical(under, over, operation)


def _logical(under: Masks, over: Masks, operation: str) -> Masks:
    first, second = under.round().astype(bool), over.round().astype(bool)
    logic = {"and": np.logical_and, "or": np.logical_or, "xor": np.logical_xor}
    return logic[operation](first, second).astype(np.float32)


def feather_mask(call: Call) -> Result:
    """The mask falls to nothing over so many pixels at each side."""
    masks = call.masks("mask").copy()
    height, width = masks.shape[1:]
    rows, columns = np.ones(height, dtype=np.float32), np.ones(width, dtype=np.float32)
    for line, side, reverse in (
        (columns, "left", False),
        (columns, "right", True),
        (rows, "top", False),
        (rows, "bottom", True),
    ):
        length = min(call.whole(side), len(line))
        ramp = (np.arange(length, dtype=np.float32) + 1) / max(call.whole(side), 1)
        view = line[::-1] if reverse else line
        view[:length] *= ramp
    return Result((masks * rows[None, :, None] * columns[None, None],))


def grow_mask(call: Call) -> Result:
    return Result((grown(call.masks("mask"), call.whole("expand")),))


def threshold_mask(call: Call) -> Result:
    return Result(((call.masks("mask") > call.number("value")).astype(np.float32),))


def split_alpha(call: Call) -> Result:
    images = call.images("image")
    opaque = np.ones(images.shape[:3], dtype=np.float32)
    alpha = images[..., 3].astype(np.float32) / 255 if images.shape[3] > 3 else opaque
    return Result((images[..., :3], 1 - alpha))


def join_alpha(call: Call) -> Result:
    images = call.images("image")[..., :3]
    alpha = scaled_masks(1 - call.masks("alpha"), images.shape[2], images.shape[1])
    count = min(len(images), len(alpha))
    layer = np.clip(alpha[:count] * 255 + 0.5, 0, 255).astype(np.uint8)
    return Result((np.concatenate([images[:count], layer[..., None]], axis=3),))


RUNS: dict[str, Run] = {
    "load_image_mask": load_image_mask,
    "mask_to_image": mask_to_image,
    "image_to_mask": image_to_mask,
    "colour_to_mask": colour_to_mask,
    "solid_mask": solid_mask,
    "invert_mask": invert_mask,
    "crop_mask": crop_mask,
    "mask_composite": mask_composite,
    "feather_mask": feather_mask,
    "grow_mask": grow_mask,
    "threshold_mask": threshold_mask,
    "split_alpha": split_alpha,
    "join_alpha": join_alpha,
}
