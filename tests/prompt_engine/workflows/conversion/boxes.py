"""Small workflows in page form."""

from collections.abc import Mapping, Sequence
from typing import Any

Source = tuple[int | str, int]
"""A box and the slot of its output."""


class Page:
    """A workflow that grows box by box; links are numbered as they are made."""

    def __init__(self) -> None:
        self.nodes: list[dict[str, Any]] = []
        self.links: list[list[Any]] = []

    def add(
        self,
        number: int,
        kind: str,
        values: Sequence[Any] | Mapping[str, Any] = (),
        *,
        inputs: Mapping[str, Source | None] | None = None,
        fields: Mapping[str, Source | None] | None = None,
        outputs: Sequence[str] = (),
        **more: Any,
    ) -> "Page":
        """`inputs` are sockets, `fields` inputs that stand for a field."""
        slots = [
            *(self._slot(number, name, source) for name, source in (inputs or {}).items()),
            *(
                {**self._slot(number, name, source), "widget": {"name": name}}
                for name, source in (fields or {}).items()
            ),
        ]
        told = dict(values) if isinstance(values, Mapping) else list(values)
        made: list[dict[str, Any]] = [_output(each) for each in outputs]
        box: dict[str, Any] = {"id": number, "type": kind, "inputs": slots, "outputs": made}
        self.nodes.append({**box, "widgets_values": told, **more})
        return self

    def _slot(self, number: int, name: str, source: Source | None) -> dict[str, Any]:
        if source is None:
            return {"name": name, "type": "*", "link": None}
        link = len(self.links) + 1
        self.links.append([link, *source, number, 0, "*"])
        return {"name": name, "type": "*", "link": link}

    def document(self, **more: Any) -> dict[str, Any]:
        return {"nodes": self.nodes, "links": self.links, "version": 0.4, **more}

    def subgraph(
        self, name: str, *, inputs: Sequence[str] = (), outputs: Mapping[str, Source] | None = None
    ) -> dict[str, Any]:
        """A definition whose id is its name; inside, an input is `(-10, its place)`."""
        leaving: list[dict[str, Any]] = []
        for place, (output, source) in enumerate((outputs or {}).items()):
            link = len(self.links) + 1
            self.links.append([link, *source, -20, place, "*"])
            leaving.append({"name": output, "type": "*", "linkIds": [link]})
        entering: list[dict[str, Any]] = [_port(each) for each in inputs]
        return {
            "id": name,
            "name": name,
            "inputs": entering,
            "outputs": leaving,
            "nodes": self.nodes,
            "links": self.links,
        }


def _output(kind: str) -> dict[str, Any]:
    return {"name": kind, "type": kind, "links": []}


def _port(name: str) -> dict[str, Any]:
    return {"name": name, "type": "*", "linkIds": []}
