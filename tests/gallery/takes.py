"""Records of takes for tests."""

from datetime import UTC, datetime
from pathlib import Path

from studio_kit.project import Take, TakeOwner

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def take_of(path: Path) -> Take:
    return Take(
        schema_version=1,
        id="01K",
        owner=TakeOwner(kind="shot", id=None, name="1A"),
        kind="image",
        version=1,
        variant=1,
        stage="draft",
        path=path.name,
        sha256="0" * 64,
        size=path.stat().st_size,
        width=640,
        height=360,
        duration_seconds=None,
        frames=1,
        prompt="Mara",
        negative_prompt="",
        seed=7,
        template_id="storyboard-still",
        values={},
        graph={},
        graph_hash="0" * 64,
        models=(),
        node_id="sketch",
        node_name="Storyboard sketch",
        queued_at=NOW,
        started_at=NOW,
        finished_at=NOW,
        job_id="j",
        attempt=1,
        fingerprint=None,
        created_at=NOW,
    )
