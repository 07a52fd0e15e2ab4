"""Proves graphs against every node, as a submission would be, and remembers the proofs."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..jobs.graph import checked, graph_hash
from ..jobs.models import GraphInvalid
from ..nodes.capabilities import (
    MODEL_SUFFIXES,
    Gap,
    MissingClass,
    MissingValue,
    gaps,
    suggestion,
)
from ..nodes.link import NodeLink
from ..nodes.models import Capabilities
from ..nodes.pool import NodePool
from .folders import folder_of
from .models import MissingFile, NodeVerdict, ProvedGraphs

PROOFS_KEPT = 8192


class Runnability:
    """`folders`: where the file of an input lies, see `load_folders`."""

    def __init__(self, pool: NodePool, folders: Mapping[str, str]) -> None:
        self._pool = pool
        self._folders = folders
        self._proofs: dict[tuple[str, int], tuple[Capabilities, tuple[Gap, ...]]] = {}
        self._likenesses: dict[tuple[str, str, str, int], tuple[Capabilities, str | None]] = {}

    def prove(self, graphs: Mapping[str, Mapping[str, Any]]) -> ProvedGraphs:
        """What every enabled node lacks for each graph; empty lists prove that it can run it."""
        links = [link for link in self._pool.links if link.node.enabled]
        proved: dict[str, list[NodeVerdict]] = {}
        refused: dict[str, str] = {}
        for key, graph in graphs.items():
            try:
                proved[key] = self._verdicts(dict(graph), links)
            except GraphInvalid as error:
                refused[key] = error.message
        return ProvedGraphs(graphs=proved, refused=refused)

    def _verdicts(self, graph: dict[str, Any], links: Iterable[NodeLink]) -> list[NodeVerdict]:
        """Raises `GraphInvalid`."""
        whole = checked(graph, {})
        key = graph_hash(whole)
        return [self._verdict(link, key, whole) for link in links]

    def _verdict(self, link: NodeLink, key: str, graph: Mapping[str, Any]) -> NodeVerdict:
        found = self._gaps(link.capabilities, key, graph) if link.capabilities else None
        classes = [gap.class_type for gap in found or () if isinstance(gap, MissingClass)]
        values = [gap for gap in found or () if isinstance(gap, MissingValue)]
        files = [self._file(gap, link.capabilities) for gap in values]
        return NodeVerdict(
            backend_id=link.node.id,
            name=link.node.name,
            online=link.state.online,
            runs=None if found is None else not found,
            missing_classes=list(dict.fromkeys(classes)),
            missing_models=[file for file in files if _is_model(file)],
            missing_values=[file for file in files if not _is_model(file)],
        )

    def _gaps(
        self, capabilities: Capabilities, key: str, graph: Mapping[str, Any]
    ) -> tuple[Gap, ...]:
        """Nodes that are installed alike share one object, and so one proof."""
        known = self._proofs.get((key, id(capabilities)))
        if known is not None and known[0] is capabilities:
            return known[1]
        if len(self._proofs) >= PROOFS_KEPT:
            self._proofs.clear()
        found = gaps(graph, capabilities, suggest=_nothing)
        self._proofs[key, id(capabilities)] = capabilities, found
        return found

    def _file(self, gap: MissingValue, capabilities: Capabilities | None) -> MissingFile:
        return MissingFile(
            graph_node=gap.graph_node,
            class_type=gap.class_type,
            input=gap.input,
            value=gap.value,
            folder=folder_of(self._folders, gap.class_type, gap.input),
            nearest=self._nearest(gap, capabilities or Capabilities()),
        )

    def _nearest(self, gap: MissingValue, capabilities: Capabilities) -> str | None:
        """Looked for once: it costs more than all else, and workflows share their files."""
        key = (gap.class_type, gap.input, gap.value, id(capabilities))
        known = self._likenesses.get(key)
        if known is None or known[0] is not capabilities:
            if len(self._likenesses) >= PROOFS_KEPT:
                self._likenesses.clear()
            known = self._likenesses[key] = capabilities, suggestion(gap, capabilities)
        return known[1]


def _nothing(_: str, known: Iterable[str]) -> None:
    return None


def _is_model(file: MissingFile) -> bool:
    return file.folder is not None or file.value.lower().endswith(MODEL_SUFFIXES)
