"""A server on loopback that speaks the wire formats of OpenAI, Anthropic and Google.

The shapes are those of the three public APIs' references, as small as their clients take them.
"""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Generator, Iterable
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

USAGE_IN, USAGE_OUT = 11, 7


@dataclass(frozen=True)
class Trouble:
    """An answer that is none: a status, or a body as it is."""

    status: int = 500
    body: str = '{"error": {"message": "Something broke here."}}'
    headers: dict[str, str] = field(default_factory=dict[str, str])


@dataclass
class Seen:
    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class FakeProvider:
    """Gives its replies in turn, the last one again and again. `key` is the one it takes."""

    replies: list[str | Trouble] = field(default_factory=lambda: ["Rain on a tin roof."])
    key: str = "sk-right-key-0123456789"
    models: tuple[str, ...] = ("small", "large")
    redirect_to: str | None = None
    hangs: bool = False
    seen: list[Seen] = field(default_factory=list[Seen])
    url: str = ""
    logins: list[dict[str, str]] = field(default_factory=list[dict[str, str]])

    @asynccontextmanager
    async def serving(self) -> AsyncGenerator["FakeProvider"]:
        config = uvicorn.Config(
            self._app(), port=0, log_level="error", lifespan="off", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110
            await asyncio.sleep(0.005)
        self.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.should_exit = server.force_exit = True
            await serving

    @contextmanager
    def in_a_thread(self) -> Generator["FakeProvider"]:
        """For tests whose client blocks."""
        config = uvicorn.Config(self._app(), port=0, log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.005)
        self.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.should_exit = server.force_exit = True
            thread.join()

    @property
    def calls(self) -> list[Seen]:
        return [each for each in self.seen if each.body]

    def _app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/v1/chat/completions", self._openai, methods=["POST"]),
                Route("/v1/messages", self._anthropic, methods=["POST"]),
                Route("/v1beta/models/{call:path}", self._google, methods=["POST"]),
                Route("/v1/models", self._models),
                Route("/v1beta/models", self._models),
                Route("/login/{what}", self._login, methods=["POST"]),
            ]
        )

    async def _openai(self, request: Request) -> Response:
        body, refused = await self._read(request)
        reply = refused or self._reply()
        if isinstance(reply, Response):
            return reply
        if not body.get("stream"):
            return JSONResponse(_openai_answer(reply))
        return _events(_openai_pieces(reply), last="data: [DONE]\n\n")

    async def _anthropic(self, request: Request) -> Response:
        body, refused = await self._read(request)
        reply = refused or self._reply()
        if isinstance(reply, Response):
            return reply
        if not body.get("stream"):
            return JSONResponse(_anthropic_answer(reply))
        return _events(_anthropic_pieces(reply), named=True)

    async def _google(self, request: Request) -> Response:
        _, refused = await self._read(request)
        reply = refused or self._reply()
        if isinstance(reply, Response):
            return reply
        if "stream" not in request.url.path:
            return JSONResponse(_google_answer(reply))
        return _events(_google_answer(word) for word in _words(reply))

    async def _models(self, request: Request) -> Response:
        if refused := (await self._read(request))[1]:
            return refused
        if "v1beta" in request.url.path:
            return JSONResponse({"models": [{"name": f"models/{name}"} for name in self.models]})
        return JSONResponse({"data": [{"id": name, "object": "model"} for name in self.models]})

    async def _login(self, request: Request) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        self.logins.append(form)
        if request.path_params["what"] == "code":
            return JSONResponse(
                {
                    "device_code": "dev-1",
                    "user_code": "WXYZ-1234",
                    "verification_uri": "https://example.org/device",
                    "expires_in": 900,
                    "interval": 5,
                }
            )
        if len(self.logins) < 3:
            return JSONResponse({"error": "authorization_pending"})
        return JSONResponse({"access_token": self.key, "token_type": "bearer", "scope": ""})

    async def _read(self, request: Request) -> tuple[dict[str, Any], Response | None]:
        raw = await request.body()
        body: dict[str, Any] = json.loads(raw) if raw else {}
        self.seen.append(Seen(request.url.path, dict(request.headers), body))
        if self.hangs:
            await asyncio.Event().wait()
        if self.redirect_to:
            return body, RedirectResponse(self.redirect_to)
        if self.key not in _keys(request):
            words = f"Incorrect API key provided: {_keys(request)}."
            return body, JSONResponse({"error": {"message": words}}, status_code=401)
        return body, None

    def _reply(self) -> str | Response:
        reply = self.replies[min(len(self.calls), len(self.replies)) - 1]
        if isinstance(reply, Trouble):
            return Response(reply.body, reply.status, reply.headers, media_type="application/json")
        return reply


def _keys(request: Request) -> list[str]:
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    return [bearer, *(request.headers.get(name, "") for name in ("x-api-key", "x-goog-api-key"))]


def _words(text: str) -> list[str]:
    head, *rest = text.split(" ")
    return [head, *(f" {word}" for word in rest)]


def _openai_answer(text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    return {
        "id": "chat-1",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": "small",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": _openai_usage(),
    }


def _openai_usage() -> dict[str, int]:
    return {
        "prompt_tokens": USAGE_IN,
        "completion_tokens": USAGE_OUT,
        "total_tokens": USAGE_IN + USAGE_OUT,
    }


def _openai_pieces(text: str) -> Iterable[dict[str, Any]]:
    head = {
        "id": "chat-1",
        "object": "chat.completion.chunk",
        "created": 1_700_000_000,
        "model": "small",
    }
    for word in _words(text):
        delta = {"role": "assistant", "content": word}
        yield {**head, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]}
    yield {**head, "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
    yield {**head, "choices": [], "usage": _openai_usage()}


def _anthropic_answer(text: str) -> dict[str, Any]:
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "small",
        "content": [{"type": "text", "text": text}],
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": USAGE_IN, "output_tokens": USAGE_OUT},
    }


def _anthropic_pieces(text: str) -> Iterable[dict[str, Any]]:
    start: dict[str, Any] = _anthropic_answer("") | {"content": [], "stop_reason": None}
    yield {"type": "message_start", "message": start}
    block = {"type": "text", "text": ""}
    yield {"type": "content_block_start", "index": 0, "content_block": block}
    for word in _words(text):
        delta = {"type": "text_delta", "text": word}
        yield {"type": "content_block_delta", "index": 0, "delta": delta}
    yield {"type": "content_block_stop", "index": 0}
    end = {"stop_reason": "end_turn", "stop_sequence": None}
    yield {"type": "message_delta", "delta": end, "usage": {"output_tokens": USAGE_OUT}}
    yield {"type": "message_stop"}


def _google_answer(text: str) -> dict[str, Any]:
    content = {"role": "model", "parts": [{"text": text}]}
    return {
        "candidates": [{"content": content, "finishReason": "STOP", "index": 0}],
        "usageMetadata": {
            "promptTokenCount": USAGE_IN,
            "candidatesTokenCount": USAGE_OUT,
            "totalTokenCount": USAGE_IN + USAGE_OUT,
        },
        "modelVersion": "small",
        "responseId": "r-1",
    }


def _events(
    bodies: Iterable[dict[str, Any]], *, named: bool = False, last: str = ""
) -> StreamingResponse:
    def lines() -> Iterable[str]:
        for body in bodies:
            name = f"event: {body['type']}\n" if named else ""
            yield f"{name}data: {json.dumps(body)}\n\n"
        yield last

    return StreamingResponse(lines(), media_type="text/event-stream")
