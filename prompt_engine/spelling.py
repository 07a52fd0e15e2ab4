"""What somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` Did you mean "close_up"?`, or nothing when no known word is near."""
    nearest = nearest_word(word, known)
    return f' Did you mean "{nearest}"?' if nearest else ""


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, compared without case; None when none is near."""
    by_folded = {_folded(name): name for name in known}
    matches = get_close_matches(_folded(word), by_folded, n=1, cutoff=0.5)
    return by_folded[matches[0]] if matches else None


def _folded(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")
