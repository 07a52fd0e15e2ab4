"""What the bodies of requests and answers share."""

from typing import Annotated

from fastapi import Response
from pydantic import BaseModel, JsonValue, StrictBool, StrictFloat, StrictInt, StringConstraints

Name = Annotated[str, StringConstraints(max_length=200)]
JsonObject = dict[str, JsonValue]

CameraBody = dict[Name, Name | StrictBool | StrictInt | StrictFloat | None]
"""A configuration as a shot keeps it: field id -> value. None and "" mean unset."""


def as_json(view: BaseModel) -> Response:
    """A whole model as it is. What a route returns as a model is validated once more before it is
    written, which a page that asks with every key stroke need not wait for.
    """
    return Response(view.model_dump_json(), media_type="application/json")
