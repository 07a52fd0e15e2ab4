"""How far a long piece of work is: written by the thread that does it, read by those who wait."""

import threading
from dataclasses import dataclass, field

from studio_kit.errors import Conflict


class WorkCancelled(Conflict):
    title = "Cancelled"


@dataclass
class Progress:
    """Files and bytes; `total` numbers are 0 until they are counted."""

    files: int = 0
    bytes: int = 0
    total_files: int = 0
    total_bytes: int = 0
    _cancelled: threading.Event = field(default_factory=threading.Event)

    def expect(self, *, files: int, size: int) -> None:
        self.total_files, self.total_bytes = files, size

    def moved(self, size: int) -> None:
        """So many more bytes are done. Raises `WorkCancelled` where that is wished."""
        self.bytes += size
        self.go_on()

    def finished_file(self) -> None:
        self.files += 1
        self.go_on()

    def go_on(self) -> None:
        """Raises `WorkCancelled` where that is wished."""
        if self._cancelled.is_set():
            raise WorkCancelled("It was cancelled; nothing of it is left.")

    def cancel(self) -> None:
        self._cancelled.set()
