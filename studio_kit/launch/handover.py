"""Continuing inside `.venv`: this process becomes another, where the system can do that."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence

from studio_kit.launch.environment import IS_WINDOWS


def become(command: Sequence[str], *, env: Mapping[str, str]) -> int:
    """Replace this process. On Windows, run the command to its end and return its exit code."""
    if not IS_WINDOWS:
        os.execve(command[0], list(command), dict(env))
    # Ctrl+C goes to both processes of the console window; the other one ends things in order.
    for name in ("SIGINT", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    return subprocess.run(list(command), env=dict(env), check=False).returncode
