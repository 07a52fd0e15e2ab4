"""What must be true of every farm, whatever happened to it."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from orchestrator.events.models import Event, EventType
from orchestrator.events.storage import EventStorage
from orchestrator.jobs.models import ENDED, Attempt, Cause, Job, Status
from studio_kit.paths import ProjectRoot
from studio_kit.project import Take, read_takes

from .script import BEARABLE
from .world import World, seed_of


@dataclass(frozen=True)
class Record:
    """All that is known when it is over."""

    world: World
    jobs: dict[str, Job]
    attempts: dict[str, list[Attempt]]
    events: list[Event]
    takes: list[tuple[Path, Take]]
    unretracted: int


async def record(world: World) -> Record:
    farm = world.orchestrator
    left = [await farm.storage.to_retract(node_id) for node_id in world.nodes]
    return Record(
        world=world,
        jobs=await farm.storage.several(world.submitted),
        attempts=await farm.storage.attempts(world.submitted),
        events=(await EventStorage(farm.database).after(0, limit=1_000_000)).events,
        takes=[
            (folder, take)
            for folder in world.projects.values()
            for take in read_takes(ProjectRoot.open(folder)).takes
        ],
        unretracted=sum(map(len, left)),
    )


def violations(known: Record) -> list[str]:
    """Sentences; none is as it should be."""
    checks = (_lost, _given_up, _twice, _without_bytes, _ways, _cancels, _posts, _order, _ends)
    return [sentence for check in checks for sentence in check(known)]


def _lost(known: Record) -> Iterator[str]:
    for job_id in known.world.submitted:
        job = known.jobs.get(job_id)
        if job is None:
            yield f"{job_id} was lost"
        elif job.status not in ENDED:
            yield f"{job_id} never came to an end: {job.status}, {_told(known, job_id)}"


def _ends(known: Record) -> Iterator[str]:
    """A job fails for a reason that was planned, and is cancelled by a wish."""
    for job_id, job in known.jobs.items():
        if job.status is Status.CANCELLED and job_id not in known.world.cancelled:
            yield f"{job_id} was cancelled by nobody"
        if job.status is Status.FAILED and (not job.error or job.cause is None):
            yield f"{job_id} failed without a reason"
        if job.status is Status.FAILED and not known.world.script.outcomes:
            gone = [attempt.cause for attempt in known.attempts[job_id]]
            if len(gone) < 3:
                yield f"{job_id} failed after {len(gone)} attempts: {job.error}"
    if known.unretracted:
        yield f"{known.unretracted} prompts were not taken back"


def _given_up(known: Record) -> Iterator[str]:
    """A node that keeps what it has and answers, though late or with lost words, loses no job."""
    if {trouble.kind for trouble in known.world.script.troubles} <= set(BEARABLE):
        for job_id, attempts in known.attempts.items():
            for attempt in attempts:
                if attempt.cause is Cause.NODE_GONE:
                    yield f"{job_id} was taken from a node that had it: {attempt.reason}"


def _twice(known: Record) -> Iterator[str]:
    done = Counter(event.job_id for event in known.events if event.type == EventType.JOB_DONE)
    yield from (f"{job_id} was done {count} times" for job_id, count in done.items() if count > 1)
    written = Counter(
        event.job_id for event in known.events if event.type == EventType.TAKE_WRITTEN
    )
    yield from (f"{key} wrote {count} takes" for key, count in written.items() if count > 1)
    for job_id, attempts in known.attempts.items():
        prompts = {attempt.prompt_id for attempt in attempts}
        for prompt_id in prompts:
            nodes = [key for key, node in known.world.nodes.items() if node.posted[prompt_id]]
            if len(nodes) > 1:
                yield f"a prompt of {job_id} was on {nodes}"


def _without_bytes(known: Record) -> Iterator[str]:
    by_id = {take.id: (folder, take) for folder, take in known.takes}
    for job_id, job in known.jobs.items():
        if job.status is not Status.DONE:
            continue
        if len(job.outputs) != 1:
            yield f"{job_id} is done with {len(job.outputs)} files"
        for output in job.outputs:
            if output.take_id not in by_id:
                yield f"{job_id} is done without the record of {output.path}"
                continue
            folder, _ = by_id[output.take_id]
            yield from _wrong_bytes(known, job_id, folder / output.path, output.sha256)


def _wrong_bytes(known: Record, job_id: str, path: Path, sha256: str) -> Iterator[str]:
    if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        yield f"{job_id}: the bytes of {path.name} are not those of its record"
    try:
        with Image.open(path) as image:
            red, green, blue = image.convert("RGB").tobytes()[:3]
    except OSError:
        yield f"{job_id} is done with a file that is no picture"
        return
    made = red << 16 | green << 8 | blue
    if made != seed_of(known.world.script.seed, int(job_id[1:])):
        yield f"{job_id} has the picture of another job"


def _ways(known: Record) -> Iterator[str]:
    """Where jobs went: to capable nodes, and to the one that they are pinned to."""
    for node_id, node in known.world.nodes.items():
        yield from (f"{prompt} went to {node_id}, which cannot run it" for prompt in node.incapable)
    for job_id, job in known.jobs.items():
        for attempt in known.attempts[job_id]:
            if job.pinned_node not in (None, attempt.node_id):
                yield f"{job_id} is pinned to {job.pinned_node} and was on {attempt.node_id}"


def _cancels(known: Record) -> Iterator[str]:
    """A prompt is stopped only where its job was cancelled, or its attempt given up before."""
    owners = {
        attempt.prompt_id: (job_id, attempt)
        for job_id, attempts in known.attempts.items()
        for attempt in attempts
    }
    for node in known.world.nodes.values():
        for prompt_id in (*node.interrupted, *node.dropped):
            job_id, attempt = owners[prompt_id]
            if job_id not in known.world.cancelled and attempt.ended_at is None:
                yield f"{prompt_id} of {job_id} was stopped though nobody wished it"
            job = known.jobs[job_id]
            if job.status is Status.DONE and job.prompt_id == prompt_id:
                yield f"{job_id} is done by a prompt that was stopped"


def _posts(known: Record) -> Iterator[str]:
    """A node that was restarted has lost the prompt, and may be sent it again."""
    for node_id, node in known.world.nodes.items():
        yield from (f"{key} was sent to {node_id}, which had it" for key in node.repeated)
        if "twice" not in {planned.outcome for planned in known.world.script.outcomes}:
            rendered = (key for key, count in node.executed.items() if count > node.lives)
            yield from (f"{key} was rendered more than once on {node_id}" for key in rendered)


def _order(known: Record) -> Iterator[str]:
    if known.world.broken_bounds:
        yield f"the bound on overtaking was broken {known.world.broken_bounds} times"
    numbers = [event.sequence for event in known.events]
    if numbers != list(range(1, len(numbers) + 1)):
        yield "the event log has gaps"


def _told(known: Record, job_id: str) -> str:
    told = known.attempts.get(job_id, [])
    return "; ".join(f"{item.number} on {item.node_id}: {item.reason}" for item in told)
