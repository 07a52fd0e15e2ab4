"""Remembers what YAML files were read as: parsing them again at each start costs most of it."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio_kit.files import write_atomically
from studio_kit.tables import read_yaml


@dataclass(frozen=True)
class ParsedTables:
    """`folder`: of the machine's cache, safe to delete; None remembers nothing."""

    folder: Path | None = None

    def read(self, path: Path) -> Any:
        """The content of a YAML file. Raises `TableError` when it is missing or not YAML."""
        if self.folder is None or not path.is_file():
            return read_yaml(path)
        kept = self.folder / f"{_name(path)}-{_digest(path)}.json"
        content = _remembered(kept)
        return content if content is not None else self._parse(path, kept)

    def _parse(self, path: Path, kept: Path) -> Any:
        content = read_yaml(path)
        text = json.dumps(content, default=str)
        # What JSON cannot hold as it is (a date) is read anew each time.
        if json.loads(text) == content:
            _keep(kept, text, older=f"{_name(path)}-*.json")
        return content


def _keep(kept: Path, text: str, *, older: str) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    for file in kept.parent.glob(older):
        file.unlink(missing_ok=True)
    write_atomically(kept, text.encode())


def _name(path: Path) -> str:
    return f"{path.parent.name}.{path.stem}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _remembered(kept: Path) -> Any:
    """None where nothing is kept, or what is kept was damaged."""
    try:
        return json.loads(kept.read_bytes())
    except (OSError, ValueError):
        return None
