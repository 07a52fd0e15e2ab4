"""The prompt engine: creative intent to text and graph.

It keeps nothing between two requests but what `llm` stores: keys, choices and the ledger.
"""

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
from .presets import routes as presets
from .presets.service import Presets
from .presets.storage import load_presets
from .prompts import routes as prompts
from .prompts.service import PromptWriter
from .prompts.storage import load_prompt_writer
from .rules import routes as rules
from .rules.service import RuleBook, load_rule_book
from .workflows import routes as workflows
from .workflows.service import TemplateLibrary
from .workflows.storage import load_library


class State(TypedDict):
    catalogue: Catalogue
    catalogue_page: CataloguePage
    presets: Presets
    language_models: LanguageModels
    prompt_writer: PromptWriter
    rule_book: RuleBook
    templates: TemplateLibrary


def create_app(settings: Settings) -> FastAPI:
    """Raises `studio_kit.tables.TableError` for a fault in the house's own tables or templates."""
    cache = settings.data / "cache" / "tables"
    library = load_presets(load_catalogue(cache=cache), cache=cache)
    known = library.known
    writer = load_prompt_writer(catalogue=known, cache=cache)
    state = State(
        catalogue=known,
        catalogue_page=CataloguePage(known),
        presets=library,
        language_models=open_language_models(settings, known),
        prompt_writer=writer,
        rule_book=load_rule_book(known, cache=cache),
        templates=load_library(
            HOUSE / "templates",
            settings.templates,
            target_models=frozenset(model.id for model in writer.models),
        ),
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[State]:
        async with state["language_models"].gateway.running():
            yield state

    return create_service(
        "Prompt engine",
        name="prompt_engine",
        routers=[
            catalogue.router,
            presets.router,
            prompts.router,
            rules.router,
            workflows.router,
            *language_model_routers(),
        ],
        settings=settings,
        lifespan=lifespan,
    )
