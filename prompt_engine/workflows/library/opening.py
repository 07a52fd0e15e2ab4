"""The library's rooms, built once for the service."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import httpx

from prompt_engine.workflows.node_classes.source import NodeClassSource
from prompt_engine.workflows.reading.facts import Knowledge as ReadingKnowledge
from prompt_engine.workflows.templates.categories import CategoryEntry
from prompt_engine.workflows.templates.service import Templates
from prompt_engine.workflows.templates.storage import Knowledge
from studio_kit.settings import Settings

from .desk import Desk
from .drafting import Drafting
from .farm import Farm
from .intake import Intake
from .service import WorkflowLibrary
from .storage import WorkflowFolder
from .target_models import load_target_models


@asynccontextmanager
async def open_desk(
    settings: Settings,
    *,
    templates: Templates,
    knowledge: Knowledge,
    reading: ReadingKnowledge,
    categories: tuple[CategoryEntry, ...],
    classes: NodeClassSource,
) -> AsyncGenerator[Desk]:
    # Proxies of the environment are for the internet, not for this machine.
    async with httpx.AsyncClient(base_url=settings.url("orchestrator"), trust_env=False) as client:
        yield Desk(
            WorkflowLibrary(templates, WorkflowFolder(settings.templates), knowledge),
            Drafting(
                Intake(classes, reading),
                knowledge,
                categories,
                targets=load_target_models(knowledge.target_models),
            ),
            Farm(client),
        )
