"""Knowledge as data: YAML tables become frozen models, and an error names file, entry and field."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import yaml
from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from yaml import SafeLoader as _SafeLoader
else:
    # libyaml's parser reads the same language about ten times as fast; a build may lack it.
    _SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

M = TypeVar("M", bound=BaseModel)


class TableError(ValueError):
    """A table cannot be used; the message names file, entry and field."""


def load_document(path: Path, model: type[M]) -> M:
    """Read a YAML file that is one mapping as one frozen model. Raises `TableError`."""
    content = read_yaml(path)
    if not isinstance(content, Mapping):
        raise TableError(f"{path.name}: expected a mapping of settings.")
    return _entry(path, "", dict(cast("Mapping[str, Any]", content)), model)


def read_yaml(path: Path) -> Any:
    """The content of a YAML file. Raises `TableError` when it is missing or not YAML."""
    try:
        return parsed_yaml(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise TableError(f"{path.name}: the file is missing at {path}.") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise TableError(f"{path.name}: not readable as YAML: {error}") from error


def load_table(
    path: Path, model: type[M], *, read: Callable[[Path], Any] = read_yaml
) -> tuple[M, ...]:
    """Read a YAML list, or a mapping of id -> entry, as frozen models in file order.

    In a mapping the key becomes the entry's `id`. `read` gives the file's content. Raises
    `TableError` for unreadable YAML, a wrong shape, an entry that `model` refuses, or an id
    given twice.
    """
    entries = tuple(_entry(path, name, raw, model) for name, raw in _rows(path, read(path)))
    _refuse_repeats(path, entries)
    return entries


class _UniqueKeys(_SafeLoader):
    """YAML lets a later key replace an earlier one in silence; a table must not."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.YAMLError(f"the key {key!r} stands twice, {node.start_mark}")
        return super().construct_mapping(node, deep=deep)


def parsed_yaml(text: str) -> Any:
    # The loader is a SafeLoader: no Python objects can be made from the file.
    return yaml.load(text, Loader=_UniqueKeys)


def _rows(path: Path, content: Any) -> list[tuple[str, Any]]:
    if isinstance(content, Mapping):
        mapping = cast("Mapping[str, Any]", content)
        return [(str(key), _with_id(key, value)) for key, value in mapping.items()]
    if isinstance(content, list):
        rows = cast("list[Any]", content)
        return [(_name(row, index), row) for index, row in enumerate(rows)]
    raise TableError(f"{path.name}: expected a list of entries or a mapping of id to entry.")


def _with_id(key: object, value: Any) -> Any:
    return {"id": key, **cast("Mapping[str, Any]", value)} if isinstance(value, Mapping) else value


def _name(row: Any, index: int) -> str:
    if isinstance(row, Mapping):
        return str(cast("Mapping[str, Any]", row).get("id", f"entry {index + 1}"))
    return f"entry {index + 1}"


def _entry(path: Path, name: str, raw: Any, model: type[M]) -> M:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "entry"
        place = f"{path.name}: {name}: {field}" if name else f"{path.name}: {field}"
        raise TableError(f"{place}: {first['msg']}") from error


def _refuse_repeats(path: Path, entries: tuple[BaseModel, ...]) -> None:
    seen: set[object] = set()
    for entry in entries:
        identity = getattr(entry, "id", None)
        if identity is not None and identity in seen:
            raise TableError(f"{path.name}: {identity}: id: stands twice.")
        seen.add(identity)
