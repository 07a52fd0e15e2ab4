"""Samplers: the words, a seed and a size become a drawing, step by step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

import numpy as np

from render_node.drawing import Drawer, Picture

from .call import Call, Result, Run
from .motion import moved
from .pixels import mixed, scaled_masks
from .values import Conditioning, Guider, Latent, Masks, Noise, Sigmas

PREVIEW_LONGEST = 512
"""The longer side of a step's picture, in pixels."""

LARGEST_AREA = 4096 * 4096
"""The pixels of the largest picture that is drawn."""

LARGEST_WHOLE = 16 * LARGEST_AREA
"""The pixels of the largest batch or film: 768 MB of memory."""


@dataclass(frozen=True)
class Task:
    """What is to be sampled: `start` is the share of the way that is already behind."""

    text: str
    seed: int
    steps: int
    start: float
    latent: Latent
    adds_noise: bool = True


def ksampler(call: Call) -> Result:
    denoise = call.number("denoise")
    positive, latent = call.conditioning("positive"), call.latent("latent_image")
    steps = call.whole("steps") if denoise > 0 else 0
    task = Task(positive.text, call.whole("seed"), steps, 1 - denoise, latent)
    return Result((_sampled(call, task),))


def ksampler_advanced(call: Call) -> Result:
    steps = call.whole("steps")
    first = min(call.whole("start_at_step"), steps)
    last = max(first, min(call.whole("end_at_step"), steps))
    task = Task(
        call.conditioning("positive").text,
        call.whole("noise_seed"),
        last - first,
        first / steps,
        call.latent("latent_image"),
        adds_noise=call.text("add_noise") == "enable",
    )
    return Result((_sampled(call, task),))


def sampler_custom(call: Call) -> Result:
    noise = Noise(call.whole("noise_seed"), adds=call.flag("add_noise"))
    return _custom(call, call.conditioning("positive"), noise)


def sampler_custom_advanced(call: Call) -> Result:
    guider: Guider = call.inputs["guider"]
    return _custom(call, guider.positive, call.inputs["noise"])


def random_noise(call: Call) -> Result:
    has_seed = call.has("noise_seed")
    return Result((Noise(call.whole("noise_seed")) if has_seed else Noise(adds=False),))


def guide(call: Call) -> Result:
    """The first conditioning leads; `DualCFGGuider` has two that both count."""
    given: list[Conditioning] = call.of_kind("CONDITIONING")
    leading = given[:2] if call.has("cond2") else given[:1]
    texts = (text for conditioning in leading for text in conditioning.texts)
    return Result((Guider(Conditioning(tuple(dict.fromkeys(texts)))),))


def schedule(call: Call) -> Result:
    denoise = call.number("denoise") if call.has("denoise") else 1.0
    steps = call.whole("steps") if denoise > 0 else 0
    return Result((Sigmas(steps, 1 - denoise),))


def split_sigmas(call: Call) -> Result:
    return Result(_split(call.inputs["sigmas"], call.whole("step")))


def split_sigmas_denoise(call: Call) -> Result:
    sigmas: Sigmas = call.inputs["sigmas"]
    return Result(_split(sigmas, sigmas.steps - round(sigmas.steps * call.number("denoise"))))


def _split(sigmas: Sigmas, at: int) -> tuple[Sigmas, Sigmas]:
    at = min(max(at, 0), sigmas.steps)
    way = sigmas.start + (1 - sigmas.start) * (at / sigmas.steps if sigmas.steps else 0)
    return Sigmas(at, sigmas.start), Sigmas(sigmas.steps - at, way)


def _custom(call: Call, positive: Conditioning, noise: Noise) -> Result:
    sigmas: Sigmas = call.inputs["sigmas"]
    latent = call.latent("latent_image")
    task = Task(positive.text, noise.seed, sigmas.steps, sigmas.start, latent, noise.adds)
    sampled = _sampled(call, task)
    return Result((sampled, sampled))


def _sampled(call: Call, task: Task) -> Latent:
    """Draw while the steps go by: of many frames, each step brings its share."""
    if task.steps == 0:
        return task.latent
    latent = task.latent
    total = latent.batch * latent.frames
    _refuse_too_large(latent.width * latent.height, total)
    source = _pictures(call.stage.drawer(), task)
    pictures: list[Picture] = []
    for step in range(1, task.steps + 1):
        while len(pictures) * task.steps < total * step:
            call.stage.check()
            pictures.append(next(source))
        _show_step(call, task, step, pictures[-1])
    return replace(latent, pixels=np.stack(pictures), start=None, end=None)


def _refuse_too_large(area: int, pictures: int) -> None:
    if area > LARGEST_AREA or area * pictures > LARGEST_WHOLE:
        raise ValueError(
            "This is too large to draw: at most 16 million pixels a picture and 256 million "
            "in all. Ask for a smaller size, fewer frames or a smaller batch."
        )


def _show_step(call: Call, task: Task, step: int, picture: Picture) -> None:
    call.stage.pause()
    done = task.start + (1 - task.start) * step / task.steps
    drawer = call.stage.drawer()
    preview = partial(drawer.preview, picture, done, seed=task.seed, longest=PREVIEW_LONGEST)
    call.stage.report(step, task.steps, preview)


def _pictures(drawer: Drawer, task: Task) -> Iterator[Picture]:
    """The finished pictures; a latent that holds pictures keeps of them what it should."""
    held = task.latent.pixels
    if held is not None and not task.adds_noise:
        yield from held
        return
    drawn = chain.from_iterable(_shot(drawer, task, index) for index in range(task.latent.batch))
    if held is None:
        yield from drawn
        return
    freedom = _freedom(task)
    for under, over in zip(held, drawn, strict=True):
        yield mixed(under[None], over[None], freedom)[0]


def _freedom(task: Task) -> float | Masks:
    """How much of the drawing replaces the source: by the way left, and inside the mask."""
    share = min(max(1 - task.start, 0.0), 1.0)
    mask = task.latent.mask
    if mask is None:
        return share
    return scaled_masks(mask, task.latent.width, task.latent.height)[:1, ..., None] * share


def _shot(drawer: Drawer, task: Task, index: int) -> Iterable[Picture]:
    latent, seed = task.latent, task.seed + index
    width, height, count = latent.width, latent.height, latent.frames
    if latent.start is not None:
        return moved(latent.start[0], count, None if latent.end is None else latent.end[0])
    if count == 1:
        return [drawer.draw(task.text, seed=seed, width=width, height=height).image]
    return drawer.draw_frames(task.text, seed=seed, width=width, height=height, count=count)


RUNS: dict[str, Run] = {
    "ksampler": ksampler,
    "ksampler_advanced": ksampler_advanced,
    "sampler_custom": sampler_custom,
    "sampler_custom_advanced": sampler_custom_advanced,
    "random_noise": random_noise,
    "guide": guide,
    "schedule": schedule,
    "split_sigmas": split_sigmas,
    "split_sigmas_denoise": split_sigmas_denoise,
}
