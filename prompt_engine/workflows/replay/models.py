"""What a picture gives back."""

from typing import Any, Literal

from prompt_engine.workflows.templates.requests import MaskedPicture
from prompt_engine.workflows.templates.views import View

DriftKind = Literal[
    "missing_class",
    "missing_model",
    "missing_value",
    "missing_input",
    "changed_template",
    "other_version",
    "not_checked",
]


class Drift(View):
    """Something that is no longer as it was. `not_checked`: what could not be found out now."""

    kind: DriftKind
    message: str


class ReplayedTemplate(View):
    id: str
    title: str


class ReplayView(View):
    """`graph` goes to `POST /api/job` as it is and makes the same picture, but for `drift`.

    `graph_text` is its JSON, for programs whose numbers cannot hold every seed exactly; `inputs`
    are the files in the project that go into it, as the job's `metadata.inputs`.
    `template` is the one that it was made with, or whose graph it is, and `values` those of its
    inputs. `from_record`: the take's record told it, and not only the picture.
    """

    name: str
    graph: dict[str, Any]
    graph_text: str
    inputs: dict[str, str | MaskedPicture]
    template: ReplayedTemplate | None
    values: dict[str, Any]
    prompt: str
    negative_prompt: str
    seed: int | None
    from_record: bool
    drift: tuple[Drift, ...]
