"""Compares what a take was ordered for with what its shot says now.

The page does the same in `lib/document/stale.ts`; `tests/storyboard/staleness/cases.json` holds
both to one opinion.
"""

from typing import Any, cast

from storyboard.board.content import Content, Fields
from storyboard.board.slots import film_order, slate

from .intent import intent_of
from .models import Staleness, StaleShot
from .wording import words_of

SPREAD = "spread"
"""The seed policy of a render whose seed the order chose, as one of several at once."""


def stale_shots(content: Content) -> list[StaleShot]:
    """Those on the board whose chosen take is not what they would render now, in board order."""
    found = (_stale_shot(content, shot_id) for shot_id in film_order(content))
    return [stale for stale in found if stale]


def _stale_shot(content: Content, shot_id: str) -> StaleShot | None:
    shot = content.shots[shot_id]
    take = content.takes.get(str(shot.get("chosen_take")), {})
    scene = content.scenes.get(str(shot.get("scene_id")))
    stale = staleness(shot, take, content.project, scene)
    if stale is None:
        return None
    return StaleShot(
        shot_id=shot_id,
        code=slate(shot),
        take_id=str(take["id"]),
        fields=stale.fields,
        words=stale.words,
    )


def staleness(
    shot: Fields, take: Fields, project: Fields, scene: Fields | None = None
) -> Staleness | None:
    """None for a take that is as its shot says, and where nobody knows what it was ordered for."""
    before = take.get("intent")
    if not isinstance(before, dict):
        return None
    before = cast("Fields", before)
    now = intent_of(shot, project, scene)
    fields = _differing(before, now, take)
    return Staleness(fields=fields, words=words_of(before, now, fields)) if fields else None


def _differing(before: Fields, now: Fields, take: Fields) -> list[str]:
    fields: list[str] = []
    if before.get("template_id") != now["template_id"]:
        fields.append("template")
    if not _has_own_prompt(before, now):
        if before.get("description") != now["description"]:
            fields.append("description")
        if before.get("scene") != now.get("scene"):
            fields.append("scene")
        fields += _keys("camera", _part(before, "camera"), _part(now, "camera"))
    if not fields or fields[0] != "template":
        fields += _keys("values", _part(before, "values"), _part(now, "values"))
    if before.get("frame") != now["frame"]:
        fields.append("frame")
    if _has_another_seed(before, now, take):
        fields.append("seed")
    return fields


def _has_own_prompt(before: Fields, now: Fields) -> bool:
    """Whether the prompt was a person's own and still is: then nothing follows the shot."""
    prompt = before.get("prompt")
    return isinstance(prompt, str) and prompt in _part(now, "values").values()


def _has_another_seed(before: Fields, now: Fields, take: Fields) -> bool:
    """Only a seed that is kept says something; the one of the take is no other."""
    if now["seed_policy"] != "fixed" or before.get("seed_policy") == SPREAD:
        return False
    return now["seed"] not in (before.get("seed"), take.get("seed"))


def _keys(part: str, before: Fields, now: Fields) -> list[str]:
    names = sorted(before.keys() | now.keys())
    return [f"{part}.{name}" for name in names if before.get(name) != now.get(name)]


def _part(intent: Fields, key: str) -> Fields:
    value: Any = intent.get(key)
    return cast("Fields", value) if isinstance(value, dict) else {}
