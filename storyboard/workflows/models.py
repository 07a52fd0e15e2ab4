"""What is answered about workflows and shots."""

from pydantic import BaseModel, ConfigDict


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Extracted(_Frozen):
    """What the workflow says of its making; null and empty where it does not."""

    prompt: str
    negative_prompt: str
    seed: int | None
    steps: int | float | None
    cfg: float | None
    sampler: str | None
    scheduler: str | None
    denoise: float | None
    width: int | None
    height: int | None
    models: list[str]
    loras: list[str]


class ImportedShot(_Frozen):
    """`template_id` is the template whose graph it is, or that it was kept as just now.

    `parameters` are what was found in it, `remarks` sentences on what could not be known.
    """

    success: bool
    frame_id: str
    frame_index: int
    message: str
    template_id: str
    kept_as_new: bool
    parameters: Extracted
    remarks: list[str]


class LastPicture(_Frozen):
    """The newest take of a template: its file in the project, with `/`, and its version."""

    take_id: str
    path: str
    kind: str
    v: str


class LastPictures(_Frozen):
    """By template id."""

    pictures: dict[str, LastPicture]
