"""Comma-separated keywords: for models whose CLIP encoder reads 77 tokens, the first ones best."""

from .models import Intent


def write(intent: Intent) -> str:
    """Such as "close-up, low angle, Mara looks up, 85mm lens, night, tense mood"."""
    subject = _keywords(intent.description)
    tags = [
        *intent.words("size", "height", "direction"),
        *subject,
        *intent.words("lens", "time_of_day", "mood"),
    ]
    return ", ".join(_once(tags))


def _keywords(description: str) -> list[str]:
    """A description's sentences as tags: a full stop inside "v1.5" or "Dr." is no border."""
    text = " ".join(description.split()).rstrip(".,;: ")
    return [part.rstrip(". ") for part in text.split(", ")] if text else []


def _once(tags: list[str]) -> list[str]:
    """Each tag where it stands first: a repeated tag weighs twice for the model."""
    first: dict[str, str] = {}
    for tag in tags:
        first.setdefault(tag.casefold(), tag)
    return list(first.values())
