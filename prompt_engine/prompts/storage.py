"""Reads what is known of target models and checks it against writers and lists."""

from pathlib import Path

from studio_kit.tables import TableError, load_table

from . import action, prose, tags
from .models import NegativePrompt, TargetModel, Writer
from .service import PromptWriter

FOLDER = Path(__file__).parent

WRITERS: dict[str, Writer] = {
    "action": action.write,
    "prose": prose.write,
    "tags": tags.write,
}


def load_prompt_writer(folder: Path = FOLDER) -> PromptWriter:
    """Raises `TableError`, which names file, entry and field."""
    models = load_table(folder / "target_models.yaml", TargetModel)
    negatives = load_table(folder / "negative_prompts.yaml", NegativePrompt)
    lists = {negative.id: ", ".join(negative.words) for negative in negatives}
    for model in models:
        _check(model, lists)
    _refuse_shared_aliases(models)
    return PromptWriter(models, WRITERS, lists)


def _check(model: TargetModel, lists: dict[str, str]) -> None:
    place = f"target_models.yaml: {model.id}"
    if model.writer not in WRITERS:
        raise TableError(f"{place}: writer: there is no {model.writer} among the writers.")
    if model.negative is not None and model.negative not in lists:
        raise TableError(f"{place}: negative: negative_prompts.yaml has no {model.negative}.")


def _refuse_shared_aliases(models: tuple[TargetModel, ...]) -> None:
    seen = {model.id for model in models}
    for model in models:
        for alias in model.aliases:
            if alias in seen:
                place = f"target_models.yaml: {model.id}: aliases"
                raise TableError(f"{place}: {alias} already names another model.")
            seen.add(alias)
