"""A workflow to the files in which it is kept, and back. Pure."""

import json
from dataclasses import asdict
from typing import Any, cast

import yaml
from pydantic import ValidationError

from prompt_engine.workflows.templates.models import TemplateHeader, TemplateInput
from prompt_engine.workflows.templates.storage import GRAPH_FILE, HEADER_FILE
from studio_kit.graph import BrokenGraph, parse_graph
from studio_kit.tables import parsed_yaml

from .models import Files, JsonObject, Record, Workflow, WorkflowInvalid, json_bytes
from .storage import PAGE_FILE, RECORD_FILE

ALWAYS = frozenset({"title", "description", "kind", "category", "engine", "inputs"})
"""Said in a header even where they are what holds without being said."""


def files_of(workflow: Workflow) -> Files:
    files = {
        GRAPH_FILE: json_bytes(workflow.graph),
        RECORD_FILE: json_bytes(_told(asdict(workflow.record))),
        HEADER_FILE: header_text(workflow.header).encode(),
    }
    page = {} if workflow.page is None else {PAGE_FILE: json_bytes(workflow.page)}
    return files | page


def header_text(header: TemplateHeader) -> str:
    """`template.yaml`, in the order in which a person would write it."""
    fields = header.model_dump(mode="json", exclude={"inputs"})
    defaults = TemplateHeader.model_fields
    told = {
        name: value
        for name, value in fields.items()
        if name in ALWAYS or value != _plain(defaults[name].get_default())
    }
    inputs = [_input_fields(wanted) for wanted in header.inputs]
    return yaml.safe_dump(told | {"inputs": inputs}, sort_keys=False, allow_unicode=True, width=100)


def _input_fields(wanted: TemplateInput) -> JsonObject:
    return wanted.model_dump(mode="json", exclude_defaults=True)


def _plain(value: Any) -> Any:
    return list(cast("tuple[Any, ...]", value)) if isinstance(value, tuple) else value


def workflow_of(files: Files) -> Workflow:
    """Raises `WorkflowInvalid` where a file is not what it should be."""
    try:
        return Workflow(
            header=TemplateHeader.model_validate(parsed_yaml(files[HEADER_FILE].decode())),
            graph=parse_graph(json.loads(files[GRAPH_FILE])),
            page=json.loads(files[PAGE_FILE]) if PAGE_FILE in files else None,
            record=record_of(files),
        )
    except (ValidationError, ValueError, KeyError, yaml.YAMLError, BrokenGraph) as error:
        raise WorkflowInvalid(f"Its files cannot be read: {error}.") from error


def record_of(files: Files) -> Record:
    """Raises `ValueError` for a record that is no JSON; there need be none."""
    told: Any = json.loads(files.get(RECORD_FILE, b"{}"))
    fields = cast("JsonObject", told) if isinstance(told, dict) else {}
    config = fields.get("config")
    return Record(
        created_at=int(fields.get("created_at") or 0),
        category=fields.get("category"),
        sub_category=fields.get("sub_category"),
        parsed=fields.get("parsed"),
        config=None if config is None else tuple(config),
    )


def _told(fields: JsonObject) -> JsonObject:
    return {name: value for name, value in fields.items() if value is not None}
