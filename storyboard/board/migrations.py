"""From the documents of earlier versions to those of today, one version at a time."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio_kit.errors import Conflict

from .content import SCHEMA_VERSION, Content, Entries, Fields

FIRST_VERSION = 1


class ProjectTooNew(Conflict):
    title = "The project is of a newer version"


def refuse_newer(version: Any) -> None:
    """Raises `ProjectTooNew`; nothing of the project has been changed then."""
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise ProjectTooNew(
            f"The project was written by a newer console (version {version}, this one knows "
            f"{SCHEMA_VERSION}); update this console to open it."
        )


def migrated(content: Content, *, version: int) -> Content:
    """What documents of `version` say, as those of today say it. Keys we do not know are kept."""
    for step in range(version, SCHEMA_VERSION):
        content = STEPS[step](content)
    return content


def with_screenplay_and_settings(content: Content) -> Content:
    """1 to 2: scenes and shots got the words of a screenplay, projects their settings."""
    return replace(
        content,
        project=_PROJECT_OF_2 | content.project,
        scenes={
            key: _SCENE_OF_2 | {"slot_id": key} | scene for key, scene in content.scenes.items()
        },
        shots={key: _SHOT_OF_2 | shot for key, shot in content.shots.items()},
        trash=_trash_of_2(content.trash),
    )


def _trash_of_2(trash: Entries) -> Entries:
    return {
        key: {**thrown, "shot": _SHOT_OF_2 | thrown["shot"]}
        if isinstance(thrown.get("shot"), dict)
        else thrown
        for key, thrown in trash.items()
    }


_PROJECT_OF_2: Fields = {
    "description": "",
    "naming_pattern": None,
    "defaults": {},
    "folders": {},
}
_SCENE_OF_2: Fields = {"heading": "", "lyrics": "", "alternate_number": 1}
_SHOT_OF_2: Fields = {
    "action": "",
    "dialogue": "",
    "lyrics": "",
    "sound": "",
    "duration": None,
    "node_id": None,
}

STEPS: dict[int, Callable[[Content], Content]] = {1: with_screenplay_and_settings}
"""By the version that a step starts from."""
