"""Sentences, what happens first: for video models that take motion from the opening words."""

from .models import Intent
from .prose import closed, framing, look


def write(intent: Intent) -> str:
    """Such as "Mara looks up. Close-up, low angle, 85mm lens. Night, tense mood."."""
    parts = (closed(intent.description), framing(intent), look(intent))
    return " ".join(part for part in parts if part)
