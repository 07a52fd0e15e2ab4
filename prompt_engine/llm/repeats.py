"""Takes out what a model said twice, and what it said around its answer. Pure."""

import re

FENCE = re.compile(r"\A```[a-z]*\n(?P<inside>.*?)\n?```\Z", re.DOTALL)
LABEL = re.compile(
    r"\A(?:[*_#\s]*)(?:enhanced |improved |final )?prompt[*_]*:[*_]*\s*", re.IGNORECASE
)
QUOTES = {'"': '"', "“": "”", "«": "»"}
SENTENCE = re.compile(r".*?(?:[.!?…]+[\"'”’)]*(?=\s|\Z)|\n|\Z)\s*", re.DOTALL)

SHORTEST_SENTENCE = 12
"""Characters under which a repeated sentence is style ("He waits. And waits.") and not a fault."""


def answer_alone(text: str) -> str:
    """Without code fence, label and quotation marks around the whole."""
    text = text.strip()
    fenced = FENCE.match(text)
    text = LABEL.sub("", fenced["inside"] if fenced else text).strip()
    inside = text[1:-1]
    closing = QUOTES.get(text[:1])
    if closing and text[-1] == closing and closing not in inside and text[0] not in inside:
        return inside.strip()
    return text


def without_repeats(text: str) -> str:
    """Each paragraph and each sentence once, where it stood first.

    Two that differ only in case, spaces and punctuation are the same.
    """
    text = _first_half(text.strip())
    seen: set[str] = set()
    kept = [_paragraph(part, seen) for part in re.split(r"\n\s*\n", text)]
    return "\n\n".join(part for part in kept if part)


def _paragraph(text: str, seen: set[str]) -> str:
    whole = _bare(text)
    if whole in seen:
        return ""
    kept = [sentence for sentence in SENTENCE.findall(text) if _is_new(sentence, seen)]
    seen.add(whole)
    return "".join(kept).strip()


def _is_new(sentence: str, seen: set[str]) -> bool:
    bare = _bare(sentence)
    if len(bare) < SHORTEST_SENTENCE:
        return True
    new = bare not in seen
    seen.add(bare)
    return new


def _first_half(text: str) -> str:
    """One half where both are the same, as when a model answers twice without a full stop."""
    words = text.split()
    half, odd = divmod(len(words), 2)
    if odd or half < 3 or _bare(" ".join(words[:half])) != _bare(" ".join(words[half:])):
        return text
    end = 0
    for word in words[:half]:
        end = text.index(word, end) + len(word)
    return text[:end]


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
