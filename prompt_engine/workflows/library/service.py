"""The library: what is in it, and every change to it. Blocking; one writer at a time."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from prompt_engine.workflows.templates.models import Template
from prompt_engine.workflows.templates.service import TemplateLibrary, Templates
from prompt_engine.workflows.templates.storage import Knowledge, assembled
from studio_kit.tables import TableError

from .keeping import files_of, record_of, workflow_of
from .models import (
    Files,
    JsonObject,
    LibraryUnwritable,
    Record,
    Workflow,
    WorkflowChanged,
    WorkflowInvalid,
    WorkflowIsBuiltIn,
    WorkflowTaken,
    revision_of,
)
from .storage import PAGE_FILE, WorkflowFolder, id_of, invalid, not_found, slug

BEHIND_ROUTES = frozenset(
    (
        *("bulk", "convert", "export", "import", "inspect", "read", "storage-info", "where"),
        *("angles", "build_workflow", "categories", "detail", "feature_parity", "import_workflow"),
        *("list", "refresh", "schema"),
    )
)
"""Last parts of addresses under which no workflow of this id could be asked for."""


@dataclass(frozen=True)
class Kept:
    """A workflow of one's own as it stands in the library."""

    template: Template
    record: Record
    has_page: bool
    revision: str


@dataclass(frozen=True)
class Saved:
    id: str
    title: str
    path: Path
    revision: str


class WorkflowLibrary:
    def __init__(self, templates: Templates, folder: WorkflowFolder, knowledge: Knowledge) -> None:
        self._templates = templates
        self._folder = folder
        self._knowledge = knowledge
        self._one_at_a_time = Lock()

    @property
    def path(self) -> Path:
        return self._folder.path

    def current(self) -> TemplateLibrary:
        return self._templates.current()

    def own(self) -> list[Kept]:
        """Every workflow of one's own, in the order in which they are offered."""
        return [_kept(each, self._files(each.id)) for each in self._own_templates()]

    def _own_templates(self) -> list[Template]:
        return [each for each in self.current().templates if each.origin == "own"]

    def read(self, workflow_id: str) -> Kept:
        """Raises `WorkflowNotFound` for what is not one's own, and `WorkflowInvalid`."""
        for template in self._own_templates():
            if template.id == workflow_id:
                return _kept(template, self._files(workflow_id))
        for problem in self.current().problems:
            if problem.template == workflow_id:
                raise WorkflowInvalid(problem.message)
        raise not_found(workflow_id)

    def open(self, workflow_id: str) -> tuple[Workflow, str]:
        """A workflow to be changed, and its revision, whether it can be used or not.

        Raises `WorkflowNotFound`, `WorkflowInvalid`.
        """
        files = self._files(workflow_id)
        return workflow_of(files), revision_of(files)

    def page_of(self, template: Template) -> JsonObject | None:
        """The page document of a workflow that came as one."""
        return self.open(template.id)[0].page if template.origin == "own" else None

    def _files(self, workflow_id: str) -> Files:
        return self._folder.read(workflow_id)

    def own_ids(self) -> frozenset[str]:
        return frozenset(self._folder.ids())

    def create(self, workflow: Workflow, *, wish: str | None = None) -> Saved:
        """Keep a new workflow under an id that is made of its title, or under that wished for.

        Raises `WorkflowTaken`, `WorkflowInvalid`.
        """
        with self._writing():
            taken = self._taken()
            chosen = slug(workflow.header.title) if wish is None else id_of(wish)
            if wish is not None and chosen in taken:
                raise WorkflowTaken(f"There is a workflow {chosen} already; change that one.")
            files = self._checked(chosen, workflow)
            workflow_id = self._folder.create(chosen, files, taken=taken)
        return self._saved(workflow_id, workflow, files)

    def change(self, workflow_id: str, workflow: Workflow, *, known: str) -> Saved:
        """Replace a workflow whose revision is still `known`.

        Raises `WorkflowChanged`, `WorkflowNotFound`, `WorkflowInvalid`.
        """
        with self._writing():
            present = revision_of(self._folder.read(workflow_id))
            if present != known:
                raise changed_meanwhile(present)
            files = self._checked(workflow_id, workflow)
            self._folder.write(workflow_id, files)
        return self._saved(workflow_id, workflow, files)

    def throw_away(self, workflow_id: str) -> None:
        """Raises `WorkflowNotFound`, `WorkflowIsBuiltIn`."""
        self.refuse_built_in(workflow_id)
        with self._writing():
            self._folder.throw_away(workflow_id)

    def restore(self, workflow_id: str) -> Saved:
        """Raises `WorkflowNotFound` where the trash does not hold it."""
        with self._writing():
            restored = self._folder.restore(workflow_id, taken=self._taken())
        files = self._folder.read(restored)
        return self._saved(restored, workflow_of(files), files)

    def refuse_built_in(self, workflow_id: str) -> None:
        """Raises `WorkflowIsBuiltIn`."""
        for template in self.current().templates:
            if template.id == workflow_id and template.origin == "built_in":
                raise WorkflowIsBuiltIn(
                    f"{template.header.title} comes with the house; make a copy and change that."
                )

    def count_and_size(self) -> tuple[int, int]:
        """How many workflows of one's own there are, and their bytes on disk."""
        return len(self._folder.ids()), self._folder.bytes_on_disk()

    def files(self, template: Template) -> Files:
        """What an export of it holds."""
        if template.origin == "own":
            return self._folder.read(template.id)
        return files_of(Workflow(template.header, template.graph, None, Record(created_at=0)))

    @contextmanager
    def _writing(self) -> Generator[None]:
        """One writer at a time. Raises `LibraryUnwritable` where the disk refuses."""
        with self._one_at_a_time:
            try:
                yield
            except OSError as error:
                sentence = f"{self.path} cannot be written ({error.strerror}); nothing was lost."
                raise LibraryUnwritable(sentence) from error

    def _checked(self, workflow_id: str, workflow: Workflow) -> Files:
        header = workflow.header
        if header.target_model not in self._knowledge.target_models:
            raise WorkflowInvalid(f"There is no target model {header.target_model}.")
        try:
            assembled(workflow_id, header, workflow.graph, knowledge=self._knowledge)
        except TableError as error:
            raise invalid(error) from error
        return files_of(workflow)

    def _taken(self) -> frozenset[str]:
        ids = (template.id for template in self.current().templates)
        return frozenset((*ids, *self._folder.ids(), *BEHIND_ROUTES))

    def _saved(self, workflow_id: str, workflow: Workflow, files: Files) -> Saved:
        title, path = workflow.header.title, self.path / workflow_id
        return Saved(workflow_id, title, path, revision_of(files))


def _kept(template: Template, files: Files) -> Kept:
    return Kept(template, record_of(files), PAGE_FILE in files, revision_of(files))


def changed_meanwhile(present: str) -> WorkflowChanged:
    sentence = "Somebody changed the workflow since it was read; read it again and repeat."
    return WorkflowChanged(sentence, revision=present)
