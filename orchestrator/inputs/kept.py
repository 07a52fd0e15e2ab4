"""Inputs that came with a submission, kept as files named by their content."""

import base64
import binascii
import hashlib
import os
import time
from pathlib import Path

from studio_kit.files import place, temporary_beside, write_durably
from studio_kit.media import KINDS

from .models import InputMissing, InputUnusable

KEPT = "kept:"
"""Begins the name of a kept input, so that it is no path of a project."""

DAYS_KEPT = 30
KINDS_OF_DATA = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/avif": "avif",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/mpeg": "mp3",
    "audio/flac": "flac",
    "audio/ogg": "ogg",
}


class KeptInputs:
    """Every method blocks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep_url(self, url: str) -> str:
        """The name of the kept content of a `data:` URL. Raises `InputUnusable`."""
        head, comma, body = url.partition(",")
        kind, *options = head.removeprefix("data:").split(";")
        extension = KINDS_OF_DATA.get(kind.lower())
        if not comma or extension is None or "base64" not in options:
            known = ", ".join(KINDS_OF_DATA)
            raise InputUnusable(f"A data URL must be base64 of one of {known}.")
        try:
            data = base64.b64decode(body, validate=True)
        except (binascii.Error, ValueError) as error:
            raise InputUnusable(f"The data URL is not base64 ({error}).") from error
        return self.keep(data, extension)

    def keep(self, data: bytes, extension: str) -> str:
        name = f"{hashlib.sha256(data).hexdigest()}.{extension}"
        path = self._folder / name
        if path.exists():
            os.utime(path)
            return f"{KEPT}{name}"
        self._folder.mkdir(parents=True, exist_ok=True)
        temporary = temporary_beside(path)
        write_durably(temporary, data)
        try:
            place(temporary, path)
        except FileExistsError:  # the same content came twice at once
            temporary.unlink()
        return f"{KEPT}{name}"

    def path(self, name: str) -> Path:
        """Raises `InputMissing` for what was never kept, or too long ago."""
        stem, _, extension = name.removeprefix(KEPT).partition(".")
        known = len(stem) == 64 and stem.isalnum() and extension in KINDS
        path = self._folder / f"{stem}.{extension}"
        if not known or not path.is_file():
            raise InputMissing("An input that came with the submission is no longer kept.")
        os.utime(path)
        return path

    def sweep(self) -> None:
        """Remove what nobody has used for long; a retry that needs it says so."""
        oldest = time.time() - DAYS_KEPT * 86400
        if not self._folder.is_dir():
            return
        for entry in os.scandir(self._folder):
            if entry.is_file(follow_symlinks=False) and entry.stat().st_mtime < oldest:
                Path(entry.path).unlink(missing_ok=True)
