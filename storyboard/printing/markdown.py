"""Notes as they read: Markdown (CommonMark) as blocks of words, each in its face.

As beside a shot, HTML stays text, and a picture is what its words say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .models import Face

BULLET = "•"

Span = tuple[Face, str]

_READER = MarkdownIt("commonmark")


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading, or what stands behind a mark of a list.

    `depth` counts the lists it lies in; `mark` is empty for what follows in one entry.
    """

    spans: tuple[Span, ...]
    depth: int = 0
    mark: str = ""

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.spans)


def plain(text: str) -> Block:
    """A text that is no Markdown."""
    return Block(((Face.REGULAR, text),))


def blocks_of(text: str) -> list[Block]:
    """Never raises: every text is Markdown."""
    marks: list[Iterator[str]] = []
    mark = ""
    face = Face.REGULAR
    blocks: list[Block] = []
    for token in _READER.parse(text):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                marks.append(_marks(token))
            case "bullet_list_close" | "ordered_list_close":
                marks.pop()
            case "list_item_open":
                mark = next(marks[-1])
            case "heading_open" | "heading_close":
                face = Face.BOLD if token.nesting == 1 else Face.REGULAR
            case "inline":
                blocks.append(Block(_spans(token.children or (), face), len(marks), mark))
                mark = ""
            case "fence" | "code_block" | "html_block":
                spans = ((Face.REGULAR, token.content.rstrip("\n")),)
                blocks.append(Block(spans, len(marks), mark))
                mark = ""
            case _:
                pass
    return blocks


def _marks(token: Token) -> Iterator[str]:
    if token.type == "bullet_list_open":
        while True:
            yield BULLET
    number = int(token.attrGet("start") or 1)
    while True:
        yield f"{number}."
        number += 1


def _spans(tokens: Sequence[Token], base: Face) -> tuple[Span, ...]:
    strong = stressed = 0
    spans: list[Span] = []
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                stressed += token.nesting
            case _:
                face = Face.BOLD if strong else Face.ITALIC if stressed else base
                spans.append((face, _words(token)))
    return tuple(spans)


def _words(token: Token) -> str:
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case _:
            return token.content


def spans_of_lines(spans: Sequence[Span], lines: Sequence[str]) -> list[list[Span]]:
    """What of the spans stands in each line; lines lack only the blanks between them."""
    text = "".join(words for _, words in spans)
    faces = [face for face, words in spans for _ in words]
    found: list[list[Span]] = []
    end = 0
    for line in lines:
        start = text.index(line, end)
        end = start + len(line)
        letters = zip(faces[start:end], line, strict=True)
        grouped = groupby(letters, key=lambda each: each[0])
        found.append([(face, "".join(letter for _, letter in each)) for face, each in grouped])
    return found
