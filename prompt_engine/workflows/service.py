"""The templates that can be filled."""

from dataclasses import dataclass
from functools import cached_property

from prompt_engine.spelling import did_you_mean
from studio_kit.errors import NotFound

from .models import Template, TemplateProblem


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
