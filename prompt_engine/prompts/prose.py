"""Sentences, the camera first: for models that read language and frame by what they read first."""

from .models import Intent

FRAMING = ("size", "height", "direction", "lens")
LOOK = ("time_of_day", "mood")


def write(intent: Intent) -> str:
    """Such as "Close-up, low angle, 85mm lens. Mara looks up. Night, tense mood."."""
    parts = (framing(intent), closed(intent.description), look(intent))
    return " ".join(part for part in parts if part)


def framing(intent: Intent) -> str:
    return sentence(intent.words(*FRAMING))


def look(intent: Intent) -> str:
    return sentence(intent.words(*LOOK))


def sentence(phrases: list[str]) -> str:
    """One sentence of phrases; the first letter becomes a capital and no other letter changes."""
    text = ", ".join(phrases)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def closed(description: str) -> str:
    """The description on one line, with the full stop that a following sentence needs."""
    text = " ".join(description.split())
    return text if not text or text[-1] in ".!?…\"'”’)。" else f"{text.rstrip(',;:')}."
