"""A focal length and a set of lenses become one lens: "50mm Cooke S4/i lens"."""

from .models import Phrase, Piece

LENGTH, SETS = "lens", ("lens_family", "lens_maker")
ONE, MANY = " lens", " lenses"


def as_one_lens(phrases: list[Phrase]) -> list[Phrase]:
    """Of a family, or else of a maker; words that name a single lens stay beside it."""
    by_field = {phrase.pieces[0].field: phrase for phrase in phrases}
    length = by_field.get(LENGTH)
    family = next((by_field[field] for field in SETS if field in by_field), None)
    if length is None or family is None:
        return phrases
    if not (length.text.endswith(ONE) and family.text.endswith(MANY)):
        return phrases
    one = _joined(length, family)
    return [one if phrase is length else phrase for phrase in phrases if phrase is not family]


def _joined(length: Phrase, family: Phrase) -> Phrase:
    name = family.text.removesuffix(MANY) + ONE
    pieces = (
        Piece(length.pieces[0].field, length.text.removesuffix(ONE)),
        Piece(None, " "),
        Piece(family.pieces[0].field, name),
    )
    return Phrase(length.part, max(length.rank, family.rank), pieces)
