"""Every function that a class may name in its `runs`."""

from . import (
    conditioning,
    filters,
    images,
    latents,
    masks,
    primitives,
    sampling,
    saving,
    sketch,
    video,
)
from .call import Run, carry

RUNS: dict[str, Run] = {
    "carry": carry,
    **conditioning.RUNS,
    **latents.RUNS,
    **sampling.RUNS,
    **images.RUNS,
    **filters.RUNS,
    **masks.RUNS,
    **saving.RUNS,
    **video.RUNS,
    **primitives.RUNS,
    **sketch.RUNS,
}
