"""Workflows into what is answered. Pure."""

from prompt_engine.workflows.templates.views import view_of

from .models import Record
from .older_shape import config_of, parsed_of
from .service import Kept, Saved
from .views import SavedView, WorkflowView


def workflow_view(kept: Kept) -> WorkflowView:
    template, record = kept.template, kept.record
    return WorkflowView(
        id=template.id,
        name=template.header.title,
        description=template.header.description,
        category=record.category or template.header.category,
        subCategory=record.sub_category or template.header.category,
        workflow=dict(template.graph),
        parsed=record.parsed or parsed_of(template),
        config=_config(kept, record),
        createdAt=record.created_at,
        categories=template.header.categories,
        has_page=kept.has_page,
        revision=kept.revision,
        template=view_of(template),
    )


def _config(kept: Kept, record: Record) -> list[dict[str, object]]:
    return config_of(kept.template) if record.config is None else list(record.config)


def saved_view(saved: Saved, remarks: tuple[str, ...] = ()) -> SavedView:
    return SavedView(
        success=True,
        id=saved.id,
        title=saved.title,
        path=str(saved.path),
        revision=saved.revision,
        remarks=list(remarks),
    )
