"""Reads a manifest: what `POST /api/job` takes, as a file. Pure."""

import json
from typing import Any

from pydantic import ValidationError

from studio_kit.errors import Invalid

from ..jobs.models import Submission


class HalfWritten(Invalid):
    """Not whole JSON: it may still be on its way, or it is none."""

    title = "Not JSON"


def read_manifest(content: bytes) -> Submission:
    """Raises `HalfWritten`, and `Invalid` naming the field that makes no sense."""
    values = _object(content)
    try:
        return Submission.model_validate(values)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"])) or "the manifest"
        raise Invalid(f"{place}: {fault['msg'].rstrip('.')}.") from error


def _object(content: bytes) -> dict[str, Any]:
    try:
        values = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise HalfWritten(f"The manifest is not JSON: {_cause(error)}.") from error
    if not isinstance(values, dict):
        raise Invalid("The manifest is no JSON object; it needs workflow_json.")
    return values  # pyright: ignore[reportUnknownVariableType]


def _cause(error: ValueError | RecursionError) -> str:
    return "it is nested too deep" if isinstance(error, RecursionError) else str(error).rstrip(".")
