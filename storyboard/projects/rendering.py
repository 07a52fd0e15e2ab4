"""Whether the orchestrator still renders into a project, whose folder is then left alone."""

import httpx

from studio_kit.errors import Conflict

ANSWER_SECONDS = 5.0


class StillRendering(Conflict):
    title = "Still rendering"


class Rendering:
    """`client` speaks to the orchestrator."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def refuse(self, project_id: str) -> None:
        """Raises `StillRendering` while jobs of the project wait or run.

        An orchestrator that is away writes nothing; what waits in it says so when it is back.
        """
        count = await self._jobs_under_way(project_id)
        if count:
            jobs = "1 render is" if count == 1 else f"{count} renders are"
            raise StillRendering(f"{jobs} still under way for this project; wait or cancel first.")

    async def _jobs_under_way(self, project_id: str) -> int:
        try:
            answer = await self._client.get(
                "/api/queue", params={"project_id": project_id}, timeout=ANSWER_SECONDS
            )
            answer.raise_for_status()
            summary = answer.json()
            return int(summary["waiting"]) + int(summary["running"])
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return 0
