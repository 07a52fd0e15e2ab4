"""What a person wanted when a render was ordered, as its take remembers it.

The page says it with the order and reckons it for a shot as it is now: where the two differ, the
take is stale. See docs/seams.md for the fields.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, cast

Intent = dict[str, Any]
"""Plain JSON: `description scene? prompt? camera template_id values seed_policy seed? frame`."""


def fingerprint_of(intent: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the intent's canonical JSON: keys sorted, no spaces, 24.0 as 24."""
    text = json.dumps(_exact(intent), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _exact(value: Any) -> Any:
    """Numbers as a page writes them, so that who sent the intent makes no difference."""
    if isinstance(value, Mapping):
        return {key: _exact(each) for key, each in cast("Mapping[str, Any]", value).items()}
    if isinstance(value, list | tuple):
        return [_exact(each) for each in cast("list[Any]", value)]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
