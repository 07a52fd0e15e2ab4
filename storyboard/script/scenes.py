"""Older programs acting on a board's scenes. Files are never touched."""

import json
from typing import Any

from storyboard.board.content import (
    Content,
    Fields,
    fields_of,
    shots_by_scene,
    shots_of,
)
from storyboard.board.document import now
from storyboard.board.room import BoardRoom
from storyboard.board.scenes import change_scene
from storyboard.board.shots import change_shot
from storyboard.board.slots import scene_number, slate, standing_scenes
from storyboard.scenes.models import NoSuchScene
from storyboard.shots.models import NoSuchShot

from .reading import object_of
from .scene_models import (
    ListedScene,
    LorasUpdate,
    MetadataUpdate,
    PromptsUpdate,
    SceneList,
    SceneResult,
    ShotPrompt,
)

OWN = ("name", "heading", "description", "lyrics")


def list_scenes(content: Content) -> SceneList:
    order, shots = standing_scenes(content), shots_by_scene(content)
    scenes = [_listed(content, key, place, shots[key]) for place, key in enumerate(order)]
    return SceneList(success=True, scenes=scenes, total=len(scenes))


def update_prompts(room: BoardRoom, update: PromptsUpdate) -> SceneResult:
    """All of them or none. Raises `NoSuchScene`, `NoSuchShot`."""
    content = _content_with(room, update.scene_id)
    own = shots_of(content, update.scene_id)
    for shot_id in update.prompts:
        if shot_id not in own:
            raise NoSuchShot(f"The scene has no shot {shot_id}.")
    with room.board.doc.transaction():
        for shot_id, prompt in update.prompts.items():
            given = prompt.model_dump(exclude_none=True)
            if "prompt" in given:
                given["description"] = given.pop("prompt")
            change_shot(room.board, shot_id, **given, updated_at=now())
    return _result(room, update.scene_id, f"{len(update.prompts)} prompts updated.")


def update_metadata(room: BoardRoom, update: MetadataUpdate) -> SceneResult:
    """What is null is left as it is. Raises `NoSuchScene`."""
    content = _content_with(room, update.scene_id)
    given = update.metadata.model_dump(exclude_none=True)
    fields: Fields = {key: given.pop(key) for key in OWN if key in given}
    if given:
        kept = object_of(content.scenes[update.scene_id].get("metadata")) or {}
        # As text: the document's numbers could not hold every one exactly.
        fields["metadata"] = json.dumps(kept | given, ensure_ascii=False)
    change_scene(room.board, update.scene_id, fields)
    return _result(room, update.scene_id, "Metadata updated.")


def update_loras(room: BoardRoom, update: LorasUpdate) -> SceneResult:
    """Raises `NoSuchScene`."""
    content = _content_with(room, update.scene_id)
    loras: list[dict[str, Any]] = [lora.model_dump() | {"wire": None} for lora in update.loras]
    own = shots_of(content, update.scene_id)
    with room.board.doc.transaction():
        for shot_id in own:
            values = fields_of(content.shots[shot_id].get("values"))
            change_shot(room.board, shot_id, values=values | {"loras": loras})
    return _result(room, update.scene_id, f"LoRAs of {len(own)} shots updated.")


def saved(room: BoardRoom, scene_id: str) -> SceneResult:
    """Raises `NoSuchScene`."""
    _content_with(room, scene_id)
    return _result(room, scene_id, "The scene is on disk.")


def _content_with(room: BoardRoom, scene_id: str) -> Content:
    content = room.content()
    if scene_id not in content.scenes:
        raise NoSuchScene(f"There is no scene {scene_id} in this project.")
    return content


def _result(room: BoardRoom, scene_id: str, message: str) -> SceneResult:
    content = room.content()
    place = scene_number(content, scene_id) - 1
    scene = _listed(content, scene_id, place, shots_of(content, scene_id))
    return SceneResult(success=True, scene=scene, message=message)


def _listed(content: Content, scene_id: str, place: int, shot_ids: list[str]) -> ListedScene:
    scene = content.scenes[scene_id]
    return ListedScene(
        scene_id=scene_id,
        index=place,
        prompts=[_prompt(key, content.shots[key]) for key in shot_ids],
        metadata=object_of(scene.get("metadata")) or {},
        **{key: _text(scene, key) for key in OWN},
    )


def _prompt(shot_id: str, shot: Fields) -> ShotPrompt:
    negative = shot.get("negative_prompt")
    return ShotPrompt(
        shot_id=shot_id,
        code=slate(shot),
        prompt=_text(shot, "description"),
        negative_prompt=negative if isinstance(negative, str) else None,
    )


def _text(entry: Fields, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""
