"""What the terminal shows while the launcher works: plain lines, with the seconds gone by."""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import TextIO

TERMINAL_BEAT_SECONDS = 1.0
PLAIN_BEAT_SECONDS = 10.0


class Show:
    """Writes progress. A terminal sees a running line; a file or pipe sees whole lines only."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._is_terminal = out.isatty()

    def line(self, text: str) -> None:
        self._write(f"{text}\n")

    def _write(self, text: str) -> None:
        # The terminal may have been closed; what was started must still be ended in order.
        with suppress(OSError):
            self._out.write(text)
            self._out.flush()

    @contextmanager
    def step(self, name: str) -> Generator[None]:
        """Show that `name` is being done, and how long it took when it is done."""
        started = time.monotonic()
        done = threading.Event()
        beat = threading.Thread(target=self._beat, args=(name, started, done), daemon=True)
        self._running(name, 0.0)
        beat.start()
        try:
            yield
        finally:
            done.set()
            beat.join()
        self._finish(name, time.monotonic() - started)

    def _beat(self, name: str, started: float, done: threading.Event) -> None:
        pause = TERMINAL_BEAT_SECONDS if self._is_terminal else PLAIN_BEAT_SECONDS
        while not done.wait(pause):
            self._running(name, time.monotonic() - started)

    def _running(self, name: str, seconds: float) -> None:
        if self._is_terminal:
            self._write(f"\r  {name} ... {seconds:.0f} s")
        else:
            self.line(f"  {name} ..." if seconds == 0 else f"  {name} ... {seconds:.0f} s")

    def _finish(self, name: str, seconds: float) -> None:
        start = "\r" if self._is_terminal else ""
        self.line(f"{start}  {name}: done in {seconds:.1f} s")
