"""The node classes that we know with no render node online: `known/*.yaml`."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field

from prompt_engine.catalogue.models import Entry
from prompt_engine.parsed_tables import ParsedTables

from .classes import NodeClasses

KNOWN = Path(__file__).parent / "known"


class KnownClass(Entry):
    """A class as a render node declares it, without what a form has no use for.

    An input is its type alone, or a list of type and options. An output is its type, or a mapping
    of its name to its type; `lists` are the places of those that are lists.
    """

    id: str
    title: str | None = None
    category: str
    required: dict[str, Any] = Field(default_factory=dict[str, Any])
    optional: dict[str, Any] = Field(default_factory=dict[str, Any])
    outputs: tuple[str | dict[str, str], ...] = ()
    lists: tuple[int, ...] = ()
    output_node: bool = False
    deprecated: bool = False


def known_classes(cache: Path | None = None) -> NodeClasses:
    """`cache`: the folder of parsed tables.

    They are read when first asked for, as most that starts the service never does. That raises
    `TableError` for a fault in a table.
    """
    return NodeClasses(_Declarations(cache), origin="known")


class _Declarations(Mapping[str, object]):
    """Class type -> what a render node would declare."""

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache

    def __getitem__(self, class_type: str) -> object:
        return self._told[class_type]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)

    @cached_property
    def _told(self) -> dict[str, object]:
        tables = ParsedTables(self._cache)
        return {
            known.id: _declaration(known)
            for path in sorted(KNOWN.glob("*.yaml"))
            for known in tables.load(path, KnownClass)
        }


def _declaration(known: KnownClass) -> Mapping[str, object]:
    """As `GET /object_info` would have it."""
    outputs = [_output(each) for each in known.outputs]
    return {
        "name": known.id,
        "display_name": known.title,
        "category": known.category,
        "input": {"required": _inputs(known.required), "optional": _inputs(known.optional)},
        "output": [kind for _, kind in outputs],
        "output_name": [name for name, _ in outputs],
        "output_is_list": [place in known.lists for place in range(len(outputs))],
        "output_node": known.output_node,
        "deprecated": known.deprecated,
    }


def _inputs(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: [each] if isinstance(each, str) else each for name, each in told.items()}


def _output(told: str | Mapping[str, str]) -> tuple[str, str]:
    if isinstance(told, str):
        return told, told
    return next(iter(told.items()))
