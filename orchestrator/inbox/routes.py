"""`/api/inbox`."""

from fastapi import APIRouter

from ..wiring import InboxOf
from .models import InboxView

router = APIRouter(prefix="/api", tags=["inbox"])


@router.get("/inbox")
async def show_inbox(inbox: InboxOf) -> InboxView:
    """The watched folder, what waits in it and what became of the rest."""
    return inbox.view()
