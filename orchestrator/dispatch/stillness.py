"""Ends a process that stood still so long that others may have taken its work over."""

import asyncio
import time

from studio_kit.errors import Unavailable

from .lease_queue import HEARTBEAT_SECONDS, STALLED_SECONDS

STEP_SECONDS = 1.0
LONGEST_SECONDS = STALLED_SECONDS - HEARTBEAT_SECONDS


class StoodStill(Unavailable):
    title = "The orchestrator stood still"


async def watch(*, step: float = STEP_SECONDS, longest: float = LONGEST_SECONDS) -> None:
    """Raises `StoodStill` after a pause: a frozen process, a suspended machine, a blocked loop."""
    while True:
        before = _clocks()
        await asyncio.sleep(step)
        pause = max(now - then for now, then in zip(_clocks(), before, strict=True))
        if pause > longest:
            raise StoodStill(
                f"The orchestrator stood still for {pause:.0f} s. Its work may be another's now, "
                "so it ends and begins anew."
            )


def _clocks() -> tuple[float, float]:
    # The monotonic clock stands still while a machine is suspended; the other may be set.
    return time.monotonic(), time.time()
