"""What the lifespan built, as the routes get it."""

from pathlib import Path
from typing import Annotated, TypedDict

from fastapi import Depends
from starlette.requests import HTTPConnection

from studio_kit.observe import Measures
from studio_kit.readiness import Check

from .batches.service import BatchService
from .events.stream import Stream
from .events.teller import Teller
from .graphs.runner import GraphRunner
from .graphs.service import GraphService
from .graphs.watch import RunWatch
from .groups.service import GroupService
from .groups.watch import GroupWatch
from .inbox.service import Inbox
from .jobs.service import JobService
from .ledger import Ledger
from .nodes.service import NodeService
from .paths.service import PlaceService
from .queue.bulk import BulkService
from .queue.service import QueueService
from .runnable.service import Runnability


class Wiring(TypedDict):
    """The state of the application, made once when it starts."""

    jobs: JobService
    bulk: BulkService
    queue: QueueService
    nodes: NodeService
    runnability: Runnability
    places: PlaceService
    outputs: Path
    inbox: Inbox
    stream: Stream
    teller: Teller
    groups: GroupService
    group_watch: GroupWatch
    batches: BatchService
    graphs: GraphService
    graph_runner: GraphRunner
    run_watch: RunWatch
    ledger: Ledger
    # What /metrics tells and /ready asks; see studio_kit.service.
    measures: Measures
    checks: dict[str, Check]


def _jobs(connection: HTTPConnection) -> JobService:
    return connection.state.jobs


def _bulk(connection: HTTPConnection) -> BulkService:
    return connection.state.bulk


def _queue(connection: HTTPConnection) -> QueueService:
    return connection.state.queue


def _nodes(connection: HTTPConnection) -> NodeService:
    return connection.state.nodes


def _runnability(connection: HTTPConnection) -> Runnability:
    return connection.state.runnability


def _places(connection: HTTPConnection) -> PlaceService:
    return connection.state.places


def _inbox(connection: HTTPConnection) -> Inbox:
    return connection.state.inbox


def _stream(connection: HTTPConnection) -> Stream:
    return connection.state.stream


def _groups(connection: HTTPConnection) -> GroupService:
    return connection.state.groups


def _group_watch(connection: HTTPConnection) -> GroupWatch:
    return connection.state.group_watch


def _batches(connection: HTTPConnection) -> BatchService:
    return connection.state.batches


def _graphs(connection: HTTPConnection) -> GraphService:
    return connection.state.graphs


def _run_watch(connection: HTTPConnection) -> RunWatch:
    return connection.state.run_watch


JobsOf = Annotated[JobService, Depends(_jobs)]
BulkOf = Annotated[BulkService, Depends(_bulk)]
QueueOf = Annotated[QueueService, Depends(_queue)]
NodesOf = Annotated[NodeService, Depends(_nodes)]
RunnabilityOf = Annotated[Runnability, Depends(_runnability)]
PlacesOf = Annotated[PlaceService, Depends(_places)]
InboxOf = Annotated[Inbox, Depends(_inbox)]
StreamOf = Annotated[Stream, Depends(_stream)]
GroupsOf = Annotated[GroupService, Depends(_groups)]
GroupWatchOf = Annotated[GroupWatch, Depends(_group_watch)]
BatchesOf = Annotated[BatchService, Depends(_batches)]
GraphsOf = Annotated[GraphService, Depends(_graphs)]
RunWatchOf = Annotated[RunWatch, Depends(_run_watch)]
