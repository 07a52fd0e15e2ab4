"""What the rules' routes take and answer."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import to_json

from prompt_engine.bodies import CameraBody, JsonObject, Name
from prompt_engine.catalogue.choices import Choice, Choices
from prompt_engine.catalogue.models import Certainty, ProjectType
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.prompts.old_config import OldReading, Remark, read_old_config

from .models import Clashing, Plain, Severity, Status, Violation, status_of
from .options import Judged, Offered, Verdict, key_of, label_of
from .repair import Change, Proposal


class View(BaseModel):
    model_config = ConfigDict(frozen=True)


class Asked(BaseModel):
    """`camera` is the way to ask; `project_type` and `config` are what older scripts send."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    camera: CameraBody = {}
    project_type: ProjectType | None = None
    config: JsonObject = {}

    def read(self, catalogue: Catalogue) -> tuple[OldReading, Choices]:
        """Raises `UnknownField` or `UnknownOption` for `camera`; `config` gives remarks."""
        old = read_old_config(self.config, catalogue)
        return old, catalogue.choose({**old.camera, **self.camera})


class OptionsRequest(Asked):
    """`field` and `camera`, or what older scripts send: `field_path` and `current_config`."""

    field: Name = ""
    field_path: Name = ""
    current_config: JsonObject = {}

    @model_validator(mode="after")
    def names_one_field(self) -> "OptionsRequest":
        if bool(self.field) == bool(self.field_path):
            raise ValueError("give field, or field_path as older scripts do")
        return self

    def read(self, catalogue: Catalogue) -> tuple[OldReading, Choices]:
        old = read_old_config(self.current_config or self.config, catalogue)
        return old, catalogue.choose({**old.camera, **self.camera})


class RepairRequest(Asked):
    """`keep`: fields that must stay as they are."""

    keep: Annotated[tuple[Name, ...], Field(max_length=64)] = ()


class ManyRequest(BaseModel):
    """The configurations of several shots."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cameras: Annotated[tuple[CameraBody, ...], Field(max_length=100)]


class MessageView(View):
    """`field_path`: the field's place in older configurations. `field` null: no field of ours."""

    rule_id: str
    severity: Severity
    field: str | None
    field_path: str
    message: str
    facts: tuple[Clashing, ...] = ()
    source: str | None = None
    certainty: Certainty | None = None


class ValidationView(View):
    """`auto_corrections_applied` is false: nothing is ever changed unasked."""

    status: Status
    messages: tuple[MessageView, ...]
    auto_corrections_applied: Literal[False] = False


class ValidationsView(View):
    """In the order of the configurations asked about."""

    validations: tuple[ValidationView, ...]


def validation_view(
    violations: tuple[Violation, ...], remarks: tuple[Remark, ...], catalogue: Catalogue
) -> ValidationView:
    """What the rules say, after what could not be read of an older configuration."""
    severities: set[Severity] = {violation.severity for violation in violations}
    if remarks:
        severities.add("warning")
    messages = [_remark_view(remark) for remark in remarks]
    messages += [message_view(violation, catalogue) for violation in violations]
    return ValidationView(
        status=status_of(severities),
        messages=tuple(messages),
    )


def message_view(violation: Violation, catalogue: Catalogue) -> MessageView:
    return MessageView(
        rule_id=violation.rule_id,
        severity=violation.severity,
        field=violation.field,
        field_path=old_path(violation.field, catalogue),
        message=violation.message,
        facts=violation.facts,
        source=violation.source,
        certainty=violation.certainty,
    )


def _remark_view(remark: Remark) -> MessageView:
    return MessageView(
        rule_id=remark.rule_id,
        severity="warning",
        field=None,
        field_path=remark.field_path,
        message=remark.message,
    )


def old_path(field_id: str, catalogue: Catalogue) -> str:
    paths = catalogue.field(field_id).old_paths
    return paths[0] if paths else f"camera.{field_id}"


class ReasonView(View):
    rule_id: str
    severity: Severity
    message: str


class OptionVerdict(View):
    """`value`: what to send for the field. `reasons`: what it adds to what clashes already."""

    id: str
    value: Plain
    label: str
    verdict: Verdict
    reasons: tuple[ReasonView, ...]


class OptionsView(View):
    """`values` holds each value once."""

    field: str
    field_path: str
    values: tuple[OptionVerdict, ...]


class OlderOptionsView(OptionsView):
    """What older scripts read, who ask by `field_path`: values by the names that they know."""

    options: tuple[str, ...]
    disabled_options: tuple[str, ...]
    disabled_reasons: dict[str, str]


def options_json(field_id: str, offered: Offered, catalogue: Catalogue, *, older: bool) -> bytes:
    """An `OptionsView`, or an `OlderOptionsView`, as it is answered."""
    head: dict[str, object] = {"field": field_id, "field_path": old_path(field_id, catalogue)}
    start = to_json(head | (_older_half(offered.judged) if older else {})).removesuffix(b"}")
    return b"".join((start, b',"values":[', offered.json, b"]}"))


def _older_half(judged: tuple[Judged, ...]) -> dict[str, object]:
    names = [old_name(item.choice) for item in judged]
    named = zip(names, judged, strict=True)
    broken = {name: _why(item) for name, item in named if item.verdict == "breaks"}
    return {"options": names, "disabled_options": list(broken), "disabled_reasons": broken}


def _why(judged: Judged) -> str:
    return " ".join(r.message for r in judged.reasons if r.rule.severity == "hard")


def old_name(choice: Choice) -> str:
    aliases = choice.entry.aliases if choice.entry else ()
    return aliases[0] if aliases else key_of(choice)


class ChangeView(View):
    """`before` or `after` null: unset. `words` says it to a person."""

    field: str
    before: Plain | None
    after: Plain | None
    words: str


class ProposalView(View):
    """`camera`: the whole configuration with the changes. A lower `cost` is nearer to what was."""

    cost: int
    changes: tuple[ChangeView, ...]
    camera: dict[str, Plain]


class RepairView(View):
    """Without proposals and not `invalid`: nothing to repair. `invalid` without any: what is kept
    stands in the way."""

    status: Status
    proposals: tuple[ProposalView, ...]


def proposal_view(proposal: Proposal, catalogue: Catalogue) -> ProposalView:
    return ProposalView(
        cost=proposal.cost,
        changes=tuple(_change_view(change, catalogue) for change in proposal.changes),
        camera={name: choice.value for name, choice in proposal.choices.items()},
    )


def _change_view(change: Change, catalogue: Catalogue) -> ChangeView:
    return ChangeView(
        field=change.field,
        before=change.before.value if change.before else None,
        after=change.after.value if change.after else None,
        words=_in_words(change, catalogue.field(change.field).label),
    )


def _in_words(change: Change, label: str) -> str:
    if change.after is None:
        return f"Leave {label} open."
    after = label_of(change.after)
    if change.before is None:
        return f"Set {label} to {after}."
    return f"Change {label} from {label_of(change.before)} to {after}."
