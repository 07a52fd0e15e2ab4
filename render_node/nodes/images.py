"""Pictures: load, scale, cut and join them, for real."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from .call import Call, Result, Run
from .latents import fitted
from .pixels import (
    cropped_to,
    from_pillow,
    mixed,
    repeated_to,
    scaled,
    scaled_masks,
    stacked,
)
from .values import Images, Masks, Several

Values = NDArray[np.floating]

MEGAPIXEL = 1024 * 1024
"""What ComfyUI counts as a million pixels."""

NO_MASK = (1, 64, 64)
"""The shape of the empty mask of a picture without transparency."""


def load_image(call: Call) -> Result:
    """The picture and the inverse of its transparency as a mask; every frame of an animation."""
    name, info = call.text("image"), call.info.inputs["image"]
    with Image.open(call.stage.folders.annotated(name, info.files or "input")) as file:
        file.load()
        frames = [_upright(file, index) for index in range(getattr(file, "n_frames", 1))]
    same_size = [frame for frame in frames if frame.size == frames[0].size]
    images = stacked([from_pillow(frame) for frame in same_size])
    return Result((images, np.concatenate([_mask_of(frame) for frame in same_size])))


def _upright(file: Image.Image, index: int) -> Image.Image:
    file.seek(index)
    return ImageOps.exif_transpose(file) or file.copy()


def _mask_of(picture: Image.Image) -> Masks:
    if picture.mode == "P" and "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if "A" not in picture.getbands():
        return np.zeros(NO_MASK, dtype=np.float32)
    alpha = np.asarray(picture.getchannel("A"), dtype=np.float32)[None]
    return np.float32(1) - alpha / np.float32(255)


def empty_image(call: Call) -> Result:
    colour = call.whole("color")
    shape = (call.whole("batch_size"), call.whole("height"), call.whole("width"), 3)
    images = np.empty(shape, dtype=np.uint8)
    images[:] = (colour >> 16 & 255, colour >> 8 & 255, colour & 255)
    return Result((images,))


def scale(call: Call) -> Result:
    """A side of 0 follows the proportions; two give the picture back as it is."""
    images = call.images("image")
    width, height = call.whole("width"), call.whole("height")
    if not width and not height:
        return Result((images,))
    old_height, old_width = images.shape[1:3]
    width = width or max(1, round(old_width * height / old_height))
    height = height or max(1, round(old_height * width / old_width))
    cut = cropped_to(images, width, height) if call.text("crop") == "center" else images
    return Result((scaled(cut, width, height, call.text("upscale_method")),))


def scale_by(call: Call) -> Result:
    return Result((_by(call, call.number("scale_by")),))


def scale_to_total_pixels(call: Call) -> Result:
    images = call.images("image")
    total = call.number("megapixels") * MEGAPIXEL
    return Result((_by(call, (total / (images.shape[1] * images.shape[2])) ** 0.5),))


def scale_to_max(call: Call) -> Result:
    longest = max(call.images("image").shape[1:3])
    return Result((_by(call, call.whole("largest_size") / longest),))


def upscale_with_model(call: Call) -> Result:
    """By the factor in the model's name, such as 4x, without the model's invention."""
    name = str(call.inputs["upscale_model"]).lower()
    factor = next((n for n in (8, 4, 2) if f"{n}x" in name or f"x{n}" in name), 4)
    images = call.images("image")
    return Result((scaled(images, images.shape[2] * factor, images.shape[1] * factor),))


def kontext_scale(call: Call) -> Result:
    """About a megapixel in the proportions of the picture, in steps of 16."""
    images = call.images("image")
    height, width = images.shape[1:3]
    by = (MEGAPIXEL / (width * height)) ** 0.5
    size = [max(16, round(side * by / 16) * 16) for side in (width, height)]
    return Result((fitted(images, size[0], size[1]),))


def _by(call: Call, factor: float) -> Images:
    images = call.images("image")
    width, height = (max(1, round(side * factor)) for side in (images.shape[2], images.shape[1]))
    return scaled(images, width, height, call.text("upscale_method"))


def crop(call: Call) -> Result:
    images = call.images("image")
    x = min(call.whole("x"), images.shape[2] - 1)
    y = min(call.whole("y"), images.shape[1] - 1)
    return Result((images[:, y : y + call.whole("height"), x : x + call.whole("width")],))


def invert(call: Call) -> Result:
    return Result((255 - call.images("image"),))


def composite(call: Call) -> Result:
    """The source on the destination at x, y, where the mask lets it."""
    target = call.images("destination")[..., :3].copy()
    source = call.images("source")[..., :3]
    if call.flag("resize_source"):
        source = scaled(source, *_size(target), "bilinear")
    source = repeated_to(source, len(target))
    width, height = _size(source)
    mask = np.ones((1, height, width), dtype=np.float32)
    if call.has("mask"):
        mask = scaled_masks(call.masks("mask"), width, height)
    x, y = call.whole("x"), call.whole("y")
    place = target[:, y : y + height, x : x + width]
    rows, columns = place.shape[1:3]
    amount = mask[:1, :rows, :columns, None] if len(mask) != len(target) else mask[..., None]
    place[:] = mixed(place, source[:, :rows, :columns], amount[:, :rows, :columns])
    return Result((target,))


def batch(call: Call) -> Result:
    first, second = call.images("image1"), call.images("image2")
    return Result((np.concatenate([first[..., :3], fitted(second[..., :3], *_size(first))]),))


def repeat(call: Call) -> Result:
    return Result((np.tile(call.images("image"), (call.whole("amount"), 1, 1, 1)),))


def from_batch(call: Call) -> Result:
    images = call.images("image")
    first = min(call.whole("batch_index"), len(images) - 1)
    return Result((images[first : first + call.whole("length")],))


def rebatch(call: Call) -> Result:
    """All pictures, however they came, in batches of the wanted size."""
    given, size = call.inputs["images"], call.inputs["batch_size"]
    batches: list[Images] = list(given.items) if isinstance(given, Several) else [given]
    wanted = int(size.items[0] if isinstance(size, Several) else size)
    joined = np.concatenate([fitted(images, *_size(batches[0])) for images in batches])
    starts = range(0, len(joined), wanted)
    return Result((Several(tuple(joined[start : start + wanted] for start in starts)),))


def pad_for_outpaint(call: Call) -> Result:
    """A grey border to fill, and the mask of it, feathered into the picture."""
    images = call.images("image")
    names = ("top", "bottom", "left", "right")
    top, bottom, left, right = (call.whole(name) for name in names)
    around = ((0, 0), (top, bottom), (left, right), (0, 0))
    padded = np.pad(images, around, constant_values=128)
    edge = np.zeros(images.shape[1:3], dtype=np.float32)
    if call.whole("feathering"):
        edge = _feathered(edge, call.whole("feathering"), (top, bottom, left, right))
    mask = np.pad(edge, around[1:3], constant_values=1.0)
    return Result((padded, mask[None]))


def _feathered(edge: Values, width: int, sides: tuple[int, int, int, int]) -> Values:
    height_of, width_of = edge.shape
    rows: Values = np.arange(height_of, dtype=np.float32)[:, None]
    columns: Values = np.arange(width_of, dtype=np.float32)[None]
    far = np.full(edge.shape, np.inf, dtype=np.float32)
    distances: tuple[Values, ...] = (rows, height_of - rows, columns, width_of - columns)
    for side, distance in zip(sides, distances, strict=True):
        if side:
            far = np.minimum(far, distance)
    return (np.clip((width - far) / width, 0, 1) ** 2).astype(np.float32)


def rotate(call: Call) -> Result:
    turns = {"90": 1, "180": 2, "270": 3}.get(call.text("rotation").split(" ")[0], 0)
    return Result((np.ascontiguousarray(np.rot90(call.images("image"), -turns, axes=(1, 2))),))


def flip(call: Call) -> Result:
    axis = 1 if call.text("flip_method").startswith("x-axis") else 2
    return Result((np.flip(call.images("image"), axis).copy(),))


def stitch(call: Call) -> Result:
    """The second picture beside the first, with a coloured gap."""
    first = call.images("image1")[..., :3]
    if not call.has("image2"):
        return Result((first,))
    direction, axis = call.text("direction"), 2
    if direction in ("up", "down"):
        axis = 1
    second = repeated_to(_matched(call, first, axis), len(first))
    first = repeated_to(first, len(second))
    gap = _gap(call, first, axis)
    order = [first, gap, second] if direction in ("right", "down") else [second, gap, first]
    return Result((np.concatenate(order, axis=axis),))


def _matched(call: Call, first: Images, axis: int) -> Images:
    """The second picture with the first one's length along the seam."""
    second = call.images("image2")[..., :3]
    seam = 3 - axis
    by = first.shape[seam] / second.shape[seam]
    if call.flag("match_image_size"):
        size = [max(1, round(side * by)) for side in _size(second)]
        size[1 if seam == 1 else 0] = first.shape[seam]
        return scaled(second, size[0], size[1])
    size = list(_size(second))
    size[1 if seam == 1 else 0] = first.shape[seam]
    return _padded(second, size[0], size[1], 0)


def _gap(call: Call, beside: Images, axis: int) -> Images:
    colours = {"white": (255, 255, 255), "black": (0, 0, 0), "red": (255, 0, 0)}
    colours |= {"green": (0, 255, 0), "blue": (0, 0, 255)}
    shape = list(beside.shape)
    shape[axis] = call.whole("spacing_width")
    gap = np.empty(shape, dtype=np.uint8)
    gap[:] = colours[call.text("spacing_color")]
    return gap


def resize_and_pad(call: Call) -> Result:
    images = call.images("image")
    width, height = call.whole("target_width"), call.whole("target_height")
    by = min(width / images.shape[2], height / images.shape[1])
    size = (max(1, round(images.shape[2] * by)), max(1, round(images.shape[1] * by)))
    smaller = scaled(images, *size, call.text("interpolation"))
    colour = 255 if call.text("padding_color") == "white" else 0
    return Result((_padded(smaller, width, height, colour),))


def _padded(images: Images, width: int, height: int, colour: int) -> Images:
    """In the middle of a field of `width` x `height`, cut where it is larger."""
    images = images[:, :height, :width]
    left, top = (width - images.shape[2]) // 2, (height - images.shape[1]) // 2
    field = np.full((len(images), height, width, images.shape[3]), colour, dtype=np.uint8)
    field[:, top : top + images.shape[1], left : left + images.shape[2]] = images
    return field


def image_size(call: Call) -> Result:
    images = call.images("image")
    return Result((images.shape[2], images.shape[1], len(images)))


def _size(images: Images) -> tuple[int, int]:
    return images.shape[2], images.shape[1]


RUNS: dict[str, Run] = {
    "load_image": load_image,
    "empty_image": empty_image,
    "scale": scale,
    "scale_by": scale_by,
    "scale_to_total_pixels": scale_to_total_pixels,
    "scale_to_max": scale_to_max,
    "upscale_with_model": upscale_with_model,
    "kontext_scale": kontext_scale,
    "crop": crop,
    "invert": invert,
    "composite": composite,
    "batch": batch,
    "repeat": repeat,
    "from_batch": from_batch,
    "rebatch": rebatch,
    "pad_for_outpaint": pad_for_outpaint,
    "rotate": rotate,
    "flip": flip,
    "stitch": stitch,
    "resize_and_pad": resize_and_pad,
    "image_size": image_size,
}
