"""The story as the gallery needs it: which shots there are, scene by scene."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StoryScene:
    """`place` counts from 0, `number` from 1; alternates of one scene share their number."""

    id: str
    name: str
    place: int
    number: int
    alternate: int = 1

    @property
    def title(self) -> str:
        title = f"SC{self.number:02d} {self.name}".strip()
        return title if self.alternate == 1 else f"{title} A{self.alternate}"


@dataclass(frozen=True)
class StoryShot:
    """`place` counts from 0 over the whole story; `scene` is None where it has lost its scene."""

    id: str
    code: str
    place: int
    scene: StoryScene | None


Story = tuple[StoryShot, ...]
"""In order."""
