"""The built page in memory: a table of what may be asked for, so that no path is ever joined."""

import gzip
import hashlib
import mimetypes
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

COMPRESSIBLE = frozenset(
    ("application/json", "application/manifest+json", "image/svg+xml", "text/javascript")
)
TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}
"""Said here: the Windows registry may call a script text/plain, which browsers refuse to run."""


@dataclass(frozen=True)
class Asset:
    """One file of the page. `body` is gzip when `is_gzip`."""

    body: bytes
    is_gzip: bool
    media_type: str
    etag: str
    is_immutable: bool

    def plain(self) -> bytes:
        return gzip.decompress(self.body) if self.is_gzip else self.body


def load_assets(folder: Path) -> Mapping[str, Asset]:
    """Every file under `folder` by the path it is asked for; empty when nothing is built."""
    return {
        f"/{path.relative_to(folder).as_posix()}": _load(folder, path) for path in _files(folder)
    }


def _files(folder: Path) -> Iterable[Path]:
    return (
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
    )


def _load(folder: Path, path: Path) -> Asset:
    body = path.read_bytes()
    guessed = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    media_type = TYPES.get(path.suffix.lower(), guessed)
    is_text = media_type.startswith("text/") or media_type in COMPRESSIBLE
    return Asset(
        body=gzip.compress(body, mtime=0) if is_text else body,
        is_gzip=is_text,
        media_type=f"{media_type}; charset=utf-8" if is_text else media_type,
        etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"',
        is_immutable=path.relative_to(folder).parts[0] == "assets",
    )
