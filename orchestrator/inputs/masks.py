"""Joins a picture and its mask into the one file that ComfyUI's LoadImage reads."""

import io
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from .models import InputUnusable


def masked_picture(image: Path, mask: Path) -> bytes:
    """A PNG whose alpha is 0 where the graph may change the picture.

    A mask with transparency says it by being transparent, as ComfyUI's mask editor does, any
    other by being white. It takes the picture's size. Raises `InputUnusable`.
    """
    picture, alpha = _picture(image), _alpha(mask)
    picture.putalpha(alpha.resize(picture.size))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=4)
    return buffer.getvalue()


def _picture(path: Path) -> Image.Image:
    return ImageOps.exif_transpose(_opened(path)).convert("RGB")


def _alpha(path: Path) -> Image.Image:
    mask = _opened(path)
    if "A" in mask.getbands() or "transparency" in mask.info:
        return mask.convert("RGBA").getchannel("A")
    return ImageOps.invert(mask.convert("L"))


def _opened(path: Path) -> Image.Image:
    try:
        with Image.open(path) as image:
            image.load()
            return image
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise InputUnusable(f"{path.name} is not a whole picture: {error}.") from error
