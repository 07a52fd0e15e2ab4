"""Reads the page form. Whatever is damaged is named by its place."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from studio_kit.errors import Invalid

from .page import Box, BoxInput, BoxOutput, Link, PageGraph, Port, Subgraph, Workflow

SHOWN = 60
LONGEST_ID = 100
"""A subgraph's has 36 characters."""


class BrokenWorkflow(Invalid):
    title = "Not a workflow"


def is_page_form(document: object) -> bool:
    """Whether `document` means to be a workflow as ComfyUI's page saves it."""
    return isinstance(document, Mapping) and "nodes" in document


def read_workflow(document: object) -> Workflow:
    """Raises `BrokenWorkflow` with a sentence that names the place."""
    page = _object(document, "The workflow")
    extra = _maybe_object(page.get("extra"), "extra of the workflow")
    definitions = _maybe_object(page.get("definitions"), "definitions of the workflow")
    return Workflow(
        graph=_graph(page, "the workflow"),
        subgraphs=dict(_subgraphs(definitions, "definitions of the workflow")),
        group_nodes=_group_nodes(extra),
    )


def _graph(page: Mapping[str, Any], place: str) -> PageGraph:
    boxes = [
        read_box(each, f"Entry {number} in nodes of {place}", place)
        for number, each in enumerate(_list(page.get("nodes"), f"nodes of {place}"))
        if each is not None
    ]
    links = {link.id: link for link in _links(page.get("links"), place)}
    return PageGraph(place, {box.id: box for box in boxes}, links)


def read_box(told: object, entry: str, place: str) -> Box:
    """`entry` names what has no id yet; `place` is the graph in which it stands."""
    box = _object(told, entry)
    number = _id(box.get("id"), f"id of {entry[0].lower()}{entry[1:]}")
    where = f"node {number} in {place}"
    kind = box.get("type")
    if not isinstance(kind, str):
        raise BrokenWorkflow(f"Node {number} in {place} has no type.")
    values, named = _values(box, where)
    return Box(
        id=number,
        type=kind,
        mode=_mode(box.get("mode"), where),
        title=title if isinstance(title := box.get("title"), str) and title else None,
        inputs=tuple(_inputs(box.get("inputs"), where)),
        outputs=tuple(_outputs(box.get("outputs"), where)),
        values=values,
        named=named,
        properties=_maybe_object(box.get("properties"), f"properties of {where}"),
    )


def _mode(told: object, where: str) -> int:
    if told is None:
        return 0
    if not isinstance(told, int):
        raise BrokenWorkflow(f"The mode of {where} is no number.")
    return told


def _values(box: Mapping[str, Any], where: str) -> tuple[tuple[Any, ...], Mapping[str, Any]]:
    """widgets_values is a list, or an object by name; later pages also write a named one."""
    told, named = box.get("widgets_values"), box.get("widgets_values_named")
    by_name = _maybe_object(named, f"widgets_values_named of {where}")
    if isinstance(told, Mapping):
        return (), {**cast("Mapping[str, Any]", told), **by_name}
    return tuple(_maybe_list(told, f"widgets_values of {where}")), by_name


def _inputs(told: object, where: str) -> Iterator[BoxInput]:
    for number, each in enumerate(_maybe_list(told, f"inputs of {where}")):
        entry = _object(each, f"Input {number} of {where}")
        widget = entry.get("widget")
        name = cast("Mapping[str, Any]", widget).get("name") if isinstance(widget, dict) else None
        yield BoxInput(
            name=_name(entry, f"Input {number} of {where}"),
            type=_type(entry.get("type")),
            link=_maybe_id(entry.get("link"), f"link of input {number} of {where}"),
            widget=name if isinstance(name, str) else None,
            label=label if isinstance(label := entry.get("label"), str) else None,
        )


def _outputs(told: object, where: str) -> Iterator[BoxOutput]:
    for number, each in enumerate(_maybe_list(told, f"outputs of {where}")):
        entry = _object(each, f"Output {number} of {where}")
        links = _maybe_list(entry.get("links"), f"links of output {number} of {where}")
        name = entry.get("name")
        yield BoxOutput(
            name=name if isinstance(name, str) else "",
            type=_type(entry.get("type")),
            links=tuple(str(link) for link in links if isinstance(link, int | str)),
        )


def _links(told: object, place: str) -> Iterator[Link]:
    """A list of lists, a list of objects, or an object of either by id."""
    entries = (
        list(cast("Mapping[str, object]", told).values())
        if isinstance(told, Mapping)
        else _maybe_list(told, f"links of {place}")
    )
    for number, each in enumerate(entries):
        if each is not None:
            yield _link(each, f"entry {number} in links of {place}")


def _link(told: object, where: str) -> Link:
    if isinstance(told, Mapping):
        entry = cast("Mapping[str, object]", told)
        names = ("id", "origin_id", "origin_slot", "target_id", "target_slot")
        parts: Sequence[object] = [entry.get(name) for name in names]
    else:
        parts = _list(told, where)
    if len(parts) < 5:
        raise BrokenWorkflow(f"A link has an id, two nodes and two slots; {where} has not.")
    link, origin, origin_slot, target, target_slot = parts[:5]
    return Link(
        _id(link, f"id of {where}"),
        _id(origin, f"origin of {where}"),
        _slot(origin_slot, f"origin slot of {where}"),
        _id(target, f"target of {where}"),
        _slot(target_slot, f"target slot of {where}"),
    )


def _subgraphs(told: Mapping[str, Any], place: str) -> Iterator[tuple[str, Subgraph]]:
    """Those of subgraphs too, where a page stored them inside each other."""
    waiting = [(each, place) for each in _maybe_list(told.get("subgraphs"), place)]
    while waiting:
        entry, where = waiting.pop()
        definition = _object(entry, f"A subgraph in {where}")
        subgraph = _subgraph(definition, where)
        yield subgraph.id, subgraph
        inner = _maybe_object(definition.get("definitions"), f"definitions of {subgraph.id}")
        place = f"definitions of subgraph {subgraph.name}"
        waiting += [(each, place) for each in _maybe_list(inner.get("subgraphs"), place)]


def _subgraph(told: Mapping[str, Any], place: str) -> Subgraph:
    number = _id(told.get("id"), f"id of a subgraph in {place}")
    name = given[:SHOWN] if isinstance(given := told.get("name"), str) and given else number
    where = f"subgraph {name}"
    return Subgraph(
        id=number,
        name=name,
        inputs=tuple(_ports(told.get("inputs"), f"inputs of {where}")),
        outputs=tuple(_ports(told.get("outputs"), f"outputs of {where}")),
        graph=_graph(told, where),
    )


def _ports(told: object, where: str) -> Iterator[Port]:
    for number, each in enumerate(_maybe_list(told, where)):
        entry = _object(each, f"Entry {number} in {where}")
        links = _maybe_list(entry.get("linkIds"), f"linkIds of entry {number} in {where}")
        yield Port(
            name=_name(entry, f"Entry {number} in {where}"),
            type=_type(entry.get("type")),
            links=tuple(str(link) for link in links if isinstance(link, int | str)),
        )


def _group_nodes(extra: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    told = _maybe_object(extra.get("groupNodes"), "groupNodes of the workflow")
    return {name: _object(each, f"Group node {name[:SHOWN]}") for name, each in told.items()}


def _object(told: object, where: str) -> Mapping[str, Any]:
    if not isinstance(told, Mapping):
        raise BrokenWorkflow(f"{where[0].upper()}{where[1:]} is not an object.")
    return cast("Mapping[str, Any]", told)


def _maybe_object(told: object, where: str) -> Mapping[str, Any]:
    # The page writes an empty list where an object has nothing in it.
    return {} if told is None or told == [] else _object(told, where)


def _list(told: object, where: str) -> Sequence[Any]:
    if not isinstance(told, list):
        raise BrokenWorkflow(f"{where[0].upper()}{where[1:]}: a list is expected here.")
    return cast("list[Any]", told)


def _maybe_list(told: object, where: str) -> Sequence[Any]:
    return () if told is None else _list(told, where)


def _id(told: object, where: str) -> str:
    if isinstance(told, bool) or not isinstance(told, int | str) or told == "":
        raise BrokenWorkflow(f"The {where} is neither a number nor a name.")
    number = str(told)
    if len(number) > LONGEST_ID:
        raise BrokenWorkflow(f"The {where} is too long.")
    return number


def _maybe_id(told: object, where: str) -> str | None:
    return None if told is None else _id(told, where)


def _slot(told: object, where: str) -> int:
    if isinstance(told, str) and told.isdecimal() and len(told) < 6:
        return int(told)
    if isinstance(told, bool) or not isinstance(told, int):
        raise BrokenWorkflow(f"The {where} is no number.")
    return told


def _name(entry: Mapping[str, Any], where: str) -> str:
    name = entry.get("name")
    if name is None:
        return ""
    if not isinstance(name, str):
        raise BrokenWorkflow(f"{where[0].upper()}{where[1:]} has no name.")
    return name


def _type(told: object) -> str:
    """A list of choices was the type of a choice in older pages; 0 means any."""
    if isinstance(told, str):
        return told
    return "COMBO" if isinstance(told, list) else "*"
