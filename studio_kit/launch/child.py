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

GRACE_SECONDS = 2.0
CHUNK = 65536


class Child:
    """Starts on entering the block; on leaving it the process and its group are gone."""

    def __init__(
        self, command: tuple[str, ...], *, env: Mapping[str, str], cwd: Path, log: ServiceLog
    ) -> None:
        self._command = command
        self._env = env
        self._cwd = cwd
        self._log = log
        self._reading: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
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
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._end()

    @property
    def pid(self) -> int:
        return self._process.pid

    async def wait(self) -> int:
        """The exit code, once it has ended by itself."""
        code = await self._process.wait()
        self._kill_group()
        if self._reading is not None:
            await self._reading
        return code

    async def _end(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), GRACE_SECONDS)
        except TimeoutError:
            self._kill_group()
            await self._process.wait()
        if self._reading is not None:
            await self._reading

    def _kill_group(self) -> None:
        """End the process, if it still runs, and on POSIX what it started."""
        if sys.platform == "win32":
            if self._process.returncode is None:
                self._process.kill()
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    async def _read(self) -> None:
        if self._process.stdout is None:
            return
        while said := await self._process.stdout.read(CHUNK):
            self._log.write(said)
