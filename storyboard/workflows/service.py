"""Makes shots of workflows, and finds what each template drew last."""

from typing import Any

from storyboard.board.content import Fields, moment, number
from storyboard.board.document import Board, now, read_content
from storyboard.board.shots import add_shot, change_shot
from storyboard.board.slots import film_order
from storyboard.script.service import shot_to_change

from .models import Extracted, ImportedShot, LastPicture
from .prompt_engine import Inspection, PromptEngine, Template, WorkflowNotUnderstood
from .shots import extracted, shot_fields

SHOWN = ("image", "video")


async def import_workflow(
    board: Board,
    engine: PromptEngine,
    workflow: dict[str, Any],
    *,
    index: int | None,
    with_prompts: bool,
) -> ImportedShot:
    """Give a workflow to a shot, or to a new one where `index` is the end or None.

    Raises `BeyondTheEnd`, `WorkflowNotUnderstood`, `PromptEngineAway`; then nothing is changed.
    """
    shot_to_change(board, index)  # what cannot be is refused before anything is asked
    found = await engine.inspect(workflow)
    if not found.graph:
        raise WorkflowNotUnderstood("There is no workflow in it that could be rendered.")
    template = await engine.template(await _template_id(engine, found, workflow))
    told = extracted(found)
    fields = shot_fields(found, template, told, with_prompts=with_prompts)
    prompt = {"description": told.prompt} if with_prompts else {}
    shot_id = _put(board, index, {**fields, **prompt, "updated_at": now()})
    return _answer(board, shot_id, found, template, told)


async def _template_id(engine: PromptEngine, found: Inspection, workflow: dict[str, Any]) -> str:
    if found.match is not None:
        return found.match.template_id
    return await engine.keep(workflow, title=_title(found))


def _title(found: Inspection) -> str:
    models = [model.name.replace("\\", "/").rpartition("/")[2] for model in found.reading.models]
    return f"Imported with {models[0].rpartition('.')[0]}" if models else "Imported workflow"


def _put(board: Board, index: int | None, fields: Fields) -> str:
    shot_id = shot_to_change(board, index)
    if shot_id is None:
        return add_shot(board, **fields)
    change_shot(board, shot_id, **fields)
    return shot_id


def _answer(
    board: Board, shot_id: str, found: Inspection, template: Template, told: Extracted
) -> ImportedShot:
    content = read_content(board)
    lacking = [f"No node is known that has {each.class_type}." for each in found.missing_nodes]
    return ImportedShot(
        success=True,
        frame_id=shot_id,
        frame_index=film_order(content).index(shot_id),
        message=f"Shot {content.shots[shot_id].get('code', '')} has the workflow.",
        template_id=template.id,
        kept_as_new=found.match is None,
        parameters=told,
        remarks=[*(each.message for each in found.warnings), *lacking],
    )


def last_pictures(board: Board) -> dict[str, LastPicture]:
    """The newest picture or film of each template that made one."""
    takes = read_content(board).takes.values()
    newest: dict[str, LastPicture] = {}
    for take in sorted(takes, key=_age):
        template_id = take.get("template_id")
        if isinstance(template_id, str) and take.get("kind") in SHOWN:
            newest[template_id] = LastPicture(
                take_id=str(take.get("id")),
                path=str(take.get("path")),
                kind=str(take.get("kind")),
                v=str(take.get("sha256")),
            )
    return newest


def _age(take: Fields) -> tuple[Any, float]:
    return moment(str(take.get("created_at", ""))), number(take.get("version"))
