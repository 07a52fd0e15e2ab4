"""Remembers the tables that were read: parsing YAML anew at each start costs most of it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from studio_kit.files import temporary_beside
from studio_kit.tables import load_table, read_yaml

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class ParsedTables:
    """`folder`: of the machine's cache, safe to delete; None remembers nothing.

    What is kept is named by the content that it was read from, so it is never out of date.
    """

    folder: Path | None = None

    def load(
        self, path: Path, model: type[M], common: Mapping[str, Any] | None = None
    ) -> tuple[M, ...]:
        """As `load_table`; `common` holds for every entry that does not say otherwise."""
        if self.folder is None or not path.is_file():
            return _load(path, model, common)
        kept = self.folder / f"{_name(path)}-{_digest(path, common)}.json"
        entries = _remembered(kept, model)
        if entries is None:
            entries = _load(path, model, common)
            _keep(kept, _adapter(model).dump_json(entries, exclude_defaults=True), path)
        return entries


def _load(path: Path, model: type[M], common: Mapping[str, Any] | None) -> tuple[M, ...]:
    return load_table(path, model, read=lambda file: _filled(read_yaml(file), common))


def _filled(content: Any, common: Mapping[str, Any] | None) -> Any:
    if not common or not isinstance(content, Mapping):
        return content
    rows = cast("Mapping[str, Any]", content)
    return {
        name: {**common, **cast("Mapping[str, Any]", row)} if isinstance(row, Mapping) else row
        for name, row in rows.items()
    }


def _name(path: Path) -> str:
    return f"{path.parent.name}.{path.stem}"


def _digest(path: Path, common: Mapping[str, Any] | None) -> str:
    told = json.dumps(common, sort_keys=True, default=str).encode()
    return hashlib.sha256(path.read_bytes() + told).hexdigest()


def _remembered(kept: Path, model: type[M]) -> tuple[M, ...] | None:
    """None where nothing is kept, or what is kept is damaged or of an older shape."""
    try:
        return _adapter(model).validate_json(kept.read_bytes())
    except (OSError, ValidationError):
        return None


def _keep(kept: Path, content: bytes, path: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    for older in kept.parent.glob(f"{_name(path)}-*.json"):
        older.unlink(missing_ok=True)
    # Not synced to the disk: a file that a power cut damaged is read from the YAML again.
    temporary = temporary_beside(kept)
    temporary.write_bytes(content)
    temporary.replace(kept)


@cache
def _adapter(model: type[M]) -> TypeAdapter[tuple[M, ...]]:
    return TypeAdapter(cast("Any", tuple)[model, ...])
