"""Takes a job's media inputs and puts them on its node, each file once per node."""

import asyncio
import hashlib
from collections import OrderedDict
from pathlib import Path

from studio_kit.media import kind_of
from studio_kit.paths import ProjectRoot

from ..jobs.graph import patched
from ..jobs.models import Graph, JobMetadata
from ..nodes.comfy import ComfyNode
from ..nodes.models import Artifact
from .kept import KEPT, KeptInputs
from .masks import masked_picture
from .models import InputMissing, InputSource, InputTooLarge, InputUnusable, MaskedInput, Upload
from .storage import UploadStorage

HASHES_REMEMBERED = 1024
NAME_LENGTH = 24
"""Hexadecimal digits of the content that name an uploaded file: never the same for another."""

FileState = tuple[str, int, int]


class Inputs:
    """`outputs` is the folder of jobs without a project, `largest` a file's size in bytes."""

    def __init__(
        self, kept: KeptInputs, storage: UploadStorage, *, outputs: Path, largest: int
    ) -> None:
        self._kept = kept
        self._storage = storage
        self._outputs = outputs
        self._largest = largest
        self._hashes: OrderedDict[FileState, str] = OrderedDict()
        self._uploading: dict[str, asyncio.Lock] = {}

    def taken(self, graph: Graph, metadata: JobMetadata) -> JobMetadata:
        """The metadata with what came as `data:` URLs kept as files. Blocks.

        Raises `InputMissing`, `InputUnusable`, `InputTooLarge`, and what is wrong with a path.
        """
        patched(graph, dict.fromkeys(metadata.inputs))  # every target exists
        inputs = {target: self._taken(source) for target, source in metadata.inputs.items()}
        taken = metadata.model_copy(update={"inputs": inputs})
        for source in inputs.values():
            for name in _names(source):
                self._check(self._path(name, taken))
        return taken

    async def prepared(
        self, graph: Graph, metadata: JobMetadata, *, node_id: str, client: ComfyNode
    ) -> Graph:
        """The graph with its media inputs named as the node has them.

        Raises `InputMissing` and the like for a file that has gone since, `UploadTooLarge`, and
        `NodeUnreachable`.
        """
        names: dict[str, str] = {}
        async with self._uploading.setdefault(node_id, asyncio.Lock()):
            for target, source in metadata.inputs.items():
                path = await asyncio.to_thread(self._file, source, metadata)
                names[target] = await self._on_node(path, node_id, client)
        return patched(graph, names)

    # -- taking

    def _taken(self, source: InputSource) -> InputSource:
        if isinstance(source, MaskedInput):
            return MaskedInput(image=self._named(source.image), mask=self._named(source.mask))
        return self._named(source)

    def _named(self, source: str) -> str:
        return self._kept.keep_url(source) if source.startswith("data:") else source

    def _check(self, path: Path) -> None:
        if not path.is_file():
            raise InputMissing(f"There is no file {path.name} in the project to read.")
        if kind_of(path.name) is None:
            raise InputUnusable(f"{path.name} is neither a picture nor video nor audio.")
        if path.stat().st_size > self._largest:
            raise InputTooLarge(f"{path.name} is larger than {self._largest} bytes.")

    def _path(self, name: str, metadata: JobMetadata) -> Path:
        if name.startswith(KEPT):
            return self._kept.path(name)
        folder = metadata.project_path
        root = ProjectRoot.open(folder) if folder is not None else ProjectRoot(self._outputs)
        return root.resolve(name)

    # -- putting on the node

    def _file(self, source: InputSource, metadata: JobMetadata) -> Path:
        paths = [self._path(name, metadata) for name in _names(source)]
        for path in paths:
            self._check(path)
        if len(paths) == 1:
            return paths[0]
        return self._kept.path(self._kept.keep(masked_picture(*paths), "png"))

    async def _on_node(self, path: Path, node_id: str, client: ComfyNode) -> str:
        sha256 = await asyncio.to_thread(self._hash, path)
        upload = await self._storage.find(node_id, sha256)
        # A node that was set up anew has lost what it was given.
        if upload is None or not await client.holds(_artifact(upload)):
            name = f"studio_{sha256[:NAME_LENGTH]}{path.suffix.lower()}"
            upload = _upload(await client.upload(path, name))
            await self._storage.save(node_id, sha256, upload)
        return f"{upload.subfolder}/{upload.filename}" if upload.subfolder else upload.filename

    def _hash(self, path: Path) -> str:
        facts = path.stat()
        state = (str(path), facts.st_size, facts.st_mtime_ns)
        if state not in self._hashes:
            with path.open("rb") as file:
                self._hashes[state] = hashlib.file_digest(file, "sha256").hexdigest()
            if len(self._hashes) > HASHES_REMEMBERED:
                self._hashes.popitem(last=False)
        return self._hashes[state]


def _names(source: InputSource) -> tuple[str, ...]:
    return (source.image, source.mask) if isinstance(source, MaskedInput) else (source,)


def _upload(placed: Artifact) -> Upload:
    return Upload(placed.filename, placed.subfolder, placed.type)


def _artifact(upload: Upload) -> Artifact:
    return Artifact(
        graph_node="", filename=upload.filename, subfolder=upload.subfolder, type=upload.type
    )
