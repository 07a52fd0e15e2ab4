"""The signals that end the console, as one event."""

import asyncio
import signal
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


@contextmanager
def stop_on_signal() -> Generator[asyncio.Event]:
    """An event of the running loop that Ctrl+C, SIGTERM, a closed terminal or Ctrl+Break set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def on_signal(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop.set)

    # signal.signal, not loop.add_signal_handler: Windows has only the former.
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = {number: signal.signal(number, on_signal) for number in numbers}
    try:
        yield stop
    finally:
        for number, action in before.items():
            signal.signal(number, action)
