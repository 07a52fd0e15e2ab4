"""What a picture should not be, by what kind of picture it is."""

import re
from dataclasses import dataclass, field
from typing import Literal

from prompt_engine.remembered import Remembered

from .clashes import is_colorless
from .models import TOLD_LIMIT, Intent, NegativeWords, TargetModel

Mode = Literal["photo", "black_and_white", "animation"]

DRAWN = frozenset({"medium", "domain", "line", "surface", "style_preset"})
GEAR = frozenset(
    {"camera_type", "body", "lens_family", "anamorphic", "film_stock", "capture_format"}
)
"""Fields that only a drawn picture, and only a photographed one, has."""


@dataclass(frozen=True)
class Negatives:
    """`told`: a model's words for the kinds of pictures that were asked of it before."""

    rows: tuple[NegativeWords, ...]
    told: Remembered[tuple[str, frozenset[Mode]], tuple[str, ...]] = field(
        default_factory=lambda: Remembered(TOLD_LIMIT)
    )

    def words(self, model: TargetModel, intent: Intent, text: str) -> list[str]:
        """Each word once, and none that the prompt asks for."""
        if model.negative == "none":
            return []
        key = model.id, _modes(intent)
        told = self.told.get(key)
        if told is None:
            rows = [row for row in self.rows if _holds(row, model, key[1])]
            told = self.told.keep(key, tuple(dict.fromkeys(w for row in rows for w in row.words)))
        asked = text.casefold()
        return [word for word in told if not _asks(asked, word)]


def _asks(text: str, word: str) -> bool:
    return word in text and re.search(rf"\b{word}\b", text) is not None


def is_animation(intent: Intent) -> bool:
    if intent.project_type:
        return intent.project_type == "animation"
    return not DRAWN.isdisjoint(intent.camera)


def is_photographed(intent: Intent) -> bool:
    """Said, or shown by gear: a description alone may ask for a drawing."""
    return not is_animation(intent) and (
        intent.project_type == "live_action" or not GEAR.isdisjoint(intent.camera)
    )


def _modes(intent: Intent) -> frozenset[Mode]:
    modes = set[Mode]()
    if is_animation(intent):
        modes.add("animation")
    if is_photographed(intent):
        modes.add("photo")
    if is_colorless(intent.camera):
        modes.add("black_and_white")
    return frozenset(modes)


def _holds(row: NegativeWords, model: TargetModel, modes: frozenset[Mode]) -> bool:
    return (
        row.kind in (None, model.kind)
        and (row.brief or model.negative == "own")
        and row.lettering in (None, model.lettering)
        and (not row.modes or not modes.isdisjoint(row.modes))
    )
