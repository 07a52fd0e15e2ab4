"""`/api/graphs` and the socket of a run."""

from typing import Annotated

from fastapi import APIRouter, Query, WebSocket, status

from studio_kit.errors import responses
from studio_kit.sockets import SocketOnly, serve

from ..wiring import GraphsOf, RunWatchOf
from .models import RunNotFound, RunRequest, RunStateWrong
from .views import CheckAnswer, RunPage, RunText, RunView

router = APIRouter(tags=["graphs"])

CHANGED = responses(RunNotFound, RunStateWrong)
Project = Annotated[str | None, Query(max_length=64)]
Cursor = Annotated[str | None, Query(max_length=26)]
Limit = Annotated[int, Query(ge=1, le=200)]


@router.post("/api/graphs/check")
async def check_graph(request: RunRequest, graphs: GraphsOf) -> CheckAnswer:
    """Everything that would keep the run from starting, each with its step. Starts nothing."""
    return await graphs.check(request)


@router.post("/api/graphs", status_code=status.HTTP_202_ACCEPTED)
async def start_graph(request: RunRequest, graphs: GraphsOf) -> RunView:
    """Start a run. What is wrong with the graph is 422, with all `problems`."""
    return await graphs.start(request)


@router.get("/api/graphs")
async def list_runs(
    graphs: GraphsOf, project_id: Project = None, limit: Limit = 50, cursor: Cursor = None
) -> RunPage:
    """The newest first."""
    return await graphs.page(project_id, cursor=cursor, limit=limit)


@router.get("/api/graphs/{run_id}", responses=responses(RunNotFound))
async def get_run(run_id: str, graphs: GraphsOf) -> RunView:
    return await graphs.get(run_id)


@router.post("/api/graphs/{run_id}/resume", responses=CHANGED)
async def resume_run(run_id: str, graphs: GraphsOf) -> RunView:
    """Go on where a failure or a cancel ended it; what is done is not run again."""
    return await graphs.resume(run_id)


@router.post("/api/graphs/{run_id}/cancel", responses=CHANGED)
async def cancel_run(run_id: str, graphs: GraphsOf) -> RunView:
    return await graphs.cancel(run_id)


@router.get("/ws/graphs/{run_id}", responses=responses(SocketOnly))
async def describe_run_socket(run_id: str) -> RunText:
    """The text frames of the socket; connect with a WebSocket."""
    raise SocketOnly(f"Connect to the socket of run {run_id[:40]} with a WebSocket.")


@router.websocket("/ws/graphs/{run_id}")
async def run_socket(socket: WebSocket, run_id: str, watch: RunWatchOf) -> None:
    await socket.accept()
    try:
        await serve(socket, lambda send: watch.talk(send, run_id))
    except RunNotFound as error:
        await socket.close(4404, error.message)
