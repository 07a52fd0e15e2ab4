"""Generated content as Google's Gemini API defines it."""

import httpx2
from google.genai.types import HttpRetryOptions
from pydantic_ai.models import Model
from pydantic_ai.models.google import GoogleModel
from pydantic_ai.providers.google import GoogleProvider

from .providers import NO_KEY, Access


def build(access: Access, model: str, client: httpx2.AsyncClient) -> Model:
    """Tries once: trying again is the ladder's."""
    provider = GoogleProvider(
        api_key=access.key or NO_KEY,
        base_url=access.url,
        http_client=client,
        retry_options=HttpRetryOptions(attempts=1),
    )
    return GoogleModel(model, provider=provider)
