"""What routes of language models take, shared among them."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from prompt_engine.bodies import Name
from studio_kit.addresses import HttpAddress, Secret

from .gateway import Given

ModelId = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
"""A model as its provider names it."""


class View(BaseModel):
    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)


class Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CredentialsBody(BaseModel):
    """Used for this one request and not kept. Older scripts send more; it is not read."""

    model_config = ConfigDict(frozen=True)

    api_key: Secret | None = None
    oauth_token: Secret | None = None
    endpoint: HttpAddress | None = None

    def given(self) -> Given:
        key = self.api_key or self.oauth_token
        return Given(self.endpoint, key.get_secret_value() or None if key else None)


class ProviderBody(Body):
    """Names a provider, and credentials for this one request."""

    provider: Name
    credentials: CredentialsBody = Field(default_factory=CredentialsBody)
