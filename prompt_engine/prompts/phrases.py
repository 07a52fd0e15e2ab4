"""Fields become phrases: each in the catalogue's words, or in what the viewer sees of it."""

from prompt_engine.catalogue.choices import Choice, Choices
from prompt_engine.catalogue.gear import FilmStock, LensFamily, Maker

from .clashes import is_colorless
from .models import DESCRIPTION, Note, Part, Phrase, Piece, Told, Wording, Words, label_of
from .text import escaped

MOVED = frozenset({"movement", "rig", "timing", "virtual_camera"})
"""Fields that are told together, as one move."""

UNCHANGED = Wording()
COLORLESS = frozenset({"orthochromatic", "panchromatic"})
"""Kinds of film whose name says that it has no colour."""


def described(description: str) -> Phrase | None:
    """The user's own words on one line; nothing is cut from them."""
    text = " ".join(description.split())
    return Phrase("subject", 100, (Piece(DESCRIPTION, text),)) if text else None


def field_phrases(
    camera: Choices, words: Words, *, moves: bool, escapes: bool = False
) -> tuple[list[Phrase], list[Note]]:
    """A phrase or a reason for each field that is told for itself.

    `moves`: the picture does; `escapes`: the model reads parentheses as weights.
    """
    tone = camera.get("color_tone")
    colorless = tone is not None and is_colorless({"color_tone": tone})
    phrases, notes = list[Phrase](), list[Note]()
    for field, choice in camera.items():
        if field in MOVED and moves:
            continue
        key = (field, choice.value, choice.words, moves, escapes, colorless)
        told = words.told.get(key)
        if told is None:
            found = _worded(choice, words, moves=moves, colorless=colorless)
            told = words.told.keep(key, escaped(found) if escapes else found)
        if told.phrase:
            phrases.append(told.phrase)
        notes += told.notes
    return phrases, notes


def _worded(choice: Choice, words: Words, *, moves: bool, colorless: bool) -> Told:
    part = words.parts[choice.field]
    if not (part.still or moves):
        return _still(choice, words)
    wording = _wording(choice, words)
    text = wording.words or _with_traits(choice, colorless=colorless)
    if wording.unseen or part.part is None or not text:
        return _unseen(choice, wording.unseen or part.unseen)
    return _said(choice, part.part, text, part.rank)


def _said(choice: Choice, part: Part, text: str, rank: int) -> Told:
    phrase = Phrase(part, rank, (Piece(choice.field, text),))
    if text.casefold() == choice.words.casefold() or label_of(choice) in text:
        return Told(phrase)
    return Told(
        phrase, (Note("rewritten", choice.field, f'{label_of(choice)} is told as "{text}".'),)
    )


def _unseen(choice: Choice, reason: str | None) -> Told:
    """A flag that is false has no reason and needs none."""
    if not reason:
        return Told(None)
    return Told(None, (Note("dropped", choice.field, f"{label_of(choice)}: {reason}"),))


def _with_traits(choice: Choice, *, colorless: bool) -> str:
    """A name of gear, with what a model may not know of it and no other field says.

    `colorless`: the tone says already that there is no colour.
    """
    entry, words = choice.entry, choice.words
    if isinstance(entry, Maker):
        return f"shot on {words}" if choice.field == "maker" else _lenses(words)
    if isinstance(entry, LensFamily) and entry.anamorphic and "anamorphic" not in words.casefold():
        return _lenses(f"{words.removesuffix(' lenses')} anamorphic")
    if isinstance(entry, FilmStock) and not entry.color:
        name = words.replace(" black and white film", " film")
        plain = colorless or not COLORLESS.isdisjoint(name.casefold().split())
        return name if plain else f"{name.removesuffix(' film')} black and white film"
    return words


def _lenses(name: str) -> str:
    return name if name.endswith(" lenses") else f"{name} lenses"


def _wording(choice: Choice, words: Words) -> Wording:
    return words.wordings.get(choice.field, {}).get(str(choice.value).casefold(), UNCHANGED)


def _still(choice: Choice, words: Words) -> Told:
    """What a still shows of a move: of a drone, say, that the view is from the air."""
    part = words.parts[choice.field]
    rig = words.motion.rig.get(str(choice.value)) if choice.field == "rig" else None
    if rig and rig.still:
        return _said(choice, "framing", rig.still, part.rank)
    return _unseen(choice, part.unseen)
