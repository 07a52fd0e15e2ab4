"""Samplers: the words, a seed and a size become a drawing, step by step."""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from render_node.drawing import Drawer, Picture

from .call import Call, Result, Run
from .motion import moved
from .pixels import mixed, scaled_masks
from .values import Conditioning, Guider, Images, Latent, Masks, Noise, Sigmas

PREVIEW_LONGEST = 512
"""The longer side of a step's picture, in pixels."""


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
    if task.steps == 0:
        return task.latent
    pixels = _goal(call.stage.drawer(), task)
    _show_steps(call, task, pixels[0])
    return replace(task.latent, pixels=pixels, start=None, end=None)


def _goal(drawer: Drawer, task: Task) -> Images:
    """The finished pictures; a latent that holds pictures keeps of them what it should."""
    latent = task.latent
    if latent.pixels is not None and not task.adds_noise:
        return latent.pixels
    drawn = np.concatenate([_shot(drawer, task, index) for index in range(latent.batch)])
    if latent.pixels is None:
        return drawn
    return mixed(latent.pixels, drawn, _freedom(task))


def _freedom(task: Task) -> float | Masks:
    """How much of the drawing replaces the source: by the way left, and inside the mask."""
    share = min(max(1 - task.start, 0.0), 1.0)
    mask = task.latent.mask
    if mask is None:
        return share
    return scaled_masks(mask, task.latent.width, task.latent.height)[:1, ..., None] * share


def _shot(drawer: Drawer, task: Task, index: int) -> Images:
    latent, seed = task.latent, task.seed + index
    width, height = latent.width, latent.height
    if latent.start is not None:
        return moved(latent.start[0], latent.frames, None if latent.end is None else latent.end[0])
    if latent.frames == 1:
        return drawer.draw(task.text, seed=seed, width=width, height=height).image[None]
    count = latent.frames
    frames = drawer.draw_frames(task.text, seed=seed, width=width, height=height, count=count)
    return np.stack(list(frames))


def _show_steps(call: Call, task: Task, goal: Picture) -> None:
    drawer = call.stage.drawer()
    for step in range(1, task.steps + 1):
        call.stage.pause()
        done = task.start + (1 - task.start) * step / task.steps
        preview = partial(drawer.preview, goal, done, seed=task.seed, longest=PREVIEW_LONGEST)
        call.stage.report(step, task.steps, preview)


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
