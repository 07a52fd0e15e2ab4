"""What the bodies of requests share."""

from typing import Annotated

from pydantic import JsonValue, StringConstraints

Name = Annotated[str, StringConstraints(max_length=200)]
JsonObject = dict[str, JsonValue]
