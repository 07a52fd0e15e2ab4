"""Which submissions are taken: everything that can be known before a job is stored."""

import asyncio
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ulid import ULID

from studio_kit.errors import Conflict, Invalid

from ..dispatch.proofs import Proofs
from ..inputs.service import Inputs
from ..nodes.capabilities import Gap, MissingClass, models
from ..nodes.link import NodeLink
from ..nodes.models import NoNodeOnline, UnknownNode
from ..nodes.pool import NodePool
from ..outputs.destination import destination, refuse_unwritable
from ..paths.service import PlaceService
from ..scheduling.signature import signature
from .graph import checked, graph_hash
from .models import NOBODY, Graph, JobMetadata, NewJob, Owner, Submission

ANY_NODE = ("", "auto")
FIRST_LOOK_SECONDS = 3.0
"""Right after the start a node may not have been looked at yet; so long a submission waits."""


class ClassUnknown(Invalid):
    title = "No node has the class"


class ModelMissing(Conflict):
    title = "No node has the model"


class Admission:
    """`outputs` is the folder of jobs that belong to no project."""

    def __init__(
        self,
        *,
        pool: NodePool,
        proofs: Proofs,
        inputs: Inputs,
        places: PlaceService,
        outputs: Path,
    ) -> None:
        self._pool = pool
        self._proofs = proofs
        self._inputs = inputs
        self._places = places
        self._outputs = outputs

    async def prepare(
        self, submission: Submission, *, owner: Owner = NOBODY, key: str | None = None
    ) -> NewJob:
        """Check all that can be known before a job is stored, and store nothing.

        Raises what `draft` and `prove` raise.
        """
        new = await self.draft(submission, owner=owner, key=key)
        await self.prove(new)
        return new

    async def draft(
        self, submission: Submission, *, owner: Owner = NOBODY, key: str | None = None
    ) -> NewJob:
        """The job, whether a node can run it or not.

        Raises `GraphInvalid`, `UnknownNode`, and what is wrong with the folder.
        """
        graph = checked(submission.workflow_json, submission.parameters)
        metadata = await asyncio.to_thread(self._settled, graph, submission.metadata)
        return NewJob(
            id=str(ULID()),
            graph=graph,
            graph_hash=graph_hash(graph),
            metadata=metadata,
            pinned_node=self.pinned(submission.backend_affinity),
            required_classes=tuple(sorted(set(submission.required_capabilities))),
            priority=submission.priority,
            interactive=submission.interactive,
            signature=signature(graph),
            models=models(graph),
            owner=owner,
            key=key,
            submission_hash=submission_hash(submission) if key else None,
        )

    async def prove(self, new: NewJob, *, look_again: bool = True) -> None:
        """Raises `NoNodeOnline`, `ModelMissing` and `ClassUnknown`.

        Where something is missing the nodes are asked anew, unless `look_again` says that they
        just were.
        """
        links = [
            link
            for link in self._pool.links
            if link.node.enabled and new.pinned_node in (None, link.node.id)
        ]
        await _first_looks(links)
        if not any(link.reachable for link in links):
            raise NoNodeOnline(_nobody_sentence(links, pinned=new.pinned_node is not None))
        missing = self._missing(new, links)
        if missing and look_again:
            await asyncio.gather(*(link.refresh() for link in links if link.reachable))
            missing = self._missing(new, links)
        if missing:
            raise _impossible(missing)

    @property
    def classes(self) -> dict[str, Any]:
        """What all nodes together declare of each class, as far as they have been asked."""
        known = (link.capabilities for link in self._pool.links if link.capabilities)
        return {name: info for found in known for name, info in found.classes.items()}

    def pinned(self, affinity: str | None) -> str | None:
        """The node that is asked for; None where any will do. Raises `UnknownNode`."""
        if affinity is None or affinity in ANY_NODE:
            return None
        if self._pool.find(affinity) is None:
            known = ", ".join(link.node.id for link in self._pool.links) or "none"
            raise UnknownNode(f"There is no node {affinity[:64]!r}; known are: {known}.")
        return affinity

    def _settled(self, graph: Graph, metadata: JobMetadata) -> JobMetadata:
        """With the project's folder as this machine names it, and every input at hand."""
        if metadata.project_path is not None:
            local = self._places.local(metadata.project_path)
            metadata = metadata.model_copy(update={"project_path": local})
        refuse_unwritable(destination(metadata, fallback=self._outputs))
        return self._inputs.taken(graph, metadata)

    def _missing(self, new: NewJob, links: Sequence[NodeLink]) -> dict[str, tuple[Gap, ...]]:
        """What each node lacks, by its name; empty when one of them can run the job."""
        lacking: dict[str, tuple[Gap, ...]] = {}
        for link in links:
            if link.capabilities is None:
                continue
            lacking[link.node.name] = self._proofs.missing(new.graph, new.required_classes, link)
            if not lacking[link.node.name]:
                return {}
        return lacking


def submission_hash(submission: Submission) -> str:
    """SHA-256 of what was submitted, to tell a repeated call from a key used twice. The key itself
    may have come with it, or in a header.
    """
    said = submission.model_dump_json(exclude={"idempotency_key"})
    return hashlib.sha256(said.encode()).hexdigest()


async def _first_looks(links: Sequence[NodeLink]) -> None:
    if any(link.reachable for link in links) or all(link.looked.is_set() for link in links):
        return
    looks = [asyncio.ensure_future(link.looked.wait()) for link in links]
    try:
        await asyncio.wait(looks, timeout=FIRST_LOOK_SECONDS)
    finally:
        for look in looks:
            look.cancel()


def _nobody_sentence(links: Sequence[NodeLink], *, pinned: bool) -> str:
    if not links:
        return "The farm has no enabled node; add one under Settings, Nodes, or enable one."
    reasons = "; ".join(f"{link.node.name}: {_reason(link)}" for link in links)
    advice = "start it or choose another node" if pinned else "start one or add one under Settings"
    return f"No render node is online ({reasons}); {advice}."


def _reason(link: NodeLink) -> str:
    """Why the node is away, as a part of a longer sentence."""
    return (link.state.error or "offline").rstrip(".")


def _impossible(missing: dict[str, tuple[Gap, ...]]) -> ClassUnknown | ModelMissing:
    lines = (f"on {name} {'; '.join(map(str, lacking))}" for name, lacking in missing.items())
    sentence = f"No node can run this graph: {'. '.join(lines)}."
    facts = [_fact(name, gap) for name, lacking in missing.items() for gap in lacking]
    everywhere = all(
        any(isinstance(gap, MissingClass) for gap in lacking) for lacking in missing.values()
    )
    return (ClassUnknown if everywhere else ModelMissing)(sentence, missing=facts)


def _fact(node: str, gap: Gap) -> dict[str, str | None]:
    value = {} if isinstance(gap, MissingClass) else {"input": gap.input, "value": gap.value}
    return {
        "node": node,
        "graph_node": gap.graph_node,
        "class_type": gap.class_type,
        **value,
        "nearest": gap.nearest,
    }
