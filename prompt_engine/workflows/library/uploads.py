"""Files that come with a request."""

import asyncio
from typing import Annotated

from fastapi import File, UploadFile

from studio_kit.carriers.models import Carried
from studio_kit.carriers.service import carried

from .importing import Upload

OneFile = Annotated[UploadFile, File(description="JSON, or a picture, film or sound with it.")]
ManyFiles = Annotated[list[UploadFile], File(description="Of any of these kinds, or ZIP.")]

LONGEST_NAME = 200


async def upload_of(file: UploadFile) -> Upload:
    return Upload(name_of(file), await file.read())


def name_of(file: UploadFile) -> str:
    """The last part of what the sender calls the file; only ever shown."""
    name = (file.filename or "").replace("\\", "/").rpartition("/")[2]
    shown = "".join(character for character in name if character.isprintable())
    return shown[-LONGEST_NAME:] or "the file"


async def carried_in(file: UploadFile) -> tuple[str, Carried]:
    """Raises `NothingCarried`, `CarrierUnreadable`."""
    upload = await upload_of(file)
    return upload.name, await asyncio.to_thread(carried, upload.data, upload.name)
