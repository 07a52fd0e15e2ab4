"""Keeps snapshots of boards that are edited, without anybody asking."""

from storyboard.board.content import Content
from studio_kit.paths import ProjectRoot

from .branches import branches_of
from .snapshots import keep_automatic, snapshots_of


class HourlyKeeper:
    """The board's `Keeper`: one snapshot an hour at most, fewer of those that are old."""

    def opened(self, root: ProjectRoot) -> None:
        snapshots_of(root).sweep()
        branches_of(root).sweep()

    def saved(self, root: ProjectRoot, content: Content, people: tuple[str, ...]) -> None:
        keep_automatic(root, content, people)
