"""Stands in for pip, uv and npm: records what was asked and leaves the files they would leave."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from studio_kit.launch.commands import CommandFailed
from studio_kit.launch.environment import Environment

KINDS = {
    "venv": "venv",
    "requirements-uv.txt": "uv",
    "sync": "sync",
    "ci": "npm ci",
    "build": "npm build",
    "requirements.txt": "pip",
}


class RecordedCommands:
    """`failing` names kinds of command that fail, `interrupted` one at which Ctrl+C is pressed."""

    def __init__(self, *, failing: Sequence[str] = (), interrupted: str = "") -> None:
        self.failing = set(failing)
        self.interrupted = interrupted
        self.seen: list[str] = []
        self.commands: list[tuple[str, ...]] = []

    def run(self, command: Sequence[str], *, cwd: Path, env: Mapping[str, str]) -> None:
        kind = next(kind for word, kind in KINDS.items() if word in command)
        self.seen.append(kind)
        self.commands.append(tuple(command))
        if kind == self.interrupted:
            raise KeyboardInterrupt
        if kind in self.failing:
            raise CommandFailed(command, "Could not resolve host")
        self._leave_files(kind, cwd)

    def _leave_files(self, kind: str, cwd: Path) -> None:
        environment = Environment(cwd)
        if kind == "venv":
            environment.scripts.mkdir(parents=True, exist_ok=True)
            environment.python.unlink(missing_ok=True)
            environment.python.symlink_to(sys.executable)
        elif kind == "npm ci":
            (cwd / "node_modules").mkdir(exist_ok=True)
        elif kind == "npm build":
            (cwd / "dist").mkdir(exist_ok=True)
            (cwd / "dist" / "index.html").write_text("built")

    def forget(self) -> "RecordedCommands":
        self.seen.clear()
        self.failing.clear()
        self.interrupted = ""
        return self
