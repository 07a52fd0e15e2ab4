"""What the bodies of requests share."""

from typing import Annotated

from pydantic import AfterValidator, JsonValue, StringConstraints
from pydantic_core import PydanticCustomError, to_json

Name = Annotated[str, StringConstraints(max_length=200)]


def _writable(values: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """JSON may escape half of a character ("\\ud800"), which no answer could repeat."""
    try:
        to_json(values)
    except ValueError as error:
        raise PydanticCustomError("not_unicode", "holds text that is not Unicode") from error
    return values


JsonObject = Annotated[dict[str, JsonValue], AfterValidator(_writable)]
