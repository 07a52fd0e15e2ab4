"""The port over pydantic-ai, whichever wire format the model behind it speaks.

Imported at the first call of a model, not at the start: it costs 24 MB and some seconds, and each
wire format (`chat_openai`, `chat_anthropic`, `chat_google`) another 8 to 41 MB.
"""

import math
from collections.abc import Generator
from contextlib import contextmanager
from typing import cast

import httpx2
from pydantic_ai import direct, exceptions
from pydantic_ai.messages import (
    BinaryContent,
    ModelMessage,
    ModelRequest,
    ModelResponse,
    PartDeltaEvent,
    PartStartEvent,
    TextPart,
    TextPartDelta,
    UserContent,
    UserPromptPart,
)
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.settings import ModelSettings

from studio_kit.errors import StudioError

from .errors import (
    AccountSpent,
    AddressRefused,
    AnswerUnreadable,
    Failure,
    KeyRefused,
    ModelUnknown,
    ProviderBroken,
    ProviderBusy,
    ProviderTooSlow,
    ProviderUnreachable,
    RequestRefused,
)
from .models import Answer, Ask, ModelName, Piece, Turn, Usage


class ChatModel:
    """A `LanguageModel` at a provider. `key` is only known to be kept out of messages."""

    def __init__(self, name: ModelName, model: Model, key: str | None) -> None:
        self._name = str(name)
        self._model = model
        self._key = key

    async def answer(self, ask: Ask, *, hear: Piece | None = None) -> Answer:
        """Raises the failures of `errors.py`; the client's own retries are off."""
        with _translated(self._name, self._key):
            response = await (self._streamed(ask, hear) if hear else self._whole(ask))
        return _answer(response, self._name)

    async def _whole(self, ask: Ask) -> ModelResponse:
        return await direct.model_request(
            self._model,
            _messages(ask),
            model_settings=_settings(ask),
            model_request_parameters=self._parameters(ask),
            instrument=False,
        )

    async def _streamed(self, ask: Ask, hear: Piece) -> ModelResponse:
        async with direct.model_request_stream(
            self._model,
            _messages(ask),
            model_settings=_settings(ask),
            model_request_parameters=self._parameters(ask),
            instrument=False,
        ) as stream:
            async for event in stream:
                if text := _piece(event):
                    hear(text)
            return stream.get()

    def _parameters(self, ask: Ask) -> ModelRequestParameters:
        if ask.schema is None:
            return ModelRequestParameters()
        native = self._model.profile.get("supports_json_schema_output", False)
        return ModelRequestParameters(
            output_mode="native" if native else "prompted",
            output_object=OutputObjectDefinition(json_schema=dict(ask.schema), name="answer"),
        )


def _messages(ask: Ask) -> list[ModelMessage]:
    messages: list[ModelMessage] = []
    for turn in ask.turns:
        if turn.role == "model":
            messages.append(ModelResponse(parts=[TextPart(turn.text)]))
        else:
            parts = [UserPromptPart(_content(turn))]
            messages.append(ModelRequest(parts=parts, instructions=ask.instructions))
    return messages


def _content(turn: Turn) -> str | list[UserContent]:
    if not turn.pictures:
        return turn.text
    pictures = [BinaryContent(each.data, media_type=each.media_type) for each in turn.pictures]
    return [turn.text, *pictures]


def _settings(ask: Ask) -> ModelSettings:
    settings = ModelSettings(max_tokens=ask.most_tokens)
    if ask.temperature is not None:
        settings["temperature"] = ask.temperature
    if ask.effort != "none":
        settings["thinking"] = ask.effort
    return settings


def _piece(event: object) -> str | None:
    if isinstance(event, PartStartEvent) and isinstance(event.part, TextPart):
        return event.part.content
    if isinstance(event, PartDeltaEvent) and isinstance(event.delta, TextPartDelta):
        return event.delta.content_delta
    return None


def _answer(response: ModelResponse, name: str) -> Answer:
    text = "".join(part.content for part in response.parts if isinstance(part, TextPart))
    if not text.strip():
        why = f" It stopped because: {response.finish_reason}." if response.finish_reason else ""
        raise AnswerUnreadable(f"{name} answered without any text.{why}")
    usage = response.usage
    counted = usage.input_tokens or usage.output_tokens
    tokens = Usage(usage.input_tokens, usage.output_tokens) if counted else Usage()
    return Answer(text, response.model_name or name, tokens)


@contextmanager
def _translated(name: str, key: str | None) -> Generator[None]:
    """The one place where the library's errors become ours."""
    try:
        yield
    except StudioError:
        raise
    except (exceptions.ModelAPIError, exceptions.UnexpectedModelBehavior) as error:
        if refused := _cause(error, AddressRefused, ProviderUnreachable):
            raise refused from error
        raise _failure(name, error, key) from error
    except (ValueError, TypeError, KeyError, httpx2.HTTPError) as error:
        # What the clients raise, each in its own way, for a body that is none of their protocol.
        if refused := _cause(error, AddressRefused, ProviderUnreachable):
            raise refused from error
        raise AnswerUnreadable(
            f"{name} answered something that is not its protocol; is the address right?"
        ) from error


def _cause(error: BaseException, *kinds: type[StudioError]) -> StudioError | None:
    """What our transport said, under what the clients wrapped around it."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, kinds):
            return seen
        seen = seen.__cause__ or seen.__context__
    return None


def _failure(name: str, error: Exception, key: str | None) -> Failure:
    match error:
        case exceptions.ModelQuotaExceededError():
            return AccountSpent(f"The account for {name} has no credit left.")
        case exceptions.ModelRateLimitError(retry_after=wait):
            seconds = math.ceil(wait) if wait is not None else 1
            return ProviderBusy(
                f"{name} asks to wait {seconds} s." if wait else f"{name} asks to slow down.",
                retry_after=max(seconds, 0),
                asked=wait is not None,
            )
        case exceptions.ModelAuthenticationError():
            return KeyRefused(f"{name} refuses the key; enter it again in the settings.")
        case exceptions.ModelNotFoundError():
            return ModelUnknown(f"{name} does not exist at its provider, or the address is wrong.")
        case exceptions.ModelRequestRejectedError():
            return RequestRefused(f"{name} refuses the request: {_said(error, key)}")
        case exceptions.ModelTimeoutError():
            return ProviderTooSlow(f"{name} did not answer in time.")
        case exceptions.ModelConnectionError():
            return ProviderUnreachable(f"{name} cannot be reached; does its server run?")
        case exceptions.ModelHTTPError(status_code=status) if status >= 500:
            return ProviderBroken(f"{name} failed with status {status}.")
        case exceptions.ModelHTTPError(status_code=status):
            return RequestRefused(f"{name} refuses the request with status {status}.")
        case _:
            return AnswerUnreadable(f"{name} gave an answer that cannot be read.")


def _said(error: exceptions.ModelAPIError, key: str | None) -> str:
    """The provider's own sentence, where its body has one, without the key that it may echo."""
    message = _field(_field(error.body, "error") or error.body, "message")
    text = str(message)[:300] if message else "it does not say why."
    return text.replace(key, "(key)") if key else text


def _field(body: object, name: str) -> object:
    return cast("dict[str, object]", body).get(name) if isinstance(body, dict) else None
