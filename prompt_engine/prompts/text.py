"""Lays phrases out as one text and remembers which field made which characters."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from .models import DESCRIPTION, Family, Phrase, Piece, SentencePlan, Span, Told

SPACE, COMMA, STOP = Piece(None, " "), Piece(None, ", "), Piece(None, ".")


def lay_out(phrases: Iterable[Phrase], family: Family) -> list[Piece]:
    """The pieces of the text in order; empty when there is nothing to say."""
    by_part = dict[str, list[Phrase]]()
    for phrase in phrases:
        by_part.setdefault(phrase.part, []).append(phrase)
    told = [(plan, row) for plan in family.sentences if (row := _gathered(plan, by_part))]
    if family.voice == "keywords":
        return _keywords([phrase for _, row in told for phrase in row])
    return _sentences(told, family.closing)


def escaped(told: Told) -> Told:
    """For models that read parentheses as weights."""
    if told.phrase is None:
        return told
    pieces = tuple(_escaped(piece) for piece in told.phrase.pieces)
    return replace(told, phrase=replace(told.phrase, pieces=pieces))


def weighted(phrase: Phrase, emphasis: Mapping[str, float]) -> Phrase:
    """Such as "(tense mood:1.2)", where one of its fields has a weight."""
    weights = [emphasis[field] for field in phrase.fields if field in emphasis]
    if not weights:
        return phrase
    pieces = (Piece(None, "("), *phrase.pieces, Piece(None, f":{max(weights):g})"))
    return replace(phrase, pieces=pieces)


def _escaped(piece: Piece) -> Piece:
    return Piece(piece.field, piece.text.replace("(", "\\(").replace(")", "\\)"))


def joined(pieces: Iterable[Piece]) -> tuple[str, tuple[Span, ...]]:
    """The text and its spans, counted in characters (code points)."""
    texts, spans, start = list[str](), list[Span](), 0
    for piece in pieces:
        end = start + len(piece.text)
        if piece.field:
            spans.append(Span(piece.field, start, end))
        texts.append(piece.text)
        start = end
    return "".join(texts), tuple(spans)


def utf16(span: Span, text: str) -> Span:
    """The same span in UTF-16 code units, as a page counts them."""
    if text.isascii():
        return span
    return Span(span.field, _units(text[: span.start]), _units(text[: span.end]))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _gathered(plan: SentencePlan, by_part: dict[str, list[Phrase]]) -> list[Phrase]:
    row = list[Phrase]()
    for part in plan.of:
        if part in by_part:
            row += by_part[part]
    return row


def _keywords(phrases: list[Phrase]) -> list[Piece]:
    """A description's last stop would end the list in its middle."""
    pieces = _listed(phrases)
    return [
        Piece(piece.field, piece.text.rstrip(".,;: ")) if piece.field == DESCRIPTION else piece
        for piece in pieces
    ]


def _sentences(told: list[tuple[SentencePlan, list[Phrase]]], closing: str | None) -> list[Piece]:
    pieces = list[Piece]()
    for plan, row in told:
        pieces += [SPACE] if pieces else []
        pieces += _sentence(plan, row)
    return [*pieces, Piece(None, f" {closing}")] if closing and told else pieces


def _sentence(plan: SentencePlan, row: list[Phrase]) -> list[Piece]:
    pieces = _listed(row)
    if plan.lead:
        pieces.insert(0, Piece(None, plan.lead))
    if pieces[0].field == DESCRIPTION:
        return _closed(pieces[0])
    pieces[0] = Piece(pieces[0].field, _capital(pieces[0].text))
    if not pieces[-1].text.endswith("."):
        pieces.append(STOP)
    return pieces


def _listed(phrases: list[Phrase]) -> list[Piece]:
    pieces = list[Piece]()
    for phrase in phrases:
        if pieces:
            pieces.append(COMMA)
        pieces += phrase.pieces
    return pieces


def _closed(description: Piece) -> list[Piece]:
    """The description as it is written, with the full stop that a following sentence needs."""
    text = description.text
    if text[-1] in ".!?…\"'”’)。":
        return [description]
    return [Piece(description.field, text.rstrip(",;:")), STOP]


def _capital(text: str) -> str:
    """No other letter changes: "ARRI" stays what it is."""
    return f"{text[0].upper()}{text[1:]}"
