"""Moves of the camera over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from .models import MotionRead, MotionToRead, PresetList
from .service import Motions

router = APIRouter(prefix="/api/motion", tags=["motion"])


def motions_of(request: Request) -> Motions:
    return request.state.motions


MotionsDep = Annotated[Motions, Depends(motions_of)]


@router.get("/presets")
async def presets(motions: MotionsDep) -> PresetList:
    """Moves to begin with: keyframes, and what film calls them."""
    return PresetList(presets=motions.tables.presets)


@router.post("/read")
async def read(drawn: MotionToRead, motions: MotionsDep) -> MotionRead:
    """What film calls a path of the frame over the picture, and which rigs can carry it."""
    return motions.read(drawn)
