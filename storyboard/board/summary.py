"""What the list of projects shows of a board."""

from dataclasses import dataclass

from .content import Content, Fields
from .slots import film_order

PICTURES_IN_SUMMARY = 12


@dataclass(frozen=True)
class Summary:
    """Of the shots that stand in the film. `pictures` are paths of their chosen takes in order."""

    shots: int
    rendered: int
    pictures: tuple[str, ...]


def summarise(content: Content) -> Summary:
    shots = film_order(content)
    takes = [take for key in shots if (take := _chosen(content, content.shots[key]))]
    paths = [str(take["path"]) for take in takes if take.get("path")]
    return Summary(len(shots), len(takes), tuple(paths[:PICTURES_IN_SUMMARY]))


def _chosen(content: Content, shot: Fields) -> Fields | None:
    chosen = shot.get("chosen_take")
    return content.takes.get(chosen) if isinstance(chosen, str) else None
