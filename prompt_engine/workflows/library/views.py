"""Workflows as they are answered: the earlier console's shape, and ours beside it."""

from typing import Any, Literal

from prompt_engine.workflows.templates.views import TemplateProblemView, TemplateView, View

from .farm import NodeReach


class WorkflowView(View):
    """`workflow` is the graph in API form. `template` is what `GET /api/templates` tells of it.

    `revision` changes with every edit; it is the ETag too. `createdAt` in milliseconds since 1970.
    """

    id: str
    name: str
    description: str
    category: str
    subCategory: str
    workflow: dict[str, Any]
    parsed: dict[str, Any]
    config: list[dict[str, Any]]
    createdAt: int
    categories: tuple[str, ...]
    has_page: bool
    revision: str
    template: TemplateView


class WorkflowsView(View):
    """`problems`: folders of one's own that cannot be used, and why."""

    workflows: list[WorkflowView]
    count: int
    storage_path: str
    problems: tuple[TemplateProblemView, ...]


class SavedView(View):
    """`remarks` are sentences on what could not be taken over as it was."""

    success: Literal[True]
    id: str
    title: str
    path: str
    revision: str
    remarks: list[str]


class OneResult(View):
    id: str
    ok: bool
    message: str | None


class ManySavedView(View):
    """`success`: all of them are kept. `errors` are the messages of those that are not."""

    success: bool
    saved: int
    total: int
    errors: list[str]
    storage_path: str
    results: list[OneResult]


class ThrownView(View):
    """It can be restored until `kept_days` days have passed."""

    success: Literal[True]
    id: str
    kept_days: int


class StorageView(View):
    storage_path: str
    workflow_count: int
    total_size_bytes: int
    total_size_mb: float


class WhereView(View):
    """By template id; `refused` are those that no node would take as they stand, and why."""

    templates: dict[str, tuple[NodeReach, ...]]
    refused: dict[str, str]


class ImportResult(View):
    """What became of one file. `exists`: the library holds this very graph already."""

    file: str
    outcome: Literal["saved", "exists", "refused"]
    id: str | None
    title: str | None
    message: str | None


class ImportedView(View):
    results: list[ImportResult]


class ImportedTemplate(View):
    success: Literal[True]
    id: str
    title: str
    template: TemplateView
    remarks: list[str]
