"""Turn what a node made into takes: fetched, decoded, named, recorded. Repeatable at any point."""

import asyncio
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ulid import ULID

from studio_kit.errors import StudioError
from studio_kit.files import keep_aside, place
from studio_kit.intent import fingerprint_of
from studio_kit.media import MediaFacts, UnreadableMedia, kind_of, probe
from studio_kit.project import (
    SIDECAR_SUFFIX,
    DamagedRecord,
    Take,
    read_take,
    sidecar_of,
    write_take,
)
from studio_kit.version_claims import VersionClaim, claim_version, held_claim

from ..jobs.models import Job, JobMetadata
from ..nodes.capabilities import models
from ..nodes.comfy import ComfyNode
from ..nodes.models import Artifact, ArtifactMissing
from .destination import destination, unwritable
from .fetch import fetch
from .leftovers import sweep_leftovers
from .models import Destination, Fetched, NothingMade, Render, Wanted

CLOCK_DIFFERENCE = timedelta(hours=1)
"""A share may be that far from this machine's clock."""

FILES_NAMED = 3
"""How many files of other kinds a sentence names."""


class Collector:
    """`fallback` is the folder of jobs that belong to no project."""

    def __init__(self, fallback: Path) -> None:
        self._fallback = fallback

    async def collect(
        self, render: Render, client: ComfyNode, *, again: bool
    ) -> tuple[Destination, list[Take]]:
        """Every take of the job; none where the graph only told words. `again`: a try before
        this one, perhaps of a process that was killed, may have written some of them.

        Raises what is wrong with the folder, `NodeUnreachable` (worth waiting for) and
        `ArtifactMissing`, `UnreadableMedia`, `NothingMade` (not).
        """
        wanted = wanted_files(render.job.artifacts)
        if not wanted and not render.job.texts:
            raise NothingMade(_nothing_sentence(render.job.artifacts))
        home = await asyncio.to_thread(self._home, render.job)
        try:
            written = await asyncio.to_thread(_written, home, render.job) if again else {}
            return home, await _bring_home(render, wanted, written, home=home, client=client)
        except OSError as error:
            raise unwritable(home.folder, error) from error

    async def abandon(self, job: Job) -> None:
        """Give back what a collecting that was broken off holds: a number and half a file.

        Where the folder is away they stay until it is swept.
        """
        with suppress(StudioError, OSError):
            home = await asyncio.to_thread(self._home, job)
            await asyncio.to_thread(_abandon, home, job)

    def _home(self, job: Job) -> Destination:
        return destination(job.metadata, fallback=self._fallback, job=job)


def wanted_files(artifacts: Sequence[Artifact]) -> list[Wanted]:
    """The saved media; what a node only previewed counts where nothing was saved."""
    media = list(dict.fromkeys(item for item in artifacts if kind_of(item.filename)))
    saved = [item for item in media if item.type == "output"]
    return [Wanted(item, index) for index, item in enumerate(saved or media, start=1)]


def _nothing_sentence(artifacts: Sequence[Artifact]) -> str:
    files = [item.filename for item in artifacts if item.filename]
    names = ", ".join(files[:FILES_NAMED])
    saved = f" (it saved only {names})" if names else ""
    return f"The graph ended without a picture, video or sound{saved}; add a save node."


async def _bring_home(
    render: Render,
    wanted: list[Wanted],
    written: dict[int, Take],
    *,
    home: Destination,
    client: ComfyNode,
) -> list[Take]:
    missing = [want for want in wanted if want.variant not in written]
    if missing:
        written |= await _save(render, missing, home, client)
    else:
        # No number is claimed only to be given back: meanwhile another job would skip it.
        await asyncio.to_thread(_release_leftover, home, render.job)
    return [written[want.variant] for want in wanted]


async def _save(
    render: Render, missing: list[Wanted], home: Destination, client: ComfyNode
) -> dict[int, Take]:
    claim = await asyncio.to_thread(_claim, home, render.job)
    saved: dict[int, Take] = {}
    try:
        for want in missing:
            fetched = await _fetch(render, want, home, client)
            keep = _keep_last if want is missing[-1] else _keep
            keeping = asyncio.to_thread(keep, fetched, render, want, home, claim)
            saved[want.variant] = await _undivided(keeping)
    except (ArtifactMissing, UnreadableMedia):
        # This attempt will not come back for its number.
        await asyncio.to_thread(claim.release)
        raise
    return saved


def _claim(home: Destination, job: Job) -> VersionClaim:
    claim = claim_version(home.root.path, home.naming, owner=_owner(job))
    sweep_leftovers(home.folder)
    return claim


async def _undivided(work: Coroutine[None, None, Take]) -> Take:
    """A cancel waits: the thread goes on all the same, and nothing else may touch its files."""
    working = asyncio.create_task(work)
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        await asyncio.wait([working])
        raise


def _abandon(home: Destination, job: Job) -> None:
    for part in home.folder.glob(f".{job.id}-{job.attempt}-*.part.*"):
        part.unlink(missing_ok=True)
    _release_leftover(home, job)


def _release_leftover(home: Destination, job: Job) -> None:
    """A crash between the last take and the end of the saving leaves the claim behind."""
    if claim := held_claim(home.root.path, home.naming, owner=_owner(job)):
        claim.release()


def _owner(job: Job) -> str:
    return f"{job.id}/{job.attempt}"


def _written(home: Destination, job: Job) -> dict[int, Take]:
    """The takes that this attempt wrote before, by variant. Older sidecars are not opened."""
    found: dict[int, Take] = {}
    since = (job.created_at - CLOCK_DIFFERENCE).timestamp()
    for sidecar in home.folder.glob(f"*{SIDECAR_SUFFIX}"):
        if sidecar.stat().st_mtime < since:
            continue
        try:
            take = read_take(home.root, sidecar)
        except DamagedRecord:
            continue
        if (take.job_id, take.attempt) == (job.id, job.attempt):
            found[take.variant] = take
    return found


async def _fetch(render: Render, want: Wanted, home: Destination, client: ComfyNode) -> Fetched:
    extension = want.artifact.filename.rpartition(".")[2]
    name = f".{render.job.id}-{render.job.attempt}-{want.variant}.part.{extension}"
    return await fetch(client, want.artifact, home.folder / name)


def _keep(
    fetched: Fetched, render: Render, want: Wanted, home: Destination, claim: VersionClaim
) -> Take:
    """Verify, name and record one file."""
    try:
        facts = probe(fetched.path)
        path = claim.file(fetched.extension, variant=want.variant)
        _place(fetched, path)
    finally:
        fetched.path.unlink(missing_ok=True)
    take = _record(fetched, facts, render, want, home, path, claim.version)
    write_take(home.root, take)
    return take


def _keep_last(
    fetched: Fetched, render: Render, want: Wanted, home: Destination, claim: VersionClaim
) -> Take:
    """The number is given back with the last file, on the same trip to the folder."""
    take = _keep(fetched, render, want, home, claim)
    claim.release()
    return take


def _place(fetched: Fetched, path: Path) -> None:
    """A file without record under our claim is what a crash left of this very save."""
    if path.exists() and not sidecar_of(path).exists():
        if path.stat().st_size:
            keep_aside(path)
        else:
            path.unlink()
    place(fetched.path, path)


def _record(
    fetched: Fetched,
    facts: MediaFacts,
    render: Render,
    want: Wanted,
    home: Destination,
    path: Path,
    version: int,
) -> Take:
    job, told = render.job, render.job.metadata
    return Take(
        schema_version=1,
        id=str(ULID()),
        owner=home.owner,
        kind=facts.kind,
        version=version,
        variant=want.variant,
        stage=told.stage,
        path=home.root.relative(path),
        sha256=fetched.sha256,
        size=fetched.size,
        width=facts.width,
        height=facts.height,
        duration_seconds=facts.duration_seconds,
        frames=facts.frames,
        prompt=told.prompt,
        negative_prompt=told.negative_prompt,
        seed=told.seed,
        template_id=told.template_id,
        values=told.values,
        graph=render.graph,
        graph_hash=job.graph_hash,
        models=models(render.graph),
        node_id=job.node_id or "",
        node_name=render.node_name,
        node_version=render.node_version,
        queued_at=job.created_at,
        started_at=job.started_at,
        finished_at=render.finished_at,
        job_id=job.id,
        attempt=job.attempt,
        fingerprint=_fingerprint(told),
        intent=told.intent,
        texts=tuple(text.text for text in job.texts),
        created_at=datetime.now(UTC),
    )


def _fingerprint(told: JobMetadata) -> str | None:
    return told.fingerprint if told.intent is None else fingerprint_of(told.intent)
