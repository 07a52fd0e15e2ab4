"""`/api/backends/can-run`: before anything is submitted."""

from fastapi import APIRouter

from ..wiring import RunnabilityOf
from .models import GraphsToProve, ProvedGraphs

router = APIRouter(prefix="/api/backends", tags=["backends"])


# Not a coroutine: hundreds of graphs take a while to prove the first time.
@router.post("/can-run")
def can_run(body: GraphsToProve, runnability: RunnabilityOf) -> ProvedGraphs:
    """Which nodes can run each graph; what the others lack, with the nearest that they have."""
    return runnability.prove(body.graphs)
