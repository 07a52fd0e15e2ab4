"""What the bodies of requests share."""

from typing import Annotated

from pydantic import JsonValue, StrictBool, StrictFloat, StrictInt, StringConstraints

Name = Annotated[str, StringConstraints(max_length=200)]
JsonObject = dict[str, JsonValue]

CameraBody = dict[Name, Name | StrictBool | StrictInt | StrictFloat | None]
"""A configuration as a shot keeps it: field id -> value. None and "" mean unset."""
