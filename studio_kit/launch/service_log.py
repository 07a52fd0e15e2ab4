"""What a service says, kept in a file of bounded size; its errors are passed on to the terminal."""

import json
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

MAX_BYTES = 4 * 1024 * 1024
KEPT = 3
TAIL_LINES = 20
ERRORS = ("error", "critical")


class ServiceLog:
    """`<folder>/<name>.log`, begun anew at each start; older ones are `.1` to `.3`."""

    def __init__(
        self,
        folder: Path,
        name: str,
        *,
        on_error: Callable[[str], None],
        max_bytes: int = MAX_BYTES,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"{name}.log"
        self._on_error = on_error
        self._max_bytes = max_bytes
        self._tail: deque[str] = deque(maxlen=TAIL_LINES)
        self._rest = ""
        self._rotate()

    @property
    def last_line(self) -> str:
        """The last thing said, which for a crash is the name of the error."""
        line = next((line for line in reversed(self._tail) if line.strip()), "")
        facts = _facts(line)
        crash = str(facts.get("exception", "")).strip().rpartition("\n")[2]
        return crash or str(facts.get("event", line))

    def write(self, said: bytes) -> None:
        if self._file.tell() + len(said) > self._max_bytes:
            self._file.close()
            self._rotate()
        self._file.write(said)
        self._file.flush()
        self._take_lines(said.decode(errors="replace"))

    def close(self) -> None:
        self._file.close()

    def _take_lines(self, text: str) -> None:
        *lines, self._rest = (self._rest + text).split("\n")
        self._rest = self._rest[-2000:]
        self._tail.extend(line[:2000] for line in lines)
        for line in lines:
            facts = _facts(line)
            if facts.get("level") in ERRORS:
                self._on_error(f"{facts.get('logger')}: {facts.get('event')}"[:300])

    def _rotate(self) -> None:
        for number in range(KEPT - 1, -1, -1):
            older = self._numbered(number)
            if older.exists():
                older.replace(self._numbered(number + 1))
        self._file = self.path.open("wb")

    def _numbered(self, number: int) -> Path:
        return self.path if number == 0 else self.path.with_name(f"{self.path.name}.{number}")


def _facts(line: str) -> dict[str, Any]:
    """What a service logged; nothing for what it wrote otherwise, such as a crash."""
    if not line.startswith("{"):
        return {}
    try:
        return json.loads(line)
    except ValueError:
        return {}
