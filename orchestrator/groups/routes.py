"""`/api/job-group`, `/api/job-groups` and the socket of a group."""

from fastapi import APIRouter, WebSocket, status

from studio_kit.errors import responses
from studio_kit.paths import NotAProject, OutsideProject
from studio_kit.sockets import SocketOnly, serve

from ..jobs.admission import ModelMissing
from ..jobs.limits import QueueFull
from ..nodes.models import NoNodeOnline
from ..outputs.models import FolderUnwritable
from ..wiring import GroupsOf, GroupWatchOf
from .models import GroupNotFound, GroupRequest
from .views import GroupStopped, GroupText, GroupView
from .watch import hear

router = APIRouter(tags=["groups"])

TAKEN = responses(
    NoNodeOnline, ModelMissing, FolderUnwritable, NotAProject, OutsideProject, QueueFull
)
UNKNOWN_GROUP = 1008


@router.post("/api/job-group", status_code=status.HTTP_202_ACCEPTED, responses=TAKEN)
async def submit_group(request: GroupRequest, groups: GroupsOf) -> GroupView:
    """The same graph on several nodes, or with several seeds, or both."""
    return await groups.submit(request)


@router.get("/api/job-groups/{group_id}", responses=responses(GroupNotFound))
async def get_group(group_id: str, groups: GroupsOf) -> GroupView:
    return await groups.get(group_id)


@router.delete("/api/job-groups/{group_id}", responses=responses(GroupNotFound))
async def cancel_group(group_id: str, groups: GroupsOf) -> GroupStopped:
    """Stop all children that have not ended; the group and its takes stay."""
    return await groups.cancel(group_id)


@router.get("/ws/job-groups/{group_id}", responses=responses(SocketOnly))
async def describe_group_socket(group_id: str) -> GroupText:
    """The text frames of the socket; connect with a WebSocket."""
    raise SocketOnly(f"Connect to the socket of group {group_id[:40]} with a WebSocket.")


@router.websocket("/ws/job-groups/{group_id}")
async def group_socket(socket: WebSocket, group_id: str, watch: GroupWatchOf) -> None:
    await socket.accept()
    try:
        await serve(socket, lambda send: watch.talk(send, group_id), hear)
    except GroupNotFound as error:
        await socket.close(UNKNOWN_GROUP, error.message)
