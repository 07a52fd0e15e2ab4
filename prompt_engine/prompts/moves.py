"""A camera's move as the viewer sees it: movement, rig and pace become one phrase."""

from collections.abc import Mapping
from dataclasses import dataclass

from prompt_engine.catalogue.choices import Choice, Choices
from prompt_engine.catalogue.gear import Rig

from .models import Move, Note, Phrase, Piece, Told, Words, label_of
from .text import escaped

MOVERS = ("movement", "virtual_camera", "rig", "timing")
"""The first of these that is set makes the verb; the others say how."""


@dataclass(frozen=True)
class _Verb:
    choice: Choice
    move: Move


def move_phrase(camera: Choices, words: Words, eye: str, *, escapes: bool = False) -> Told:
    """Such as "the view slowly rises, in one wide sweep", and what each field became of."""
    key = (eye, escapes, *[choice and choice.value for choice in map(camera.get, MOVERS)])
    told = words.moved.get(key)
    if told is None:
        found = _told(camera, words, eye)
        told = words.moved.keep(key, escaped(found) if escapes else found)
    return told


def _told(camera: Choices, words: Words, eye: str) -> Told:
    verb = _verb(camera, words)
    if verb is None:
        return Told(None)
    rest = [camera[field] for field in MOVERS if field in camera and field != verb.choice.field]
    manners = [_manner(choice, verb, words) for choice in rest]
    said = {manner.field: manner.text for manner in manners if isinstance(manner, Piece)}
    notes = [manner for manner in manners if isinstance(manner, Note)]
    told = {verb.choice.field: f"{eye} {verb.move.verb}", **said}
    notes += [_rewritten(camera[field], text) for field, text in told.items() if field]
    pieces = _sentence(verb, eye, said)
    return Told(Phrase("motion", words.parts[verb.choice.field].rank, pieces), tuple(notes))


def _sentence(verb: _Verb, eye: str, said: Mapping[str | None, str]) -> tuple[Piece, ...]:
    field = verb.choice.field
    start = (Piece(field, f"{eye} {verb.move.verb}"),)
    if "timing" in said:
        adverb = (Piece(None, " "), Piece("timing", said["timing"]), Piece(None, " "))
        start = (Piece(field, eye), *adverb, Piece(field, verb.move.verb))
    manner = (Piece(None, ", "), Piece("rig", said["rig"])) if "rig" in said else ()
    return (*start, *manner)


def _verb(camera: Choices, words: Words) -> _Verb | None:
    choice = next((camera[field] for field in MOVERS if field in camera), None)
    return _Verb(choice, _move(choice, words)) if choice else None


def _move(choice: Choice, words: Words) -> Move:
    name = str(choice.value)
    if choice.field == "timing":
        pace = words.motion.timing[name]
        return Move(verb=pace.verb, paces=(pace.pace, pace.pace))
    tables = {
        "movement": words.motion.movement,
        "virtual_camera": words.motion.virtual_camera,
        "rig": words.motion.rig,
    }
    return tables[choice.field][name]


def _manner(choice: Choice, verb: _Verb, words: Words) -> Piece | Note:
    if choice.field == "timing":
        return _adverb(choice, verb, words)
    if choice.field == "rig":
        return _rig_manner(choice, verb, words)
    return _dropped(choice, f"{label_of(verb.choice)} already says how the view moves.")


def _adverb(choice: Choice, verb: _Verb, words: Words) -> Piece | Note:
    pace = words.motion.timing[str(choice.value)]
    least, most = verb.move.paces
    if not least <= pace.pace <= most or (pace.adverb is None and pace.pace != 0):
        return _dropped(choice, f"{label_of(verb.choice)} has no such pace.")
    if pace.adverb is None:
        return _dropped(choice, f"{label_of(verb.choice)} already says that nothing moves.")
    return Piece(choice.field, pace.adverb)


def _rig_manner(choice: Choice, verb: _Verb, words: Words) -> Piece | Note:
    if verb.choice.field == "virtual_camera":
        return _dropped(choice, "nothing carries a virtual camera.")
    if isinstance(choice.entry, Rig) and str(verb.choice.value) not in choice.entry.moves:
        return _dropped(choice, f"it does not make this move: {label_of(verb.choice)}.")
    return Piece(choice.field, words.motion.rig[str(choice.value)].manner)


def _rewritten(choice: Choice, text: str) -> Note:
    return Note("rewritten", choice.field, f'{label_of(choice)} is told as "{text}".')


def _dropped(choice: Choice, reason: str) -> Note:
    return Note("dropped", choice.field, f"{label_of(choice)}: {reason}")
