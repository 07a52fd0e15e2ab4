"""A kill at any moment: every file is there once, and its stars are at it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .desk import Desk
from .killed import is_killed

pytestmark = pytest.mark.integration

BEFORE = {f"{n}.png": f"content of {n}.png" for n in range(1, 4)}
WORK: dict[str, tuple[Callable[[Desk], object], dict[str, str]]] = {
    "a shift": (
        lambda desk: desk.move(*((f"{n}.png", f"{n + 1}.png") for n in range(1, 4))),
        {f"{n + 1}.png": f"content of {n}.png" for n in range(1, 4)},
    ),
    "another folder": (
        lambda desk: desk.move(*((f"{n}.png", f"new/{n}.png") for n in range(1, 4))),
        {f"new/{n}.png": f"content of {n}.png" for n in range(1, 4)},
    ),
}


def numbered(project: Path) -> Desk:
    project.mkdir()
    (project / "storyboard.json").write_text("{}")
    desk = Desk(project)
    for n in range(1, 4):
        desk.write(f"{n}.png")
        desk.rate(f"{n}.png", n)
    return desk


def stars_by_content(desk: Desk) -> dict[str, int]:
    """Whatever a file is called, its stars are those that its content was given."""
    return {desk.files[path]: rating for path, rating in desk.ratings.items()}


@pytest.mark.parametrize("name", sorted(WORK))
def test_a_killed_move_is_whole_or_was_not(tmp_path: Path, name: str):
    work, after = WORK[name]
    for at in range(1000):
        desk = numbered(tmp_path / f"{at}")
        was_killed = is_killed(lambda: work(desk), at=at)  # noqa: B023
        again = Desk(desk.root.path)
        release(again)
        with again.operations.changing():
            pass
        assert again.files in (BEFORE, after), f"killed at {at}"
        assert stars_by_content(again) == {f"content of {n}.png": n for n in range(1, 4)}
        if again.files == after:
            again.operations.undo()
            assert again.files == BEFORE
        if not was_killed:
            break
    else:
        raise AssertionError("the work never came to its end")
    assert at > 20, "too few calls were counted to be the whole work"


def release(desk: Desk) -> None:
    """As the time does in which a dead holder's lease runs out."""
    (desk.root.path / ".gallery" / "lock").unlink(missing_ok=True)
