"""Finding jobs by a piece of text. Pure."""

from collections.abc import Mapping
from typing import Any

SEARCHED = ("shot", "template_id", "prompt")
"""What people remember a job by."""

LONGEST = 4000
"""Characters that are kept of a job; prompts seldom have more."""


def search_text(job_id: str, metadata: Mapping[str, Any]) -> str:
    """One line in small letters that holds all that a job can be found by."""
    words = (str(metadata[key]) for key in SEARCHED if metadata.get(key))
    text = " ".join((job_id, *words)).replace("\0", " ")
    return text.casefold()[:LONGEST]


def pattern(query: str) -> str:
    """The LIKE pattern of a text that is meant literally; its escape character is a backslash."""
    text = query.casefold()
    for special in ("\\", "%", "_"):
        text = text.replace(special, "\\" + special)
    return f"%{text}%"
