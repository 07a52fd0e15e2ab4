"""What older programs left in the document as text."""

import json
from typing import Any, cast

from storyboard.board.content import Fields


def object_of(text: Any) -> Fields | None:
    """An object that was kept as text; anything else that a browser may have put there is none."""
    if not isinstance(text, str):
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return cast("Fields", value) if isinstance(value, dict) else None
