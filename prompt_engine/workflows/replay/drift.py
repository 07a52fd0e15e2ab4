"""What of a picture's making is no longer as it was, in sentences. Pure."""

from collections.abc import Iterator, Sequence

from prompt_engine.workflows.library.farm import MissingFile, NodeReach
from prompt_engine.workflows.templates.models import Template

from .models import Drift, DriftKind


def drift_of_nodes(nodes: Sequence[NodeReach]) -> Iterator[Drift]:
    """What keeps every node from rendering the graph; nothing where one can."""
    known = [node for node in nodes if node.runs is not None]
    if any(node.runs and node.online for node in known):
        return
    if able := [node.name for node in known if node.runs]:
        yield Drift(kind="not_checked", message=f"Only {_listed(able)} can render it, now offline.")
    elif not known:
        yield Drift(kind="not_checked", message="No render node was online yet to be asked.")
    else:
        yield from _lacking(known)


def _lacking(nodes: Sequence[NodeReach]) -> Iterator[Drift]:
    """What all lack, once; where each lacks something else, what the nearest one lacks."""
    classes = set[str].intersection(*(set(node.missing_classes) for node in nodes))
    nearest = min(nodes, key=lambda node: len(node.missing_classes) + len(_files(node)))
    where = "No node has" if len(nodes) > 1 else f"{nearest.name} does not have"
    for name in sorted(classes or set(nearest.missing_classes)):
        who = where if classes else f"{nearest.name} does not have"
        yield Drift(kind="missing_class", message=f"{who} the class {name}.")
    everywhere = set[str].intersection(*({file.value for file in _files(node)} for node in nodes))
    for file in _files(nearest):
        who = where if file.value in everywhere else f"{nearest.name} does not have"
        yield Drift(kind=_kind(file, nearest), message=f"{who} {file.value}{_hint(file)}.")


def _files(node: NodeReach) -> tuple[MissingFile, ...]:
    return (*node.missing_models, *node.missing_values)


def _kind(file: MissingFile, node: NodeReach) -> DriftKind:
    return "missing_model" if file in node.missing_models else "missing_value"


def _hint(file: MissingFile) -> str:
    folder = f" in {file.folder}" if file.folder else ""
    return f"{folder}; nearest there: {file.nearest}" if file.nearest else folder


def drift_of_template(template_id: str, template: Template | None) -> Drift:
    """`template` None: it is gone; else its graph is another one now."""
    if template is None:
        sentence = f"The workflow {template_id} with which it was made is no longer there."
    else:
        sentence = f"{template.header.title} was changed since; the picture keeps what it was."
    return Drift(kind="changed_template", message=sentence)


def drift_of_version(before: str, now: str, *, node: str) -> Drift:
    return Drift(kind="other_version", message=f"{node} ran ComfyUI {before} then, and {now} now.")


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
