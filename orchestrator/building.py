"""Builds the rooms of the farm, each out of those before it."""

from dataclasses import dataclass
from pathlib import Path

from studio_kit.events import Broadcast
from studio_kit.settings import Settings

from .batches.service import BatchService
from .batches.storage import BatchStorage
from .company import Company
from .database import Database
from .dispatch.judge import Judge
from .dispatch.needs import Needs
from .dispatch.parts import Parts
from .dispatch.patience import Patience
from .dispatch.planning import Planning
from .dispatch.port import Dispatch
from .dispatch.proofs import Proofs
from .events.models import Event
from .events.storage import EventStorage
from .events.stream import Stream
from .events.teller import Teller
from .graphs.known import KnownRuns
from .graphs.runner import GraphRunner
from .graphs.service import GraphService
from .graphs.storage import RunStorage
from .graphs.watch import RunWatch
from .groups.service import GroupService
from .groups.storage import GroupStorage
from .groups.watch import GroupWatch
from .inbox.folder import InboxFolder
from .inbox.service import Inbox
from .inputs.kept import KeptInputs
from .inputs.service import Inputs
from .inputs.storage import UploadStorage
from .jobs.admission import Admission
from .jobs.edits import JobEdits
from .jobs.limits import QueueLimits
from .jobs.live import LiveJobs
from .jobs.service import JobService
from .jobs.states import JobStates
from .jobs.storage import JobStorage
from .learning.service import Learning
from .ledger import Ledger
from .measures import FarmMeasures
from .nodes.pool import NodePool
from .nodes.service import NodeService
from .nodes.storage import NodeStorage
from .outputs.collect import Collector
from .paths.service import PlaceService
from .queue.bulk import BulkService
from .queue.foresight import Foresight
from .queue.service import QueueService
from .queue.state import QueueState
from .queue.storage import QueueStorage
from .queue.triage import load_causes
from .runnable.folders import load_folders
from .runnable.service import Runnability
from .wiring import Wiring


@dataclass(frozen=True)
class Ground:
    """What every room stands on; opened before, closed after them."""

    settings: Settings
    database: Database
    others: Company
    told: Broadcast[Event]
    pool: NodePool
    node_storage: NodeStorage
    places: PlaceService
    queue_state: QueueState
    learning: Learning

    @property
    def outputs(self) -> Path:
        """The folder of jobs that belong to no project."""
        return self.settings.data / "outputs"


@dataclass(frozen=True)
class Rendering:
    """From a queued job to its picture."""

    storage: JobStorage
    states: JobStates
    live: LiveJobs
    proofs: Proofs
    inputs: Inputs
    dispatch: Dispatch


@dataclass(frozen=True)
class Queueing:
    """From a submission to a queued job, and what is foreseen of it."""

    admission: Admission
    edits: JobEdits
    needs: Needs
    foresight: Foresight
    jobs: JobService


def rendering(ground: Ground) -> Rendering:
    storage = JobStorage(ground.database)
    states = JobStates(ground.database, ground.others.voice(ground.told))
    planning = Planning.of(ground.database, storage, ground.learning)
    live, proofs = LiveJobs(planning.scheduler.reason), Proofs(storage)
    inputs = Inputs(
        KeptInputs(ground.settings.data / "inputs"),
        UploadStorage(ground.database),
        outputs=ground.outputs,
        largest=ground.settings.max_input_bytes,
    )
    parts = Parts(
        pool=ground.pool,
        storage=storage,
        states=states,
        collector=Collector(ground.outputs),
        live=live,
        proofs=proofs,
        planning=planning,
        inputs=inputs,
        judge=Judge(ground.pool),
        queue=ground.queue_state,
        patience=Patience(silence=ground.settings.queue.silent_node_seconds),
    )
    return Rendering(storage, states, live, proofs, inputs, ground.others.dispatch(parts))


def queueing(ground: Ground, render: Rendering) -> Queueing:
    admission = Admission(
        pool=ground.pool,
        proofs=render.proofs,
        inputs=render.inputs,
        places=ground.places,
        outputs=ground.outputs,
    )
    edits = JobEdits(ground.database, ground.others.voice(ground.told))
    needs = Needs(render.storage)
    foresight = Foresight(
        pool=ground.pool,
        storage=render.storage,
        needs=needs,
        live=render.live,
        expect=ground.learning.durations,
        resident=ground.learning.resident,
    )
    jobs = JobService(
        admission=admission,
        limits=QueueLimits(ground.database, ground.settings.queue),
        storage=render.storage,
        states=render.states,
        edits=edits,
        dispatch=render.dispatch,
        live=render.live,
        foresight=foresight,
    )
    return Queueing(admission, edits, needs, foresight, jobs)


def wiring(ground: Ground, render: Rendering, queued: Queueing) -> Wiring:
    """Everything that a route may ask for."""
    settings, jobs = ground.settings, queued.jobs
    events, ledger = EventStorage(ground.database), Ledger()
    teller = Teller(
        told=ground.told,
        storage=events,
        jobs=jobs,
        live=render.live,
        pool=ground.pool,
        queue=ground.queue_state,
    )
    measures = FarmMeasures(
        database=ground.database, pool=ground.pool, learning=ground.learning, ledger=ledger
    )
    groups = _groups(ground, render, queued)
    graphs, runner = _graphs(ground, render, queued)
    return Wiring(
        jobs=jobs,
        bulk=BulkService(jobs=jobs, storage=render.storage, edits=queued.edits),
        queue=_queue(ground, render, queued),
        nodes=NodeService(ground.pool, ground.node_storage, settings),
        runnability=Runnability(ground.pool, load_folders()),
        places=ground.places,
        outputs=ground.outputs,
        inbox=Inbox(InboxFolder(settings.data / "inbox"), jobs, largest=settings.max_body_bytes),
        stream=Stream(storage=events, jobs=jobs, teller=teller),
        teller=teller,
        groups=groups,
        group_watch=GroupWatch(groups=groups, told=ground.told, live=render.live),
        batches=_batches(ground, render, queued),
        graphs=graphs,
        graph_runner=runner,
        run_watch=RunWatch(graphs=graphs, runner=runner, live=render.live),
        ledger=ledger,
        measures=measures.tell,
        checks={"database": measures.check_database},
    )


def _queue(ground: Ground, render: Rendering, queued: Queueing) -> QueueService:
    return QueueService(
        state=ground.queue_state,
        storage=QueueStorage(ground.database),
        jobs=render.storage,
        dispatch=render.dispatch,
        foresight=queued.foresight,
        needs=queued.needs,
        pool=ground.pool,
        live=render.live,
        learning=ground.learning,
        causes=load_causes(),
    )


def _groups(ground: Ground, render: Rendering, queued: Queueing) -> GroupService:
    return GroupService(
        admission=queued.admission,
        jobs=queued.jobs,
        storage=GroupStorage(ground.database),
        live=render.live,
    )


def _batches(ground: Ground, render: Rendering, queued: Queueing) -> BatchService:
    return BatchService(
        admission=queued.admission,
        jobs=queued.jobs,
        storage=BatchStorage(ground.database),
        live=render.live,
    )


def _graphs(
    ground: Ground, render: Rendering, queued: Queueing
) -> tuple[GraphService, GraphRunner]:
    storage = RunStorage(ground.database)
    runs = KnownRuns(storage)
    runner = GraphRunner(
        storage=storage,
        runs=runs,
        jobs=queued.jobs,
        admission=queued.admission,
        told=ground.told,
    )
    graphs = GraphService(
        admission=queued.admission,
        jobs=queued.jobs,
        storage=storage,
        runs=runs,
        runner=runner,
        live=render.live,
    )
    return graphs, runner
