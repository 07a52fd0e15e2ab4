"""The orchestrator: a graph goes in, a picture lands in the project folder."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI

from studio_kit.events import Broadcast
from studio_kit.secrets import SecretBox
from studio_kit.service import create_service
from studio_kit.settings import Settings

from .batches.routes import router as batches_router
from .building import Ground, queueing, rendering, wiring
from .events.models import Event
from .events.routes import router as events_router
from .events.storage import EventStorage
from .graphs.routes import router as graphs_router
from .groups.routes import router as groups_router
from .inbox.routes import router as inbox_router
from .jobs.routes import router as jobs_router
from .learning.service import Learning
from .learning.storage import LearningStorage
from .nodes.comfy import ComfyNode
from .nodes.known import known_nodes
from .nodes.pool import Connect, NodePool
from .nodes.routes import router as nodes_router
from .nodes.storage import NodeStorage
from .opening import opened
from .outputs.routes import router as outputs_router
from .paths.routes import router as paths_router
from .paths.service import PlaceService
from .paths.storage import PlaceStorage
from .queue.retention import Retention
from .queue.routes import router as queue_router
from .queue.state import QueueState
from .runnable.routes import router as runnable_router
from .wiring import Wiring

ROUTERS = (
    queue_router,
    jobs_router,
    runnable_router,
    nodes_router,
    events_router,
    paths_router,
    outputs_router,
    inbox_router,
    groups_router,
    batches_router,
    graphs_router,
)


def create_app(settings: Settings, connect: Connect = ComfyNode) -> FastAPI:
    def lifespan(_: FastAPI) -> AbstractAsyncContextManager[Wiring]:
        return farm(settings, connect)

    return create_service(
        "Orchestrator",
        name="orchestrator",
        routers=ROUTERS,
        lifespan=lifespan,
        settings=settings,
    )


@asynccontextmanager
async def farm(settings: Settings, connect: Connect) -> AsyncGenerator[Wiring]:
    """Everything that runs, and that ends with the service. Raises what `opened` does."""
    async with _ground(settings, connect) as ground, asyncio.TaskGroup() as group:
        render = rendering(ground)
        rooms = wiring(ground, render, queueing(ground, render))
        retention = Retention(ground.database, keep=settings.queue.kept)
        works = (
            _follow_others(ground),
            render.dispatch.run(),
            rooms["inbox"].run(),
            rooms["teller"].run(),
            rooms["ledger"].run(ground.told),
            rooms["graph_runner"].run(),
            ground.others.leadership.lead(retention.run),
        )
        tasks = [group.create_task(work) for work in works]
        try:
            yield rooms
        finally:
            for task in tasks:
                task.cancel()


@asynccontextmanager
async def _ground(settings: Settings, connect: Connect) -> AsyncGenerator[Ground]:
    async with opened(settings) as (database, others):
        node_storage = NodeStorage(database, SecretBox.of(settings))
        nodes = await known_nodes(settings, node_storage)
        queue_state = QueueState(database)
        await queue_state.refresh()
        async with NodePool.open(nodes, keeper=node_storage, connect=connect) as pool:
            yield Ground(
                settings=settings,
                database=database,
                others=others,
                told=Broadcast[Event](),
                pool=pool,
                node_storage=node_storage,
                places=await PlaceService.open(settings.path_maps, PlaceStorage(database)),
                queue_state=queue_state,
                learning=await Learning.open(LearningStorage(database)),
            )


async def _follow_others(ground: Ground) -> None:
    """Until cancelled: read again what another orchestrator of the farm changed, by its table."""

    async def follow_nodes() -> None:
        ground.pool.follow(await known_nodes(ground.settings, ground.node_storage))

    await ground.others.follow(
        ground.told,
        EventStorage(ground.database),
        {
            "nodes": follow_nodes,
            "node_conduct": follow_nodes,
            "path_maps": ground.places.refresh,
            "queue_state": ground.queue_state.refresh,
            "renders": ground.learning.refresh,
            "memory_floors": ground.learning.refresh,
        },
    )
