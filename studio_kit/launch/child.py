"""One child process: its own process group, a pipe as its life line, its output in a log.

The child's standard input is held here. When this process ends, however it ends, the pipe
closes and the child ends itself; `studio_kit.serve` has the other half.
"""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from studio_kit.launch.service_log import ServiceLog

GRACE_SECONDS = 1.8
LAST_WORDS_SECONDS = 0.5


class Child:
    """Starts on entering the block; on leaving it the process and its group are gone."""

    def __init__(
        self, command: tuple[str, ...], *, env: Mapping[str, str], cwd: Path, log: ServiceLog
    ) -> None:
        self._command = command
        self._env = env
        self._cwd = cwd
        self._watch = _Watch(log)

    async def __aenter__(self) -> Self:
        self._transport, _ = await asyncio.get_running_loop().subprocess_exec(
            lambda: self._watch,
            *self._command,
            env=dict(self._env),
            cwd=self._cwd,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # A Ctrl+C at the terminal reaches the launcher alone, which ends the rest in order.
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        life_line = self._transport.get_pipe_transport(0)
        if life_line is not None:
            life_line.close()
        await _within(GRACE_SECONDS, self._watch.exited)
        self._kill_group()
        await self._watch.exited.wait()
        await _within(LAST_WORDS_SECONDS, self._watch.silent)
        self._transport.close()

    async def wait(self) -> int:
        """The exit code, once it has ended by itself and what it said has been read."""
        await self._watch.exited.wait()
        # Before the last words: what it had started may hold its output open.
        self._kill_group()
        await _within(LAST_WORDS_SECONDS, self._watch.silent)
        return self._transport.get_returncode() or 0

    def _kill_group(self) -> None:
        """End the process, if it still runs, and on POSIX what it started."""
        if sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._transport.get_pid(), signal.SIGKILL)
        elif not self._watch.exited.is_set():
            self._transport.kill()


class _Watch(asyncio.SubprocessProtocol):
    """Hears of the exit at once, while asyncio's own `Process.wait` waits for closed pipes too."""

    def __init__(self, log: ServiceLog) -> None:
        self._log = log
        self.exited = asyncio.Event()
        self.silent = asyncio.Event()

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        self._log.write(data)

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        if fd == 1:
            self.silent.set()

    def process_exited(self) -> None:
        self.exited.set()


async def _within(seconds: float, event: asyncio.Event) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
