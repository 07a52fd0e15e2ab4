"""The story as the gallery needs it: which shots there are, scene by scene."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StoryScene:
    """`place` counts from 0."""

    id: str
    name: str
    place: int

    @property
    def title(self) -> str:
        return f"SC{self.place + 1:02d} {self.name}".strip()


@dataclass(frozen=True)
class StoryShot:
    """`place` counts from 0 over the whole story; `scene` is None where it has lost its scene."""

    id: str
    code: str
    place: int
    scene: StoryScene | None


Story = tuple[StoryShot, ...]
"""In order."""
