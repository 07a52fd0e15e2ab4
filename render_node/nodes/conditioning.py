"""Words: text encoders, and what joins or drops them."""

from .call import Call, Result, Run, carry
from .latents import fitted
from .values import Conditioning, Latent


def encode_text(call: Call) -> Result:
    """Every text input, once each: SDXL and Flux graphs repeat the same words."""
    names = [name for name, info in call.info.inputs.items() if info.kind == "STRING"]
    texts = (call.text(name).strip() for name in names if call.has(name))
    former: list[Conditioning] = call.of_kind("CONDITIONING")
    words = [text for conditioning in former for text in conditioning.texts]
    return Result((Conditioning(_once([*words, *texts])),))


def combine(call: Call) -> Result:
    given: list[Conditioning] = call.of_kind("CONDITIONING")
    return Result((Conditioning(_once([text for one in given for text in one.texts])),))


def average(call: Call) -> Result:
    """Words cannot be mixed by halves: the stronger side leads."""
    to, other = call.conditioning("conditioning_to"), call.conditioning("conditioning_from")
    strength = call.number("conditioning_to_strength")
    first, second = (to, other) if strength >= 0.5 else (other, to)
    texts = first.texts if strength in (0.0, 1.0) else (*first.texts, *second.texts)
    return Result((Conditioning(_once(list(texts))),))


def zero_out(call: Call) -> Result:
    return Result((Conditioning(),))


def condition_on_image(call: Call) -> Result:
    """Inpainting and instructed edits: a latent that already holds the picture."""
    pixels = call.images("pixels")
    latent = Latent(
        pixels.shape[2],
        pixels.shape[1],
        batch=pixels.shape[0],
        pixels=pixels[..., :3],
        mask=call.masks("mask") if call.has("mask") else None,
    )
    return Result((*carry(call).values[:2], latent))


def condition_on_frames(call: Call) -> Result:
    """Image to video: a latent of so many frames that may know its first and last picture."""
    kinds = iter(carry(call).values)
    moving = _moving(call)
    numbers = {"LATENT": moving, "INT": 0}
    values = [(kind, next(kinds)) for kind in call.info.outputs]
    return Result(tuple(numbers.get(kind, value) for kind, value in values))


def _moving(call: Call) -> Latent:
    frames = "video_frames" if call.has("video_frames") else "length"
    size = call.whole("width"), call.whole("height")
    first = ("start_image", "init_image", "image", "ref_image", "reference_image", "images")
    start = next((call.images(name) for name in first if call.has(name)), None)
    end = call.images("end_image") if call.has("end_image") else None
    return Latent(
        *size,
        batch=call.whole("batch_size") if call.has("batch_size") else 1,
        frames=call.whole(frames),
        start=None if start is None else fitted(start[:1, ..., :3], *size),
        end=None if end is None else fitted(end[-1:, ..., :3], *size),
    )


def _once(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


RUNS: dict[str, Run] = {
    "encode_text": encode_text,
    "combine": combine,
    "average": average,
    "zero_out": zero_out,
    "condition_on_image": condition_on_image,
    "condition_on_frames": condition_on_frames,
}
