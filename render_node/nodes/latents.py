"""Latents: empty ones, pictures made into them and back, and what cuts and joins them."""

from dataclasses import replace

import numpy as np

from .call import Call, Result, Run
from .pixels import cropped_to, mixed, repeated_to, scaled, scaled_masks
from .values import Images, Latent, Masks

EMPTY_GREY = 127
"""What an unsampled latent decodes to."""


def empty_latent(call: Call) -> Result:
    frames = call.whole("length") if call.has("length") else 1
    latent = Latent(
        call.whole("width"), call.whole("height"), batch=call.whole("batch_size"), frames=frames
    )
    return Result((latent,) * len(call.info.outputs))


def encode_image(call: Call) -> Result:
    return Result((_of_pixels(call.images("pixels")),))


def encode_for_inpaint(call: Call) -> Result:
    latent = _of_pixels(call.images("pixels"))
    mask = scaled_masks(call.masks("mask"), latent.width, latent.height)
    return Result((replace(latent, mask=grown(mask, call.whole("grow_mask_by"))),))


def decode(call: Call) -> Result:
    return Result((decoded(call.latent("samples")),))


def decoded(latent: Latent) -> Images:
    """The pictures of a latent, `batch * frames` of them."""
    if latent.pixels is not None:
        return latent.pixels
    shape = (latent.batch * latent.frames, latent.height, latent.width, 3)
    return np.full(shape, EMPTY_GREY, dtype=np.uint8)


def set_noise_mask(call: Call) -> Result:
    latent = call.latent("samples")
    mask = scaled_masks(call.masks("mask"), latent.width, latent.height)
    return Result((replace(latent, mask=mask),))


def latent_upscale(call: Call) -> Result:
    """A side of 0 keeps the proportions, as in ComfyUI."""
    latent = call.latent("samples")
    width, height = call.whole("width"), call.whole("height")
    if not width and not height:
        return Result((latent,))
    width = width or max(64, round(latent.width * height / latent.height))
    height = height or max(64, round(latent.height * width / latent.width))
    crop = call.text("crop") == "center"
    return Result((_resized(latent, width, height, call.text("upscale_method"), crop=crop),))


def latent_upscale_by(call: Call) -> Result:
    latent, by = call.latent("samples"), call.number("scale_by")
    width, height = (max(8, round(side * by / 8) * 8) for side in (latent.width, latent.height))
    return Result((_resized(latent, width, height, call.text("upscale_method"), crop=False),))


def latent_from_batch(call: Call) -> Result:
    latent = call.latent("samples")
    first = min(call.whole("batch_index"), latent.batch - 1)
    count = min(call.whole("length"), latent.batch - first)
    per = latent.frames
    pixels = None if latent.pixels is None else latent.pixels[first * per : (first + count) * per]
    return Result((replace(latent, batch=count, pixels=pixels),))


def repeat_latent(call: Call) -> Result:
    latent, amount = call.latent("samples"), call.whole("amount")
    pixels = None if latent.pixels is None else np.tile(latent.pixels, (amount, 1, 1, 1))
    return Result((replace(latent, batch=latent.batch * amount, pixels=pixels),))


def latent_batch(call: Call) -> Result:
    first, second = call.latent("samples1"), call.latent("samples2")
    second_pixels = scaled(decoded(second), first.width, first.height)
    pixels = np.concatenate([decoded(first), second_pixels])
    return Result((replace(first, batch=first.batch + second.batch, pixels=pixels),))


def latent_rotate(call: Call) -> Result:
    latent = call.latent("samples")
    turns = {"90": 1, "180": 2, "270": 3}.get(call.text("rotation").split(" ")[0], 0)
    pixels = np.rot90(decoded(latent), -turns, axes=(1, 2))
    return Result((_with_pixels(latent, np.ascontiguousarray(pixels)),))


def latent_flip(call: Call) -> Result:
    latent = call.latent("samples")
    axis = 1 if call.text("flip_method").startswith("x-axis") else 2
    return Result((_with_pixels(latent, np.flip(decoded(latent), axis).copy()),))


def latent_crop(call: Call) -> Result:
    latent = call.latent("samples")
    width, height = call.whole("width"), call.whole("height")
    x, y = min(call.whole("x"), latent.width - 8), min(call.whole("y"), latent.height - 8)
    return Result((_with_pixels(latent, decoded(latent)[:, y : y + height, x : x + width]),))


def latent_composite(call: Call) -> Result:
    under, over = call.latent("samples_to"), call.latent("samples_from")
    pixels = decoded(under).copy()
    x, y = call.whole("x"), call.whole("y")
    target = pixels[:, y : y + over.height, x : x + over.width]
    source = repeated_to(decoded(over), len(pixels))
    target[:] = source[:, : target.shape[1], : target.shape[2]]
    return Result((replace(under, pixels=pixels),))


def latent_blend(call: Call) -> Result:
    first, second = call.latent("samples1"), call.latent("samples2")
    other = repeated_to(scaled(decoded(second), first.width, first.height), len(decoded(first)))
    pixels = mixed(decoded(first), other, 1 - call.number("blend_factor"))
    return Result((replace(first, pixels=pixels),))


def trim_video_latent(call: Call) -> Result:
    """The amount counts latent frames; without a reference image it is 0."""
    latent = call.latent("samples")
    cut = min(call.whole("trim_amount") * 4, latent.frames - 1)
    pixels = None if latent.pixels is None else latent.pixels[cut:]
    return Result((replace(latent, frames=latent.frames - cut, pixels=pixels),))


def grown(masks: Masks, by: int) -> Masks:
    """Each mask widened by `by` pixels in every direction; a negative number shrinks it."""
    step = np.maximum if by > 0 else np.minimum
    for _ in range(abs(by)):
        padded = np.pad(masks, ((0, 0), (1, 1), (1, 1)), mode="edge")
        across = step(step(padded[:, :, :-2], padded[:, :, 1:-1]), padded[:, :, 2:])
        masks = step(step(across[:, :-2], across[:, 1:-1]), across[:, 2:])
    return masks


def fitted(images: Images, width: int, height: int) -> Images:
    """Cropped to the proportions and scaled."""
    return scaled(cropped_to(images, width, height), width, height)


def _of_pixels(pixels: Images) -> Latent:
    height, width = (side // 8 * 8 or side for side in pixels.shape[1:3])
    return Latent(width, height, batch=len(pixels), pixels=pixels[:, :height, :width, :3])


def _with_pixels(latent: Latent, pixels: Images) -> Latent:
    return replace(latent, width=pixels.shape[2], height=pixels.shape[1], pixels=pixels)


def _resized(latent: Latent, width: int, height: int, method: str, *, crop: bool) -> Latent:
    pixels = latent.pixels
    if pixels is not None:
        pixels = scaled(
            cropped_to(pixels, width, height) if crop else pixels, width, height, method
        )
    mask = None if latent.mask is None else scaled_masks(latent.mask, width, height)
    return replace(latent, width=width, height=height, pixels=pixels, mask=mask)


RUNS: dict[str, Run] = {
    "empty_latent": empty_latent,
    "encode_image": encode_image,
    "encode_for_inpaint": encode_for_inpaint,
    "decode": decode,
    "set_noise_mask": set_noise_mask,
    "latent_upscale": latent_upscale,
    "latent_upscale_by": latent_upscale_by,
    "latent_from_batch": latent_from_batch,
    "repeat_latent": repeat_latent,
    "latent_batch": latent_batch,
    "latent_rotate": latent_rotate,
    "latent_flip": latent_flip,
    "latent_crop": latent_crop,
    "latent_composite": latent_composite,
    "latent_blend": latent_blend,
    "trim_video_latent": trim_video_latent,
}
