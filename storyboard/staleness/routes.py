"""Stale takes over HTTP."""

from fastapi import APIRouter

from storyboard.projects.rooms import ProjectRoom
from studio_kit.errors import NotFound, responses

from .models import StaleShots
from .service import stale_shots

router = APIRouter(prefix="/api/projects/{project_id}", tags=["shots"])


@router.get("/stale", responses=responses(NotFound))
async def list_stale(room: ProjectRoom) -> StaleShots:
    """Shots whose chosen take is not what they would render now, and why."""
    return StaleShots(shots=stale_shots(room.content()))
