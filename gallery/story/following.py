"""Keeps the story in the index as the storyboard has written it."""

from gallery.index.database import IndexDatabase
from studio_kit.paths import ProjectRoot

from .models import Story
from .reading import StoryReader
from .storage import keep_story


class StoryFollower:
    """Of one project."""

    def __init__(self, root: ProjectRoot, database: IndexDatabase) -> None:
        self._reader = StoryReader(root)
        self._database = database
        self._known: Story | None = None

    def catch_up(self) -> bool:
        """Whether shots or scenes came, went, moved or have another name."""
        story = self._reader.read()
        if story is None or story == self._known:
            return False
        with self._database.write() as connection:
            keep_story(connection, story)
        self._known = story
        return True
