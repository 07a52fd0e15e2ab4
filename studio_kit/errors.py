"""Expected failures, and the one handler that turns them into problem+json (RFC 9457)."""

import errno
from http import HTTPStatus
from typing import Any, ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What the system says when a disk, or what somebody may use of it, is full."""

PROBLEM_JSON = "application/problem+json"

NO_OBJECT = frozenset({"missing", "dict_type", "model_type", "model_attributes_type"})
"""What pydantic calls a body that is left out, or is none of the objects that a route takes."""

UNREADABLE_BODY = "The body cannot be read as JSON; send one JSON object in UTF-8, not nested deep."


class Problem(BaseModel):
    """The body of every error. `detail` is a sentence that says what to do."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str


class StudioError(Exception):
    """An expected failure. The message is a full sentence that a person can act on.

    Facts are added to the problem body under their own names, for programs.
    """

    status: ClassVar[int] = 500
    title: ClassVar[str] = "The service failed"

    def __init__(self, message: str, **facts: Any) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts
        self.headers: dict[str, str] = {}


class Forbidden(StudioError):
    status = 403
    title = "Not allowed"


class NotFound(StudioError):
    status = 404
    title = "Not found"


class Conflict(StudioError):
    status = 409
    title = "Conflict"


class TooLarge(StudioError):
    status = 413
    title = "Too large"


class Invalid(StudioError):
    status = 422
    title = "Not valid"


class TooMany(StudioError):
    """`retry_after` is in seconds, and is also told in the header of that name."""

    status = 429
    title = "Too many"

    def __init__(self, message: str, *, retry_after: int, **facts: Any) -> None:
        super().__init__(message, retry_after=retry_after, **facts)
        self.headers["Retry-After"] = str(retry_after)


class Unavailable(StudioError):
    status = 503
    title = "Not available now"


class DiskFull(StudioError):
    status = 507
    title = "The disk is full"


def is_full(error: OSError) -> bool:
    """Whether it says that there is no room left."""
    return error.errno in FULL


def responses(*errors: type[StudioError]) -> dict[int | str, dict[str, Any]]:
    """What a route may answer besides its result, for `responses=` and the schema."""
    return {
        error.status: {
            "description": error.title,
            "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for error in errors
    }


def problem(status: int, title: str, detail: str, **facts: Any) -> JSONResponse:
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **facts}
    return JSONResponse(body, status_code=status, media_type=PROBLEM_JSON)


def add_error_handlers(app: FastAPI) -> None:
    """Answer every failure of `app` as problem+json."""

    @app.exception_handler(StudioError)
    async def studio_error(_: Request, error: StudioError) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]
        answer = problem(error.status, error.title, error.message, **error.facts)
        answer.headers.update(error.headers)
        return answer

    @app.exception_handler(OSError)
    async def full_disk(_: Request, error: OSError) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]
        if not is_full(error):
            raise error
        detail = "There is no room left on the disk; make some and try again."
        return problem(DiskFull.status, DiskFull.title, detail)

    @app.exception_handler(RequestValidationError)
    async def invalid_request(_: Request, error: RequestValidationError) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]
        return problem(422, Invalid.title, _sentence(error), errors=_faults(error))

    @app.exception_handler(HTTPException)
    async def http_error(request: Request, error: HTTPException) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]
        answer = problem(error.status_code, *_explain(request, error))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(Exception)
    async def unexpected(_: Request, __: Exception) -> JSONResponse:  # pyright: ignore[reportUnusedFunction]
        # Starlette logs the traceback and re-raises it after this answer.
        return problem(500, StudioError.title, "Something unexpected broke; the log has the cause.")


def _explain(request: Request, error: HTTPException) -> tuple[str, str]:
    title = HTTPStatus(error.status_code).phrase
    if error.status_code == 404 and error.detail == title:
        return title, f"There is nothing at {request.url.path}."
    if error.status_code == 405:
        return title, f"{request.method} is not offered at {request.url.path}."
    if error.status_code == 400 and error.__cause__:  # FastAPI could not read the body
        return title, UNREADABLE_BODY
    return title, str(error.detail)


def _faults(error: RequestValidationError) -> list[dict[str, str]]:
    return [
        {"field": _place(fault["loc"]), "message": _message(fault["msg"])}
        for fault in error.errors()
    ]


def _sentence(error: RequestValidationError) -> str:
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return "The body is not valid JSON; send one JSON object."
    if first["loc"] == ("body",) and first["type"] in NO_OBJECT:
        return "The body is no JSON object; send one, with content-type application/json."
    place, message = _place(first["loc"]), _message(first["msg"]).rstrip(".")
    return f"{place}: {message}." if place else f"{message}."


def _message(text: str) -> str:
    """Without the words that pydantic puts before a validator's own sentence."""
    return text.removeprefix("Value error, ")


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location if part not in ("body", "query", "path"))
