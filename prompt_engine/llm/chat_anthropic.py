"""Messages as Anthropic defined them."""

import httpx2
from anthropic import AsyncAnthropic
from pydantic_ai.models import Model
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.providers.anthropic import AnthropicProvider

from .providers import NO_KEY, Access


def build(access: Access, model: str, client: httpx2.AsyncClient) -> Model:
    """Tries once: trying again is the ladder's."""
    sdk = AsyncAnthropic(
        api_key=access.key or NO_KEY, base_url=access.url, http_client=client, max_retries=0
    )
    return AnthropicModel(model, provider=AnthropicProvider(anthropic_client=sdk))
