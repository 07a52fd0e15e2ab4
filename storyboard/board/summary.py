"""What the list of projects shows of a board."""

from dataclasses import dataclass

from .content import Content, Fields
from .reckoned import Index, Touched
from .slots import film_order

PICTURES_IN_SUMMARY = 12


@dataclass(frozen=True)
class Summary:
    """Of the shots that stand in the film. `pictures` are paths of their chosen takes in order."""

    shots: int
    rendered: int
    pictures: tuple[str, ...]


def summarise(content: Content) -> Summary:
    return SUMMARY.of(content)


def _summary(content: Content) -> Summary:
    shots = film_order(content)
    takes = [take for key in shots if (take := _chosen(content, content.shots[key]))]
    paths = [str(take["path"]) for take in takes if take.get("path")]
    return Summary(len(shots), len(takes), tuple(paths[:PICTURES_IN_SUMMARY]))


def _summary_after(was: Summary, before: Content, now: Content, touched: Touched) -> Summary | None:
    """Words that are written into a shot change nothing of it."""
    is_alike = before.takes is now.takes and film_order(before) is film_order(now)
    here = touched.get("shots", ()) if is_alike else ()
    same = all(_choice(before, key) == _choice(now, key) for key in here)
    return was if is_alike and same else None


def _choice(content: Content, key: str) -> object:
    return content.shots.get(key, {}).get("chosen_take")


def _chosen(content: Content, shot: Fields) -> Fields | None:
    chosen = shot.get("chosen_take")
    return content.takes.get(chosen) if isinstance(chosen, str) else None


SUMMARY = Index[Content, Summary](("scenes", "shots", "takes"), _summary, _summary_after)
