"""What a camera angle and the next scene add to a prompt. Pure."""

from ..templates.models import AngleStyle
from .models import Angle


def with_angle(prompt: str, angle: Angle, style: AngleStyle) -> str:
    """`prompt` with the angle in front, once."""
    return _in_front(angle.token if style == "tokens" else angle.words, prompt)


def with_next_scene(prompt: str, prefix: str) -> str:
    return prompt if prompt.casefold().startswith(prefix.casefold().strip()) else prefix + prompt


def _in_front(told: str, prompt: str) -> str:
    if prompt.startswith(told):
        return prompt
    return f"{told}, {prompt}" if prompt.strip() else told
