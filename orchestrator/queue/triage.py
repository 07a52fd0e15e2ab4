"""Failures by cause, with what can be done about each. Pure, over facts and `causes.yaml`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from studio_kit.tables import TableError, load_table

from ..jobs.models import Cause
from .models import CauseText, Failure, NodeFacts, RemedyKind
from .views import FailureGroup, Remedy

CAUSES = Path(__file__).with_name("causes.yaml")
GIGABYTE = 1 << 30
NODES_NAMED = 3

Texts = Mapping[Cause, CauseText]
Group = list[Failure]


def load_causes(path: Path = CAUSES) -> Texts:
    """Raises `TableError`, also for a cause without an entry."""
    texts = {entry.id: entry for entry in load_table(path, CauseText)}
    if missing := [cause for cause in Cause if cause not in texts]:
        raise TableError(f"{path.name}: there is no entry for {', '.join(missing)}.")
    return texts


def grouped(failures: Iterable[Failure], texts: Texts) -> list[Group]:
    """Failures that one remedy may mend, the largest group first; in each the newest first."""
    groups: dict[tuple[Cause, str], Group] = {}
    for failure in failures:
        cause = failure.job.cause or Cause.OTHER
        groups.setdefault((cause, _apart(failure, texts[cause])), []).append(failure)
    return sorted(groups.values(), key=len, reverse=True)


def _apart(failure: Failure, text: CauseText) -> str:
    message = failure.job.error or ""
    match text.apart:
        case "cause":
            return ""
        case "node":
            return failure.node_name or ""
        case "place":
            return message.partition(":")[0]
        case "message":
            return re.sub(r"\d+", "#", message)


def explained(group: Group, nodes: Sequence[NodeFacts], texts: Texts) -> FailureGroup:
    text = texts[group[0].job.cause or Cause.OTHER]
    return FailureGroup(
        cause=text.id,
        title=text.title,
        sentence=text.sentence(_facts(group)),
        detail=group[0].job.error,
        count=len(group),
        job_ids=[failure.job.id for failure in group],
        shots=sorted({failure.job.metadata.shot or "" for failure in group} - {""}),
        remedies=[
            remedy
            for kind in text.remedies
            for remedy in _remedies(kind, group, _Able(group, nodes))
        ],
    )


def _facts(group: Group) -> dict[str, str]:
    facts: dict[str, str] = {}
    if names := sorted({failure.node_name or "" for failure in group} - {""}):
        facts["nodes"] = _listed(names)
    if floor := max((failure.job.vram_floor or 0 for failure in group), default=0):
        facts["memory"] = f"{floor / GIGABYTE:.0f} GB"
    return facts


class _Able:
    """The nodes that could run every job of a group that was looked at."""

    def __init__(self, group: Group, nodes: Sequence[NodeFacts]) -> None:
        known = [failure.capable for failure in group if failure.capable is not None]
        capable = frozenset[str].intersection(*known) if known else frozenset[str]()
        floor = max((failure.job.vram_floor or 0 for failure in group), default=0)
        self._able = [
            node for node in nodes if node.id in capable and (node.vram_total or floor) >= floor
        ]
        failed_on = frozenset[str]().union(*(failure.failed_on for failure in group))
        self.others = [node for node in self._able if node.usable and node.id not in failed_on]
        self.away = [node for node in self._able if not node.usable]
        self.is_any = any(node.usable for node in self._able)


def _remedies(kind: RemedyKind, group: Group, able: _Able) -> Iterator[Remedy]:
    """The remedy, where it can help."""
    what = f"Retry {len(group)}" if len(group) > 1 else "Retry"
    match kind:
        case "retry" if able.is_any:
            yield Remedy(action=kind, label=what, backend_ids=[])
        case "retry_on" if able.others:
            names = _listed([node.name for node in able.others])
            yield Remedy(action=kind, label=f"{what} on {names}", backend_ids=_ids(able.others))
        case "unpin" if able.others and any(failure.job.pinned_node for failure in group):
            label = "Let any node take it" if len(group) == 1 else "Let any node take them"
            yield Remedy(action=kind, label=label, backend_ids=_ids(able.others))
        case "wait" if able.away and not able.others:
            names = _listed([node.name for node in able.away], joined=" or ")
            label = f"When {names} is back"
            yield Remedy(action=kind, label=label, backend_ids=_ids(able.away))
        case _:
            pass


def _ids(nodes: Iterable[NodeFacts]) -> list[str]:
    return [node.id for node in nodes]


def _listed(names: Sequence[str], *, joined: str = ", ") -> str:
    shown = joined.join(names[:NODES_NAMED])
    more = len(names) - NODES_NAMED
    return f"{shown} and {more} more" if more > 0 else shown
