"""The templates that can be filled, read again when their folders change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock

from prompt_engine.spelling import did_you_mean
from studio_kit.errors import NotFound
from studio_kit.tables import TableError

from .models import Template, TemplateProblem
from .storage import Knowledge, Signature, load_template, signature_of, template_folders


class TemplateNotFound(NotFound):
    title = "Unknown template"


@dataclass(frozen=True)
class TemplateLibrary:
    """`templates` in the order in which to offer them; `problems` are of the user's own folder."""

    templates: tuple[Template, ...]
    problems: tuple[TemplateProblem, ...]

    def template(self, template_id: str) -> Template:
        """Raises `TemplateNotFound` with the nearest match."""
        if template_id not in self._by_id:
            hint = did_you_mean(template_id, self._by_id)
            raise TemplateNotFound(f'There is no template "{template_id}".{hint}')
        return self._by_id[template_id]

    @cached_property
    def _by_id(self) -> dict[str, Template]:
        return {template.id: template for template in self.templates}


_Entry = tuple[Signature, Template | TemplateProblem]


@dataclass(frozen=True)
class _Look:
    """What was seen in the user's folder; `problems` are of the folder itself."""

    entries: Mapping[Path, _Entry]
    problems: tuple[TemplateProblem, ...]


class Templates:
    """The house's templates and those of the user's folder `own`, which may be missing.

    The house's are read once; a fault in one raises `TableError`. The user's are looked at
    before each use, and those that changed are read again; a fault in one is reported.
    """

    def __init__(self, built_in: Path, own: Path, *, knowledge: Knowledge) -> None:
        self._own = own if own.resolve() != built_in.resolve() else None
        self._knowledge = knowledge
        of_the_house = replace(knowledge, node_classes=None)
        self._built_in = {
            folder.name: load_template(folder, of_the_house, origin="built_in")
            for folder in template_folders(built_in)
        }
        self._lock = Lock()
        self._seen = _Look({}, ())
        self._library = self._gathered()

    def current(self) -> TemplateLibrary:
        """The library as its folders are now. Blocks for the look into the folder."""
        with self._lock:
            look = self._look()
            if look != self._seen:
                self._seen = look
                self._library = self._gathered()
            return self._library

    def refresh(self) -> TemplateLibrary:
        """The library with every one of the user's templates read again."""
        with self._lock:
            self._seen = _Look({}, ())
        return self.current()

    def _look(self) -> _Look:
        """While the user's folder cannot be read, what was there before is there."""
        try:
            folders = template_folders(self._own) if self._own else []
        except OSError as error:
            reason = f"the folder of your templates cannot be read ({error.strerror})."
            return replace(self._seen, problems=(TemplateProblem("templates", reason),))
        return _Look({folder: self._entry(folder) for folder in folders}, ())

    def _entry(self, folder: Path) -> _Entry:
        signature = signature_of(folder)
        known = self._seen.entries.get(folder)
        return known if known and known[0] == signature else (signature, self._load(folder))

    def _load(self, folder: Path) -> Template | TemplateProblem:
        try:
            if folder.name in self._built_in:
                raise TableError("a built-in template has this name; rename the folder.")
            return load_template(folder, self._knowledge)
        except TableError as error:
            return TemplateProblem(folder.name, str(error))

    def _gathered(self) -> TemplateLibrary:
        own = [entry for _, entry in self._seen.entries.values()]
        every = [*self._built_in.values(), *(each for each in own if isinstance(each, Template))]
        ordered = sorted(every, key=lambda template: (template.header.order, template.id))
        problems = tuple(each for each in own if isinstance(each, TemplateProblem))
        return TemplateLibrary(tuple(ordered), (*self._seen.problems, *problems))
