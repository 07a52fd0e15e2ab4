"""Running other programs during setup; what they say goes into a log."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

TAIL_LINES = 12


class CommandFailed(Exception):
    """A program ended with an error, or could not be started. `tail` is the end of what it said."""

    def __init__(self, command: Sequence[str], tail: str) -> None:
        super().__init__(" ".join(command))
        self.tail = tail


class Commands(Protocol):
    def run(self, command: Sequence[str], *, cwd: Path, env: Mapping[str, str]) -> None:
        """Run to the end. Raises `CommandFailed`."""
        ...


class LoggedCommands:
    """Runs commands without a window or a question; their output is appended to `log`."""

    def __init__(self, log: Path) -> None:
        self._log = log

    def run(self, command: Sequence[str], *, cwd: Path, env: Mapping[str, str]) -> None:
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("ab") as log:
            log.write(f"\n$ {' '.join(command)}\n".encode())
            log.flush()
            start = log.tell()
            try:
                code = self._run(command, cwd=cwd, env=env, log=log.fileno())
            except OSError as error:
                raise CommandFailed(command, str(error)) from error
        if code != 0:
            raise CommandFailed(command, self._tail(start))

    def _run(self, command: Sequence[str], *, cwd: Path, env: Mapping[str, str], log: int) -> int:
        return subprocess.run(
            list(command),
            cwd=cwd,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        ).returncode

    def _tail(self, start: int) -> str:
        said = self._log.read_bytes()[start:].decode(errors="replace").splitlines()
        return "\n".join([line for line in said if line.strip()][-TAIL_LINES:])
