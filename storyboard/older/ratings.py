"""Stars of pictures, which the gallery keeps, from a project of the earlier console."""

import httpx

from studio_kit.logs import logger

MOST_AT_ONCE = 10_000
ANSWER_SECONDS = 60.0

log = logger("older")


class RatingsToGallery:
    """`client` speaks to the gallery."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def tell(self, project: str, stars: dict[str, int]) -> None:
        """Best effort: where the gallery is away, only the shots have their stars."""
        paths = list(stars)
        for first in range(0, len(paths), MOST_AT_ONCE):
            some = {path: stars[path] for path in paths[first : first + MOST_AT_ONCE]}
            body = {"project_path": project, "ratings": some}
            try:
                answer = await self._client.post(
                    "/api/gallery/ratings", json=body, timeout=ANSWER_SECONDS
                )
                answer.raise_for_status()
            except httpx.HTTPError as error:
                log.warning("The gallery did not take the pictures' stars: %r", error)
