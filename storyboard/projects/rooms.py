"""The board of the project that a request's path names, open for as long as the request."""

from collections.abc import AsyncGenerator
from typing import Annotated

from fastapi import Depends, Request

from storyboard.board.room import BoardRoom
from storyboard.board.rooms import BoardRooms

from .routes import ProjectsDep


async def room_of(
    project_id: str, projects: ProjectsDep, request: Request
) -> AsyncGenerator[BoardRoom]:
    """Raises `ProjectUnknown`, and what opening a project raises."""
    rooms: BoardRooms = request.state.rooms
    async with rooms.enter(await projects.root(project_id)) as room:
        yield room


ProjectRoom = Annotated[BoardRoom, Depends(room_of)]
