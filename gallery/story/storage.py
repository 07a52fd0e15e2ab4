"""The story in the index, so that files can be sorted and found by it."""

import sqlite3
from collections.abc import Sequence

from gallery.search.words import words_of

from .models import Story, StoryShot


def keep_story(connection: sqlite3.Connection, story: Story) -> None:
    """In place of the one that the index knew."""
    connection.execute("DELETE FROM story")
    connection.executemany(
        "INSERT OR IGNORE INTO story VALUES (?, ?, ?, ?, ?, ?, ?)", [_row(shot) for shot in story]
    )


def _row(shot: StoryShot) -> Sequence[object]:
    if shot.scene is None:
        return (shot.id, shot.code, shot.place, None, None, "", "")
    scene = shot.scene
    words = f" {' '.join(words_of(scene.title))} "
    return (shot.id, shot.code, shot.place, scene.id, scene.place, scene.title, words)
