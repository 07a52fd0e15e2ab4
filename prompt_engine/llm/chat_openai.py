"""Chat completions as OpenAI defined them, which most servers speak."""

import httpx2
from openai import AsyncOpenAI
from pydantic_ai.models import Model
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

from .providers import NO_KEY, Access


def build(access: Access, model: str, client: httpx2.AsyncClient) -> Model:
    """Tries once: trying again is the ladder's."""
    sdk = AsyncOpenAI(
        api_key=access.key or NO_KEY, base_url=access.url, http_client=client, max_retries=0
    )
    if access.provider.id == "openai":
        return OpenAIChatModel(model, provider=OpenAIProvider(openai_client=sdk))
    provider = OpenAICompatibleProvider(access.provider.id, openai_client=sdk)
    return OpenAIChatModel(model, provider=provider)
