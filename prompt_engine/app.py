"""The prompt engine: creative intent to text and graph.

Between two requests it keeps what `llm` stores (keys, choices, the ledger) and the library of
people's own workflows.
"""

import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TypedDict

from fastapi import FastAPI

from studio_kit.service import create_service
from studio_kit.settings import HOUSE, Settings

from .catalogue import routes as catalogue
from .catalogue.service import Catalogue
from .catalogue.storage import load_catalogue
from .catalogue.views import CataloguePage
from .llm.all_routes import routers as language_model_routers
from .llm.service import LanguageModels, open_language_models
from .motion import routes as motion
from .motion.service import Motions, load_motions
from .presets import routes as presets
from .presets.service import Presets
from .presets.storage import load_presets
from .prompts import routes as prompts
from .prompts.service import PromptWriter
from .prompts.storage import load_prompt_writer
from .rules import routes as rules
from .rules.service import RuleBook, load_rule_book
from .workflows.angles import routes as angles
from .workflows.angles.service import Angles, load_angles
from .workflows.conversion import routes as conversion
from .workflows.library import routes as workflow_library
from .workflows.library.desk import Desk
from .workflows.library.opening import open_desk
from .workflows.node_classes.classes import NodeClasses
from .workflows.node_classes.known import known_classes
from .workflows.node_classes.source import NodeClassSource, open_source
from .workflows.reading import routes as reading
from .workflows.reading.facts import Knowledge as GraphKnowledge
from .workflows.reading.storage import load_knowledge
from .workflows.replay import routes as replay
from .workflows.templates import older_routes as older_templates
from .workflows.templates import routes as templates
from .workflows.templates.building import Builder
from .workflows.templates.categories import CategoryEntry, load_categories
from .workflows.templates.service import Templates
from .workflows.templates.storage import Knowledge

UPLOADS = re.compile(r"/(workflows/(inspect|import)|replay/inspect|templates/import_workflow)$")
"""Where films of `max_input_bytes` may come in."""


class State(TypedDict):
    catalogue: Catalogue
    catalogue_page: CataloguePage
    presets: Presets
    language_models: LanguageModels
    prompt_writer: PromptWriter
    rule_book: RuleBook
    motions: Motions
    templates: Templates
    template_categories: tuple[CategoryEntry, ...]
    angles: Angles
    builder: Builder
    known_classes: NodeClasses
    graph_knowledge: GraphKnowledge


class Running(State):
    node_class_source: NodeClassSource
    workflow_desk: Desk


def create_app(settings: Settings) -> FastAPI:
    """Raises `studio_kit.tables.TableError` for a fault in the house's own tables or templates."""
    cache = settings.data / "cache" / "tables"
    library = load_presets(load_catalogue(cache=cache), cache=cache)
    known = library.known
    writer = load_prompt_writer(catalogue=known, cache=cache)
    camera_angles = load_angles(known)
    rule_book = load_rule_book(known, cache=cache)
    classes = known_classes(cache)
    knowledge = Knowledge(frozenset(model.id for model in writer.models), classes)
    state = State(
        catalogue=known,
        catalogue_page=CataloguePage(known),
        presets=library,
        language_models=open_language_models(settings, known),
        prompt_writer=writer,
        rule_book=rule_book,
        motions=load_motions(known, rule_book),
        templates=Templates(
            HOUSE / "templates",
            settings.templates,
            knowledge=knowledge,
        ),
        template_categories=load_categories(),
        angles=camera_angles,
        builder=Builder(camera_angles),
        known_classes=classes,
        graph_knowledge=load_knowledge(cache=cache),
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[Running]:
        async with (
            state["language_models"].gateway.running(),
            open_source(settings, state["known_classes"]) as source,
            open_desk(
                settings,
                templates=state["templates"],
                knowledge=knowledge,
                reading=state["graph_knowledge"],
                categories=state["template_categories"],
                classes=source,
            ) as desk,
        ):
            yield Running(**state, node_class_source=source, workflow_desk=desk)

    return create_service(
        "Prompt engine",
        name="prompt_engine",
        # Routes are tried in turn: those that a page asks with every key stroke stand first.
        routers=[
            prompts.router,
            rules.router,
            catalogue.router,
            presets.router,
            angles.router,
            motion.router,
            conversion.router,
            reading.router,
            workflow_library.router,
            replay.router,
            older_templates.router,
            templates.router,
            *language_model_routers(),
        ],
        uploads=UPLOADS,
        settings=settings,
        lifespan=lifespan,
    )
