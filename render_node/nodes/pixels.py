"""Arrays of pictures: scaling, and the way to and from Pillow."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .values import Images, Masks

METHODS = {
    "nearest-exact": Image.Resampling.NEAREST,
    "nearest": Image.Resampling.NEAREST,
    "bilinear": Image.Resampling.BILINEAR,
    "area": Image.Resampling.BOX,
    "bicubic": Image.Resampling.BICUBIC,
    "bislerp": Image.Resampling.BICUBIC,
    "lanczos": Image.Resampling.LANCZOS,
}


def to_pillow(picture: NDArray[np.uint8]) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(picture))


def from_pillow(picture: Image.Image, mode: str = "RGB") -> NDArray[np.uint8]:
    return np.asarray(picture.convert(mode), dtype=np.uint8)


def stacked(pictures: Sequence[NDArray[np.uint8]]) -> Images:
    return np.stack(pictures)


def scaled(images: Images, width: int, height: int, method: str = "lanczos") -> Images:
    """Every picture at `width` x `height`, without regard to its proportions."""
    if images.shape[1:3] == (height, width):
        return images
    how = METHODS[method]
    return stacked([from_same(to_pillow(image).resize((width, height), how)) for image in images])


def from_same(picture: Image.Image) -> NDArray[np.uint8]:
    """The pixels of an RGB or RGBA picture as they are."""
    return np.asarray(picture, dtype=np.uint8)


def cropped_to(images: Images, width: int, height: int) -> Images:
    """The middle part that has the proportions of `width` x `height`."""
    old_height, old_width = images.shape[1:3]
    x = y = 0
    if old_width / old_height > width / height:
        x = round((old_width - old_height * width / height) / 2)
    else:
        y = round((old_height - old_width * height / width) / 2)
    return images[:, y : old_height - y, x : old_width - x]


def scaled_masks(masks: Masks, width: int, height: int) -> Masks:
    if masks.shape[1:] == (height, width):
        return masks
    size = (width, height)
    layers = [Image.fromarray(mask).resize(size, Image.Resampling.BILINEAR) for mask in masks]
    return np.stack([np.asarray(layer, dtype=np.float32) for layer in layers])


def mixed(under: Images, over: Images, amount: NDArray[np.floating] | float) -> Images:
    """`under` where `amount` is 0, `over` where it is 1."""
    lower, upper = under.astype(np.float32), over.astype(np.float32)
    return rounded(lower + (upper - lower) * amount)


def rounded(values: NDArray[np.floating]) -> Images:
    return np.clip(values + 0.5, 0, 255).astype(np.uint8)


def repeated_to(images: Images, count: int) -> Images:
    """As many pictures as asked for: a short batch goes on with its last one."""
    if len(images) >= count:
        return images[:count]
    return np.concatenate([images, np.repeat(images[-1:], count - len(images), axis=0)])
