"""The words that Stable Diffusion web UIs write into a picture, taken apart. Pure.

Form: the prompt; a line "Negative prompt: ..."; a last line "Steps: 20, Sampler: Euler a, ...",
in which a value with a comma stands in quotation marks.
"""

import re

from .models import Generation

NEGATIVE = re.compile(r"^Negative prompt:", re.MULTILINE)
SETTINGS = re.compile(r"Steps:[ \t]*\d")
SETTING = re.compile(r'([A-Z][\w \-/]{0,60}):[ \t]*("(?:\\.|[^"\\]){0,2000}"|[^,]*)(?:,|\Z)')
SIZE = re.compile(r"(\d{1,6})x(\d{1,6})")

LONGEST_WORDS = 100_000
"""Characters; what is longer is none of these words."""


def tells_settings(text: str) -> bool:
    """Whether `text` is such words at all."""
    return len(text) <= LONGEST_WORDS and SETTINGS.match(_parted(text)[1]) is not None


def generation(text: str) -> Generation:
    """What `text` says, for which `tells_settings` holds."""
    words, settings = _parted(text)
    told = _told(settings)
    prompt, *negative = NEGATIVE.split(words, maxsplit=1)
    size = SIZE.fullmatch(told.get("Size", ""))
    return Generation(
        prompt=prompt.strip(),
        negative_prompt=negative[0].strip() if negative else "",
        steps=_integer(told.get("Steps")),
        cfg=_number(told.get("CFG scale")),
        sampler=told.get("Sampler"),
        seed=_integer(told.get("Seed")),
        width=int(size[1]) if size else None,
        height=int(size[2]) if size else None,
        model=told.get("Model"),
    )


def _parted(text: str) -> tuple[str, str]:
    """The prompts, and the last line."""
    words, _, settings = text.strip("\0\r\n \t").rpartition("\n")
    return words, settings


def _told(settings: str) -> dict[str, str]:
    found = ((name.strip(), value.strip().strip('"')) for name, value in SETTING.findall(settings))
    return {name: value for name, value in found if value}


def _integer(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?\d{1,20}", text) else None


def _number(text: str | None) -> float | None:
    return float(text) if text and re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text) else None
