"""The orchestrator: a graph goes in, a picture lands in the project folder."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI

from studio_kit.events import Broadcast
from studio_kit.secrets import SecretBox
from studio_kit.service import create_service
from studio_kit.settings import Settings

from . import company
from .batches.routes import router as batches_router
from .batches.service import BatchService
from .batches.storage import BatchStorage
from .database import Database
from .dispatch.judge import Judge
from .dispatch.needs import Needs
from .dispatch.parts import Parts
from .dispatch.patience import Patience
from .dispatch.planning import Planning
from .dispatch.port import Dispatch
from .dispatch.proofs import Proofs
from .events.models import Event
from .events.routes import router as events_router
from .events.storage import EventStorage
from .events.stream import Stream
from .events.teller import Teller
from .graphs.known import KnownRuns
from .graphs.routes import router as graphs_router
from .graphs.runner import GraphRunner
from .graphs.service import GraphService
from .graphs.storage import RunStorage
from .graphs.watch import RunWatch
from .groups.routes import router as groups_router
from .groups.service import GroupService
from .groups.storage import GroupStorage
from .groups.watch import GroupWatch
from .inbox.folder import InboxFolder
from .inbox.routes import router as inbox_router
from .inbox.service import Inbox
from .inputs.kept import KeptInputs
from .inputs.service import Inputs
from .inputs.storage import UploadStorage
from .jobs.admission import Admission
from .jobs.edits import JobEdits
from .jobs.limits import QueueLimits
from .jobs.live import LiveJobs
from .jobs.routes import router as jobs_router
from .jobs.service import JobService
from .jobs.states import JobStates
from .jobs.storage import JobStorage
from .learning.service import Learning
from .learning.storage import LearningStorage
from .ledger import Ledger
from .measures import FarmMeasures
from .nodes.comfy import ComfyNode
from .nodes.known import known_nodes
from .nodes.pool import Connect, NodePool
from .nodes.routes import router as nodes_router
from .nodes.service import NodeService
from .nodes.storage import NodeStorage
from .outputs.collect import Collector
from .paths.routes import router as paths_router
from .paths.service import PlaceService
from .paths.storage import PlaceStorage
from .queue.bulk import BulkService
from .queue.foresight import Foresight
from .queue.retention import Retention
from .queue.routes import router as queue_router
from .queue.service import QueueService
from .queue.state import QueueState
from .queue.storage import QueueStorage
from .queue.triage import load_causes
from .wiring import Wiring


def create_app(settings: Settings, connect: Connect = ComfyNode) -> FastAPI:
    def lifespan(_: FastAPI) -> AbstractAsyncContextManager[Wiring]:
        return farm(settings, connect)

    return create_service(
        "Orchestrator",
        name="orchestrator",
        routers=(
            queue_router,
            jobs_router,
            nodes_router,
            events_router,
            paths_router,
            inbox_router,
            groups_router,
            batches_router,
            graphs_router,
        ),
        lifespan=lifespan,
        settings=settings,
    )


@asynccontextmanager
async def farm(settings: Settings, connect: Connect) -> AsyncGenerator[Wiring]:
    """Everything that runs, and that ends with the service. Raises what `company.opened` does."""
    async with company.opened(settings) as (database, others):
        node_storage = NodeStorage(database, SecretBox.of(settings))
        nodes = await known_nodes(settings, node_storage)
        places = await PlaceService.open(settings.path_maps, PlaceStorage(database))
        queue_state = QueueState(database)
        await queue_state.refresh()
        learning = await Learning.open(LearningStorage(database))
        async with (
            NodePool.open(nodes, keeper=node_storage, connect=connect) as pool,
            asyncio.TaskGroup() as group,
        ):
            told = Broadcast[Event]()
            wiring, dispatch = _build(
                settings, database, others, told, pool, node_storage, places, queue_state, learning
            )

            async def follow_nodes() -> None:
                pool.follow(await known_nodes(settings, node_storage))

            following = others.follow(
                told,
                EventStorage(database),
                {
                    "nodes": follow_nodes,
                    "node_conduct": follow_nodes,
                    "path_maps": places.refresh,
                    "queue_state": queue_state.refresh,
                    "renders": learning.refresh,
                    "memory_floors": learning.refresh,
                },
            )
            tasks = [
                group.create_task(work)
                for work in (
                    following,
                    dispatch.run(),
                    wiring["inbox"].run(),
                    wiring["teller"].run(),
                    wiring["ledger"].run(told),
                    wiring["graph_runner"].run(),
                    others.leadership.lead(Retention(database, keep=settings.queue.kept).run),
                )
            ]
            try:
                yield wiring
            finally:
                for task in tasks:
                    task.cancel()


def _build(
    settings: Settings,
    database: Database,
    others: company.Company,
    told: Broadcast[Event],
    pool: NodePool,
    node_storage: NodeStorage,
    places: PlaceService,
    queue_state: QueueState,
    learning: Learning,
) -> tuple[Wiring, Dispatch]:
    outputs = settings.data / "outputs"
    voice = others.voice(told)
    storage, states = JobStorage(database), JobStates(database, voice)
    planning = Planning.of(database, storage, learning)
    live = LiveJobs(planning.scheduler.reason)
    proofs = Proofs(storage)
    inputs = Inputs(
        KeptInputs(settings.data / "inputs"),
        UploadStorage(database),
        outputs=outputs,
        largest=settings.max_input_bytes,
    )
    dispatcher = others.dispatch(
        Parts(
            pool=pool,
            storage=storage,
            states=states,
            collector=Collector(outputs),
            live=live,
            proofs=proofs,
            planning=planning,
            inputs=inputs,
            judge=Judge(pool),
            queue=queue_state,
            patience=Patience(silence=settings.queue.silent_node_seconds),
        )
    )
    edits = JobEdits(database, voice)
    needs = Needs(storage)
    foresight = Foresight(
        pool=pool,
        storage=storage,
        needs=needs,
        live=live,
        expect=learning.durations,
        resident=learning.resident,
    )
    admission = Admission(pool=pool, proofs=proofs, inputs=inputs, places=places, outputs=outputs)
    jobs = JobService(
        admission=admission,
        limits=QueueLimits(database, settings.queue),
        storage=storage,
        states=states,
        edits=edits,
        dispatch=dispatcher,
        live=live,
        foresight=foresight,
    )
    queue = QueueService(
        state=queue_state,
        storage=QueueStorage(database),
        jobs=storage,
        dispatch=dispatcher,
        foresight=foresight,
        needs=needs,
        pool=pool,
        live=live,
        learning=learning,
        causes=load_causes(),
    )
    ledger = Ledger()
    measures = FarmMeasures(database=database, pool=pool, learning=learning, ledger=ledger)
    event_storage = EventStorage(database)
    teller = Teller(
        told=told, storage=event_storage, jobs=jobs, live=live, pool=pool, queue=queue_state
    )
    nodes = NodeService(pool, node_storage, settings)
    groups = GroupService(admission=admission, jobs=jobs, storage=GroupStorage(database), live=live)
    run_storage = RunStorage(database)
    runs = KnownRuns(run_storage)
    runner = GraphRunner(storage=run_storage, runs=runs, jobs=jobs, admission=admission, told=told)
    graphs = GraphService(
        admission=admission, jobs=jobs, storage=run_storage, runs=runs, runner=runner, live=live
    )
    wiring = Wiring(
        jobs=jobs,
        bulk=BulkService(jobs=jobs, storage=storage, edits=edits),
        queue=queue,
        nodes=nodes,
        places=places,
        inbox=Inbox(InboxFolder(settings.data / "inbox"), jobs, largest=settings.max_body_bytes),
        stream=Stream(storage=event_storage, jobs=jobs, teller=teller),
        teller=teller,
        groups=groups,
        group_watch=GroupWatch(groups=groups, told=told, live=live),
        batches=BatchService(
            admission=admission, jobs=jobs, storage=BatchStorage(database), live=live
        ),
        graphs=graphs,
        graph_runner=runner,
        run_watch=RunWatch(graphs=graphs, runner=runner, live=live),
        ledger=ledger,
        measures=measures.tell,
        checks={"database": measures.check_database},
    )
    return wiring, dispatcher
