"""Lays phrases out as one text and remembers which field made which characters."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from .models import DESCRIPTION, Family, Phrase, Piece, SentencePlan, Span


def lay_out(phrases: Iterable[Phrase], family: Family) -> list[Piece]:
    """The pieces of the text in order; empty when there is nothing to say."""
    by_part = dict[str, list[Phrase]]()
    for phrase in phrases:
        by_part.setdefault(phrase.part, []).append(phrase)
    rows = [(plan, _gathered(plan, by_part)) for plan in family.sentences]
    told = [(plan, row) for plan, row in rows if row]
    if family.voice == "keywords":
        return [piece for _, row in told for piece in _keywords(row)]
    return list(_sentences(told, family.closing))


def escaped(phrase: Phrase) -> Phrase:
    """For models that read parentheses as weights; the user's own may be meant as such."""
    pieces = (piece if piece.field == DESCRIPTION else _escaped(piece) for piece in phrase.pieces)
    return replace(phrase, pieces=tuple(pieces))


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
    return [phrase for part in plan.of for phrase in by_part.get(part, [])]


def _keywords(phrases: list[Phrase]) -> Iterator[Piece]:
    """A description's last stop would end the list in its middle."""
    for index, phrase in enumerate(phrases):
        if index:
            yield Piece(None, ", ")
        for piece in phrase.pieces:
            own = piece.field == DESCRIPTION
            yield Piece(piece.field, piece.text.rstrip(".,;: ")) if own else piece


def _sentences(
    told: list[tuple[SentencePlan, list[Phrase]]], closing: str | None
) -> Iterator[Piece]:
    for index, (plan, row) in enumerate(told):
        if index:
            yield Piece(None, " ")
        yield from _sentence(plan, row)
    if closing and told:
        yield Piece(None, f" {closing}")


def _sentence(plan: SentencePlan, row: list[Phrase]) -> Iterator[Piece]:
    pieces = [Piece(None, plan.lead)] if plan.lead else []
    for index, phrase in enumerate(row):
        pieces += [Piece(None, ", ")] if index else []
        pieces += phrase.pieces
    if pieces[0].field == DESCRIPTION:
        yield from _closed(pieces[0])
        return
    yield Piece(pieces[0].field, _capital(pieces[0].text))
    yield from pieces[1:]
    yield Piece(None, ".")


def _closed(description: Piece) -> Iterator[Piece]:
    """The description as it is written, with the full stop that a following sentence needs."""
    text = description.text
    if text[-1] in ".!?…\"'”’)。":
        yield description
        return
    yield Piece(description.field, text.rstrip(",;:"))
    yield Piece(None, ".")


def _capital(text: str) -> str:
    """No other letter changes: "ARRI" stays what it is."""
    return f"{text[0].upper()}{text[1:]}"
