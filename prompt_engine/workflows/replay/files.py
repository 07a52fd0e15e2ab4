"""The files that went into a graph, as a job is told of them, and those that are not found."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from prompt_engine.workflows.reading.models import MediaInput
from prompt_engine.workflows.templates.media import ON_THE_NODE, media_of
from prompt_engine.workflows.templates.models import MaskedImage, Template
from studio_kit.errors import StudioError
from studio_kit.paths import ProjectRoot
from studio_kit.project import Take

from .models import Drift

INPUTS_FOLDER = "inputs"
"""Where a project keeps files by their SHA-256."""

UPLOADED = re.compile(r"(?:.*/)?studio_([0-9a-f]{24})\.[a-z0-9]+")
"""How the orchestrator names what it gives to a node: the first half of the file's SHA-256."""

File = str | MaskedImage


@dataclass(frozen=True)
class Files:
    """`given`: `"node.field"` -> file in the project, for `metadata.inputs` of a job."""

    given: Mapping[str, File]
    lost: tuple[Drift, ...]


def files_of(
    media: tuple[MediaInput, ...],
    *,
    take: Take | None,
    template: Template | None,
    root: ProjectRoot | None,
) -> Files:
    """`take` and `template` tell what was chosen, `root` is the project to look into. Blocking."""
    told = _told(take, template)
    given: dict[str, File] = {}
    lost: list[Drift] = []
    for each in media:
        if each.value is None or each.value.endswith(ON_THE_NODE):
            continue
        file = _file(told.get(f"{each.graph_node}.{each.field}", each.value), root)
        if file is None:
            lost.append(_lost(each, each.value))
        else:
            given[f"{each.graph_node}.{each.field}"] = file
    return Files(given, tuple(lost))


def _told(take: Take | None, template: Template | None) -> Mapping[str, File]:
    if take is None or template is None:
        return {}
    values = {each.name: take.values.get(each.name) for each in template.inputs}
    return media_of(template, values).inputs


def _file(file: File, root: ProjectRoot | None) -> File | None:
    """The file as the project has it; None where it has none."""
    if root is None:
        return None
    if isinstance(file, MaskedImage):
        image, mask = _path(file.image, root), _path(file.mask, root)
        return MaskedImage(image, mask) if image and mask else None
    return _path(file, root)


def _path(name: str, root: ProjectRoot) -> str | None:
    uploaded = UPLOADED.fullmatch(name)
    if uploaded:
        found = next((root.path / INPUTS_FOLDER).glob(f"{uploaded[1]}*"), None)
        return root.relative(found) if found else None
    try:
        return name if root.resolve(name).is_file() else None
    except (StudioError, OSError):  # such as a name of another machine
        return None


def _lost(media: MediaInput, value: str) -> Drift:
    where = "is not in the project; it must still lie on the node"
    sentence = f"{value[:100]} ({media.title}) {where}."
    return Drift(kind="missing_input", message=sentence)
