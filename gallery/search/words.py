"""How text becomes words: those that the index keeps and those that are searched for."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[str, ...]:
    """Letters and digits in runs, without case and accents: "Flux1-dev_FP8" is flux1, dev, fp8."""
    return tuple(_WORD.findall(folded(text)))


def folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def marked(mark: str, word: str) -> str:
    """A word of one field, told apart from the same word of another and of a prompt."""
    return f"xq{mark}{word}"


BREAK = "xqz"
"""Between two values of a field, so that no phrase reaches from one into the next."""


def marks_of(mark: str, values: tuple[str, ...]) -> str:
    """What the index keeps of the values of one field."""
    told = (" ".join(marked(mark, word) for word in words_of(value)) for value in values)
    return f" {BREAK} ".join(part for part in told if part)
