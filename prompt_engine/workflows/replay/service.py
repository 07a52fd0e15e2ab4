"""Finds out what made a file, and what has drifted since."""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prompt_engine.workflows.library.desk import Desk
from prompt_engine.workflows.library.farm import FarmUnreachable
from prompt_engine.workflows.library.intake import Understood
from prompt_engine.workflows.templates.models import Template
from prompt_engine.workflows.templates.requests import MaskedPicture
from prompt_engine.workflows.templates.service import TemplateLibrary
from studio_kit.carriers.making import making_of_graph
from studio_kit.carriers.models import Carried, NothingCarried
from studio_kit.carriers.service import carried_by
from studio_kit.errors import NotFound
from studio_kit.graph import parse_graph
from studio_kit.paths import ProjectRoot
from studio_kit.project import DamagedRecord, Take, read_take, sidecar_of

from .drift import drift_of_nodes, drift_of_template, drift_of_version
from .files import File, files_of
from .marks import without_marks
from .models import Drift, ReplayedTemplate, ReplayView


class NoSuchFile(NotFound):
    title = "No such file"


@dataclass(frozen=True)
class Source:
    """A file's chunks, its record where it has one, and the project it is for."""

    name: str
    carried: Carried
    take: Take | None = None
    root: ProjectRoot | None = None


def in_project(project: str, relative: str) -> Source:
    """Blocking. Raises what `ProjectRoot` does, `NoSuchFile`, and what reading the file does."""
    root = ProjectRoot.open(project)
    path = root.resolve(relative)
    if not path.is_file():
        raise NoSuchFile(f"There is no {relative} in this project.")
    take = _record_of(root, path)
    try:
        return Source(path.name, carried_by(path), take, root)
    except NothingCarried:
        if take is None:
            raise
        return Source(path.name, Carried(), take, root)


def _record_of(root: ProjectRoot, path: Path) -> Take | None:
    """A damaged record is none: the picture itself still tells."""
    sidecar = sidecar_of(path)
    try:
        return read_take(root, sidecar) if sidecar.is_file() else None
    except DamagedRecord:
        return None


async def replay(source: Source, desk: Desk) -> ReplayView:
    """Raises `NothingCarried` where nothing in the file is a graph, `BrokenGraph` and the like."""
    take = source.take
    templates = _candidates(take, await asyncio.to_thread(desk.library.current))
    understood = await desk.drafting.intake.understand(_sent(source), templates=templates)
    if not understood.graph:
        raise NothingCarried(f"{source.name} carries no workflow that could be rendered again.")
    template = _template(take, templates, understood)
    files = await asyncio.to_thread(
        files_of, understood.reading.media, take=take, template=template, root=source.root
    )
    made = making_of_graph(understood.graph)
    drift = [each async for each in _drift(take, understood, template, desk)]
    return ReplayView(
        name=source.name,
        graph=dict(understood.graph),
        graph_text=json.dumps(understood.graph, ensure_ascii=False),
        inputs={place: _shown_file(file) for place, file in files.given.items()},
        template=_shown(template),
        values=_values(take, understood, template),
        prompt=take.prompt if take else made.prompt,
        negative_prompt=take.negative_prompt if take else made.negative,
        seed=take.seed if take else made.seed,
        from_record=take is not None,
        drift=(*drift, *files.lost),
    )


def _candidates(take: Take | None, library: TemplateLibrary) -> tuple[Template, ...]:
    """The template that the record names, if it is still there; without such a record all."""
    if take is None or take.template_id is None:
        return library.templates
    return tuple(each for each in library.templates if each.id == take.template_id)


def _template(
    take: Take | None, templates: tuple[Template, ...], understood: Understood
) -> Template | None:
    if take is not None and take.template_id is not None:
        return next(iter(templates), None)
    return understood.match.template if understood.match else None


def _sent(source: Source) -> Carried:
    """What was submitted: the record has it as it was, the picture as the node got it.

    Raises `BrokenGraph`.
    """
    if source.take is not None:
        return Carried(prompt=source.take.graph)
    prompt = source.carried.prompt
    if prompt is None:
        return source.carried
    graph = without_marks(parse_graph(prompt))
    return Carried(prompt=dict(graph), workflow=source.carried.workflow)


def _shown_file(file: File) -> str | MaskedPicture:
    return file if isinstance(file, str) else MaskedPicture(image=file.image, mask=file.mask)


def _shown(template: Template | None) -> ReplayedTemplate | None:
    if template is None:
        return None
    return ReplayedTemplate(id=template.id, title=template.header.title)


def _values(take: Take | None, understood: Understood, template: Template | None) -> dict[str, Any]:
    if template is None:
        return {}
    if take is not None and take.values:
        return take.values
    return understood.match.values if understood.match else {}


async def _drift(
    take: Take | None, understood: Understood, template: Template | None, desk: Desk
) -> AsyncGenerator[Drift]:
    if take is not None and take.template_id is not None and understood.match is None:
        yield drift_of_template(take.template_id, template)
    try:
        reach = await desk.farm.reach({"graph": understood.graph})
        for each in drift_of_nodes(reach.graphs.get("graph", ())):
            yield each
        if take is not None:
            for each in _versions(take, await desk.farm.versions()):
                yield each
    except FarmUnreachable as error:
        yield Drift(kind="not_checked", message=error.message)


def _versions(take: Take, now: Mapping[str, str | None]) -> list[Drift]:
    before, present = take.node_version, now.get(take.node_id)
    if before is None or present is None or before == present:
        return []
    return [drift_of_version(before, present, node=take.node_name)]
