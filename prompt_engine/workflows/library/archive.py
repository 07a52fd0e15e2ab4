"""Many workflows in one ZIP: `<id>/<file>` as they lie in their folder."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studio_kit.errors import Invalid

from .models import Files
from .storage import FILES

SIGNATURE = b"PK\x03\x04"
MOST_MEMBERS = 2000
MOST_BYTES = 64 * 1024 * 1024
"""Of all that is unpacked of one archive."""

FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The same workflows make the same bytes, whenever they are packed."""


class ArchiveUnreadable(Invalid):
    title = "The archive cannot be read"


@dataclass(frozen=True)
class Packed:
    """A workflow as an export holds it, or a file of any other kind under its name."""

    name: str
    files: Files | None
    data: bytes | None


def pack(workflows: Mapping[str, Files]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for workflow_id, files in workflows.items():
            for name, content in files.items():
                entry = zipfile.ZipInfo(f"{workflow_id}/{name}", FIRST_MOMENT)
                archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unpack(data: bytes, *, name: str) -> list[Packed]:
    """Raises `ArchiveUnreadable` for a damaged archive and for one that unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            contents = dict(_contents(archive, name))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError) as error:
        raise ArchiveUnreadable(f"{name} is not a whole ZIP archive: {error}.") from error
    return list(_sorted(contents))


def _contents(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, bytes]]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > MOST_MEMBERS:
        raise ArchiveUnreadable(f"{name} holds more than {MOST_MEMBERS} files.")
    left = MOST_BYTES
    for member in members:
        with archive.open(member) as file:
            content = file.read(left + 1)
        left -= len(content)
        if left < 0:
            megabytes = MOST_BYTES // (1024 * 1024)
            raise ArchiveUnreadable(f"{name} unpacks to more than {megabytes} MB.")
        yield member.filename, content


def _sorted(contents: Mapping[str, bytes]) -> Iterator[Packed]:
    """Folders with a header are workflows; names only tell them apart, nothing is written there."""
    folders = {name.rpartition("/")[0] for name in contents if name.endswith(f"/{FILES[-1]}")}
    for folder in sorted(folders):
        files = {
            each: contents[f"{folder}/{each}"] for each in FILES if f"{folder}/{each}" in contents
        }
        yield Packed(folder, files, None)
    for name, content in contents.items():
        if name.rpartition("/")[0] not in folders:
            yield Packed(name, None, content)
